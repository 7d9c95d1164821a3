// What is known of arrays, by which array it is, not by what it holds: there are maps that take arrays of equal values for one.
const Identities = (function () {
  'use strict';

  function create() {
    const arrays = [];
    const known = [];
    let last = -1;

    /** The place of an array, or −1; most are asked for many times in a row. */
    function find(array) {
      if (last < 0 || arrays[last] !== array) {
        last = arrays.findIndex(each => each === array);
      }
      return last;
    }

    return {
      get: function (array) {
        const at = find(array);
        return at < 0 ? undefined : known[at];
      },
      set: function (array, value) {
        const at = find(array);
        if (at < 0) {
          arrays.push(array);
          known.push(value);
        } else {
          known[at] = value;
        }
      },
      /** Calls `action` with what is known of each array, and the array, in the order in which they came. */
      forEach: function (action) {
        known.forEach((value, k) => action(value, arrays[k]));
      }
    };
  }

  return {create: create};
})();
