// Parses statements: local {type, name, value}, assign {target, operator, value}, run {call}, block {body},
// if {condition, then, otherwise}, for {start, condition, update, body}, return {value}, continue, break. All have `from`
// and `to`, offsets in the source, `line` and `lastLine`.
const Parser = (function () {
  'use strict';

  const ASSIGNMENTS = ['=', '+=', '-=', '*=', '/=', '%='];

  function parser(source, tokens, start) {
    const p = Expressions.parser(source, tokens, start);

    function node(kind, first, parts) {
      const made = p.node(kind, first, parts);
      made.lastLine = p.lastLine();
      return made;
    }

    function taken() {
      const text = p.peek().text;
      p.skip(1);
      return text;
    }

    function block() {
      const first = p.peek();
      const body = [];
      p.take('{');
      while (!p.is('}')) {
        statementsInto(body);
      }
      p.take('}');
      return node('block', first, {body: body});
    }

    /** A local type at this token: a primitive, or an array of one; else ''. */
    function localType() {
      if (Expressions.PRIMITIVES.indexOf(p.peek().text) < 0) {
        return '';
      }
      return p.peek().text + (p.is('[', 1) && p.is(']', 2) ? '[]' : '');
    }

    /** Appends one statement; a declaration of several names becomes one for each. */
    function statementsInto(body) {
      const first = p.peek();
      const isFinal = p.takeIf('final');
      const type = localType();
      if (type === '') {
        if (isFinal) {
          p.refuse('a local of this type');
        }
        body.push(statement());
        return;
      }
      p.skip(type.endsWith('[]') ? 3 : 1);
      do {
        let declared = p.name();
        let value = p.takeIf('=') ? p.expression() : null;
        body.push(node('local', first, {type: type, name: declared, value: value}));
      } while (p.takeIf(','));
      p.take(';');
    }

    function statement() {
      const first = p.peek();
      if (p.is('{')) {
        return block();
      }
      if (p.is('if')) {
        return choice(first);
      }
      if (p.is('for')) {
        return loop(first);
      }
      if (p.is('while')) {
        p.skip(1);
        p.take('(');
        let condition = p.expression();
        p.take(')');
        let body = statement();
        return node('for', first, {start: [], condition: condition, update: null, body: body});
      }
      if (p.takeIf('return')) {
        let value = p.is(';') ? null : p.expression();
        let result = node('return', first, {value: value});
        p.take(';');
        return result;
      }
      if (p.is('continue') || p.is('break')) {
        p.skip(1);
        p.take(';');
        return node(first.text, first, {});
      }
      const made = action();
      p.take(';');
      return made;
    }

    function choice(first) {
      p.take('if');
      p.take('(');
      const condition = p.expression();
      p.take(')');
      const then = statement();
      const otherwise = p.takeIf('else') ? statement() : null;
      return node('if', first, {condition: condition, then: then, otherwise: otherwise});
    }

    function loop(first) {
      const start = [];
      p.take('for');
      p.take('(');
      if (localType() !== '') {
        statementsInto(start);
      } else {
        p.take(';');
      }
      const condition = p.is(';') ? null : p.expression();
      p.take(';');
      const update = p.is(')') ? null : action();
      p.take(')');
      const body = statement();
      return node('for', first, {start: start, condition: condition, update: update, body: body});
    }

    /** An assignment, an increment or a call. */
    function action() {
      const first = p.peek();
      const isPrefix = p.is('++') || p.is('--');
      if (isPrefix) {
        p.skip(1);
      }
      const target = p.postfix(p.peek());
      const step = isPrefix ? first.text : p.peek().text;
      if (isPrefix || p.is('++') || p.is('--')) {
        p.skip(isPrefix ? 0 : 1);
        let one = p.node('literal', first, {value: 1, type: 'int'});
        return node('assign', first, {target: target, operator: step.charAt(0) + '=', value: one, isStep: true});
      }
      if (ASSIGNMENTS.indexOf(p.peek().text) >= 0) {
        let operator = taken();
        let value = p.expression();
        return node('assign', first, {target: target, operator: operator, value: value});
      }
      if (target.kind !== 'call') {
        p.backTo(first);
        p.refuse('this statement');
      }
      return node('run', first, {call: target});
    }

    return {expression: p.expression, block: block};
  }

  return {
    /** The block that starts at a token. */
    block: function (source, tokens, start) {
      return parser(source, tokens, start).block();
    },
    expression: function (source, tokens, start) {
      return parser(source, tokens, start).expression();
    }
  };
})();
