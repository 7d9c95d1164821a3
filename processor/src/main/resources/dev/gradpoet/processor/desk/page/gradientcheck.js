/** Is the gradient right? The slope of the loss measured by small changes, beside what backpropagation says. */
const GradientCheck = (function () {
  'use strict';

  const AGREES = 1e-6;

  /** h for a parameter up to 1: the first one; the others tell a kink from a curve. */
  const STEPS = [1e-5, 1e-6, 1e-7];

  /** What rounding does to a difference of two losses up to 1. */
  const ROUNDING = 1e-15;
  const AS_FAR = 'agrees as far as rounding shows';
  const COLOURS = {agrees: 'good', rounding: '', turns: '', differs: 'bad'};
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

  /** The slope measured over h = `step` · max(1, |w|) to both sides, and to each; and how far it is from the gradient. */
  function slope(machine, loss, i, middle, gradient, step) {
    const p = machine.fields.parameters;
    const before = p[i];
    const h = step * Math.max(1, Math.abs(before));
    p[i] = before + h;
    const up = loss();
    p[i] = before - h;
    const down = loss();
    p[i] = before;
    const central = (up - down) / (2 * h);
    const error = Math.abs(gradient - central);
    const size = Math.max(Math.abs(gradient), Math.abs(central));
    return {central, right: (up - middle) / h, left: (middle - down) / h, error, size, agrees: error <= AGREES * size,
      rounding: ROUNDING / step * Math.max(1, Math.abs(middle))};
  }

  /** A jump of the slope that stays when h is smaller, and a gradient that is not outside of it. */
  function isKink(gradient, wide, narrow) {
    const jump = Math.abs(narrow.right - narrow.left);
    const unsure = Math.abs(narrow.right - wide.right) + Math.abs(narrow.left - wide.left) + narrow.rounding;
    return jump > Math.abs(wide.right - wide.left) / 3 && jump > 4 * narrow.rounding && jump > AGREES * narrow.size
      && gradient >= Math.min(narrow.left, narrow.right) - unsure && gradient <= Math.max(narrow.left, narrow.right) + unsure;
  }

  /** What a smaller h says, by how the error shrinks; null if nothing can be told. The limits lie between h², h and no shrinking. */
  function shrinking(gradient, wide, narrow) {
    const ratio = narrow.error / wide.error;
    if (ratio < 0.03) {
      return ['agrees', 'agrees', narrow];
    }
    if (narrow.error <= narrow.rounding) {
      return ['rounding', AS_FAR, narrow];
    }
    if (isKink(gradient, wide, narrow)) {
      return ['turns', 'a kink here: slope ' + Numbers.show(narrow.left) + ' to the left, ' + Numbers.show(narrow.right) + ' to the right', narrow];
    }
    return ratio < 0.3 ? ['turns', 'a bend here: the slope itself turns', narrow] : null;
  }

  /** A kind, a word and the slope that it is about. What rounding can do to a difference of losses is no disagreement. */
  function judge(gradient, measure) {
    const found = [measure(STEPS[0])];
    if (found[0].agrees) {
      return ['agrees', 'agrees', found[0]];
    }
    if (found[0].error <= found[0].rounding) {
      return ['rounding', AS_FAR, found[0]];
    }
    let last = ['differs', 'differs', found[0]];
    for (let k = 1; k < STEPS.length; k++) {
      found.push(measure(STEPS[k]));
      const word = shrinking(gradient, found[k - 1], found[k]);
      if (word && (word[0] !== 'agrees' || found[k].agrees)) {
        return word;
      }
      last = word || last;
    }
    return last;
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
    const counts = {agrees: 0, rounding: 0, turns: 0, differs: 0};
    const rows = indices().map(i => {
      const [kind, word, found] = judge(gradient[i], step => slope(machine, loss, i, middle, gradient[i], step));
      const relative = found.size === 0 ? 0 : found.error / found.size;
      counts[kind]++;
      worst = kind === 'agrees' ? Math.max(worst, relative) : worst;
      return Dom.row({'data-cell': 'g:' + i}, Cells.parameterName(i), cell(i, Numbers.show(gradient[i])), Numbers.show(found.central),
        Numbers.show(relative, 2), Dom.make('td', {class: 'word ' + COLOURS[kind]}, word));
    });
    Dom.text(Dom.id('check-says'), summary(counts) + (counts.agrees > 0 ? '. The relative difference is at most ' + Numbers.show(worst, 2) + (counts.rounding > 0 ? ' where rounding does not hide it' : '') : '')
      + '. Both sides are computed in double precision by the code on this page: ∂L/∂w by its backward pass, the difference as (L(w + h) − L(w − h)) / 2h with h = 10⁻⁵ · max(1, |w|), and with h / 10 where the two are not alike.');
    Dom.id('check-table').replaceChildren(Dom.table('Gradient check', ['', '∂L/∂w', 'central difference', 'relative difference', ''], rows));
    roving = roving || Dom.roving(Dom.id('check-table'), 'td.cell');
    roving();
    Highlight.renew();
  }

  /** "120 agree, 113 of them as far as rounding shows; 0 differ". */
  function summary(counts) {
    return (counts.agrees + counts.rounding) + ' agree' + (counts.rounding > 0 ? ', ' + counts.rounding + ' of them as far as rounding shows' : '')
      + (counts.turns > 0 ? '; ' + counts.turns + ' at a kink or a bend' : '') + '; ' + counts.differs + ' differ';
  }

  function cell(i, text) {
    return Dom.make('td', {class: 'cell', 'data-cell': 'g:' + i, tabindex: '-1'}, text);
  }

  function changed(names) {
    stale = stale || names.some(name => ['x', 't', 'w', 'p', 'seed', 'digits'].includes(name));
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
      + ' values (z, a, δ, all gradients, the loss) are those that the generator computed another way, to 10⁻⁹.'
      + (Run.has('mask') ? ' The factors of dropout are 1 there.' : '') + (Run.has('addPenalty') ? ' Penalties on weights are not in it.' : '')
      + ' Steps and training compute in float; this check and the gradient check compute in double.');
  }

  return {start, changed, selfCheck};
})();
