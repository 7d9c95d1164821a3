// Makes closures of statements that write: to a variable, to a cell of an array, to many cells.
const Stores = (function () {
  'use strict';

  const NEXT = 0;

  /** Sets a variable. Numbers keep booleans as 0 and 1. */
  function set(store, hooks, variable, value, isDeclared) {
    const slot = variable.slot;
    const numbers = store.numbers;
    const arrays = store.arrays;
    if (variable.type.endsWith('[]')) {
      return () => {
        arrays[slot] = value();
        if (hooks !== null && variable.isField) {
          hooks.array(variable, arrays[slot]);
        }
        return NEXT;
      };
    }
    if (hooks === null) {
      return () => {
        numbers[slot] = value();
        return NEXT;
      };
    }
    return () => {
      const before = isDeclared ? null : numbers[slot];
      numbers[slot] = value();
      hooks.scalar(variable, before, numbers[slot], isDeclared);
      return NEXT;
    };
  }

  /** The function of the value before and of another that a compound assignment is, cast back to the type of its target. */
  function combining(store, node) {
    const run = Values.arithmetic(node.operator.charAt(0), node.operands, store.isDouble);
    const widen = Values.rounding(node.target.type, node.operands, store.isDouble);
    const narrow = Values.rounding(node.operands, node.target.type, store.isDouble);
    if (widen === null && narrow === null) {
      return run;
    }
    return (a, b) => {
      const sum = run(widen === null ? a : widen(a), b);
      return narrow === null ? sum : narrow(sum);
    };
  }

  function assign(store, hooks, node, expression) {
    const target = node.target;
    const value = expression(node.value);
    const isCompound = node.operator !== '=';
    if (target.kind === 'index') {
      return cell(store, hooks, node, expression, value, isCompound ? combining(store, node) : null);
    }
    const variable = {name: target.name, type: target.type, slot: target.slot, isField: target.isField};
    if (!isCompound) {
      return set(store, hooks, variable, value, false);
    }
    const slot = target.slot;
    const numbers = store.numbers;
    const combine = combining(store, node);
    if (hooks === null) {
      return () => {
        numbers[slot] = combine(numbers[slot], value());
        return NEXT;
      };
    }
    return () => {
      const before = numbers[slot];
      if (hooks.values !== null) {
        hooks.values[target.id] = before;
      }
      numbers[slot] = combine(before, value());
      hooks.scalar(variable, before, numbers[slot], false);
      return NEXT;
    };
  }

  function cell(store, hooks, node, expression, value, combine) {
    const array = expression(node.target.array);
    const whole = Positions.compile(node.target.index, store.numbers);
    const at = whole === null ? expression(node.target.index) : whole;
    const id = node.target.id;
    const isSum = node.operator === '+=' && node.target.type === 'float' && node.operands === 'float';
    if (hooks === null && isSum) {
      // the array itself rounds the sum to float
      return () => {
        const of = array();
        const k = at();
        of[k] = Values.checked(of[k], node) + value();
        return NEXT;
      };
    }
    return () => {
      const of = array();
      const k = at();
      const before = Values.checked(of[k], node);
      if (hooks !== null && hooks.values !== null) {
        hooks.values[id] = before;
        hooks.cells[id] = [of, k];
      }
      const after = combine === null ? value() : combine(before, value());
      if (hooks === null) {
        of[k] = after;
      } else {
        hooks.writing(of, k, k + 1);
        of[k] = after;
        hooks.cell(of, k, before, after, node);
      }
      return NEXT;
    };
  }

  /** System.arraycopy and Arrays.fill. */
  function bulk(store, hooks, node, expression) {
    const given = node.call.arguments.map(expression);
    const isFill = node.bulk === 'Arrays.fill';
    return () => {
      const values = given.map(each => each());
      const to = isFill ? values[0] : values[2];
      const from = isFill ? (values.length === 4 ? values[1] : 0) : values[3];
      const end = isFill ? (values.length === 4 ? values[2] : to.length) : from + values[4];
      if (from < 0 || end > to.length || from > end
          || (!isFill && (values[1] < 0 || values[1] + values[4] > values[0].length))) {
        throw new Error('line ' + node.line + ': the range is outside of the array');
      }
      const before = hooks === null ? null : to.slice(from, end);
      if (hooks !== null) {
        hooks.writing(to, from, end);
      }
      if (isFill) {
        to.fill(values[values.length - 1], from, end);
      } else {
        to.set(values[0].subarray(values[1], values[1] + values[4]), from);
      }
      if (hooks !== null) {
        before.forEach((value, k) => {
          hooks.cell(to, from + k, value, to[from + k], node, isFill ? null : [values[0], values[1] + k]);
        });
      }
      return NEXT;
    };
  }

  return {set: set, assign: assign, bulk: bulk};
})();
