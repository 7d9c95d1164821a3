// What a trace by nest records: each loop, call or assignment of a method, with copies of the arrays that it writes.
const NestRecorder = (function () {
  'use strict';

  function create(program, names, limit) {
    const steps = [];
    const serials = [];
    const copies = Identities.create();
    const open = [];
    let outside = [];
    let begun = 0;

    function scalar(step, variable, before, after) {
      const shown = value => (variable.type === 'boolean' && value !== null ? value !== 0 : value);
      if (step.changed.indexOf(variable.name) < 0) {
        step.changed.push(variable.name);
        step.before[variable.name] = shown(before);
      }
      step.after[variable.name] = shown(after);
    }

    const hooks = {
      units: 'nest',
      values: null,
      cells: null,
      begin: function (node) {
        const step = {line: node.line, lastLine: node.lastLine, method: node.methodName, kind: node.kind, changed: [],
          before: Object.create(null), after: Object.create(null), ranges: Object.create(null)};
        outside.forEach(each => scalar(step, each[0], null, each[1]));
        outside = [];
        open.push({step: step, node: node, arrays: Identities.create(), inner: [], serial: begun++});
      },
      end: function (node) {
        const done = open.pop();
        const step = done.step;
        done.arrays.forEach((range, array) => {
          const name = names.get(array);
          step.changed.push(name);
          step.before[name] = range.before;
          step.after[name] = array.slice();
          step.ranges[name] = [range.from, range.to];
          copies.set(array, step.after[name]);
        });
        if (step.changed.length === 0 && node.kind !== 'return') {
          return;
        }
        if (steps.length === limit) {
          throw new Error('the trace has more than ' + limit + ' steps');
        }
        serials.push(done.serial);
        steps.push(step);
      },
      before: function () {},
      inner: function () {},
      bind: function (variable, value) {
        outside.push([variable, value]);
      },
      scalar: function (variable, before, after, isDeclared) {
        if (open.length === 0) {
          return;
        }
        const top = open[open.length - 1];
        if (top.node.kind === 'for' && isDeclared && top.inner.indexOf(variable.slot) < 0) {
          top.inner.push(variable.slot);
        }
        if (top.inner.indexOf(variable.slot) < 0) {
          scalar(top.step, variable, before, after);
        }
      },
      writing: function (array, from, to) {
        const ranges = open[open.length - 1].arrays;
        const range = ranges.get(array);
        if (range === undefined) {
          const copy = copies.get(array);
          ranges.set(array, {before: copy === undefined ? array.slice() : copy, from: from, to: to});
        } else {
          range.from = from < range.from ? from : range.from;
          range.to = to > range.to ? to : range.to;
        }
      },
      cell: function () {},
      array: function (variable, array) {
        names.set(array, variable.name);
      }
    };
    return {hooks: hooks, steps: steps, serials: serials};
  }

  return {create: create};
})();
