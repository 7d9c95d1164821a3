/** What targets the loss is defined for: 'any', 'unit', 'signs', 'counts' or 'distribution'. */
const Targets = (function () {
  'use strict';

  /** How far from 1 the sum of a distribution in float may be. */
  const SUM = 1e-4;

  const EXPECTED = {
    any: 'finite numbers', unit: 'numbers from 0 to 1', signs: '−1 or 1', counts: 'numbers of at least 0',
    distribution: 'numbers of at least 0 that add up to 1',
  };

  /** In words: what the loss expects. */
  function expected(kind) {
    if (!Object.keys(EXPECTED).includes(kind)) {
      throw new Error('a loss for targets of the unknown kind ' + kind);
    }
    return EXPECTED[kind];
  }

  function sum(values) {
    return values.reduce((a, b) => a + b, 0);
  }

  function fitsOne(kind, value) {
    switch (kind) {
      case 'unit':
      case 'distribution':
        return value >= 0 && value <= 1;
      case 'signs':
        return value === 1 || value === -1;
      case 'counts':
        return value >= 0;
      default:
        return true;
    }
  }

  function fits(kind, t) {
    expected(kind);
    return Array.from(t).every(value => fitsOne(kind, value)) && (kind !== 'distribution' || Math.abs(sum(Array.from(t)) - 1) <= SUM);
  }

  /** The targets of one sample, of which the output `which` is on. */
  function example(kind, size, which) {
    expected(kind);
    const t = new Float32Array(size).fill(kind === 'signs' ? -1 : 0);
    t[which % size] = 1;
    return t;
  }

  /** The target of two classes on one output. */
  function ofTwo(kind, second) {
    expected(kind);
    return second || kind === 'distribution' ? 1 : kind === 'signs' ? -1 : 0;
  }

  /** Targets like the height of a curve, from −1 to 1. */
  function ofCurve(kind, size, height) {
    const within = (height + 1) / 2;
    const one = {any: height, unit: within, signs: height < 0 ? -1 : 1, counts: Math.round(4 * within), distribution: within}[kind];
    expected(kind);
    const t = Array.from({length: size}, () => one);
    return kind === 'distribution' ? t.map((_, i) => size === 1 ? 1 : i === 0 ? within : i === 1 ? 1 - within : 0) : t;
  }

  /** Targets with one of them changed; of a distribution the others share the rest as before. An error if none fit. */
  function changed(kind, t, index, value) {
    const copy = Float32Array.from(t);
    copy[index] = value;
    if (kind === 'distribution' && copy.length > 1 && fitsOne(kind, value)) {
      const rest = sum(Array.from(copy)) - copy[index];
      const next = (index + 1) % copy.length;
      copy.forEach((other, i) => {
        copy[i] = i === index ? other : rest > 0 ? other * (1 - value) / rest : i === next ? 1 - value : 0;
      });
    }
    if (!fits(kind, copy)) {
      throw new Error('the target is ' + Numbers.exact(value) + ', expected ' + expected(kind));
    }
    return copy;
  }

  return {expected, fits, example, ofTwo, ofCurve, changed};
})();
