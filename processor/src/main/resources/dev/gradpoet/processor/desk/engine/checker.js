// Resolves the statements of a method, with the scopes of its locals.
const Checker = (function () {
  'use strict';

  /** Calls that write many values: the types of their parameters, where T[] is any array and T what it holds. */
  const BULK = {
    'System.arraycopy': [['T[]', 'int', 'T[]', 'int', 'int']],
    'Arrays.fill': [['T[]', 'T'], ['T[]', 'int', 'int', 'T']]
  };

  /** Resolves a method of a program: its parameters, its body, and which methods it calls. */
  function check(program, resolver, method) {
    if (method.body < 0) {
      Lexer.refuse(method.firstLine, 'a method without a body', method.name);
    }
    function all(list) {
      const scope = resolver.scope();
      list.forEach(statement);
      resolver.leave(scope);
    }

    function statement(node) {
      node.methodName = method.name;
      STATEMENTS[node.kind](node);
    }

    /** A value of a type: converted if it is a number, else of that very type. */
    function valueOf(node, type) {
      resolver.resolve(node);
      if (node.type !== type && !resolver.isNumber(type)) {
        resolver.refuse(node, 'a ' + node.type + ' where a ' + type + ' is needed');
      }
      return resolver.convert(node, type);
    }

    function bulk(node, forms) {
      const given = node.call.arguments;
      const form = forms.filter(function (each) { return each.length === given.length; })[0];
      if (form === undefined) {
        resolver.refuse(node, 'a call');
      }
      resolver.resolve(given[0]);
      const type = given[0].type;
      if (resolver.kindOf(type) !== 'array') {
        resolver.refuse(node, 'a call');
      }
      node.bulk = node.call.owner + '.' + node.call.name;
      node.call.id = program.nodes++;
      node.call.arguments = given.map(function (each, k) {
        return k === 0 ? each : valueOf(each, form[k] === 'T[]' ? type : form[k] === 'T' ? type.slice(0, -2) : form[k]);
      });
    }

    const STATEMENTS = {
      local: function (node) {
        if (node.value === null) {
          resolver.refuse(node, 'a local without a value');
        }
        if (resolver.kindOf(node.type) === '') {
          resolver.refuse(node, 'a local of type ' + node.type);
        }
        node.value = valueOf(node.value, node.type);
        node.target = resolver.declare(node, node.name, node.type);
      },
      assign: function (node) {
        if (node.target.kind !== 'name' && node.target.kind !== 'index') {
          resolver.refuse(node, 'an assignment');
        }
        resolver.resolve(node.target);
        if (node.target.slot === undefined && node.target.kind === 'name') {
          resolver.refuse(node, 'an assignment to a constant');
        }
        if (node.operator === '=') {
          node.value = valueOf(node.value, node.target.type);
          return;
        }
        resolver.resolve(node.value);
        if (!resolver.isNumber(node.target.type) || !resolver.isNumber(node.value.type)) {
          resolver.refuse(node, 'an assignment');
        }
        node.id = program.nodes++;
        node.operands = resolver.promoted(node.target.type, node.value.type);
        node.value = resolver.convert(node.value, node.operands);
      },
      run: function (node) {
        const forms = BULK[node.call.owner + '.' + node.call.name];
        if (forms !== undefined) {
          bulk(node, forms);
        } else {
          resolver.resolve(node.call);
        }
      },
      block: function (node) {
        all(node.body);
      },
      if: function (node) {
        node.condition = resolver.typed(node.condition, 'boolean');
        all([node.then]);
        all(node.otherwise === null ? [] : [node.otherwise]);
      },
      for: function (node) {
        const scope = resolver.scope();
        node.start.forEach(statement);
        if (node.condition === null) {
          resolver.refuse(node, 'a loop without a condition');
        }
        node.condition = resolver.typed(node.condition, 'boolean');
        if (node.update !== null) {
          statement(node.update);
        }
        all([node.body]);
        resolver.leave(scope);
      },
      return: function (node) {
        if ((node.value === null) !== (method.returns === 'void')) {
          resolver.refuse(node, 'a return');
        }
        if (node.value !== null) {
          node.value = valueOf(node.value, method.returns);
        }
      },
      continue: function () {},
      break: function () {}
    };

    const block = Parser.block(program.source, program.tokens, method.body);
    method.calls = [];
    resolver.begin(method);
    method.locals = method.parameters.map(function (parameter) {
      return resolver.declare({line: method.firstLine}, parameter.name, parameter.type);
    });
    all(block.body);
    method.statements = block.body;
  }

  return {check: check};
})();
