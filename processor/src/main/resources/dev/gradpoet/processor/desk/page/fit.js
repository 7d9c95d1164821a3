/** What the network makes of the data at the moment: predictions, and the values of a pair of hidden units. */
const Fit = (function () {
  'use strict';

  function hiddenPair() {
    return Run.lesson().layers.slice(0, -1).find(layer => Cells.sizeOf(layer.shape) === 2 && Cells.tensor(layer.name + '.a'));
  }

  /** The prediction for some inputs, and with it the values of all layers in the machine's fields. */
  function predictor(machine) {
    const lesson = Run.lesson();
    const on = machine || Run.fresh({double: false});
    const inputs = State.now.x.length;
    const outputs = State.now.t.length;
    const x = new Float32Array(inputs);
    const out = new Float32Array(outputs);
    const given = Run.inputs(lesson.prediction, x, null, 1, out);
    const last = 'out' in given ? () => out : Run.reader(lesson.layers[lesson.layers.length - 1].name + '.a');
    return {on, of: values => {
      x.set(values);
      on.call(lesson.prediction, given);
      return Array.from(last(on));
    }};
  }

  /** All pictures of one moment of training. */
  function draw(machine, data, history, chosen) {
    const inputs = State.now.x.length;
    const outputs = State.now.t.length;
    const predict = predictor(machine);
    Plots.loss(Dom.id('plot-loss'), history);
    if (inputs === 2) {
      Plots.boundary(Dom.id('plot-fit'), data, outputs, predict.of, chosen);
    } else if (inputs === 1) {
      Plots.curve(Dom.id('plot-fit'), data, outputs, predict.of, chosen);
    }
    const pair = hiddenPair();
    if (pair) {
      const read = Run.reader(pair.name + '.a');
      const values = Array.from({length: data.count}, (_, s) => {
        predict.of(data.x.subarray(s * inputs, (s + 1) * inputs));
        return Array.from(read(predict.on));
      });
      Plots.hidden(Dom.id('plot-hidden'), data, outputs, values, chosen);
    }
  }

  return {hiddenPair, draw};
})();
