// The elementary functions of dev.gradpoet.runtime.FloatMath, with the same bits: the same operations in the same order,
// each rounded to float. What they are made of, and why, is said there.
const FloatMath = (function () {
  'use strict';

  const f = Math.fround;
  const floats = new Float32Array(1);
  const ints = new Int32Array(floats.buffer);
  const doubles = new Float64Array(1);
  const words = new Int32Array(doubles.buffer);
  doubles[0] = 1;
  const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

  const LOG2_E = f(1.44269504);
  const LN2_HIGH = 0x162e4 / 131072;
  const LN2_LOW = 0x17f7d1c / 0x1000000 / 1048576;
  const ROUNDER = 12582912;
  const ROUNDER_BITS = 0x4b400000;
  const TWO_THIRDS_BITS = 0x3f2aaaab;
  const MIN_NORMAL = 1.1754943508222875e-38;
  const TANH_SMALL = 0.625;
  const TANH_ONE = f(9.1);
  const ERF_ONE = f(3.93);
  const DOUBLE_ROUNDER = 6755399441055744;
  const QUARTER_HIGH = 0x1921fb544 / 4294967296;
  const QUARTER_LOW = 0x10b4611a626331 / 4503599627370496 / 17179869184;
  const ANGLE_CEILING = 1048576;
  const LN2 = 0.6931471805599453;
  const ROOT_OF_HALF_HIGH = 0x3fe6a09e;
  const ROOT_OF_HALF_LOW = 0x667f3bcd;

  function bitsOf(x) {
    floats[0] = x;
    return ints[0];
  }

  function ofBits(bits) {
    ints[0] = bits;
    return floats[0];
  }

  function powerOfTwo(k) {
    return ofBits((k + 127) << 23);
  }

  function withSignOf(x, y) {
    return ofBits(bitsOf(y) | (bitsOf(x) & 0x80000000));
  }

  /** p · 2ᵏ, in two steps: 2ᵏ itself may be no normal float. */
  function scaled(p, k) {
    const half = k >> 1;
    return f(f(p * powerOfTwo(half)) * powerOfTwo(k - half));
  }

  const T3 = f(1.3840399e-3), T2 = f(8.369349e-3), T1 = f(4.1668084e-2), T0 = f(1.6666515e-1), T00 = f(4.9999994e-1);

  function expTail(r, s) {
    return f(f(f(f(T3 * s) + f(f(T2 * r) + T1)) * s) + f(f(T0 * r) + T00));
  }

  function exp(x) {
    const low = x < -104 ? -104 : x;
    const c = low > 89 ? 89 : low;
    const shifted = f(f(c * LOG2_E) + ROUNDER);
    const n = f(shifted - ROUNDER);
    const k = (bitsOf(shifted) - ROUNDER_BITS) | 0;
    const r = f(f(c - f(n * LN2_HIGH)) - f(n * LN2_LOW));
    const s = f(r * r);
    return scaled(f(1 + f(r + f(s * expTail(r, s)))), k);
  }

  function expm1(x) {
    const low = x < -18 ? -18 : x;
    const c = low > 89 ? 89 : low;
    const shifted = f(f(c * LOG2_E) + ROUNDER);
    const n = f(shifted - ROUNDER);
    const k = (bitsOf(shifted) - ROUNDER_BITS) | 0;
    const r = f(f(c - f(n * LN2_HIGH)) - f(n * LN2_LOW));
    const s = f(r * r);
    const b = f(1 - powerOfTwo(-Math.min(k, 127)));
    const sum = f(b + r);
    const rest = f(r - f(sum - b));
    return withSignOf(x, scaled(f(sum + f(rest + f(s * expTail(r, s)))), k));
  }

  const L5 = f(-1.2892368e-1), L4 = f(1.3985108e-1), L3 = f(-1.218412e-1), L2 = f(1.4005744e-1);
  const M3 = f(-1.6680497e-1), M2 = f(2.0010413e-1), M1 = f(-2.4999797e-1), M0 = f(3.3333215e-1);

  function scaledLog(x, k, correction) {
    const s = f(x * x);
    const high = f(f(f(f(L5 * x) + L4) * s) + f(f(L3 * x) + L2));
    const q = f(f(high * f(s * s)) + f(f(f(f(M3 * x) + M2) * s) + f(f(M1 * x) + M0)));
    const y = f(f(f(f(s * x) * q) + f(f(k * LN2_LOW) + correction)) - f(0.5 * s));
    return f(f(x + y) + f(k * LN2_HIGH));
  }

  function logLimit(x) {
    return x > 0 ? x : x === 0 ? -Infinity : NaN;
  }

  function log(x) {
    const isSubnormal = x < MIN_NORMAL;
    const bits = (bitsOf(isSubnormal ? f(x * 8388608) : x) - TWO_THIRDS_BITS) | 0;
    const k = (bits >> 23) - (isSubnormal ? 23 : 0);
    const m = ofBits(((bits & 0x7fffff) + TWO_THIRDS_BITS) | 0);
    const y = scaledLog(f(m - 1), k, 0);
    return x > 0 && x < Infinity ? y : logLimit(x);
  }

  function log1p(x) {
    const k = ((bitsOf(f(1 + x)) - TWO_THIRDS_BITS) | 0) >> 23;
    const scale = powerOfTwo(2 - k);
    const a = f(0.25 * f(x * scale));
    const b = f(f(0.25 * scale) - 1);
    const sum = f(a + b);
    const rounding = f(a - f(sum - b));
    const y = withSignOf(x, scaledLog(sum, k, f(rounding - f(rounding * sum))));
    return x > -1 && x < Infinity ? y : logLimit(f(1 + x));
  }

  const Q3 = f(-5.70475e-3), Q2 = f(2.0638883e-2), Q1 = f(5.3739656e-2), Q0 = f(1.3331442e-1), Q00 = f(3.333328e-1);

  function tanh(x) {
    const magnitude = Math.abs(x);
    if (magnitude < TANH_SMALL) {
      const z = f(magnitude * magnitude);
      const q = f(f(f(f(f(f(Q3 * z) + Q2) * z) - Q1) * z) + Q0);
      return withSignOf(x, f(magnitude + f(magnitude * f(z * f(f(q * z) - Q00)))));
    }
    const half = magnitude > TANH_ONE ? TANH_ONE : magnitude;
    const c = f(half + half);
    const shifted = f(f(c * LOG2_E) + ROUNDER);
    const n = f(shifted - ROUNDER);
    const k = (bitsOf(shifted) - ROUNDER_BITS) | 0;
    const r = f(f(c - f(n * LN2_HIGH)) - f(n * LN2_LOW));
    const s = f(r * r);
    const scale = powerOfTwo(k);
    return withSignOf(x, f(1 - f(2 / f(f(scale + 1) + f(scale * f(r + f(s * expTail(r, s))))))));
  }

  function erf(x) {
    const c = x > ERF_ONE ? ERF_ONE : x < -ERF_ONE ? -ERF_ONE : x;
    const s = c * c;
    let p = 3.038317071067919e-9 * s + 7.275686986212918e-7;
    p = (p * s + 2.0136954053731777e-5) * s + 4.969910458045807e-4;
    p = (p * s + 4.741189302866586e-3) * s + 5.736952414742563e-2;
    p = (p * s + 1.9582554884609896e-1) * s + 1.1283791670955117;
    let q = 7.273541062171452e-8 * s + 4.228090511496009e-6;
    q = (q * s + 1.0598884779116267e-4) * s + 1.6516306206153539e-3;
    q = (q * s + 1.7257423185333187e-2) * s + 1.198021528469814e-1;
    q = (q * s + 5.068792074113964e-1) * s + 1;
    return f(c * p / q);
  }

  function sqrt(x) {
    return f(Math.sqrt(x));
  }

  /** sin(x + quarters · π/2). Beyond 2²⁰ the Java class calls StrictMath, of which there is no twin. */
  function sine(x, quarters) {
    if (!(Math.abs(x) < Infinity)) {
      return NaN;
    }
    if (!(Math.abs(x) < ANGLE_CEILING)) {
      throw new Error('cannot run the sine or cosine of ' + x + ': it is 2^20 or more');
    }
    const n = (x * (2 / Math.PI) + DOUBLE_ROUNDER) - DOUBLE_ROUNDER;
    const r = (x - n * QUARTER_HIGH) - n * QUARTER_LOW;
    const s = r * r;
    const quadrant = (n | 0) + quarters;
    const p = (s * (-1.0 / 39916800) + 1.0 / 362880) * s - 1.0 / 5040;
    const q = ((s * (1.0 / 479001600) - 1.0 / 3628800) * s + 1.0 / 40320) * s - 1.0 / 720;
    const y = (quadrant & 1) === 0
      ? r * (1 + s * ((p * s + 1.0 / 120) * s - 1.0 / 6))
      : 1 + s * ((q * s + 1.0 / 24) * s - 0.5);
    return f((quadrant & 2) === 0 ? y : -y);
  }

  function sin(x) {
    return sine(x, 0);
  }

  function cos(x) {
    return sine(x, 1);
  }

  /** Of a negative number to a whole power the Java class calls StrictMath, of which there is no twin. */
  function pow(x, y) {
    if (!(x > 0 && x < Infinity && Math.abs(y) < Infinity)) {
      if (x < 0 && x > -Infinity && Math.abs(y) < Infinity && y !== 0 && y === Math.floor(y)) {
        throw new Error('cannot run the power ' + y + ' of ' + x + ': it is negative');
      }
      return f(Math.pow(x, y));
    }
    doubles[0] = x;
    const borrow = (words[1 - HIGH] >>> 0) < ROOT_OF_HALF_LOW ? 1 : 0;
    const k = (words[HIGH] - ROOT_OF_HALF_HIGH - borrow) >> 20;
    words[HIGH] -= k << 20;
    const m = doubles[0];
    const u = (m - 1) / (m + 1);
    const s = u * u;
    let p = ((s * (1.0 / 15) + 1.0 / 13) * s + 1.0 / 11) * s + 1.0 / 9;
    p = ((p * s + 1.0 / 7) * s + 1.0 / 5) * s + 1.0 / 3;
    const power = y * (k + (u + u * s * p) * (2 / LN2));
    const c = power > 130 ? 130 : power < -160 ? -160 : power;
    const n = (c + DOUBLE_ROUNDER) - DOUBLE_ROUNDER;
    const r = (c - n) * LN2;
    let q = ((r * (1.0 / 362880) + 1.0 / 40320) * r + 1.0 / 5040) * r + 1.0 / 720;
    q = (((q * r + 1.0 / 120) * r + 1.0 / 24) * r + 1.0 / 6) * r + 0.5;
    words[HIGH] = (n + 1023) << 20;
    words[1 - HIGH] = 0;
    return f(doubles[0] * (1 + (r + r * r * q)));
  }

  return {exp: exp, expm1: expm1, log: log, log1p: log1p, tanh: tanh, erf: erf, sqrt: sqrt, sin: sin, cos: cos, pow: pow};
})();
