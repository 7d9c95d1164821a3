/** Numbers that look random and are the same for the same seed: for masks, made-up data and new weights. */
const Random = (function () {
  'use strict';

  /** A generator of numbers in [0, 1): mulberry32, T. Ettinger 2017. */
  function generator(seed) {
    let state = seed | 0;
    return function () {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  function normal(random) {
    return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  }

  /** Parameters: biases 0, weights uniform within ±√(6 / (inputs + units)), as X. Glorot and Y. Bengio 2010. */
  function parameters(lesson, seed) {
    const random = generator(seed * 7919);
    const last = lesson.parameters[lesson.parameters.length - 1];
    const p = new Float32Array(last ? last.offset + Cells.sizeOf(last.shape) : 0);
    for (const part of lesson.parameters) {
      const {initializer, fanIn, fanOut} = part.start || {initializer: part.shape.length > 1 ? 'glorotUniform' : '', fanIn: part.shape[0], fanOut: part.shape[1]};
      const limit = initializer ? Math.sqrt(6 / (fanIn + fanOut)) : 0;
      for (let i = part.offset; i < part.offset + Cells.sizeOf(part.shape); i++) {
        p[i] = limit === 0 ? 0 : limit * (2 * random() - 1);
      }
    }
    return p;
  }

  return {generator, normal, parameters};
})();
