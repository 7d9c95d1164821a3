/** The tab of values: the sample, what each unit computes, and the parameters with their gradients. */
const Table = (function () {
  'use strict';

  /** More rows than this are for the tab of layers. */
  const MOST_ROWS = 120;

  let cells = [];
  let fields = [];
  let renewRoving = null;

  function field(cell, label) {
    const input = Fields.ofCell(cell);
    input.setAttribute('aria-label', label);
    fields.push({input, cell});
    return Dom.make('td', {'data-cell': cell}, input);
  }

  function shown(cell) {
    const td = Dom.make('td', {'data-cell': cell.replace('next:', 'p:'), tabindex: '-1', class: 'cell'});
    cells.push({td, cell});
    return td;
  }

  function count(n) {
    return Array.from({length: n}, (_, i) => i);
  }

  function sample(lesson) {
    const {x, t} = State.now;
    const data = State.first().data;
    const one = (cell, name) => {
      const input = Fields.ofCell(cell);
      fields.push({input, cell});
      return Dom.make('label', {'data-cell': cell}, Cells.label(cell) + (name ? ' ' + name : '') + ' ', input);
    };
    const form = Dom.make('div', {class: 'form', role: 'group', 'aria-label': 'Sample'});
    if (x.length <= MOST_ROWS) {
      form.append(...count(x.length).map(i => one('x:' + i, data && data.inputs && data.inputs[i])));
    }
    form.append(...count(t.length).map(i => one('t:' + i, data && data.targets && data.targets[i])));
    if (lesson.sampleWeights) {
      form.append(Fields.weight('weight'));
    }
    const loss = Dom.make('b', {});
    cells.push({td: loss, cell: 'L:0'});
    form.append(Fields.rate('rate'), Dom.make('span', {'data-cell': 'L:0'}, 'loss L = ', loss));
    return form;
  }

  function units(layer) {
    const size = Cells.sizeOf(layer.shape);
    const columns = Cells.tensorsOf(layer.name).filter(tensor => tensor.size === size);
    if (size > MOST_ROWS || columns.length === 0) {
      return null;
    }
    const words = [layer.kind === 'dense' ? '' : layer.kind, layer.activation].filter(Boolean).join(', ');
    const caption = [layer.name, words ? Dom.make('span', {class: 'note'}, ' ' + words) : ''];
    return Dom.table(caption, ['unit'].concat(columns.map(tensor => tensor.letter)), count(size).map(i =>
      Dom.row({}, Cells.owner(columns[0].name + ':' + i), ...columns.map(tensor => shown(tensor.name + ':' + i)))));
  }

  function parameters(lesson) {
    const total = State.now.p.length;
    if (total > MOST_ROWS * 2) {
      return Dom.make('p', {class: 'note'}, total + ' parameters: see the tab Layers, where each one can be opened and changed.');
    }
    return Dom.table('Parameters', ['', 'in the code', 'value', '∂L/∂w', 'new value'], count(total).map(i =>
      Dom.row({'data-cell': 'p:' + i}, Cells.parameterName(i), Dom.make('td', {class: 'mono'}, 'p[' + i + ']'),
        field('p:' + i, Cells.parameterName(i)), shown('g:' + i), shown('next:' + i))));
  }

  /** Makes the tables; again if what they have rows for changed. */
  function build() {
    const lesson = Run.lesson();
    cells = [];
    fields = [];
    const panel = Dom.id('panel-values');
    panel.replaceChildren(sample(lesson),
      Dom.make('div', {class: 'tables'}, ...lesson.layers.map(units).filter(Boolean), parameters(lesson)));
    renewRoving = renewRoving || Dom.roving(panel, 'td.cell');
    renewRoving();
  }

  function update(value) {
    const step = State.now.step > 0 ? Run.now().steps[State.now.step - 1] : null;
    const written = new Set(step ? step.writes.map(w => step.update ? w.cell.replace('p:', 'next:') : w.cell) : []);
    for (const {td, cell} of cells) {
      Dom.text(td, Numbers.show(value(cell)));
      td.classList.toggle('fresh', written.has(cell));
    }
    refreshFields();
  }

  /** Fields show the state, except the one in which somebody types. */
  function refreshFields() {
    for (const {input, cell} of fields.concat(Dom.all('#inspector [data-edit]').map(input => ({input, cell: input.dataset.edit})))) {
      Fields.refresh(input, Numbers.exact(State.get(cell)));
    }
    const {rate, w, seed} = State.now;
    for (const [id, text] of [['rate', Numbers.exact(rate)], ['train-rate', Numbers.exact(rate)], ['weight', Numbers.exact(w)], ['train-seed', String(seed)]]) {
      if (Dom.id(id)) {
        Fields.refresh(Dom.id(id), text);
      }
    }
  }

  return {build, update};
})();
