// Gives each name of a method its meaning and each expression its type, by Java's rules, and refuses what it does not know.
//
// A scalar (int, float, double, boolean) lives in a numeric slot, an array in a reference slot; each local of each method
// has its own, as no method calls itself. Expressions get `type` and `id`; names get `slot` and `isField`, or `value` if
// they are constants. Where Java converts a value, it gets a node of kind convert, which the source does not show.
const Resolver = (function () {
  'use strict';

  const SCALARS = ['int', 'float', 'double', 'boolean'];
  const NUMBERS = ['int', 'float', 'double'];
  const ARRAYS = ['float[]', 'int[]', 'double[]'];
  const LIMITS = {
    'Float.NEGATIVE_INFINITY': [-Infinity, 'float'], 'Float.POSITIVE_INFINITY': [Infinity, 'float'],
    'Float.NaN': [NaN, 'float'], 'Float.MAX_VALUE': [3.4028234663852886e38, 'float'],
    'Float.MIN_NORMAL': [1.1754943508222875e-38, 'float'], 'Float.MIN_VALUE': [1.401298464324817e-45, 'float'],
    'Integer.MAX_VALUE': [2147483647, 'int'], 'Integer.MIN_VALUE': [-2147483648, 'int'],
    'Math.PI': [Math.PI, 'double'], 'Math.E': [Math.E, 'double']
  };
  /** Functions of other classes: the types of the parameters, and of the result. 'same' is the promoted type of all. */
  const FUNCTIONS = {
    'Math.max': ['same', 'same'], 'Math.min': ['same', 'same'], 'Math.abs': ['same'], 'Math.signum': ['same'],
    'Math.sqrt': ['double'],
    'FloatMath.exp': ['float'], 'FloatMath.expm1': ['float'], 'FloatMath.log': ['float'], 'FloatMath.log1p': ['float'],
    'FloatMath.tanh': ['float'], 'FloatMath.erf': ['float'], 'FloatMath.sqrt': ['float'], 'FloatMath.sin': ['float'],
    'FloatMath.cos': ['float'], 'FloatMath.pow': ['float', 'float']
  };

  function promoted(a, b) {
    return a === 'double' || b === 'double' ? 'double' : a === 'float' || b === 'float' ? 'float' : 'int';
  }

  function isNumber(type) {
    return NUMBERS.indexOf(type) >= 0;
  }

  function kindOf(type) {
    return SCALARS.indexOf(type) >= 0 ? 'scalar' : ARRAYS.indexOf(type) >= 0 ? 'array' : '';
  }

  /** A resolver of the methods of one program, which has source, slots, nodes, constants, fieldsByName, methodFor. */
  function resolver(program) {
    let locals = [];
    let method = null;

    function refuse(node, what) {
      Lexer.refuse(node.line, what, program.source.substring(node.from, node.to).replace(/\s+/g, ' '));
    }

    function slot(type, node, name) {
      const kind = kindOf(type);
      if (kind === '') {
        Lexer.refuse(node.line, 'a variable of type ' + type, name);
      }
      return program.slots[kind]++;
    }

    function declare(node, name, type) {
      const local = {name: name, type: type, slot: slot(type, node, name), isField: false};
      locals.push(local);
      return local;
    }

    function find(name) {
      const found = locals.filter(function (local) { return local.name === name; });
      return found.length === 0 ? null : found[found.length - 1];
    }

    /** The node, converted where Java does so without a cast. */
    function convert(node, to) {
      if (node.type === to) {
        return node;
      }
      if (!isNumber(node.type) || promoted(node.type, to) !== to || !isNumber(to)) {
        refuse(node, 'a ' + node.type + ' where a ' + to + ' is needed');
      }
      return {kind: 'convert', operand: node, type: to, from: node.from, to: node.to, line: node.line, id: program.nodes++};
    }

    function resolve(node) {
      node.id = program.nodes++;
      EXPRESSIONS[node.kind](node);
      return node;
    }

    function number(node) {
      resolve(node);
      if (!isNumber(node.type)) {
        refuse(node, 'a ' + node.type + ' as a number');
      }
      return node;
    }

    function typed(node, type) {
      return convert(resolve(node), type);
    }

    const EXPRESSIONS = {
      literal: function () {},
      name: function (node) {
        const local = node.isField ? null : find(node.name);
        const field = program.fieldsByName[node.name];
        const limit = LIMITS[node.name];
        if (local !== null || (field !== undefined && kindOf(field.type) !== '')) {
          const variable = local || field;
          node.type = variable.type;
          node.slot = variable.slot;
          node.isField = variable.isField;
        } else if (program.constants[node.name] !== undefined) {
          node.type = 'int';
          node.value = program.constants[node.name];
        } else if (limit !== undefined) {
          node.type = limit[1];
          node.value = limit[0];
        } else {
          refuse(node, field === undefined ? 'an unknown name' : 'a field of type ' + field.type);
        }
      },
      index: function (node) {
        resolve(node.array);
        if (kindOf(node.array.type) !== 'array') {
          refuse(node, 'an index of a ' + node.array.type);
        }
        node.index = typed(node.index, 'int');
        node.type = node.array.type.slice(0, -2);
      },
      length: function (node) {
        resolve(node.array);
        if (kindOf(node.array.type) !== 'array') {
          refuse(node, 'the length of a ' + node.array.type);
        }
        node.type = 'int';
      },
      array: function (node) {
        if (ARRAYS.indexOf(node.type) < 0) {
          refuse(node, 'an array of type ' + node.type);
        }
        node.length = typed(node.length, 'int');
      },
      unary: function (node) {
        if (node.operator === '!') {
          node.operand = typed(node.operand, 'boolean');
        } else {
          number(node.operand);
        }
        node.type = node.operand.type;
      },
      cast: function (node) {
        if (!isNumber(node.castTo)) {
          refuse(node, 'a cast to ' + node.castTo);
        }
        number(node.operand);
        node.type = node.castTo;
      },
      binary: function (node) {
        const isLogical = node.operator === '&&' || node.operator === '||';
        resolve(node.left);
        resolve(node.right);
        const areBoolean = node.left.type === 'boolean' && node.right.type === 'boolean';
        const isEquality = node.operator === '==' || node.operator === '!=';
        if (areBoolean ? !isLogical && !isEquality : isLogical || !isNumber(node.left.type) || !isNumber(node.right.type)) {
          refuse(node, "'" + node.operator + "' of a " + node.left.type + ' and a ' + node.right.type);
        }
        node.operands = areBoolean ? 'boolean' : promoted(node.left.type, node.right.type);
        node.left = convert(node.left, node.operands);
        node.right = convert(node.right, node.operands);
        node.type = '+-*/%'.indexOf(node.operator) >= 0 ? node.operands : 'boolean';
      },
      choice: function (node) {
        node.condition = typed(node.condition, 'boolean');
        resolve(node.then);
        resolve(node.otherwise);
        node.type = node.then.type === node.otherwise.type ? node.then.type : promoted(node.then.type, node.otherwise.type);
        node.then = convert(node.then, node.type);
        node.otherwise = convert(node.otherwise, node.type);
      },
      call: function (node) {
        node.arguments.forEach(resolve);
        if (node.owner !== '') {
          func(node);
          return;
        }
        const called = program.methodFor(node.name, node.arguments.map(function (given) { return given.type; }));
        if (called === null) {
          refuse(node, 'a call of an unknown method');
        }
        node.method = called;
        node.type = called.returns;
        node.arguments = node.arguments.map(function (given, k) { return convert(given, called.parameters[k].type); });
        if (method.calls.indexOf(called) < 0) {
          method.calls.push(called);
        }
      }
    };

    function func(node) {
      const name = node.owner + '.' + node.name;
      const parameters = FUNCTIONS[name];
      const given = node.arguments;
      if (parameters === undefined || find(node.owner) !== null || given.length !== parameters.length) {
        refuse(node, 'a call');
      }
      const same = given.map(function (each) { return each.type; }).reduce(promoted);
      if (!given.every(function (each) { return isNumber(each.type); }) || (name === 'Math.signum' && same === 'int')) {
        refuse(node, 'a call');
      }
      node.type = parameters[0] === 'same' ? same : parameters[0];
      node.arguments = given.map(function (each) { return convert(each, node.type); });
    }

    return {resolve: resolve, typed: typed, convert: convert, declare: declare, refuse: refuse, promoted: promoted,
      isNumber: isNumber, kindOf: kindOf,
      /** Begins a method: its locals, and the methods that it calls. */
      begin: function (of) {
        locals = [];
        method = of;
      },
      /** The number of locals that are in scope; given back, those that came after are out of it. */
      scope: function () {
        return locals.length;
      },
      leave: function (scope) {
        locals.length = scope;
      }};
  }

  return {resolver: resolver, kindOf: kindOf};
})();
