// What a trace by line records: each statement that writes, with the values of its parts.
const LineRecorder = (function () {
  'use strict';

  /** @param names the names of arrays, which fields are added to when they get an array */
  function create(program, names, limit) {
    const steps = [];
    const serials = [];
    const values = [];
    const cells = [];
    const trees = Trees.create(program, values, cells, array => names.get(array));
    const open = [];
    let outside = [];
    let begun = 0;

    function write(list, variable, before, after, isDeclared) {
      const shown = value => (variable.type === 'boolean' && value !== null ? value !== 0 : value);
      list.push({name: variable.name, index: null, array: null, field: variable.isField, before: shown(before),
        after: shown(after), declared: isDeclared});
    }

    const hooks = {
      units: 'line',
      values: values,
      cells: cells,
      begin: function (node) {
        Trees.clear(node, values, cells);
        open.push({writes: outside, serial: begun++});
        outside = [];
      },
      end: function (node) {
        const done = open.pop();
        if (done.writes.length === 0 && node.kind !== 'return') {
          return;
        }
        if (steps.length === limit) {
          throw new Error('the trace has more than ' + limit + " steps: trace it by 'nest'");
        }
        const after = done.writes.length === 0 ? undefined : done.writes[done.writes.length - 1].after;
        serials.push(done.serial);
        steps.push({line: node.line, lastLine: node.lastLine, method: node.methodName, kind: node.kind, writes: done.writes,
          tree: trees.ofStatement(node, after)});
      },
      bind: function (variable, value) {
        write(outside, variable, null, value, true);
      },
      scalar: function (variable, before, after, isDeclared) {
        write(open.length === 0 ? outside : open[open.length - 1].writes, variable, before, after, isDeclared);
      },
      writing: function () {},
      cell: function (array, index, before, after, node) {
        const target = node.kind === 'run' ? node.call.arguments[node.bulk === 'Arrays.fill' ? 0 : 2] : node.target.array;
        open[open.length - 1].writes.push({name: target.name, index: index, array: names.get(array),
          field: true, before: before, after: after, declared: false});
      },
      array: function (variable, array) {
        names.set(array, variable.name);
      }
    };
    return {hooks: hooks, steps: steps, serials: serials};
  }

  return {create: create};
})();
