// Reads the members of the class in a Java file: fields with the expressions they start with, and methods, whose bodies
// are left as tokens. It skips all else: imports, annotations, constructors, initialisers, nested types.
const ClassReader = (function () {
  'use strict';

  const MODIFIERS = ['public', 'protected', 'private', 'static', 'final', 'abstract', 'synchronized', 'transient',
    'volatile', 'native', 'strictfp', 'default', 'sealed'];
  const CLOSING = {'(': ')', '{': '}', '[': ']'};

  /** {name, fields: [{name, type, isStatic, start, line}], methods: [{name, returns, isStatic, parameters, body, …}]}. */
  function read(source) {
    const tokens = Lexer.tokens(source);
    let at = 0;

    function is(text) {
      return tokens[at].text === text && tokens[at].kind !== 'text';
    }

    /** Skips to behind the bracket that closes the one here. */
    function skipBrackets() {
      const open = tokens[at].text;
      const close = CLOSING[open];
      let depth = 0;
      for (; tokens[at].kind !== 'end'; at++) {
        if (is(open)) {
          depth++;
        } else if (is(close)) {
          depth--;
          if (depth === 0) {
            at++;
            return;
          }
        }
      }
      Lexer.refuse(tokens[at].line, 'a file that ends too early', open);
    }

    /** Skips to a token that is one of `texts`, over brackets. */
    function skipTo(texts) {
      while (tokens[at].kind !== 'end' && !(tokens[at].kind === 'symbol' && texts.indexOf(tokens[at].text) >= 0)) {
        if (tokens[at].kind === 'symbol' && CLOSING[tokens[at].text] !== undefined) {
          skipBrackets();
        } else {
          at++;
        }
      }
    }

    function skipAnnotation() {
      at += 2;
      while (is('.')) {
        at += 2;
      }
      if (is('(')) {
        skipBrackets();
      }
    }

    function modifiers() {
      const found = [];
      for (;;) {
        if (is('@') && tokens[at + 1].text !== 'interface') {
          skipAnnotation();
        } else if (MODIFIERS.indexOf(tokens[at].text) >= 0) {
          found.push(tokens[at++].text);
        } else {
          return found;
        }
      }
    }

    /** A type, as it is written, without spaces. */
    function type() {
      let text = tokens[at++].text;
      while (is('.')) {
        text += '.' + tokens[at + 1].text;
        at += 2;
      }
      if (is('<')) {
        let depth = 0;
        do {
          depth += is('<') ? 1 : is('>') ? -1 : 0;
          text += tokens[at++].text;
        } while (depth > 0 && tokens[at].kind !== 'end');
      }
      while (is('[') || is('@')) {
        if (is('@')) {
          skipAnnotation();
        } else {
          text += '[]';
          at += 2;
        }
      }
      if (is('.')) {
        text += '...';
        at += 3;
      }
      return text;
    }

    function parameters() {
      const found = [];
      at++;
      while (!is(')') && tokens[at].kind !== 'end') {
        modifiers();
        let of = type();
        found.push({type: of, name: tokens[at++].text});
        if (is(',')) {
          at++;
        }
      }
      at++;
      return found;
    }

    function method(into, first, found, returns) {
      const name = tokens[at++].text;
      const made = {name: name, returns: returns, isStatic: found.indexOf('static') >= 0, parameters: parameters(),
        firstLine: first.line, lastLine: first.line, body: -1};
      skipTo(['{', ';']);
      if (is('{')) {
        made.body = at;
        skipBrackets();
      } else {
        at++;
      }
      made.lastLine = tokens[at - 1].line;
      into.methods.push(made);
    }

    function fields(into, found, of) {
      for (;;) {
        let field = {name: tokens[at].text, type: of, isStatic: found.indexOf('static') >= 0, start: -1, line: tokens[at].line};
        at++;
        if (is('=')) {
          field.start = at + 1;
        }
        into.fields.push(field);
        skipTo([',', ';']);
        at++;
        if (tokens[at - 1].text !== ',') {
          return;
        }
      }
    }

    function member(into) {
      const first = tokens[at];
      const found = modifiers();
      if (is('{')) {
        skipBrackets();
      } else if (is(';')) {
        at++;
      } else if (is('class') || is('interface') || is('enum') || is('@')
          || (is('record') && tokens[at + 1].kind === 'name' && /[(<]/.test(tokens[at + 2].text))) {
        skipTo(['{']);
        skipBrackets();
      } else if (is(into.name) && tokens[at + 1].text === '(') {
        at++;
        skipTo(['{']);
        skipBrackets();
      } else {
        if (is('<')) {
          Lexer.refuse(tokens[at].line, 'a generic method', tokens[at + 1].text);
        }
        let of = type();
        if (tokens[at].kind !== 'name') {
          Lexer.refuse(tokens[at].line, 'this member', of + ' ' + tokens[at].text);
        }
        if (tokens[at + 1].text === '(') {
          method(into, first, found, of);
        } else {
          fields(into, found, of);
        }
      }
    }

    while (tokens[at].kind !== 'end' && !is('class')) {
      if (is('@')) {
        skipAnnotation();
      } else {
        at++;
      }
    }
    if (tokens[at].kind === 'end') {
      Lexer.refuse(1, 'a file without a class', source.substring(0, 40).trim());
    }
    const result = {name: tokens[at + 1].text, tokens: tokens, fields: [], methods: []};
    skipTo(['{']);
    at++;
    while (!is('}')) {
      if (tokens[at].kind === 'end') {
        Lexer.refuse(tokens[at].line, 'a file that ends too early', 'class ' + result.name);
      }
      member(result);
    }
    return result;
  }

  return {read: read};
})();
