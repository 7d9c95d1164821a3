// Makes closures of methods and their statements. They run on a store {numbers, arrays, isDouble, newArray, overrides}: a
// slot for each variable. With hooks they also tell what they do: see Tracer.
const Compiler = (function () {
  'use strict';

  const NEXT = 0;
  const CONTINUE = 1;
  const BREAK = 2;
  const RETURN = 3;

  /** The value of a constant expression. */
  function constant(program, node) {
    return Values.compiler({numbers: [], arrays: [], isDouble: false}, null, null, null)(node)();
  }

  /**
   * A compiler of methods. With hooks, `plain` is one without, for static methods, whose locals nobody sees.
   *
   * hooks: {units, values, cells, begin(node), end(node), before(node), inner(node), bind(variable, value),
   * scalar(variable, before, after, isDeclared), writing(array, from, to), cell(array, index, before, after, node, source),
   * array(variable, array)}. A unit, which `begin` and `end` enclose, is a step of a trace; `before` and `inner` enclose the
   * statements within a step.
   */
  function compiler(store, hooks, plain) {
    const numbers = store.numbers;
    const arrays = store.arrays;
    const compiled = Object.create(null);
    const values = hooks !== null && hooks.values !== null ? hooks.values : null;
    const expression = Values.compiler(store, call, values, values === null ? null : hooks.cells);
    let isUnit = true;
    let result;

    function override(method, given) {
      const float = method.returns === 'float' && !store.isDouble;
      return () => {
        const value = store.overrides[method.name].apply(null, given.map(each => each()));
        return float ? Math.fround(value) : value;
      };
    }

    function call(node, given) {
      const method = node.method;
      if (store.overrides[method.name] !== undefined) {
        return override(method, given);
      }
      const body = method.isStatic && plain !== null ? plain.method(method) : methodOf(method);
      const binds = method.locals.map((local, k) => bind(local, method.isStatic));
      const run = body.run;
      if (given.length === 0) {
        return run;
      }
      if (given.length === 1) {
        const first = given[0];
        const bindFirst = binds[0];
        return () => {
          bindFirst(first());
          return run();
        };
      }
      return () => {
        const found = given.map(each => each());
        binds.forEach((set, k) => set(found[k]));
        return run();
      };
    }

    /** Sets a parameter. */
    function bind(local, isStatic) {
      const slot = local.slot;
      if (local.type.endsWith('[]')) {
        return value => { arrays[slot] = value; };
      }
      const isTold = hooks !== null && !isStatic;
      return value => {
        numbers[slot] = value;
        if (isTold) {
          hooks.bind(local, Number(value));
        }
      };
    }

    /** {locals, run}; compiled anew for where statements are units of a trace, and where they are not. */
    function methodOf(method) {
      const key = method.id + (isUnit ? '' : ' inner');
      if (compiled[key] === undefined) {
        compiled[key] = {locals: method.locals, run: body(method.statements)};
      }
      return compiled[key];
    }

    function body(statements) {
      if (statements.length === 1 && statements[0].kind === 'return' && hooks === null && statements[0].value !== null) {
        return expression(statements[0].value);
      }
      const run = sequence(statements);
      return () => {
        result = undefined;
        run();
        return result;
      };
    }

    function sequence(list) {
      const all = list.map(statement);
      const count = all.length;
      if (count === 1) {
        return all[0];
      }
      return () => {
        let signal = NEXT;
        let k = 0;
        while (signal === NEXT && k < count) {
          signal = all[k]();
          k++;
        }
        return signal;
      };
    }

    function statement(node) {
      return STATEMENTS[node.kind](node);
    }

    /** A statement that is a step of a trace, or within one. */
    function unit(node, run) {
      if (hooks === null) {
        return run;
      }
      if (isUnit) {
        return () => {
          hooks.begin(node);
          const signal = run();
          hooks.end(node);
          return signal;
        };
      }
      return values === null ? run : () => {
        hooks.before(node);
        const signal = run();
        hooks.inner(node);
        return signal;
      };
    }

    /** Compiles what is within a step. */
    function inside(compile) {
      isUnit = false;
      const run = compile();
      isUnit = true;
      return run;
    }

    const STATEMENTS = {
      local: node => {
        const run = Stores.set(store, hooks, node.target, expression(node.value), true);
        return node.type.endsWith('[]') ? run : unit(node, run);
      },
      assign: node => unit(node, Stores.assign(store, hooks, node, expression)),
      run: node => {
        if (node.bulk !== undefined) {
          return unit(node, Stores.bulk(store, hooks, node, expression));
        }
        const run = expression(node.call);
        return () => {
          run();
          return NEXT;
        };
      },
      block: node => sequence(node.body),
      if: node => {
        const condition = expression(node.condition);
        const then = statement(node.then);
        const otherwise = node.otherwise === null ? () => NEXT : statement(node.otherwise);
        return () => (condition() ? then() : otherwise());
      },
      for: node => (hooks !== null && hooks.units === 'nest' && isUnit ? unit(node, inside(() => loop(node))) : loop(node)),
      return: node => {
        if (node.value === null) {
          return () => RETURN;
        }
        const value = expression(node.value);
        const run = () => {
          result = value();
          return RETURN;
        };
        return node.value.kind === 'name' || node.value.kind === 'literal' ? run : unit(node, run);
      },
      continue: () => () => CONTINUE,
      break: () => () => BREAK
    };

    /** The loop `for (int i = …; i < n; i++)` with a constant n, of which no write to i is told; or null. */
    function counting(node, run) {
      const start = node.start[0];
      const condition = node.condition;
      const update = node.update;
      const isTold = hooks !== null && hooks.units === 'line';
      if (isTold || node.start.length !== 1 || update === null || !update.isStep || update.operator !== '+='
          || condition.operator !== '<' || condition.left.slot !== start.target.slot || condition.left.kind !== 'name'
          || update.target.kind !== 'name' || update.target.slot !== start.target.slot || start.type !== 'int') {
        return null;
      }
      const first = expression(start.value);
      const limit = Positions.constant(condition.right);
      const slot = start.target.slot;
      if (limit === null) {
        return null;
      }
      return () => {
        let signal = NEXT;
        for (numbers[slot] = first(); numbers[slot] < limit && signal <= CONTINUE; numbers[slot]++) {
          signal = run();
        }
        return signal === RETURN ? RETURN : NEXT;
      };
    }

    function loop(node) {
      const heads = node.start.map(each => Stores.set(store, hooks, each.target, expression(each.value), true));
      const condition = expression(node.condition);
      const update = node.update === null ? () => NEXT
        : node.update.kind === 'assign' ? Stores.assign(store, hooks, node.update, expression) : expression(node.update.call);
      const run = statement(node.body);
      const simple = counting(node, run);
      return simple !== null ? simple : () => {
        let signal = NEXT;
        heads.forEach(head => head());
        while (signal <= CONTINUE && condition()) {
          signal = run();
          if (signal <= CONTINUE) {
            update();
          }
        }
        return signal === RETURN ? RETURN : NEXT;
      };
    }

    return {method: methodOf};
  }

  return {compiler: compiler, constant: constant};
})();
