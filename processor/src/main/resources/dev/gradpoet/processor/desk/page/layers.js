/** The tab of layers: any tensor as a heat map, any of its cells opened to the sum that made it. */
const Layers = (function () {
  'use strict';

  const MOST_TERMS = 80;
  const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

  let items = [];
  let item = null;
  let selected = 0;
  let map = null;
  let stale = true;
  let unseen = true;
  let data = null;

  /** What can be shown: tensors of the pass, and the parameters with their gradients, layer by layer. */
  function choices() {
    const found = [];
    const add = (label, shape, tensor, offset) => found.push({label, shape: shape.length ? shape : [1], cell: i => tensor + ':' + (offset + i)});
    const lesson = Run.lesson();
    add('x, inputs', lesson.input, 'x', 0);
    for (const layer of lesson.layers) {
      Cells.tensorsOf(layer.name).filter(t => t.size > 1).forEach(t => add(layer.name + ': ' + t.letter, t.shape, t.name, 0));
      for (const part of lesson.parameters.filter(p => p.layer === layer.name)) {
        add(layer.name + ': ' + part.letter + ', ' + part.name, part.shape, 'p', part.offset);
        add(layer.name + ': ∂L/∂' + part.letter, part.shape, 'g', part.offset);
      }
    }
    return found;
  }

  function start() {
    items = choices();
    const weights = items.findIndex(i => i.shape.length > 1 && i.cell(0).startsWith('p:'));
    item = items[Math.max(0, weights)];
    const select = Dom.make('select', {id: 'layer-tensor'}, ...items.map((each, i) => Dom.option(String(i), each.label + ' (' + each.shape.join(' × ') + ')', each === item)));
    select.addEventListener('change', () => choose(items[Number(select.value)]));
    const canvas = Dom.make('canvas', {class: 'heat', id: 'heat', tabindex: '0', role: 'application', 'aria-label': 'heat map: the arrow keys go from cell to cell, Enter opens the sum', 'aria-describedby': 'heat-says'});
    canvas.addEventListener('pointermove', event => hover(event));
    canvas.addEventListener('pointerleave', () => says(selected));
    canvas.addEventListener('click', event => {
      const found = at(event);
      if (found >= 0) {
        selected = found;
        paint();
        open();
      }
    });
    canvas.addEventListener('keydown', event => {
      if (ARROWS[event.key] && !event.shiftKey) {
        selected = map.move(selected, ARROWS[event.key][0], ARROWS[event.key][1]);
        paint();
      } else if (event.key === 'Enter') {
        open();
      } else {
        return;
      }
      event.preventDefault();
    });
    const scale = Dom.make('canvas', {id: 'heat-scale', 'aria-hidden': 'true'});
    Dom.id('panel-layers').append(Dom.make('div', {class: 'form'}, Dom.labelled('tensor', select)), canvas,
      Dom.make('div', {class: 'scale'}, Dom.make('span', {id: 'heat-least'}), scale, Dom.make('span', {id: 'heat-most'}), Dom.make('span', {id: 'heat-known'})),
      Dom.make('div', {class: 'form'}, Dom.make('span', {id: 'heat-says', role: 'status'}), Dom.make('span', {id: 'heat-edit'})),
      Dom.make('div', {id: 'heat-sum'}), Dom.make('div', {id: 'vanishing'}));
  }

  function choose(other) {
    item = other;
    selected = 0;
    Dom.id('heat-sum').replaceChildren();
    paint();
  }

  function value(i) {
    return Run.value(item.cell(i), State.now.step);
  }

  function at(event) {
    const canvas = Dom.id('heat');
    const box = canvas.getBoundingClientRect();
    return map.find((event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height);
  }

  function hover(event) {
    const found = at(event);
    says(found >= 0 ? found : selected);
  }

  function says(i) {
    const known = value(i);
    Dom.text(Dom.id('heat-says'), Cells.label(item.cell(i)) + (known === undefined ? ': not computed yet' : ' = ' + Numbers.show(known)));
  }

  function paint() {
    stale = false;
    map = Heat.draw(Dom.id('heat'), item.shape, value, selected);
    Heat.scale(Dom.id('heat-scale'));
    Dom.text(Dom.id('heat-least'), Numbers.show(-map.most, 3));
    Dom.text(Dom.id('heat-most'), Numbers.show(map.most, 3));
    Dom.text(Dom.id('heat-known'), map.known === map.count ? map.count + ' cells' : map.known + ' of ' + map.count + ' cells computed');
    says(selected);
    const cell = item.cell(selected);
    const before = Dom.id('heat-edit').querySelector('input');
    if (!before || before !== document.activeElement) {
      Dom.id('heat-edit').replaceChildren(...(State.isEditable(cell) ? [Dom.labelled('change it', Fields.ofCell(cell))] : []));
    }
  }

  function open() {
    const cell = item.cell(selected);
    const place = Dom.id('heat-sum');
    const found = Run.explain(cell);
    if (found.length === 0) {
      place.replaceChildren(Dom.make('p', {class: 'note'}, Cells.label(cell) + ' is given: no statement computes it.'));
      return;
    }
    const terms = Formula.addends(found);
    const rows = terms.slice(0, MOST_TERMS).map(term => Dom.row({}, String(term.line), term.operator,
      Formula.addend(term), Numbers.show(Number(term.value))));
    const more = terms.length - rows.length;
    if (more > 0) {
      rows.push(Dom.row({}, '…', '', more + ' more terms', Numbers.show(Number(terms[terms.length - 1].value))));
    }
    place.replaceChildren(Dom.table(Cells.label(cell) + ': ' + terms.length + (terms.length === 1 ? ' term' : ' terms'), ['line', '', 'numbers', 'value after it'], rows));
  }

  function changed(names) {
    const numbers = names.some(name => ['x', 't', 'w', 'p', 'seed', 'mode', 'step', 'digits', 'rate'].includes(name));
    if (names.some(name => ['x', 't', 'w', 'p', 'seed'].includes(name))) {
      Dom.id('heat-sum').replaceChildren();
    }
    stale = stale || numbers;
    unseen = unseen || names.some(name => ['p', 'seed', 'digits'].includes(name)) || Train.data() !== data;
    data = Train.data();
    if (!Dom.id('panel-layers').hidden && (stale || names.includes('tab'))) {
      paint();
      if (unseen) {
        unseen = false;
        Vanishing.render(Dom.id('vanishing'));
      }
    }
  }

  /** Shows the first tensor of a layer, when the layer is clicked in the network. */
  function showLayer(name) {
    const found = items.find(each => Cells.layerOf(each.cell(0)) === name) || (name === 'x' ? items[0] : null);
    if (found) {
      Dom.id('layer-tensor').value = String(items.indexOf(found));
      Panels.choose('layers');
      choose(found);
    }
  }

  return {start, changed, showLayer};
})();
