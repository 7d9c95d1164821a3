/** One highlight for formula, line, unit, edge and number: what is pointed at, pinned, or the current step. */
const Highlight = (function () {
  'use strict';

  const MARKED = '[data-cell], [data-card], [data-line], [data-layer]';

  let elements = new Map();
  let marked = [];
  let pinned = null;
  let step = null;
  const watchers = [];

  function add(key, element) {
    if (!elements.has(key)) {
      elements.set(key, []);
    }
    elements.get(key).push(element);
  }

  /** Finds what can be lit; again after tables were made. */
  function renew() {
    elements = new Map();
    for (const element of Dom.all('[data-cell]')) {
      const cell = element.dataset.cell;
      (element.matches('.unit, .edge, .bias, tr') ? Cells.twins(cell) : [cell]).forEach(twin => add(twin, element));
    }
    Dom.all('.layer[data-layer]').forEach(element => add('layer ' + element.dataset.layer, element));
    Dom.all('.card[data-card]').forEach(element => add('card ' + element.dataset.card, element));
    Dom.all('.line[data-line]').forEach(element => add('line ' + element.dataset.line, element));
    show(false);
  }

  function addLines(found, one) {
    for (let line = one.line; line <= one.lastLine; line++) {
      found.lit.add('line ' + line);
    }
  }

  function addStep(found, one) {
    addLines(found, one);
    one.writes.filter(w => w.cell).forEach(w => addCell(found, w.cell));
    one.reads.forEach(cell => found.used.add(cell));
    for (const change of one.changes) {
      addCell(found, one.part ? 'p:' + one.part.offset : Steps.firstCell(change));
      for (const key of elements.keys()) {
        if (key.startsWith(change.tensor + ':') && Steps.isIn(change.range, Cells.split(key).index)) {
          found.lit.add(key);
        }
      }
    }
    if (one.phase === 'update') {
      Cells.lesson().cards.filter(card => card.kind === 'update').forEach(card => found.lit.add('card ' + card.id));
    }
    return found;
  }

  function addCell(found, cell) {
    found.lit.add(cell);
    found.lit.add('layer ' + Cells.layerOf(cell));
    Cells.cards(cell).forEach(card => found.lit.add('card ' + card.id));
    return found;
  }

  function ofCell(cell) {
    const found = addCell({lit: new Set(), used: new Set()}, cell);
    for (const one of Run.writers(cell)) {
      addLines(found, one);
    }
    for (const one of Run.now().steps.filter(s => s.reads.includes(cell) && s.line)) {
      found.used.add('line ' + one.line);
    }
    if (Cells.split(cell).tensor === 'p') {
      const gradient = cell.replace('p:', 'g:');
      Run.writers(gradient).forEach(one => found.lit.add('line ' + one.line));
      Cells.cards(gradient).forEach(card => found.lit.add('card ' + card.id));
    }
    return found;
  }

  function ofCard(id) {
    const found = {lit: new Set(['card ' + id]), used: new Set()};
    const card = Cells.lesson().cards.find(c => c.id === id);
    const belongs = cell => Cells.cards(cell).includes(card);
    for (const key of elements.keys()) {
      if (/:\d+$/.test(key) && (card.kind === 'update' ? key.startsWith('next:') : belongs(key))) {
        found.lit.add(key);
      }
    }
    const tensors = new Set(card.tensors);
    for (const one of Run.now().steps.filter(s => s.line)) {
      if (one.writes.some(w => w.cell && belongs(w.cell)) || one.changes.some(c => tensors.has(c.tensor) || belongs(Steps.firstCell(c)))) {
        addLines(found, one);
      }
    }
    found.lit.add('layer ' + card.layer);
    return found;
  }

  function ofLine(line) {
    const found = {lit: new Set(['line ' + line]), used: new Set()};
    Run.now().steps.filter(s => s.line <= line && line <= s.lastLine).forEach(s => addStep(found, s));
    return found;
  }

  function ofLayer(layer) {
    const found = {lit: new Set(['layer ' + layer]), used: new Set()};
    Cells.lesson().cards.filter(c => c.layer === layer).forEach(c => found.lit.add('card ' + c.id));
    for (const one of Run.now().steps.filter(s => s.layer === layer && s.line)) {
      addLines(found, one);
    }
    return found;
  }

  function of(element) {
    const data = element.dataset;
    return data.cell ? ofCell(data.cell) : data.card ? ofCard(data.card) : data.line ? ofLine(Number(data.line)) : ofLayer(data.layer);
  }

  function mark(keys, kind) {
    for (const key of keys) {
      for (const element of elements.get(key) || []) {
        element.classList.add(kind);
        marked.push([element, kind]);
      }
    }
  }

  function show(reveal, pointed) {
    marked.forEach(([element, kind]) => element.classList.remove(kind));
    marked = [];
    const found = pointed ? of(pointed) : pinned ? of(pinned) : step ? addStep({lit: new Set(), used: new Set()}, step) : null;
    if (found) {
      found.lit.forEach(key => found.used.delete(key));
      mark(found.used, 'used');
      mark(found.lit, 'lit');
    }
    if (reveal) {
      const seen = new Set();
      for (const [element, kind] of marked) {
        const pane = element.closest('.scroll');
        if (kind === 'lit' && pane && !seen.has(pane) && (!pointed || !pane.contains(pointed))) {
          seen.add(pane);
          Dom.reveal(element);
        }
      }
    }
  }

  /** The step whose line, cards and cells are lit while nothing else is. */
  function follow(one) {
    step = one;
    show(!pinned);
  }

  function press(element, isPressed) {
    if (element) {
      element.classList.toggle('pinned', isPressed);
      if (element.getAttribute('role') === 'button') {
        element.setAttribute('aria-pressed', String(isPressed));
      }
    }
  }

  function pin(element) {
    const other = element === pinned ? null : element;
    press(pinned, false);
    press(other, true);
    pinned = other;
    show(true, other);
    watchers.forEach(watcher => watcher(other && other.dataset.cell, other && other.dataset.layer));
  }

  function target(event) {
    const element = event.target instanceof Element ? event.target.closest(MARKED) : null;
    return element && (!element.dataset.line || element.classList.contains('runs')) ? element : null;
  }

  function start() {
    document.addEventListener('pointerover', event => {
      const element = event.pointerType === 'touch' ? null : target(event);
      show(false, element);
    });
    document.addEventListener('focusin', event => {
      const element = target(event);
      if (element && event.target.matches(':focus-visible')) {
        show(true, element);
      }
    });
    document.addEventListener('focusout', () => show(false));
    document.addEventListener('click', event => {
      const element = target(event);
      if (element && !event.target.closest('input, button, select')) {
        pin(element);
      }
    });
    document.addEventListener('keydown', event => {
      const pins = event.key === 'Enter' || (event.key === ' ' && event.target instanceof Element && event.target.matches('[role="button"]'));
      if (pins && event.target instanceof Element && event.target.matches(MARKED)) {
        pin(event.target);
        event.preventDefault();
      }
    });
  }

  /** Calls the watcher with the cell that is pinned, or the layer. */
  function onPin(watcher) {
    watchers.push(watcher);
  }

  return {start, renew, follow, onPin, unpin: () => pin(null)};
})();
