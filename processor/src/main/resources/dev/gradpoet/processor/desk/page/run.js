/** One training pass over the sample, and the update, as steps; and each cell's value after each step. */
const Run = (function () {
  'use strict';

  /** More lines than this are no lesson: then steps are whole statements. */
  const MOST_LINES = 5000;

  let lesson = null;
  let program = null;
  let machine = null;
  let now = {steps: [], history: {}, known: {}, lines: {}, segments: []};

  function start(given) {
    lesson = given;
    program = Engine.parse(lesson.source);
    const penalties = has('addPenalty') ? [lesson.addPenalty, lesson.penalty] : [];
    program.check([lesson.training, lesson.prediction].concat(penalties), [lesson.mask]);
    machine = fresh({double: false});
  }

  /** Whether the class has the method that the lesson calls so: `addPenalty`, `penalty`, `mask`. */
  function has(what) {
    return program.methods[lesson[what]] !== undefined;
  }

  function fresh(options) {
    const made = program.machine(options);
    made.fields.parameters = made.array(State.now.p);
    made.fields.gradient = made.array(State.now.p.length);
    if (has('mask')) {
      masks(made, null);
    }
    return made;
  }

  /** Dropout's factors: those given, one after the other, or drawn: the same ones for the same seed. */
  function masks(on, given) {
    let drawn = Random.generator(State.now.seed);
    let at = 0;
    on.override(lesson.mask, rate => given ? given[at++] : drawn() < rate ? 0 : on.isDouble ? 1 / (1 - rate) : Math.fround(1 / Math.fround(1 - rate)));
    on.restartMasks = () => {
      drawn = Random.generator(State.now.seed);
      at = 0;
    };
  }

  /** Arguments of a method by its parameters' names. */
  function inputs(method, x, t, w, out) {
    const known = {x, at: 0, t, to: 0, w, out, training: method === lesson.training};
    const given = Object.create(null);
    for (const parameter of program.methods[method].parameters) {
      given[parameter.name] = known[parameter.name];
    }
    return given;
  }

  /** Steps of one pass in a machine, by line or by statement. */
  function pass(on, by, sample) {
    on.fields.gradient.fill(0);
    if (on.restartMasks) {
      on.restartMasks();
    }
    return on.trace(lesson.training, inputs(lesson.training, on.array(sample.x), on.array(sample.t), sample.w), {by});
  }

  /** The steps that add the slope of the penalties on weights, if there are any. */
  function penalties(on, by) {
    return has('addPenalty') ? on.trace(lesson.addPenalty, {count: 1}, {by}) : [];
  }

  /** The loss of a sample, penalties on weights included; the gradient grows by that of the sample. */
  function loss(on, sample) {
    if (on.restartMasks) {
      on.restartMasks();
    }
    const own = on.call(lesson.training, inputs(lesson.training, on.array(sample.x), on.array(sample.t), sample.w));
    if (!has('addPenalty')) {
      return own;
    }
    on.call(lesson.addPenalty, {count: 1});
    return own + on.call(lesson.penalty, {});
  }

  /** Runs the pass again after a change. */
  function again() {
    const state = State.now;
    const small = lesson.unrolled || state.p.length * 4 < MOST_LINES;
    const by = small ? state.mode : 'nest';
    machine = fresh({double: false});
    const steps = Steps.of(pass(machine, by, state).concat(penalties(machine, by)), by);
    Steps.phases(steps);
    Steps.update(steps, machine.fields.gradient, lesson.parameters);
    now = Object.assign(Steps.remember(steps), {by, small});
    return now;
  }

  /** What the engine in double precision computes for the lesson's worked example, as a function of the cell. */
  function reference(given) {
    const on = fresh({double: true});
    on.fields.parameters = Float64Array.from(given.p);
    const drawn = Object.keys(given.values).filter(name => name.endsWith('.m')).map(name => given.values[name]);
    if (drawn.length > 0) {
      masks(on, [].concat(...drawn));
    }
    const by = lesson.unrolled ? 'line' : 'nest';
    const all = Steps.remember(Steps.of(pass(on, by, {x: given.x, t: given.t, w: given.w === undefined ? 1 : given.w}), by));
    return cell => value(cell, Infinity, all);
  }

  function last(entries, before) {
    for (let k = (entries || []).length - 1; k >= 0; k--) {
      if (entries[k].step < before) {
        return entries[k];
      }
    }
    return null;
  }

  /** A cell's value after so many steps; undefined if it is not computed yet. */
  function value(cell, steps, of) {
    const {tensor, index} = Cells.split(cell);
    const own = tensor === 'next' ? 'p' : tensor;
    const one = last((of || now).history[own + ':' + index], steps);
    if (one) {
      return one.value;
    }
    const entries = (of || now).known[own] || [];
    const whole = last(entries, steps);
    if (whole && entries.some(entry => entry.step < steps && Steps.isIn(entry.range, index))) {
      return Number(whole.data[index]);
    }
    return tensor === 'next' || !['x', 't', 'p'].includes(tensor) ? undefined : State.now[tensor][index];
  }

  /** The steps that write a cell. */
  function writers(cell) {
    const {tensor, index} = Cells.split(cell);
    const whole = (now.lines[tensor] || []).filter(step => step.changes.some(c => c.tensor === tensor && Steps.isIn(c.range, index)));
    return (now.lines[cell] || []).concat(whole);
  }

  function holding(step, cell) {
    const {tensor, index} = Cells.split(cell);
    const name = step.changed.find(changed => step.ranges[changed] && Cells.tensorOfArray(changed) === tensor && Steps.isIn(step.ranges[changed], index));
    const scalar = step.changed.find(changed => Cells.of(changed, null) === cell);
    return name ? {array: name, index} : scalar ? {array: scalar, index: null} : null;
  }

  /** All writes to one cell that its value at the end of the pass is made of; none if it is given. */
  function explain(cell) {
    const on = fresh({double: false});
    const args = inputs(lesson.training, on.array(State.now.x), on.array(State.now.t), State.now.w);
    const trace = on.trace(lesson.training, args, {by: 'nest'});
    let terms = [];
    for (let k = trace.length - 1; k >= 0 && (terms.length === 0 || terms[0].operator !== '='); k--) {
      const at = holding(trace[k], cell);
      terms = at ? on.explain(lesson.training, args, k, at).concat(terms) : terms;
    }
    return terms;
  }

  /** Reads a tensor of the last pass from a machine's fields, as far as fields hold it. */
  function reader(tensor) {
    const array = Object.keys(lesson.arrays).find(name => lesson.arrays[name] === tensor);
    if (array) {
      return on => on.fields[array];
    }
    const names = Object.keys(lesson.variables).filter(name => lesson.variables[name][0] === tensor).sort((a, b) => lesson.variables[a][1] - lesson.variables[b][1]);
    return on => names.map(name => on.fields[name]);
  }

  return {
    start, again, has, reader, value, writers, explain, fresh, inputs, loss, reference, program: () => program, now: () => now, lesson: () => lesson,
  };
})();
