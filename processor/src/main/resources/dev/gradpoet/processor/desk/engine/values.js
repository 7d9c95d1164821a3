// Makes a closure of each expression, which computes it by Java's rules: each float operation is rounded to float.
const Values = (function () {
  'use strict';

  const fround = Math.fround;

  /** Java's maximum: NaN if one is, and +0 of ±0. Not Math.max: some engines take −0 for 0. */
  function max(a, b) {
    return a > b ? a : a < b ? b : a !== b ? NaN : a === 0 && 1 / a < 0 ? b : a;
  }

  function min(a, b) {
    return a < b ? a : a > b ? b : a !== b ? NaN : a === 0 && 1 / a > 0 ? b : a;
  }

  function signum(a) {
    return a > 0 ? 1 : a < 0 ? -1 : a;
  }

  /** Java's cast to int: the nearest int towards zero; 0 of NaN. */
  function toInt(a) {
    return a !== a ? 0 : a >= 2147483647 ? 2147483647 : a <= -2147483648 ? -2147483648 : a | 0;
  }

  function divide(a, b) {
    if (b === 0) {
      throw new Error('/ by zero');
    }
    return (a / b) | 0;
  }

  function remainder(a, b) {
    if (b === 0) {
      throw new Error('/ by zero');
    }
    return (a % b) | 0;
  }

  const INT = {
    '+': (a, b) => (a + b) | 0, '-': (a, b) => (a - b) | 0, '*': (a, b) => Math.imul(a, b), '/': divide, '%': remainder
  };
  const FLOAT = {
    '+': (a, b) => fround(a + b), '-': (a, b) => fround(a - b), '*': (a, b) => fround(a * b),
    '/': (a, b) => fround(a / b), '%': (a, b) => fround(a % b)
  };
  const DOUBLE = {
    '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b
  };

  // The same as closures over two closures, as calls of functions within these would cost half of the speed.
  const INT_OF = {
    '+': (l, r) => () => (l() + r()) | 0, '-': (l, r) => () => (l() - r()) | 0, '*': (l, r) => () => Math.imul(l(), r()),
    '/': (l, r) => () => divide(l(), r()), '%': (l, r) => () => remainder(l(), r())
  };
  const FLOAT_OF = {
    '+': (l, r) => () => fround(l() + r()), '-': (l, r) => () => fround(l() - r()), '*': (l, r) => () => fround(l() * r()),
    '/': (l, r) => () => fround(l() / r()), '%': (l, r) => () => fround(l() % r())
  };
  const DOUBLE_OF = {
    '+': (l, r) => () => l() + r(), '-': (l, r) => () => l() - r(), '*': (l, r) => () => l() * r(),
    '/': (l, r) => () => l() / r(), '%': (l, r) => () => l() % r()
  };
  const COMPARE_OF = {
    '<': (l, r) => () => l() < r(), '>': (l, r) => () => l() > r(), '<=': (l, r) => () => l() <= r(),
    '>=': (l, r) => () => l() >= r(), '==': (l, r) => () => l() === r(), '!=': (l, r) => () => l() !== r(),
    '&&': (l, r) => () => l() && r(), '||': (l, r) => () => l() || r()
  };

  /** The function of two values that an operator is on values of a type. */
  function arithmetic(operator, type, isDouble) {
    return (type === 'int' ? INT : type === 'float' && !isDouble ? FLOAT : DOUBLE)[operator];
  }

  /** The function that rounds a value of one type to another, or null if there is nothing to round. */
  function rounding(from, to, isDouble) {
    if (to === 'int') {
      return from === 'int' ? null : toInt;
    }
    return to === 'float' && from !== 'float' && !isDouble ? fround : null;
  }

  function library(name, type, isDouble) {
    if (name.startsWith('FloatMath.')) {
      return (isDouble ? DoubleMath : FloatMath)[name.substring('FloatMath.'.length)];
    }
    const absolute = type === 'int' ? a => (a < 0 ? -a | 0 : a) : Math.abs;
    return {'Math.max': max, 'Math.min': min, 'Math.abs': absolute, 'Math.signum': signum, 'Math.sqrt': Math.sqrt}[name];
  }

  /**
   * A compiler of expressions for a store {numbers, arrays, isDouble}. `call` compiles a call of a method of the class;
   * `values`, if given, gets the value of each node by its id, and `cells` the array and index of each access.
   */
  function compiler(store, call, values, cells) {
    const numbers = store.numbers;
    const arrays = store.arrays;
    const isDouble = store.isDouble;

    function compile(node) {
      const whole = values === null && node.kind === 'binary' ? Positions.compile(node, numbers) : null;
      if (whole !== null) {
        return whole;
      }
      const run = EXPRESSIONS[node.kind](node);
      const id = node.id;
      return values === null || node.type.endsWith('[]') ? run : () => (values[id] = run());
    }

    /** A position in an array, the values of whose parts nobody asks for. */
    function position(node) {
      const whole = Positions.compile(node, numbers);
      return whole === null ? compile(node) : whole;
    }

    function index(node) {
      const array = compile(node.array);
      const at = position(node.index);
      const id = node.id;
      if (values !== null) {
        return () => {
          const of = array();
          const k = at();
          cells[id] = [of, k];
          return checked(of[k], node);
        };
      }
      const slot = node.array.slot;
      return () => {
        const value = arrays[slot][at()];
        return value === undefined ? checked(value, node) : value;
      };
    }

    const EXPRESSIONS = {
      literal: function (node) {
        const value = isDouble && node.exact !== undefined ? node.exact : node.value;
        return () => value;
      },
      name: function (node) {
        const slot = node.slot;
        const value = node.value;
        if (slot === undefined) {
          return () => value;
        }
        return node.type.endsWith('[]') ? () => arrays[slot]
          : node.type === 'boolean' ? () => numbers[slot] !== 0 : () => numbers[slot];
      },
      index: index,
      length: function (node) {
        const array = compile(node.array);
        return () => array().length;
      },
      array: function (node) {
        const length = compile(node.length);
        const type = node.type;
        return () => store.newArray(type, length());
      },
      unary: function (node) {
        const operand = compile(node.operand);
        return node.operator === '!' ? () => !operand() : node.operator === '+' ? operand
          : node.type === 'int' ? () => -operand() | 0 : () => -operand();
      },
      cast: function (node) {
        const operand = compile(node.operand);
        const round = rounding(node.operand.type, node.type, isDouble);
        return round === null ? operand : () => round(operand());
      },
      convert: function (node) {
        return EXPRESSIONS.cast(node);
      },
      binary: function (node) {
        const of = node.type === 'boolean' ? COMPARE_OF
          : node.operands === 'int' ? INT_OF : node.operands === 'float' && !isDouble ? FLOAT_OF : DOUBLE_OF;
        return of[node.operator](compile(node.left), compile(node.right));
      },
      choice: function (node) {
        const condition = compile(node.condition);
        const then = compile(node.then);
        const otherwise = compile(node.otherwise);
        return () => (condition() ? then() : otherwise());
      },
      call: function (node) {
        if (node.owner === '') {
          return call(node, node.arguments.map(compile));
        }
        const run = library(node.owner + '.' + node.name, node.type, isDouble);
        const first = compile(node.arguments[0]);
        if (node.arguments.length === 1) {
          return () => run(first());
        }
        const second = compile(node.arguments[1]);
        return () => run(first(), second());
      }
    };
    return compile;
  }

  /** A value read from an array, which is undefined outside of it. */
  function checked(value, node) {
    if (value === undefined) {
      throw new Error('line ' + node.line + ': the index is outside of the array');
    }
    return value;
  }

  return {compiler: compiler, arithmetic: arithmetic, rounding: rounding, checked: checked};
})();
