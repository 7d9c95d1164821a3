/** Puts the desk together. */
(function () {
  'use strict';

  /** Objects without a prototype: their keys are names of layers too, and a layer may be called constructor. */
  function json(name) {
    const bare = value => value && typeof value === 'object' && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value;
    return JSON.parse(Dom.id(name).textContent, (key, value) => bare(value));
  }

  function atStep(cell) {
    return Run.value(cell, State.now.step);
  }

  /** Shows the state; `names` is what changed of it. */
  function render(names) {
    const has = (...some) => some.some(name => names.includes(name));
    if (has('digits')) {
      Numbers.setDigits(State.now.digits);
      Dom.id('digits').value = String(State.now.digits);
    }
    if (has('x', 't', 'w', 'p', 'seed', 'rate', 'mode')) {
      Run.again();
      Stepper.marks();
    }
    if (State.now.step > Run.now().steps.length) {
      State.now.step = Run.now().steps.length;
    }
    if (has('hidden', 'tab')) {
      Panels.render();
    }
    if (has('x', 't', 'w', 'p', 'seed', 'rate', 'mode', 'step', 'digits')) {
      Diagram.update(atStep);
      Table.update(atStep);
      Stepper.render();
    }
    GradientCheck.changed(names);
    Train.changed(names);
    Layers.changed(names);
  }

  function digits() {
    const select = Dom.id('digits');
    for (let count = 3; count <= 9; count++) {
      select.append(Dom.option(String(count), String(count)));
    }
    select.addEventListener('change', () => State.change({digits: Number(select.value)}));
  }

  /** The entries of a pane are stops of the tab key instead of the pane. */
  function entries(panel, selector) {
    const pane = Dom.id(panel).querySelector('.scroll');
    pane.removeAttribute('tabindex');
    Dom.roving(pane, selector);
  }

  /** A print shows the whole example, whatever the step. */
  function printing() {
    window.addEventListener('beforeprint', () => Diagram.update(cell => Run.value(cell, cell.startsWith('p:') ? 0 : Infinity)));
    window.addEventListener('afterprint', () => Diagram.update(atStep));
    Dom.id('print').addEventListener('click', () => window.print());
  }

  /** A formula wider than its card scrolls, by the keyboard too. */
  function scrolling() {
    document.querySelectorAll('.step').forEach(step => {
      if (step.scrollWidth > step.clientWidth) {
        step.tabIndex = 0;
      } else {
        step.removeAttribute('tabindex');
      }
    });
  }

  function start() {
    const lesson = json('lesson');
    Cells.start(lesson);
    State.start(json('start'));
    Run.start(lesson);
    document.documentElement.classList.add('live');
    digits();
    Panels.start();
    Diagram.start();
    Stepper.start();
    Table.build();
    GradientCheck.start();
    Train.start();
    Layers.start();
    Keys.start();
    Highlight.start();
    Object.assign(State.now, Link.read());
    render(Object.keys(State.now));
    entries('panel-code', '.line.runs');
    entries('panel-derivation', '.card');
    Highlight.renew();
    State.on(render);
    Link.start();
    printing();
    scrolling();
    window.addEventListener('resize', scrolling);
    Dom.id('reset').addEventListener('click', Train.reset);
    setTimeout(GradientCheck.selfCheck, 0);
  }

  /** What the engine refuses stays a page to read. */
  try {
    start();
  } catch (error) {
    document.documentElement.classList.remove('live');
    Dom.id('cannot-run').hidden = false;
    Dom.text(Dom.id('cannot-run'), 'This page cannot run the code that it shows (' + error.message + '). What is here can be read and printed.');
    throw error;
  }
})();
