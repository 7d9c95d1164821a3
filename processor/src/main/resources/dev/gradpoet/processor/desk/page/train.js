/** The tab of training: the data, the rule, and a network that learns before the reader's eyes. */
const Train = (function () {
  'use strict';

  const FRAME_MS = 12;

  /** Networks up to this size show each frame's parameters in all panels. */
  const FOLLOWED = 200;

  let data = null;
  let raw = null;
  let own = null;
  let trainer = null;
  let running = 0;
  let origin = null;
  let at = 0;
  let chosen = -1;

  const sizes = () => ({inputs: State.now.x.length, outputs: State.now.t.length});

  function start() {
    const {inputs, outputs} = sizes();
    const given = State.first().data;
    const names = Data.names(inputs, outputs);
    const sets = Dom.make('select', {id: 'train-set'}, ...(given ? [Dom.option('given', 'data of this page')] : []), ...names.map(name => Dom.option(name, name)));
    sets.addEventListener('change', () => take(sets.value));
    const select = (id, options) => Dom.make('select', {id}, ...options.map(([value, label]) => Dom.option(value, label)));
    const rule = select('train-rule', [['sgd', 'SGD'], ['momentum', 'momentum'], ['adam', 'Adam']]);
    rule.addEventListener('change', Stepper.render);
    const batch = select('train-batch', [['all', 'all samples'], ['16', '16 samples'], ['4', '4 samples'], ['1', 'one sample']]);
    const button = (id, label, click) => Dom.make('button', {type: 'button', id, click}, label);
    Dom.id('panel-train').append(
      Dom.make('div', {class: 'form'}, Dom.make('div', {class: 'group'}, button('train-run', 'Train', toggle), button('train-epoch', 'One epoch', oneEpoch),
        button('train-step', 'One step', oneStep)), Dom.make('div', {class: 'group'}, button('train-again', 'Same start again', again), button('train-new', 'New start', renew)), seedField()),
      Dom.make('div', {class: 'form'}, Dom.labelled('rule', rule), Fields.rate('train-rate'), Dom.labelled('update after', batch), Dom.labelled('data', sets)),
      Dom.make('p', {class: 'message', id: 'train-says', role: 'status'}),
      Dom.make('div', {class: 'plots'}, figure('plot-loss', 'Loss, mean of the samples'), figure('plot-fit', inputs === 1 ? 'Fitted curve' : 'Prediction'), figure('plot-hidden', 'The two hidden units')),
      Intake.panel(inputs, outputs));
    Dom.id('plot-fit').parentElement.hidden = inputs > 2;
    Dom.id('plot-hidden').parentElement.hidden = !Fit.hiddenPair();
    batch.value = State.now.p.length > 20000 ? '4' : 'all';
    take(sets.value);
  }

  function figure(id, caption) {
    return Dom.make('figure', {}, Dom.make('figcaption', {}, caption), Dom.make('div', {id}));
  }

  function seedField() {
    const field = Dom.make('input', {type: 'number', id: 'train-seed', step: '1', value: String(State.now.seed)});
    const note = Dom.make('span', {class: 'note', id: 'train-seed-says'}, 'of this page\'s own generator: create(seed) in Java draws other numbers');
    field.setAttribute('aria-describedby', note.id);
    return Dom.make('span', {}, Dom.labelled('seed', field), ' ', note);
  }

  function take(name) {
    const {inputs, outputs} = sizes();
    const given = State.first().data;
    raw = name === 'own' ? own : name === 'given' ? Data.pack(given.x.map((x, s) => ({x, t: given.t[s]})), name, given.inputs, null)
      : Data.made(name, inputs, outputs, Run.lesson().targets, State.first().seed || 1);
    standard();
  }

  function standard() {
    data = Dom.id('data-standard').checked ? Data.standardise(raw, sizes().inputs) : raw;
    chosen = -1;
    restart();
    draw();
  }

  /** Training begins anew, from these parameters or those that are there. */
  function restart(p) {
    stop();
    State.change({p: p || State.now.p});
    origin = State.now.p;
    trainer = null;
    at = 0;
  }

  function again() {
    restart(origin);
    draw();
  }

  function renew() {
    const seed = Math.round(Number(Dom.id('train-seed').value)) | 0 || 1;
    Dom.id('train-seed').value = String(seed);
    stop();
    State.change({seed, p: Random.parameters(Run.lesson(), seed)});
    restart();
    draw();
  }

  function choice() {
    const size = Dom.id('train-batch').value;
    return {rule: Dom.id('train-rule').value, size: size === 'all' ? data.count : Number(size)};
  }

  function ready() {
    trainer = trainer || Trainer.create(data, choice);
    return trainer;
  }

  function oneEpoch() {
    ready().epoch();
    State.change({p: trainer.parameters()});
    draw();
  }

  function toggle() {
    if (running) {
      stop();
      return;
    }
    ready();
    Dom.text(Dom.id('train-run'), 'Pause');
    Stepper.stop();
    running = requestAnimationFrame(frame);
  }

  function frame() {
    const until = performance.now() + FRAME_MS;
    while (trainer.batch() && performance.now() < until) {
      // the next batch
    }
    if (State.now.p.length <= FOLLOWED) {
      State.change({p: trainer.parameters()});
    }
    draw();
    if (trainer.broken) {
      stop();
    } else {
      running = requestAnimationFrame(frame);
    }
  }

  function stop() {
    if (running) {
      cancelAnimationFrame(running);
      running = 0;
      State.change({p: trainer.parameters()});
    }
    Dom.text(Dom.id('train-run'), 'Train');
  }

  /** One update by the sample that the page shows; the next sample goes to the stepper. */
  function oneStep() {
    const {inputs, outputs} = sizes();
    const first = chosen < 0;
    stop();
    ready();
    if (!first && !trainer.one()) {
      draw();
      return;
    }
    chosen = Trainer.shuffled(data.count, Math.floor(at / data.count))[at % data.count];
    at++;
    State.change({
      p: trainer.parameters(), x: data.x.slice(chosen * inputs, (chosen + 1) * inputs), t: data.t.slice(chosen * outputs, (chosen + 1) * outputs), w: 1, step: 0,
    });
    draw();
    Dom.text(Dom.id('train-says'), (first ? '' : 'The sample before has changed the weights. ') + 'Sample ' + (chosen + 1) + ' of ' + data.count
      + ' is in the stepper; the next press updates the weights by it.');
  }

  /** Data of the reader's own, of a file of that name or without one; it stays in the list of data. */
  function use(parsed, file) {
    const sets = Dom.id('train-set');
    const entry = Array.from(sets.options).find(option => option.value === 'own') || Dom.option('own', '');
    entry.textContent = 'own data' + (file ? ': ' + file : '');
    sets.append(entry);
    sets.value = 'own';
    own = parsed;
    take('own');
  }

  /** In words, that the update of the stepper is not the training's; nothing if it is. */
  function otherRule() {
    const rule = Dom.id('train-rule');
    return rule.value === 'sgd' ? '' : ' (by plain gradient descent; the training uses ' + rule.selectedOptions[0].textContent + ')';
  }

  function draw() {
    if (Dom.id('panel-train').hidden || !data) {
      return;
    }
    const history = trainer ? trainer.history : [];
    Fit.draw(trainer && trainer.machine, data, history, chosen);
    if (trainer) {
      Dom.text(Dom.id('train-says'), trainer.broken ? 'Stopped before a parameter would be no finite number any more: choose a smaller learning rate, or start again.'
        : 'Epoch ' + (history.length - 1) + ', loss ' + Numbers.show(history[history.length - 1]) + '.');
    }
  }

  /** Parameters that others changed are those to go on from. */
  function changed(names) {
    if (names.includes('p') && trainer && (!running || State.now.p.length <= FOLLOWED)) {
      trainer.machine.fields.parameters.set(State.now.p);
    }
    if ((names.includes('tab') || names.includes('hidden') || names.includes('digits')) && !running) {
      draw();
    }
  }

  /** Everything as the page began, training too. */
  function reset() {
    stop();
    Fields.acceptAll();
    State.reset();
    standard();
  }

  return {start, changed, use, otherRule, standard, restart, reset, data: () => data};
})();
