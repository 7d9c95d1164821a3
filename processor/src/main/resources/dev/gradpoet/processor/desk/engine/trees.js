// Shows an expression that was computed as a tree of its parts, each with its text and its value.
//
// A tree is {kind, from, to, text, type, value, parts}; a name also has `name`, an access to an array `cell` {array, index},
// an operation `operator`. A part that was not computed, as the other side of a choice, has no value.
const Trees = (function () {
  'use strict';

  function children(node) {
    switch (node.kind) {
      case 'binary':
        return [node.left, node.right];
      case 'unary':
      case 'cast':
      case 'convert':
        return [node.operand];
      case 'choice':
        return [node.condition, node.then, node.otherwise];
      case 'call':
        return node.arguments;
      default:
        return [];
    }
  }

  /** Trees of the nodes of a program, from the values and cells that were recorded; `nameOf` names arrays. */
  function create(program, values, cells, nameOf) {

    function tree(node) {
      if (node.kind === 'convert') {
        return tree(node.operand);
      }
      const made = {kind: node.kind, from: node.from, to: node.to, text: program.source.substring(node.from, node.to),
        type: node.type, value: values[node.id], parts: children(node).map(tree)};
      if (node.kind === 'name') {
        made.name = node.name;
      } else if (node.kind === 'index') {
        const cell = cells[node.id];
        made.cell = cell === undefined ? null : {array: nameOf(cell[0]), index: cell[1]};
      } else if (node.operator !== undefined) {
        made.operator = node.operator;
      } else if (node.kind === 'call') {
        made.name = (node.owner === '' ? '' : node.owner + '.') + node.name;
      }
      return made;
    }

    /** The tree of a statement that has run: of its value, and of a compound assignment the whole. */
    function ofStatement(node, after) {
      if (node.kind === 'run') {
        return tree(node.call);
      }
      if (node.kind === 'assign' && node.operator !== '=') {
        return {kind: 'assign', operator: node.operator, from: node.from, to: node.to,
          text: program.source.substring(node.from, node.to), type: node.target.type, value: after,
          parts: [tree(node.target), tree(node.value)]};
      }
      return tree(node.value);
    }

    return {ofStatement: ofStatement, tree: tree};
  }

  /** The ids of the expressions of a statement. */
  function ids(node) {
    if (node.ids === undefined) {
      node.ids = [];
      const add = each => {
        node.ids.push(each.id);
        children(each).forEach(add);
      };
      [node.target, node.value, node.call].forEach(each => {
        if (each !== undefined && each !== null && each.kind !== undefined) {
          add(each);
        }
      });
    }
    return node.ids;
  }

  /** Forgets what was recorded of a statement's expressions. */
  function clear(node, values, cells) {
    ids(node).forEach(id => {
      values[id] = undefined;
      cells[id] = undefined;
    });
  }

  return {create: create, clear: clear};
})();
