// Makes one closure of a whole expression of type int that is a sum of variables times constants, as positions in arrays are.
const Positions = (function () {
  'use strict';

  /** Below this a sum of a few products with an int is exact in double, so that the int it wraps to is right. */
  const LARGEST = 1048576;

  /** {base, terms: [[slot, factor]]}, or null if a node is no such sum. */
  function sum(node) {
    if (node.type !== 'int') {
      return null;
    }
    if (node.kind === 'literal' || (node.kind === 'name' && node.slot === undefined)) {
      return {base: node.value, terms: []};
    }
    if (node.kind === 'name') {
      return {base: 0, terms: [[node.slot, 1]]};
    }
    if (node.kind === 'unary' && node.operator === '-') {
      return times(sum(node.operand), -1);
    }
    if (node.kind !== 'binary') {
      return null;
    }
    const left = sum(node.left);
    const right = sum(node.right);
    if (left === null || right === null) {
      return null;
    }
    switch (node.operator) {
      case '+':
        return plus(left, right);
      case '-':
        return plus(left, times(right, -1));
      case '*':
        return left.terms.length === 0 ? times(right, left.base) : right.terms.length === 0 ? times(left, right.base) : null;
      default:
        return null;
    }
  }

  function plus(a, b) {
    const isSmall = Math.abs(a.base + b.base) < LARGEST && a.terms.length + b.terms.length < 8;
    return isSmall ? {base: a.base + b.base, terms: a.terms.concat(b.terms)} : null;
  }

  function times(a, factor) {
    if (a === null) {
      return null;
    }
    const terms = a.terms.map(term => [term[0], term[1] * factor]);
    const isSmall = Math.abs(a.base * factor) < LARGEST && terms.every(term => Math.abs(term[1]) < LARGEST);
    return isSmall ? {base: a.base * factor, terms: terms} : null;
  }

  /** A closure of the expression over these numeric slots, or null. */
  function compile(node, numbers) {
    const found = sum(node);
    if (found === null) {
      return null;
    }
    const base = found.base;
    const slots = found.terms.map(term => term[0]);
    const factors = found.terms.map(term => term[1]);
    const a = slots[0];
    const b = slots[1];
    const c = slots[2];
    const fa = factors[0];
    const fb = factors[1];
    const fc = factors[2];
    switch (slots.length) {
      case 0:
        return () => base;
      case 1:
        return base === 0 && fa === 1 ? () => numbers[a] : () => (base + fa * numbers[a]) | 0;
      case 2:
        return base === 0 && fa === 1 && fb === 1 ? () => (numbers[a] + numbers[b]) | 0
          : () => (base + fa * numbers[a] + fb * numbers[b]) | 0;
      case 3:
        return () => (base + fa * numbers[a] + fb * numbers[b] + fc * numbers[c]) | 0;
      default:
        return () => {
          let total = base;
          for (let k = 0; k < slots.length; k++) {
            total += factors[k] * numbers[slots[k]];
          }
          return total | 0;
        };
    }
  }

  /** The value of an expression that has no variables, or null. */
  function constant(node) {
    const found = sum(node);
    return found === null || found.terms.length > 0 ? null : found.base;
  }

  return {compile: compile, constant: constant};
})();
