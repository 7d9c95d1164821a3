/** The network's picture, alive: numbers in units and on edges, the sign and the size of weights, fields to edit. */
const Diagram = (function () {
  'use strict';

  const CLICKABLE = '.unit, .edge, .bias, .layer';
  let editing = null;

  function start() {
    const picture = Dom.id('panel-diagram').querySelector('svg');
    if (picture) {
      picture.setAttribute('role', 'group');
      picture.setAttribute('aria-label', picture.querySelector('title') ? picture.querySelector('title').textContent : 'network');
      picture.removeAttribute('aria-labelledby');
      Dom.all('title', picture).forEach(title => title.remove());
      Dom.all(CLICKABLE, picture).forEach(element => element.setAttribute('role', 'button'));
      // On the parent: a picture that listens to focus becomes a stop of the tab key itself.
      Dom.roving(picture.parentElement, CLICKABLE);
    }
    Dom.id('diagram-size').addEventListener('click', event => {
      event.currentTarget.setAttribute('aria-pressed', String(document.querySelector('.desk').classList.toggle('large')));
    });
    Highlight.onPin((cell, layer) => {
      editing = cell || null;
      inspect();
      if (layer) {
        Layers.showLayer(layer);
      }
    });
    inspect();
  }

  function shown(element) {
    return element.dataset.value || element.closest('[data-cell]').dataset.cell;
  }

  /** All elements that show a cell's value, in the diagram and in the worked table. */
  function update(value) {
    for (const element of Dom.all('[data-value], svg .unit > text.value:not([data-value])')) {
      const text = Numbers.show(value(shown(element)));
      Dom.text(element, text);
      element.classList.toggle('long', text.length > 6);
    }
    const p = State.now.p;
    const most = p.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
    for (const edge of Dom.all('svg .edge[data-cell], svg .bias[data-cell]')) {
      const weight = value(edge.dataset.cell);
      edge.classList.toggle('negative', weight < 0);
      edge.style.setProperty('--weight', (0.8 + 2.4 * Math.abs(weight) / most).toFixed(2));
    }
    for (const element of Dom.all('svg [role="button"]')) {
      element.setAttribute('aria-label', name(element, value));
    }
    inspectValue(value);
  }

  /** What a screen reader says of a shape: whose it is, and the numbers that stand in it. */
  function name(element, value) {
    const cell = element.dataset.cell;
    const texts = Dom.all('text', element);
    const words = texts.map(text => text.textContent.trim()).join(' ');
    if (!cell) {
      return 'layer ' + words;
    }
    if (texts.length === 0) {
      return Cells.label(cell) + ' = ' + Numbers.show(value(cell));
    }
    const letters = texts.filter(text => text.dataset.value).map(text => Cells.letter(text.dataset.value)).join(', ');
    return (Cells.owner(cell) || Cells.label(cell)) + ', ' + letters + ': ' + words + (words.includes(Numbers.NONE) ? '; a dot: not computed yet' : '');
  }

  /** The line below the picture: what is pinned, with a field if it can be changed. */
  function inspect() {
    const place = Dom.id('inspector');
    place.replaceChildren();
    if (!editing) {
      place.append(document.querySelector('svg .unit') ? 'Click an input or a weight to change it.' : 'Click a layer to see its numbers.');
    } else if (State.isEditable(editing)) {
      place.append(Dom.labelled(Cells.label(editing), Fields.ofCell(editing)), Dom.make('span', {'data-also': 'g'}));
      inspectValue(cell => Run.value(cell, State.now.step));
    } else {
      place.append(Cells.label(editing) + ' = ', Dom.make('b', {'data-also': 'v'}));
      inspectValue(cell => Run.value(cell, State.now.step));
    }
  }

  function inspectValue(value) {
    const also = Dom.id('inspector').querySelector('[data-also]');
    if (!also || !editing) {
      return;
    }
    const gradient = 'g:' + Cells.split(editing).index;
    Dom.text(also, also.dataset.also === 'v' ? Numbers.show(value(editing))
      : editing.startsWith('p:') ? '∂L/∂w = ' + Numbers.show(value(gradient)) : '');
  }

  return {start, update};
})();
