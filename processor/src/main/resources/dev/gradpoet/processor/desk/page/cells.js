/** What the names of the code mean: cells of tensors, their words, their layers, phases and cards. */
const Cells = (function () {
  'use strict';

  let lesson = null;
  let byTensor = null;

  function start(given) {
    lesson = given;
    byTensor = Object.create(null);
    const used = new Set(Object.values(lesson.variables).map(at => at[0]).concat(Object.values(lesson.arrays), ['L']));
    for (const name of Object.keys(lesson.tensors).filter(tensor => used.has(tensor))) {
      const tensor = lesson.tensors[name];
      byTensor[name] = {name, layer: tensor.layer || null, letter: tensor.letter, says: tensor.says, shape: tensor.shape || [], size: sizeOf(tensor.shape)};
    }
    const total = lesson.parameters.reduce((sum, part) => Math.max(sum, part.offset + sizeOf(part.shape)), 0);
    byTensor.p = {name: 'p', layer: null, letter: 'p', says: 'parameters', shape: [total], size: total};
    byTensor.g = {name: 'g', layer: null, letter: '∂L/∂p', says: 'gradient', shape: [total], size: total};
  }

  function sizeOf(shape) {
    return (shape || []).reduce((product, extent) => product * extent, 1);
  }

  function split(cell) {
    const colon = cell.lastIndexOf(':');
    return {tensor: cell.slice(0, colon), index: Number(cell.slice(colon + 1))};
  }

  /** The cell that a variable, or the element of an array, holds; undefined for a helper variable. */
  function of(name, index) {
    if (index === null || index === undefined) {
      const known = lesson.variables[name];
      return known ? known[0] + ':' + known[1] : name === 'loss' ? 'L:0' : undefined;
    }
    const tensor = lesson.arrays[name];
    return tensor ? tensor + ':' + index : undefined;
  }

  function tensorOfArray(name) {
    return lesson.arrays[name];
  }

  /** The parameter tensor that p[index] is in, and the index in it. */
  function parameter(index) {
    const part = lesson.parameters.find(p => index >= p.offset && index < p.offset + sizeOf(p.shape));
    return {part, local: index - part.offset};
  }

  function layer(name) {
    return lesson.layers.find(l => l.name === name);
  }

  function layerOf(cell) {
    const {tensor, index} = split(cell);
    return tensor === 'p' || tensor === 'g' || tensor === 'next' ? parameter(index).part.layer : (byTensor[tensor] || {}).layer || null;
  }

  function place(shape, index) {
    const size = sizeOf(shape);
    if (size <= 1) {
      return '';
    }
    if (shape.length === 1) {
      return Numbers.subscript(index + 1);
    }
    return '[' + coordinates(shape, index).join(',') + ']';
  }

  function coordinates(shape, index) {
    const at = [];
    for (let d = shape.length - 1; d >= 0; d--) {
      at.unshift(index % shape[d]);
      index = Math.floor(index / shape[d]);
    }
    return at;
  }

  function source(name) {
    const from = (layer(name) || {from: []}).from || [];
    const shape = from.length !== 1 ? null : layer(from[0]) ? layer(from[0]).shape : lesson.input;
    return {name: from.length === 1 ? from[0] : null, shape};
  }

  /** Words for a parameter: "W x₀ → hidden₁", "b hidden₁". */
  function parameterName(index) {
    const {part, local} = parameter(index);
    const from = source(part.layer);
    if (part.shape.length === 2 && from.shape && sizeOf(from.shape) === part.shape[0]) {
      const at = coordinates(part.shape, local);
      return part.letter + ' ' + from.name + place([part.shape[0]], at[0]) + ' → ' + part.layer + place([part.shape[1]], at[1]);
    }
    return part.letter + ' ' + part.layer + place(part.shape, local);
  }

  /** Who has the value: "hidden₁", "x₀", "" for the loss. */
  function owner(cell) {
    const {tensor, index} = split(cell);
    if (tensor === 'p' || tensor === 'g' || tensor === 'next') {
      return parameterName(index);
    }
    const known = byTensor[tensor];
    return known && known.layer ? known.layer + place(known.shape, index) : '';
  }

  function letter(cell) {
    const {tensor, index} = split(cell);
    const known = byTensor[tensor];
    if (tensor === 'p' || tensor === 'next') {
      return parameter(index).part.letter;
    }
    if (tensor === 'g') {
      return '∂L/∂' + parameter(index).part.letter;
    }
    return !known ? tensor : known.layer ? known.letter : known.letter + place(known.shape, index);
  }

  /** "hidden₁: z", "x₀", "W x₀ → hidden₁". */
  function label(cell) {
    const tensor = split(cell).tensor;
    const who = owner(cell);
    if (tensor === 'p' || tensor === 'next') {
      return who;
    }
    return tensor === 'g' ? '∂L/∂(' + who + ')' : who ? who + ': ' + letter(cell) : letter(cell);
  }

  function phase(tensor) {
    if (tensor === 'g') {
      return 'gradients';
    }
    if (tensor === 'L') {
      return 'loss';
    }
    if (tensor === 'p' || tensor === 'next') {
      return 'update';
    }
    if (tensor === 'x' || tensor === 't' || !byTensor[tensor]) {
      return null;
    }
    return lesson.tensors[tensor].gradient ? 'backward' : 'forward';
  }

  function cards(cell) {
    const tensor = split(cell).tensor === 'next' ? 'p' : split(cell).tensor;
    const layerName = layerOf(cell);
    if (tensor !== 'g') {
      return lesson.cards.filter(card => card.tensors.includes(tensor));
    }
    const own = 'd ' + layerName + '.' + parameter(split(cell).index).part.letter;
    return lesson.cards.filter(card => card.tensors.includes(own));
  }

  /** All cells of the same unit, or of the same parameter: what one shape of the diagram stands for. */
  function twins(cell) {
    const {tensor, index} = split(cell);
    if (tensor === 'p' || tensor === 'g' || tensor === 'next') {
      return ['p:' + index, 'g:' + index, 'next:' + index];
    }
    const known = byTensor[tensor];
    if (!known || !known.layer) {
      return [cell];
    }
    return Object.keys(byTensor).filter(name => byTensor[name].layer === known.layer && byTensor[name].size === known.size)
      .map(name => name + ':' + index);
  }

  /** The tensors of a layer by role: z, a, d a, d z; those that the network has. */
  function tensorsOf(layerName) {
    return Object.keys(byTensor).filter(name => byTensor[name].layer === layerName).map(name => byTensor[name]);
  }

  return {
    start, of, split, tensorOfArray, parameterName, layerOf, owner, letter, label, phase, cards, twins, tensorsOf,
    sizeOf, tensor: name => byTensor[name], lesson: () => lesson,
  };
})();
