// What an explanation records: the writes to one cell within one step.
const TermRecorder = (function () {
  'use strict';

  function create(program, names, serial, cell, limit) {
    const terms = [];
    const values = [];
    const cells = [];
    const trees = Trees.create(program, values, cells, array => names.get(array));
    const sums = Object.create(null);
    let begun = 0;
    let isOpen = false;
    let match = null;
    let local = null;

    function clear(node) {
      match = null;
      local = null;
      Trees.clear(node, values, cells);
    }

    /** The locals of an expression that were added up, with the writes to them. */
    function sumsOf(node) {
      const found = Object.create(null);
      const visit = tree => {
        const writes = tree.kind === 'name' ? sums[tree.name] : undefined;
        if (writes !== undefined && writes.length > 1) {
          found[tree.name] = writes.slice();
        }
        tree.parts.forEach(visit);
      };
      // of a compound assignment the other side: its target is what is explained
      visit(node.kind === 'assign' ? node.parts[1] : node);
      return found;
    }

    function term(node, after) {
      const tree = match !== null && match.source
        ? {kind: 'index', from: node.from, to: node.to, text: program.source.substring(node.from, node.to), type: 'float',
          value: after, cell: {array: names.get(match.source[0]), index: match.source[1]}, parts: []}
        : trees.ofStatement(node, after);
      const operator = node.kind === 'assign' ? node.operator : '=';
      return {line: node.line, operator: operator, value: after, tree: tree, sums: sumsOf(tree)};
    }

    function collect(node) {
      if (match !== null && terms.length < limit) {
        terms.push(term(node, match.after));
      }
      if (local !== null) {
        const made = term(node, local.after);
        if (local.isDeclared || sums[local.name] === undefined) {
          sums[local.name] = [];
        }
        if (sums[local.name].length < limit) {
          sums[local.name].push(made);
        }
        if (cell.index === null && cell.array === local.name && terms.length < limit) {
          terms.push(made);
        }
      }
      match = null;
      local = null;
    }

    const hooks = {
      units: 'nest',
      values: values,
      cells: cells,
      begin: function (node) {
        isOpen = begun++ === serial;
        clear(node);
      },
      end: function (node) {
        if (isOpen) {
          if (node.kind !== 'for' && node.kind !== 'return') {
            collect(node);
          }
          isOpen = false;
        }
      },
      before: function (node) {
        if (isOpen) {
          clear(node);
        }
      },
      inner: function (node) {
        if (isOpen) {
          collect(node);
        }
      },
      bind: function () {},
      scalar: function (variable, before, after, isDeclared) {
        if (isOpen && (variable.type === 'float' || variable.type === 'double')) {
          local = {name: variable.name, after: after, isDeclared: isDeclared};
        }
      },
      writing: function () {},
      cell: function (array, index, before, after, node, source) {
        if (isOpen && index === cell.index && names.get(array) === cell.array) {
          match = {after: after, source: source};
        }
      },
      array: function (variable, array) {
        names.set(array, variable.name);
      }
    };
    return {hooks: hooks, terms: terms};
  }

  return {create: create};
})();
