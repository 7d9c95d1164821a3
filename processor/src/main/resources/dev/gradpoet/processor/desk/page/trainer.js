/** A network in training on a set of samples: one update after the other. */
const Trainer = (function () {
  'use strict';

  /** The samples in an order that a seed and the epoch's number decide: R. Durstenfeld 1964. */
  function shuffled(count, epoch) {
    const random = Random.generator(State.now.seed * 1009 + epoch);
    const list = Array.from({length: count}, (_, s) => s);
    for (let i = list.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [list[i], list[j]] = [list[j], list[i]];
    }
    return list;
  }

  /** Training from the parameters of the page. `choice()` says the rule and after how many samples it updates. */
  function create(data, choice) {
    const method = Run.lesson().training;
    const machine = Run.fresh({double: false});
    const given = Run.inputs(method, data.x, data.t, 1);
    const inputs = State.now.x.length;
    const outputs = State.now.t.length;
    const made = {machine, history: [], broken: false};
    let rule = '';
    let optimizer = null;
    let cursor = {from: 0};

    function pass(s) {
      given.at = s * inputs;
      given.to = s * outputs;
      return machine.call(method, given);
    }

    /** By the mean gradient of so many samples; `run(k)` is the pass of one. Returns the sum of their losses. */
    function update(count, run) {
      const {fields} = machine;
      if (rule !== choice().rule) {
        rule = choice().rule;
        optimizer = Optimizers.create(rule, {learningRate: State.now.rate}, fields.parameters.length, () => false);
      }
      optimizer.options.learningRate = State.now.rate;
      const loss = Optimizers.accumulate(machine, count, run, Run.lesson());
      made.broken = optimizer.step(fields.parameters, fields.gradient, count) >= 0;
      return loss;
    }

    /** One update of an epoch, whose last batch may be smaller; false if a parameter would not be finite. */
    made.batch = function () {
      if (cursor.from === 0) {
        const size = Math.min(choice().size, data.count);
        cursor = {from: 0, size, list: size < data.count ? shuffled(data.count, made.history.length) : null, sum: 0};
      }
      const {from, size, list} = cursor;
      const count = Math.min(size, data.count - from);
      cursor.sum += update(count, k => pass(list ? list[from + k] : from + k));
      if (!made.broken) {
        cursor.from = from + count < data.count ? from + count : 0;
        if (cursor.from === 0) {
          made.history.push(cursor.sum / data.count);
        }
      }
      return !made.broken;
    };

    /** To the end of this epoch. */
    made.epoch = function () {
      while (made.batch() && cursor.from > 0) {
        // the next batch
      }
    };

    /** By the sample that the page shows, with the masks that the stepper shows; returns false if a parameter would not be finite. */
    made.one = function () {
      const {x, t, w} = State.now;
      if (machine.restartMasks) {
        machine.restartMasks();
      }
      update(1, () => machine.call(method, Run.inputs(method, machine.array(x), machine.array(t), w)));
      return !made.broken;
    };

    made.parameters = () => Float32Array.from(machine.fields.parameters);
    made.history.push(Optimizers.accumulate(machine, data.count, pass, Run.lesson()) / data.count);
    machine.fields.gradient.fill(0);
    return made;
  }

  return {create, shuffled};
})();
