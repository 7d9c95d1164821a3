/** Goes through the steps in both directions, and says what each one does. */
const Stepper = (function () {
  'use strict';

  const PHASES = ['input', 'forward', 'loss', 'backward', 'gradients', 'update'];
  const PLAY_MS = 900;

  let timer = 0;
  let current = [];

  function start() {
    const go = {first: first, back: back, next: next, last: last, play: play};
    Object.keys(go).forEach(name => Dom.id('step-' + name).addEventListener('click', go[name]));
    Dom.id('step-number').addEventListener('change', event => to(Number(event.target.value)));
    Dom.id('step-mode').addEventListener('change', event => State.change({mode: event.target.value, step: 0}));
    Highlight.onPin(cell => {
      if (cell && Run.now().by === 'nest' && !State.isEditable(cell)) {
        open(cell);
      } else {
        write();
      }
    });
    Dom.id('phases').append(...PHASES.map(phase => Dom.make('button', {type: 'button', 'data-phase': phase, click: () => jump(phase)}, phase)));
  }

  function count() {
    return Run.now().steps.length;
  }

  function to(step) {
    const whole = Number.isFinite(step) ? Math.round(step) : 0;
    State.change({step: Math.max(0, Math.min(count(), whole))});
    Dom.id('step-number').value = String(State.now.step);
  }

  const next = () => to(State.now.step + 1);
  const back = () => to(State.now.step - 1);
  const first = () => to(0);
  const last = () => to(count());

  /** The end of this phase of this layer, then that of the next one. */
  function nextPhase() {
    const following = Run.now().segments.find(segment => segment.from > State.now.step - 1 && segment.from >= 1);
    const at = following && following.from === State.now.step ? Run.now().segments.find(s => s.from > following.from) : following;
    to(at ? at.from : count());
  }

  function previousPhase() {
    const before = Run.now().segments.filter(segment => segment.from < State.now.step).pop();
    to(before ? before.from : 0);
  }

  /** To the first step of a phase; once there, to the next layer's part of it. */
  function jump(phase) {
    if (phase === 'input') {
      to(0);
      return;
    }
    const parts = Run.now().segments.filter(segment => segment.phase === phase);
    const after = parts.find(segment => segment.from + 1 > State.now.step);
    const target = after || parts[0];
    if (target) {
      to(target.from + 1);
    }
  }

  function play() {
    if (timer) {
      stop();
      return;
    }
    if (State.now.step >= count()) {
      to(0);
    }
    document.documentElement.classList.add('playing');
    Dom.text(Dom.id('step-play-text'), 'Pause');
    timer = setInterval(() => State.now.step < count() ? next() : stop(), PLAY_MS);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    document.documentElement.classList.remove('playing');
    Dom.text(Dom.id('step-play-text'), 'Play');
  }

  function say(step) {
    const sentence = Dom.id('sentence');
    if (!step) {
      sentence.replaceChildren('Before the first step: the inputs and the parameters are known, nothing is computed. Press → for the first step.');
      return;
    }
    const [words, value] = Formula.sentence(step);
    sentence.replaceChildren(words, ...(value === undefined ? [] : [' = ', Dom.make('b', {}, Numbers.show(Number(value)))]),
      step.phase === 'update' ? Train.otherRule() : '');
  }

  /** The line of the step with its numbers. */
  function write() {
    const at = State.now.step;
    Dom.id('sum').replaceChildren(...(at > 0 ? Formula.boxes(Run.now().steps[at - 1]) : []));
  }

  /** In place of it the sum of a cell that is pinned, if it is computed yet. */
  function open(cell) {
    const found = Run.value(cell, State.now.step) === undefined ? [] : Run.explain(cell);
    if (found.length > 0) {
      Dom.id('sum').replaceChildren(Formula.opened(cell, found));
    }
  }

  /** Shows the step that was taken last, and marks its line and all before it. */
  function render() {
    const {steps, small, by} = Run.now();
    const at = State.now.step;
    const step = at > 0 ? steps[at - 1] : null;
    Dom.text(Dom.id('step-count'), 'of ' + steps.length);
    Dom.id('step-number').max = String(steps.length);
    if (document.activeElement !== Dom.id('step-number')) {
      Dom.id('step-number').value = String(at);
    }
    Dom.id('step-mode').value = by;
    Dom.id('step-mode').options[0].disabled = !small;
    ['first', 'back'].forEach(name => Dom.id('step-' + name).setAttribute('aria-disabled', String(at === 0)));
    ['next', 'last'].forEach(name => Dom.id('step-' + name).setAttribute('aria-disabled', String(at === steps.length)));
    say(step);
    write();
    const phase = step ? step.phase : 'input';
    for (const button of Dom.all('button', Dom.id('phases'))) {
      if (button.dataset.phase === phase) {
        button.setAttribute('aria-current', 'step');
      } else {
        button.removeAttribute('aria-current');
      }
    }
    current.forEach(line => line.classList.remove('current'));
    current = [];
    for (let line = step && step.line ? step.line : 1; step && step.line && line <= step.lastLine; line++) {
      const element = Dom.id('L' + line);
      if (element) {
        element.classList.add('current');
        current.push(element);
      }
    }
    Highlight.follow(step);
  }

  /** Which lines can be pointed at: those that the trace reaches. */
  function marks() {
    Dom.all('.line.runs').forEach(line => line.classList.remove('runs'));
    for (const step of Run.now().steps.filter(s => s.line)) {
      for (let line = step.line; line <= step.lastLine; line++) {
        const element = Dom.id('L' + line);
        if (element) {
          element.classList.add('runs');
          element.setAttribute('role', 'button');
        }
      }
    }
  }

  return {start, render, marks, next, back, first, last, play, stop, nextPhase, previousPhase};
})();
