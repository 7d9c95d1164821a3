/** What the reader chose: the sample, the parameters, the step, what is shown. Everything else follows from it. */
const State = (function () {
  'use strict';

  const listeners = [];
  const now = {};
  let first = null;

  function start(given) {
    first = given;
    Object.assign(now, initial(), view());
  }

  /** What is shown, as the page begins. */
  function view() {
    return {step: 0, mode: Cells.lesson().unrolled ? 'line' : 'nest', digits: 4, tab: 'values', hidden: []};
  }

  /** What the page starts with; a large network's page has no numbers, so they are drawn. */
  function initial() {
    const lesson = Cells.lesson();
    const random = Random.generator(first.seed || 1);
    const reference = lesson.reference || {};
    const x = first.x || reference.x || Array.from({length: Cells.sizeOf(lesson.input)}, () => Number(random().toFixed(2)));
    return {
      x: Float32Array.from(x), t: Float32Array.from(first.t || reference.t || Targets.example(lesson.targets, Cells.sizeOf(lesson.output), 0)),
      w: Math.fround(first.w === undefined ? 1 : first.w), p: Float32Array.from(first.p || Random.parameters(lesson, first.seed || 1)), rate: Math.fround(first.learningRate || 0.1), seed: first.seed || 1,
    };
  }

  /** Calls the listener after each change with the names of what changed. */
  function on(listener) {
    listeners.push(listener);
  }

  function change(part) {
    const names = Object.keys(part).filter(name => now[name] !== part[name]);
    if (names.length > 0) {
      Object.assign(now, part);
      listeners.forEach(listener => listener(names));
    }
  }

  /** One value of a vector: name is x, t or p. */
  function changeAt(name, index, value) {
    if (now[name][index] !== value) {
      const copy = Float32Array.from(now[name]);
      copy[index] = value;
      change({[name]: copy});
    }
  }

  /** Changes an input, a target or a parameter; throws an error if the loss has no use for such a target. */
  function changeCell(cell, value) {
    const {tensor, index} = Cells.split(cell);
    if (tensor !== 't') {
      changeAt(tensor, index, value);
    } else if (now.t[index] !== value) {
      change({t: Targets.changed(Cells.lesson().targets, now.t, index, value)});
    }
  }

  function isEditable(cell) {
    return ['x', 't', 'p'].includes(Cells.split(cell).tensor);
  }

  function get(cell) {
    const {tensor, index} = Cells.split(cell);
    return now[tensor][index];
  }

  function reset() {
    change(Object.assign(initial(), {step: 0}));
  }

  return {now, start, on, change, changeCell, isEditable, get, reset, initial, view, first: () => first};
})();
