// Traces a run: the steps that it takes, with what each of them writes, so that they can be gone through in both directions.
const Tracer = (function () {
  'use strict';

  const MAX_STEPS = 50000;
  const MAX_TERMS = 2000;

  /** @param host what the machine has: {prepare(name, arguments), plain(), fields} */
  function create(program, store, host) {
    const traced = Object.create(null);

    /** All that is in fields. */
    function snapshot() {
      const arrays = store.arrays.slice();
      return {numbers: store.numbers.slice(), arrays: arrays, values: host.fields.map(each =>
        (each.type.endsWith('[]') && arrays[each.slot] !== null ? arrays[each.slot].slice() : null))};
    }

    function restore(state) {
      store.numbers.set(state.numbers);
      state.arrays.forEach((array, slot) => { store.arrays[slot] = array; });
      host.fields.forEach((each, k) => {
        if (state.values[k] !== null) {
          store.arrays[each.slot].set(state.values[k]);
        }
      });
    }

    /** Names arrays by the fields that hold them, else by the parameters. */
    function names(method) {
      const found = Identities.create();
      const add = each => {
        if (each.type.endsWith('[]') && store.arrays[each.slot] !== null && found.get(store.arrays[each.slot]) === undefined) {
          found.set(store.arrays[each.slot], each.name);
        }
      };
      host.fields.forEach(add);
      method.locals.forEach(add);
      return found;
    }

    /** The overrides, with what they return kept in a list; or replaced by that list. */
    function overrides(original, kept, isReplay) {
      const made = Object.create(null);
      let next = 0;
      Object.keys(original).forEach(name => {
        made[name] = function () {
          if (!isReplay) {
            kept.push(original[name].apply(null, arguments));
          }
          return kept[next++];
        };
      });
      return made;
    }

    /** Runs a method with a recorder's hooks. */
    function run(recorder, method, kept, isReplay) {
      const original = store.overrides;
      store.overrides = overrides(original, kept, isReplay);
      try {
        return Compiler.compiler(store, recorder.hooks, host.plain()).method(method).run();
      } finally {
        store.overrides = original;
      }
    }

    /**
     * Runs a method and returns its steps: by 'line', or by 'nest', where a loop is one step. The array also has `result`,
     * what the method returned.
     */
    function trace(name, given, options) {
      const by = options === undefined || options.by === undefined ? 'line' : options.by;
      if (by !== 'line' && by !== 'nest') {
        throw new Error("a trace is by 'line' or by 'nest', not by " + by);
      }
      const method = host.prepare(name, given);
      const limit = options !== undefined && options.limit !== undefined ? options.limit : MAX_STEPS;
      const kept = [];
      const start = snapshot();
      const recorder = (by === 'line' ? LineRecorder : NestRecorder).create(program, names(method), limit);
      const result = run(recorder, method, kept, false);
      traced[name] = {start: start, kept: kept, by: by, serials: recorder.serials};
      recorder.steps.result = result;
      return recorder.steps;
    }

    /**
     * Every write to one cell in one step of the last trace of that method, which was by 'nest': {line, operator, value,
     * tree, sums}, where `sums` are the writes to the locals that its value is made of. Runs the method again from where that
     * trace began, and leaves the fields as they are. The arguments must be those of the trace; a scalar's index is null.
     */
    function explain(name, given, step, cell) {
      const last = traced[name];
      if (last === undefined || last.by !== 'nest') {
        throw new Error('explain follows a trace of ' + name + " by 'nest'");
      }
      if (last.serials[step] === undefined) {
        throw new Error('the trace has no step ' + step);
      }
      const now = snapshot();
      try {
        restore(last.start);
        const method = host.prepare(name, given);
        const recorder = TermRecorder.create(program, names(method), last.serials[step], cell, MAX_TERMS);
        run(recorder, method, last.kept, true);
        return recorder.terms;
      } finally {
        restore(now);
      }
    }

    return {trace: trace, explain: explain};
  }

  return {create: create};
})();
