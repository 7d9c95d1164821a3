/** Is the gradient right? The slope of the loss measured by small changes, beside what backpropagation says. */
const GradientCheck = (function () {
  'use strict';

  const AGREES = 1e-6;
  const MOST_ROWS = 120;

  /** So many parameters times rows are checked: one row costs two passes. */
  const WORK = 1000000;
  const SELF_CHECK = 1e-9;
  let stale = true;
  let chosen = 0;
  let roving = null;

  function start() {
    const panel = Dom.id('panel-check');
    panel.append(Dom.make('div', {class: 'form', id: 'check-form'}), Dom.make('p', {class: 'note', id: 'check-says'}), Dom.make('div', {id: 'check-table'}));
    if (State.now.p.length > MOST_ROWS) {
      const select = Dom.make('select', {id: 'check-tensor'}, ...Run.lesson().parameters.map((part, i) => Dom.option(String(i), part.layer + ' ' + part.name)));
      select.addEventListener('change', () => {
        chosen = Number(select.value);
        render();
      });
      Dom.id('check-form').append(Dom.labelled('parameters of', select));
    }
    Dom.id('selfcheck').addEventListener('click', event => {
      const text = Dom.id('selfcheck-text');
      text.hidden = !text.hidden;
      event.currentTarget.setAttribute('aria-expanded', String(!text.hidden));
    });
  }

  function indices() {
    const total = State.now.p.length;
    const part = Run.lesson().parameters[chosen];
    const from = total > MOST_ROWS ? part.offset : 0;
    const count = total > MOST_ROWS ? Math.min(MOST_ROWS, Math.max(8, Math.floor(WORK / total)), Cells.sizeOf(part.shape)) : total;
    return Array.from({length: count}, (_, i) => from + i);
  }

  function slope(machine, loss, i, middle) {
    const p = machine.fields.parameters;
    const before = p[i];
    const h = 1e-5 * Math.max(1, Math.abs(before));
    p[i] = before + h;
    const up = loss();
    p[i] = before - h;
    const down = loss();
    p[i] = before;
    return {central: (up - down) / (2 * h), right: (up - middle) / h, left: (middle - down) / h};
  }

  /** A word on one slope; what rounding can do to a difference of losses is no disagreement. */
  function judge(gradient, found, loss) {
    const error = Math.abs(gradient - found.central);
    const size = Math.max(Math.abs(gradient), Math.abs(found.central));
    if (error <= AGREES * size) {
      return ['agrees', 'good'];
    }
    if (error <= 1e-10 * Math.max(1, Math.abs(loss))) {
      return ['agrees as far as rounding lets one see', ''];
    }
    if (Math.abs(found.right - found.left) > 1e-3 * Math.max(Math.abs(found.right), Math.abs(found.left))) {
      return ['a kink here: slope ' + Numbers.show(found.left) + ' to the left, ' + Numbers.show(found.right) + ' to the right', ''];
    }
    return ['differs', 'bad'];
  }

  function render() {
    stale = false;
    const machine = Run.fresh({double: true});
    const state = State.now;
    const loss = () => Run.loss(machine, state);
    machine.fields.gradient.fill(0);
    const middle = loss();
    const gradient = Array.from(machine.fields.gradient);
    let worst = 0;
    let agreed = 0;
    const rows = indices().map(i => {
      const found = slope(machine, loss, i, middle);
      const [word, kind] = judge(gradient[i], found, middle);
      const size = Math.max(Math.abs(gradient[i]), Math.abs(found.central));
      const relative = size === 0 ? 0 : Math.abs(gradient[i] - found.central) / size;
      agreed += kind === 'good' ? 1 : 0;
      worst = kind === 'good' ? Math.max(worst, relative) : worst;
      return Dom.row({'data-cell': 'g:' + i}, Cells.parameterName(i), cell(i, Numbers.show(gradient[i])), Numbers.show(found.central),
        Numbers.show(relative, 2), Dom.make('td', {class: 'word ' + kind}, word));
    });
    Dom.text(Dom.id('check-says'), agreed + ' of ' + rows.length + ' agree' + (agreed > 0 ? ', with a relative difference of at most ' + Numbers.show(worst, 2) : '')
      + '. Both sides are computed in double precision by the code on this page: ∂L/∂w by its backward pass, the difference as (L(w + h) − L(w − h)) / 2h with h = 10⁻⁵ · max(1, |w|).');
    Dom.id('check-table').replaceChildren(Dom.table('Gradient check', ['', '∂L/∂w', 'central difference', 'relative difference', ''], rows));
    roving = roving || Dom.roving(Dom.id('check-table'), 'td.cell');
    roving();
    Highlight.renew();
  }

  function cell(i, text) {
    return Dom.make('td', {class: 'cell', 'data-cell': 'g:' + i, tabindex: '-1'}, text);
  }

  function changed(names) {
    stale = stale || names.some(name => ['x', 't', 'w', 'p', 'digits'].includes(name));
    if (stale && !Dom.id('panel-check').hidden) {
      render();
    }
  }

  /** Compares the engine of this page, in double precision, with the values that the generator computed. */
  function selfCheck() {
    const reference = Run.lesson().reference;
    const badge = Dom.id('selfcheck');
    if (!reference) {
      badge.hidden = true;
      return;
    }
    let compared = 0;
    let wrong = '';
    const value = Run.reference(reference);
    for (const tensor of Object.keys(reference.values)) {
      [].concat(reference.values[tensor]).forEach((expected, i) => {
        const got = value(tensor + ':' + i);
        if (got !== undefined) {
          compared++;
          wrong = wrong || (Math.abs(got - expected) <= SELF_CHECK * Math.max(1, Math.abs(expected)) ? '' : tensor + '[' + i + '] is ' + got + ', not ' + expected);
        }
      });
    }
    Dom.text(badge, wrong ? '✗ self-check fails' : '✓ self-check');
    badge.classList.add(wrong ? 'bad' : 'good');
    Dom.text(Dom.id('selfcheck-text'), wrong ? 'This page does not compute what the generator computed: ' + wrong + '.'
      : 'When it was opened, this page ran the Java code that it shows, in double precision, on its worked example: ' + compared
      + ' values (z, a, δ, all gradients, the loss) are those that the generator computed another way, to 10⁻⁹. Elsewhere it computes in float, as Java does.');
  }

  return {start, changed, selfCheck};
})();
