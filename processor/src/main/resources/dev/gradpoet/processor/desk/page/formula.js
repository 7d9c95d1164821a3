/** A line of code with its numbers: as nested boxes with the value of each part under it, and as a sentence. */
const Formula = (function () {
  'use strict';

  /** So many numbers of a long list are written out. */
  const SHOWN = 12;

  function isLeaf(tree) {
    return tree.kind === 'index' || !tree.parts || tree.parts.length === 0;
  }

  function pretty(text) {
    return text.replace(/\s+/g, ' ').replace(/\b(FloatMath|Math)\./g, '').replace(/ \* /g, ' × ').replace(/-/g, '−')
      .replace(/(\d)f\b/g, '$1').replace(/ \+= $/, ' + ').replace(/ −= $/, ' − ').replace(/ \/= $/, ' / ');
  }

  /** The parts of an expression and the text between them, in order. */
  function pieces(tree) {
    const list = [];
    const parts = tree.parts.filter(part => part.from >= tree.from && part.to <= tree.to).sort((a, b) => a.from - b.from);
    let at = tree.from;
    for (const part of parts) {
      list.push(pretty(tree.text.slice(at - tree.from, part.from - tree.from)), part);
      at = part.to;
    }
    list.push(pretty(tree.text.slice(at - tree.from)));
    return list.filter(piece => piece !== '');
  }

  function number(value) {
    return typeof value === 'boolean' ? String(value) : Numbers.show(value);
  }

  /** "0.7 × 0.646 + 0.3": the expression with a number for each name. */
  function plugged(tree) {
    if (isLeaf(tree)) {
      return typeof tree.value === 'boolean' ? String(tree.value) : Numbers.term(tree.value);
    }
    if (tree.kind === 'choice') {
      const [condition, yes, no] = tree.parts;
      return plugged(condition.value ? yes : no) + ' (as ' + plugged(condition) + (condition.value ? ')' : ' is false)');
    }
    return pieces(tree).map(piece => typeof piece === 'string' ? piece : plugged(piece)).join('');
  }

  function box(tree, whole) {
    const leaf = isLeaf(tree);
    const content = leaf ? [pretty(tree.text)] : pieces(tree).map(piece => typeof piece === 'string' ? piece : box(piece, false));
    const kind = 'sub' + (leaf ? ' leaf' : '') + (whole ? ' whole' : '');
    const literal = leaf && /^[\d.]/.test(tree.text) && !whole;
    return Dom.make('span', {class: kind}, Dom.make('span', {class: 'row'}, ...content),
      literal ? null : Dom.make('span', {class: 'result'}, number(tree.value)));
  }

  /** w − η × ∂L/∂w with its numbers, as if it were a line of the code. */
  function updateTree(step) {
    const {before, rate, gradient} = step.update;
    const leaf = (text, from, value) => ({kind: 'name', text, from, to: from + text.length, value, parts: []});
    const text = 'w - η * ∂L/∂w';
    const product = {kind: 'binary', text: text.slice(4), from: 4, to: text.length, value: Math.fround(rate * gradient), parts: [leaf('η', 4, rate), leaf('∂L/∂w', 8, gradient)]};
    return {kind: 'binary', text, from: 0, to: text.length, value: step.writes[0].after, parts: [leaf('w', 0, before), product]};
  }

  /** The line of a step: what it writes, and the tree of values. */
  function boxes(step) {
    if (step.update) {
      return [Dom.make('span', {class: 'target'}, Dom.make('b', {}, 'p[' + Cells.split(step.writes[0].cell).index + ']'), ' = '), box(updateTree(step), true)];
    }
    if (!step.tree) {
      return [Dom.make('div', {}, ...step.changes.map(strip))];
    }
    const cells = copied(step);
    if (cells) {
      const data = Float64Array.from(cells.map(cell => cell.after));
      return [strip({name: cells[0].name, data, range: [0, data.length]})];
    }
    const write = step.writes[step.writes.length - 1];
    const name = write.index === null || write.index === undefined ? write.name : write.name + '[' + write.index + ']';
    return [Dom.make('span', {class: 'target'}, Dom.make('b', {}, name), ' = '), box(step.tree, true)];
  }

  function title(step) {
    const write = step.writes.find(w => w.cell);
    if (!write) {
      return step.writes.map(w => w.name).join(', ');
    }
    return Cells.label(write.cell);
  }

  function updateSentence(step) {
    return [Cells.label(step.writes[0].cell) + ' ← w − η ∂L/∂w = ' + plugged(updateTree(step)), step.writes[0].after];
  }

  /** The numbers that a line which fills or copies an array writes; null for any other line. */
  function copied(step) {
    const cells = step.writes.filter(write => write.cell && write.index !== null);
    return cells.length > 1 ? cells : null;
  }

  function lineSentence(step) {
    const cells = copied(step);
    if (cells) {
      return [Cells.owner(cells[0].cell) + ' to ' + Cells.owner(cells[cells.length - 1].cell) + ': ' + Cells.letter(cells[0].cell) + ', ' + cells.length + ' numbers at once', undefined];
    }
    const text = plugged(step.tree);
    const value = step.writes[step.writes.length - 1].after;
    return isLeaf(step.tree) ? [title(step), value] : [title(step) + ' = ' + text, value];
  }

  /** One statement that fills whole tensors: how many numbers, from where to where. */
  function nestSentence(step) {
    const parts = step.changes.map(change => {
      const values = change.data.subarray(change.range[0], change.range[1]);
      const least = values.reduce((a, b) => Math.min(a, b), Infinity);
      const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
      const tensor = Cells.tensor(change.tensor);
      const what = change.tensor === 'g' ? '∂L/∂p' : change.tensor === 'p' ? 'new ' + step.part.name : tensor.letter;
      return what + ': ' + values.length + (values.length === 1 ? ' number, ' : ' numbers, ')
        + (values.length === 1 ? Numbers.show(least) : Numbers.show(least) + ' to ' + Numbers.show(most));
    });
    step.writes.forEach(write => parts.push((write.cell ? Cells.label(write.cell) : write.name) + ' = ' + number(write.after)));
    return (step.layer && step.changes.length > 0 ? step.layer + ', ' : '') + parts.join('; ');
  }

  /** The first numbers of a tensor that a statement filled. */
  function strip(change) {
    const values = Array.from(change.data.subarray(change.range[0], Math.min(change.range[1], change.range[0] + SHOWN)));
    const more = change.range[1] - change.range[0] - values.length;
    return Dom.make('div', {class: 'strip'}, Dom.make('b', {}, change.name + '[' + change.range[0] + ' … ' + (change.range[1] - 1) + '] '),
      values.map(v => Numbers.show(v)).join('  ') + (more > 0 ? '  … ' + more + ' more' : ''));
  }

  /** The addends of a cell: those of a local that it takes its value from, or its own. */
  function addends(terms) {
    const last = terms[terms.length - 1];
    const inner = last && last.sums ? Object.keys(last.sums).find(name => last.sums[name].length > 0) : undefined;
    return terms.length === 1 && inner ? last.sums[inner] : terms;
  }

  /** What one write adds or puts in, with its numbers. */
  function addend(term) {
    const tree = term.tree && term.tree.kind === 'assign' ? term.tree.parts[1] : term.tree;
    return tree ? plugged(tree) : Numbers.show(Number(term.value));
  }

  /** "output₁: z = 0.1 + 0.3 × 0.5 + … = 0.25": a cell opened to the sum that made it. */
  function opened(cell, found) {
    const terms = addends(found);
    const shown = terms.slice(0, SHOWN * 2);
    const text = shown.map((term, k) => (k === 0 ? '' : ' ' + term.operator.replace('=', '').replace('*', '×').replace('-', '−') + ' ') + addend(term)).join('');
    const more = terms.length - shown.length;
    return Dom.make('div', {class: 'strip'}, Dom.make('b', {}, Cells.label(cell)), ' = ' + text + (more > 0 ? ' … ' + more + ' more terms' : '') + ' = ',
      Dom.make('b', {}, Numbers.show(Number(terms[terms.length - 1].value))));
  }

  /** What a step does, in one sentence; its last number apart. */
  function sentence(step) {
    if (step.update) {
      return updateSentence(step);
    }
    return step.tree ? lineSentence(step) : [nestSentence(step), undefined];
  }

  return {sentence, boxes, addends, addend, opened};
})();
