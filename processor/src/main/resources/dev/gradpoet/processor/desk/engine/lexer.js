// Splits Java source text into tokens. What it does not need, comments and spaces, it skips.
const Lexer = (function () {
  'use strict';

  // A token, or what is between tokens: spaces, a comment. Beyond ASCII all characters are letters: javac has read the text.
  const PATTERN = new RegExp([
    '\\s+|//[^\\n]*|/\\*',
    '[A-Za-z_$\\u0080-\\uffff][\\w$\\u0080-\\uffff]*',
    '0[xX](?:[pP][-+]|[\\w.])*|\\.?[0-9](?:[eE][-+]|[\\w.])*',
    '"""|"(?:[^"\\\\]|\\\\[^])*"|\'(?:[^\'\\\\]|\\\\[^])*\'',
    '\\+\\+|--|&&|\\|\\||->|::|[-+*/%=!<>]=|[^]'
  ].map(each => '(' + each + ')').join('|'), 'g');
  const KINDS = ['space', 'name', 'number', 'text', 'symbol'];

  /** Refuses a construct: the engine runs what it knows, and never guesses. */
  function refuse(line, what, text) {
    throw new Error('line ' + line + ': cannot run ' + what + ': ' + text);
  }

  function kindOf(match) {
    return match[1] !== undefined ? 0 : match[2] !== undefined ? 1 : match[3] !== undefined ? 2 : match[4] !== undefined ? 3 : 4;
  }

  /** The end of a comment or a block of text that begins before `from`. */
  function endOf(source, closing, from) {
    const end = source.indexOf(closing, from);
    return end < 0 ? source.length : end + closing.length;
  }

  /**
   * The tokens of a text, the last one of kind 'end': {kind, text, from, to, line}. The kinds are name, number, text and
   * symbol; `from` and `to` are offsets in the source.
   */
  function tokens(source) {
    const found = [];
    let at = 0;
    let line = 1;
    let match = null;
    let kind = 0;
    let from = 0;
    let text = '';
    while (at < source.length) {
      PATTERN.lastIndex = at;
      match = PATTERN.exec(source);
      kind = kindOf(match);
      from = at;
      text = match[0];
      at = text === '/*' ? endOf(source, '*/', from + 2) : text === '"""' ? endOf(source, '"""', from + 3) : from + text.length;
      if (kind > 0) {
        found.push({kind: KINDS[kind], text: text, from: from, to: at, line: line});
      }
      if (kind === 0 || kind === 3) {
        for (from = source.indexOf('\n', from); from >= 0 && from < at; from = source.indexOf('\n', from + 1)) {
          line++;
        }
      }
    }
    found.push({kind: 'end', text: '', from: at, to: at, line: line});
    return found;
  }

  return {tokens: tokens, refuse: refuse};
})();
