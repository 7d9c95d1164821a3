/** Numbers as a reader wants them: so many digits, a true minus, a dot for what is not computed yet. */
const Numbers = (function () {
  'use strict';

  const NONE = '·';
  const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
  let digits = 4;

  function setDigits(count) {
    digits = count;
  }

  function plain(value, count) {
    const size = Math.abs(value);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
      return value.toExponential(count - 1).replace(/\.?0+e/, 'e').replace('e+', 'e');
    }
    const rounded = value.toPrecision(count);
    return rounded.includes('e') ? String(Number(rounded)) : rounded.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  }

  function show(value, count) {
    if (value === undefined || value === null) {
      return NONE;
    }
    if (!Number.isFinite(value)) {
      return Number.isNaN(value) ? 'NaN' : value < 0 ? '−∞' : '∞';
    }
    return plain(value, count || digits).replace(/-/g, '−');
  }

  /** As a factor or a term: a negative number stands in parentheses. */
  function term(value) {
    const shown = show(value);
    return shown.startsWith('−') ? '(' + shown + ')' : shown;
  }

  function subscript(index) {
    return String(index).replace(/\d/g, digit => SUBSCRIPTS[digit]);
  }

  /** What an edited field holds: a float, or null if it is none. */
  function read(text) {
    const value = Math.fround(Number(String(text).trim().replace('−', '-')));
    return String(text).trim() !== '' && Number.isFinite(value) ? value : null;
  }

  /** The shortest decimal that is this float. */
  function exact(value) {
    return Engine.decimal(value);
  }

  return {NONE, setDigits, show, term, subscript, read, exact};
})();
