/** The engine's trace as steps of a lesson: what each one writes and reads, its phase and its layer. */
const Steps = (function () {
  'use strict';

  /** Above so many parameters an update is one step for each tensor, not one for each number. */
  const ONE_BY_ONE = 60;

  function reads(tree, into) {
    if (!tree) {
      return into;
    }
    if (tree.kind === 'index') {
      if (tree.cell) {
        into.add(Cells.of(tree.cell.array, tree.cell.index));
      }
    } else if (tree.kind === 'name') {
      into.add(Cells.of(tree.name || tree.text, null));
    } else {
      (tree.parts || []).forEach(part => reads(part, into));
    }
    return into;
  }

  /** A parameter, or a local that is no cell and that only counts. */
  function isHelper(step, name, index) {
    const method = Run.program().methods[step.method];
    return (index === null || index === undefined) && Cells.of(name, null) === undefined && !Cells.tensorOfArray(name)
      && (/^[a-z]$|At$|Row$|Col$/.test(name) || (method && method.parameters.some(parameter => parameter.name === name)));
  }

  function lineStep(step, index) {
    // What a call binds to its parameters, and the counters of loops, come before what the line is about.
    const writes = step.writes.filter((write, k) => k === step.writes.length - 1 || !isHelper(step, write.name, write.index)).map(write => Object.assign({cell: Cells.of(write.array || write.name, write.index)}, write));
    const used = reads(step.tree, new Set());
    writes.forEach(write => used.delete(write.cell));
    used.delete(undefined);
    return {index, line: step.line, lastLine: step.lastLine, method: step.method, tree: step.tree, writes, reads: Array.from(used), changes: []};
  }

  function nestStep(step, index) {
    const writes = [];
    const changes = [];
    for (const name of step.changed.filter(each => !isHelper(step, each, null))) {
      const tensor = Cells.tensorOfArray(name);
      if (typeof step.after[name] === 'number' || typeof step.after[name] === 'boolean') {
        writes.push({cell: Cells.of(name, null), name, before: step.before[name], after: step.after[name]});
      } else if (tensor) {
        changes.push({tensor, name, data: step.after[name], range: (step.ranges || {})[name] || [0, step.after[name].length]});
      }
    }
    return {index, line: step.line, lastLine: step.lastLine, method: step.method, writes, reads: [], changes, tree: null};
  }

  function tensorsOf(step) {
    return step.changes.map(change => change.tensor).concat(step.writes.filter(w => w.cell).map(w => Cells.split(w.cell).tensor));
  }

  /** What a step belongs to; one that computes a helper only belongs to what comes after it. */
  function phases(steps) {
    let next = {phase: 'loss', layer: null};
    for (let k = steps.length - 1; k >= 0; k--) {
      const step = steps[k];
      const found = tensorsOf(step).map(tensor => ({tensor, phase: Cells.phase(tensor)})).filter(f => f.phase)
        .sort((a, b) => (a.phase === 'gradients') - (b.phase === 'gradients'))[0];
      if (found) {
        const cell = (step.writes.find(w => w.cell && Cells.split(w.cell).tensor === found.tensor) || {}).cell
          || firstCell(step.changes.find(c => c.tensor === found.tensor));
        next = {phase: found.phase, layer: Cells.layerOf(cell)};
      }
      step.phase = next.phase;
      step.layer = next.layer;
    }
    if (steps.length > 0 && !tensorsOf(steps[0]).some(t => t !== 'x')) {
      steps[0].phase = 'forward';
    }
  }

  /** One cell of those that a statement wrote: the first. */
  function firstCell(change) {
    return change.tensor + ':' + change.range[0];
  }

  function isIn(range, index) {
    return range[0] <= index && index < range[1];
  }

  /** Gradient descent: w ← w − η ∂L/∂w, number by number or tensor by tensor. */
  function update(steps, gradient, parts) {
    const {p, rate} = State.now;
    const after = p.map((value, i) => value - Math.fround(rate * gradient[i]));
    const common = {method: null, line: 0, lastLine: 0, reads: [], tree: null, phase: 'update'};
    if (p.length <= ONE_BY_ONE) {
      p.forEach((before, i) => steps.push(Object.assign({}, common, {
        index: steps.length, layer: Cells.layerOf('p:' + i), reads: ['g:' + i], changes: [],
        writes: [{cell: 'p:' + i, name: 'p', before, after: after[i]}], update: {before, rate, gradient: gradient[i]},
      })));
      return;
    }
    for (const part of parts) {
      const range = [part.offset, part.offset + Cells.sizeOf(part.shape)];
      steps.push(Object.assign({}, common, {index: steps.length, layer: part.layer, part, writes: [], changes: [{tensor: 'p', name: 'p', data: after, range}]}));
    }
  }

  /** Who wrote what when: per cell (lines) and per tensor (statements), in the order of the steps. */
  function remember(steps) {
    const history = Object.create(null);
    const known = Object.create(null);
    const lines = Object.create(null);
    for (const step of steps) {
      const note = key => {
        (lines[key] = lines[key] || []).push(step);
      };
      for (const write of step.writes.filter(w => w.cell)) {
        (history[write.cell] = history[write.cell] || []).push({step: step.index, value: Number(write.after)});
        note(write.cell);
      }
      for (const change of step.changes) {
        (known[change.tensor] = known[change.tensor] || []).push({step: step.index, data: change.data, range: change.range});
        note(change.tensor);
      }
    }
    const segments = [];
    steps.forEach((step, k) => {
      const last = segments[segments.length - 1];
      if (!last || last.phase !== step.phase || last.layer !== step.layer) {
        segments.push({phase: step.phase, layer: step.layer, from: k});
      }
    });
    return {steps, history, known, lines, segments};
  }

  /** The steps that write numbers; `raw` is a step's place in the trace. */
  function of(trace, by) {
    const steps = [];
    trace.forEach((step, raw) => {
      const made = by === 'line' ? lineStep(step, steps.length) : nestStep(step, steps.length);
      if (made.writes.length + made.changes.length > 0) {
        steps.push(Object.assign(made, {raw}));
      }
    });
    return steps;
  }

  return {of, phases, update, remember, firstCell, isIn};
})();
