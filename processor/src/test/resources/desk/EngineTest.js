// What EngineTest calls.

// Not Object.is: of elements of a Float32Array and of other numbers Rhino says that they differ.
function same(a, b) {
  return a === b ? a !== 0 || 1 / a === 1 / b : a !== a && b !== b;
}
function machineOf(source, isDouble) {
  const program = Engine.parse(source);
  const machine = program.machine({double: isDouble});
  const count = program.constants.PARAMETERS;
  program.check([program.methods.pass === undefined ? 'accumulateOne' : 'pass']);
  machine.fields.parameters = machine.array(Array.from({length: count}, (v, i) => Math.sin(3 * i + 1) / 2));
  machine.fields.gradient = machine.array(count);
  return machine;
}
function argumentsOf(machine) {
  const inputs = machine.program.constants.INPUTS;
  const x = machine.array(Array.from({length: inputs}, (v, i) => Math.cos(2 * i + 1)));
  const t = machine.array(Array.from({length: 16}, (v, i) => (i === 0 ? 1 : 0)));
  return machine.program.methods.pass === undefined ? {x: x, at: 0, t: t, to: 0}
      : {x: x, at: 0, t: t, to: 0, training: true};
}
function copyOf(fields) {
  const copy = {};
  Object.keys(fields).forEach(name => {
    copy[name] = typeof fields[name] === 'object' && fields[name] !== null ? fields[name].slice() : fields[name];
  });
  return copy;
}
/** Sets what one write, or all of a step by nest, was before or after. */
function put(state, step, side) {
  const all = step.writes === undefined ? step.changed.map(name => ({name: name})) : step.writes.slice();
  (side === 'before' ? all.reverse() : all).forEach(write => {
    const value = step.writes === undefined ? step[side][write.name] : write[side];
    if (write.array !== undefined && write.array !== null) {
      state[write.array][write.index] = value;
    } else if (value !== null && typeof value === 'object') {
      state[write.name] = value.slice();
    } else {
      state[write.name] = value;
    }
  });
}
function differences(fields, state) {
  return Object.keys(fields).filter(name => {
    const a = fields[name];
    const b = state[name];
    return typeof a === 'object' && a !== null ? !a.every((v, i) => same(v, b[i])) : !same(a, b);
  });
}
/** What differs after all steps were gone forward, and after all were gone back. */
function thereAndBack(source, method, by) {
  const machine = machineOf(source, false);
  const given = argumentsOf(machine);
  machine.call(method, given);
  const start = copyOf(machine.fields);
  const steps = machine.trace(method, given, {by: by});
  const state = copyOf(start);
  steps.forEach(step => put(state, step, 'after'));
  const forth = differences(machine.fields, state);
  const named = Object.keys(state).filter(name => machine.fields[name] === undefined);
  steps.slice().reverse().forEach(step => put(state, step, 'before'));
  const back = differences(start, state);
  return 'forth [' + forth + '], back [' + back + '], locals left ['
      + named.filter(name => state[name] !== null) + ']';
}
function valueOf(value) {
  return typeof value === 'boolean' ? String(value) : Engine.decimal(value);
}
function shown(tree) {
  return tree.parts.length === 0 ? tree.text + '=' + (tree.value === undefined ? '?' : valueOf(tree.value))
      : '{' + tree.parts.map(shown).join(' ') + '}=' + (tree.value === undefined ? '?' : valueOf(tree.value));
}
function linesOf(source, first, count) {
  const machine = machineOf(source, false);
  machine.fields.parameters = machine.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
  const given = {x: machine.array([1, 0.5]), at: 0, t: machine.array([1]), to: 0, training: true};
  const from = machine.program.methods.pass.firstLine;
  return machine.trace('pass', given).slice(first, first + count).map(step => (step.line - from) + ' '
      + step.writes.map(w => w.name + (w.index === null ? '' : '[' + w.index + ']')
          + (w.array === null ? '' : ' of ' + w.array)
          + ' ' + (w.before === null ? 'null' : Engine.decimal(w.before)) + ' -> ' + Engine.decimal(w.after)
          + (w.declared ? ' declared' : '')).join(', ')
      + ' | ' + shown(step.tree) + '\n').join('');
}
function choices(source) {
  const program = Engine.parse(source);
  const machine = program.machine();
  return machine.trace('pass', {x: machine.array([3, -5])}).map(step => shown(step.tree) + '\n').join('');
}
function nestsOf(source) {
  const machine = machineOf(source, false);
  const lines = source.split('\n');
  return machine.trace('accumulateOne', argumentsOf(machine), {by: 'nest'}).map(step => step.method + ': '
      + lines[step.line - 1].trim() + ' -> ' + step.changed.map(name => name
          + (step.ranges[name] === undefined ? '' : '[' + step.ranges[name].join('..') + ')')).join(' ')).map(line => line.trim() + '\n').join('');
}
/** Explains every cell that every step writes, and compares the last term with what the step left there. */
function wrongExplanations(source) {
  const machine = machineOf(source, false);
  const given = argumentsOf(machine);
  const steps = machine.trace('accumulateOne', given, {by: 'nest'});
  const after = copyOf(machine.fields);
  const wrong = [];
  let cells = 0;
  const check = (k, array, index, value) => {
    const terms = machine.explain('accumulateOne', given, k, {array: array, index: index});
    const last = terms[terms.length - 1];
    cells++;
    if (terms.length === 0 || !same(last.value, value)) {
      wrong.push(k + ' ' + array + ':' + index);
      return;
    }
    // what is added up, in float, from what was there: the addends' values are shown
    let sum = terms[0].operator === '+=' ? steps[k].before[array][index] : 0;
    terms.forEach(term => {
      const addend = term.tree.kind === 'assign' ? term.tree.parts[1].value : term.tree.value;
      sum = term.operator === '=' ? addend : term.operator === '+=' ? Math.fround(sum + addend) : term.value;
    });
    Object.keys(last.sums).forEach(name => {
      let part = 0;
      last.sums[name].forEach(term => {
        part = term.operator === '=' ? term.value : Math.fround(part + term.tree.parts[1].value);
      });
      if (last.tree.kind === 'name' && !same(part, last.tree.value)) {
        wrong.push('sum of ' + k + ' ' + array + ':' + index);
      }
    });
    if (!same(sum, value)) {
      wrong.push('terms of ' + k + ' ' + array + ':' + index);
    }
  };
  steps.forEach((step, k) => step.changed.filter(name => step.ranges[name] !== undefined).forEach(name =>
      step.after[name].forEach((value, index) => {
        if (index >= step.ranges[name][0] && index < step.ranges[name][1] && index % 11 === 0) {
          check(k, name, index, value);
        }
      })));
  const changed = differences(machine.fields, after);
  return cells + ' cells, wrong [' + wrong.join(', ') + '], fields changed [' + changed + ']';
}
function gradientCheck(source, parameters, x, t) {
  const machine = machineOf(source, true);
  const method = machine.program.methods.pass === undefined ? 'accumulateOne' : 'pass';
  const p = Float64Array.from(parameters);
  const given = {x: Float64Array.from(x), at: 0, t: Float64Array.from(t), to: 0, training: true};
  if (method === 'accumulateOne') {
    delete given.training;
  }
  machine.fields.parameters = p;
  machine.call(method, given);
  const gradient = machine.fields.gradient.slice();
  let worst = 0;
  gradient.forEach((g, i) => {
    const h = 1e-5;
    const kept = p[i];
    p[i] = kept + h;
    const above = machine.call(method, given);
    p[i] = kept - h;
    const below = machine.call(method, given);
    p[i] = kept;
    const difference = Math.abs((above - below) / (2 * h) - g);
    worst = Math.max(worst, difference / Math.max(Math.abs(g), 1e-4));
  });
  return worst;
}
function refusal(source) {
  try {
    Engine.parse(source).check(['pass']);
  } catch (e) {
    return e.message;
  }
  return 'no refusal';
}
const arithmetics = {};
function arithmetic(source, a, b, k, size) {
  if (arithmetics.machine === undefined) {
    arithmetics.machine = Engine.parse(source).machine();
  }
  const out = arithmetics.machine.array(size);
  arithmetics.machine.call('run', {a: a, b: b, k: k, out: out});
  return out;
}
