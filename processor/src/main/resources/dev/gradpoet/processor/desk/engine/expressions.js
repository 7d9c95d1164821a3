// Parses expressions of the part of Java that generated kernels are written in.
//
// literal {value, type}, name {name}, index {array, index}, length {array}, call {owner, name, arguments},
// unary {operator, operand}, binary {operator, left, right}, choice {condition, then, otherwise}, cast {castTo, operand},
// array {type, length}. All have `from` and `to`, offsets in the source, and `line`.
const Expressions = (function () {
  'use strict';

  const CONSTANTS = [Math.SQRT1_2, 1 / Math.sqrt(2 * Math.PI), 2 / Math.sqrt(Math.PI), Math.sqrt(2 / Math.PI), Math.LN2,
    1.0507009873554805, 1.6732632423543772, 1.0507009873554805 * 1.6732632423543772];

  const PRIMITIVES = ['int', 'float', 'double', 'boolean', 'long', 'short', 'byte', 'char'];
  const LEVELS = [['||'], ['&&'], ['==', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', '/', '%']];

  /** A parser over tokens from `start` on, with what a parser of statements needs of it. */
  function parser(source, tokens, start) {
    let at = start;

    function peek(offset) {
      return tokens[Math.min(at + (offset || 0), tokens.length - 1)];
    }

    function is(text, offset) {
      const token = peek(offset);
      return token.text === text && token.kind !== 'text';
    }

    function refuse(what) {
      const token = peek();
      const end = source.indexOf('\n', token.from);
      Lexer.refuse(token.line, what, source.substring(token.from, end < 0 ? source.length : end).trim());
    }

    function take(text) {
      if (!is(text)) {
        refuse("this, where '" + text + "' is expected");
      }
      return tokens[at++];
    }

    function takeIf(text) {
      const found = is(text);
      at += found ? 1 : 0;
      return found;
    }

    function name() {
      if (peek().kind !== 'name') {
        refuse('this, where a name is expected');
      }
      return tokens[at++].text;
    }

    /** An expression from token `first` to the last one taken. */
    function node(kind, first, parts) {
      parts.kind = kind;
      parts.from = first.from;
      parts.to = tokens[at - 1].to;
      parts.line = first.line;
      return parts;
    }

    function expression() {
      const first = peek();
      const condition = binary(0);
      if (!takeIf('?')) {
        return condition;
      }
      const then = expression();
      take(':');
      const otherwise = expression();
      return node('choice', first, {condition: condition, then: then, otherwise: otherwise});
    }

    function binary(level) {
      if (level === LEVELS.length) {
        return unary();
      }
      const first = peek();
      let left = binary(level + 1);
      while (peek().kind === 'symbol' && LEVELS[level].indexOf(peek().text) >= 0) {
        let operator = tokens[at++].text;
        let right = binary(level + 1);
        left = node('binary', first, {operator: operator, left: left, right: right});
      }
      return left;
    }

    function unary() {
      const first = peek();
      if (is('-') || is('+') || is('!')) {
        at++;
        return node('unary', first, {operator: first.text, operand: unary()});
      }
      if (is('(') && PRIMITIVES.indexOf(peek(1).text) >= 0 && is(')', 2)) {
        at += 3;
        const to = tokens[at - 2].text;
        return node('cast', first, {castTo: to, operand: unary()});
      }
      return postfix(first);
    }

    function postfix(first) {
      let result = primary();
      for (;;) {
        if (takeIf('[')) {
          let index = expression();
          take(']');
          result = node('index', first, {array: result, index: index});
        } else if (is('.') && is('length', 1) && !is('(', 2)) {
          at += 2;
          result = node('length', first, {array: result});
        } else if (is('.') && result.kind === 'name') {
          at++;
          let member = name();
          result = is('(')
            ? node('call', first, {owner: result.name, name: member, arguments: list()})
            : node('name', first, {name: result.name + '.' + member});
          result.to = tokens[at - 1].to;
        } else {
          return result;
        }
      }
    }

    function primary() {
      const first = peek();
      if (takeIf('(')) {
        const inner = expression();
        take(')');
        return inner;
      }
      if (first.kind === 'number') {
        at++;
        const literal = number(first);
        return node('literal', first, literal);
      }
      if (is('true') || is('false')) {
        at++;
        return node('literal', first, {value: first.text === 'true', type: 'boolean'});
      }
      if (takeIf('new')) {
        const type = name();
        if (!is('[')) {
          refuse('new ' + type);
        }
        take('[');
        const length = expression();
        take(']');
        return node('array', first, {type: type + '[]', length: length});
      }
      if (is('this') && is('.', 1)) {
        at += 2;
        return node('name', first, {name: name(), isField: true});
      }
      if (first.kind !== 'name') {
        refuse('this expression');
      }
      at++;
      if (is('(')) {
        const given = list();
        return node('call', first, {owner: '', name: first.text, arguments: given});
      }
      return node('name', first, {name: first.text});
    }

    function list() {
      const given = [];
      take('(');
      while (!is(')')) {
        given.push(expression());
        if (!is(')')) {
          take(',');
        }
      }
      take(')');
      return given;
    }

    /**
     * The number that a float stands for, if it is the nearest one to a constant of an activation or a loss: of GELU, SELU or
     * log cosh. In double its eight digits would be an error.
     */
    function meant(value, exact) {
      const found = CONSTANTS.filter(function (each) { return Math.fround(each) === value; });
      return found.length === 1 ? found[0] : exact;
    }

    /** A literal. A decimal becomes a float in two roundings, which differ from one only at the middle of two floats. */
    function number(token) {
      const text = token.text.replace(/_/g, '');
      if (/^(0|[1-9][0-9]*)$/.test(text) && Number(text) <= 2147483647) {
        return {value: Number(text), type: 'int'};
      }
      const parts = /^([0-9]*\.?[0-9]*(?:[eE][-+]?[0-9]+)?)([fFdD]?)$/.exec(text);
      if (parts === null || (parts[2] === '' && !/[.eE]/.test(text))) {
        Lexer.refuse(token.line, 'a number of this form', token.text);
      }
      const exact = Number(parts[1]);
      if (!/[fF]/.test(parts[2])) {
        return {value: exact, exact: exact, type: 'double'};
      }
      const value = Math.fround(exact);
      const other = 2 * exact - value;
      if (!isFinite(value) || (exact !== value && Math.fround(other) === other)) {
        Lexer.refuse(token.line, 'a number that is no float', token.text);
      }
      return {value: value, exact: meant(value, exact), type: 'float'};
    }

    return {peek: peek, is: is, refuse: refuse, take: take, takeIf: takeIf, name: name, node: node, expression: expression,
      postfix: postfix,
      /** Goes over tokens, or back. */
      skip: function (count) {
        at += count;
      },
      backTo: function (token) {
        at = tokens.indexOf(token);
      },
      /** The line of the last token taken. */
      lastLine: function () {
        return tokens[at - 1].line;
      }};
  }

  return {parser: parser, PRIMITIVES: PRIMITIVES};
})();
