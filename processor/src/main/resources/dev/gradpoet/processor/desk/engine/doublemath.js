// The functions of FloatMath on doubles, for gradient checks: without rounding to float.
const DoubleMath = (function () {
  'use strict';

  /** erf by its series of positive terms up to 3, by the continued fraction of 1 − erf beyond. */
  function erf(x) {
    const a = Math.abs(x);
    if (!(a < 6)) {
      return a >= 6 ? (x > 0 ? 1 : -1) : NaN;
    }
    const scale = Math.exp(-a * a) / Math.sqrt(Math.PI);
    if (a < 3) {
      let term = 2 * a;
      let sum = term;
      for (let n = 1; term > sum * 1e-17; n++) {
        term *= 2 * a * a / (2 * n + 1);
        sum += term;
      }
      return (x < 0 ? -1 : 1) * sum * scale;
    }
    let fraction = a;
    for (let n = 60; n > 0; n--) {
      fraction = a + n / 2 / fraction;
    }
    return (x < 0 ? -1 : 1) * (1 - scale / fraction);
  }

  return {exp: Math.exp, expm1: Math.expm1, log: Math.log, log1p: Math.log1p, tanh: Math.tanh, erf: erf, sqrt: Math.sqrt,
    sin: Math.sin, cos: Math.cos, pow: Math.pow};
})();
