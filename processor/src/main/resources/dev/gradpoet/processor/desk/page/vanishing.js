/** How much of the error reaches each layer: mean |δ| as bars, and what makes it grow or vanish. */
const Vanishing = (function () {
  'use strict';

  const MOST_SAMPLES = 100;
  const WORK = 1000000;

  /** The largest slope of an activation: a layer's δ has it as a factor at most. */
  const LARGEST_SLOPE = {
    sigmoid: '¼', hard_sigmoid: '⅙', tanh: '1', softsign: '1', relu: '1', leaky_relu: '1', identity: '1', softplus: '1', elu: '1', selu: '1.76',
    gelu: '1.13', silu: '1.1', mish: '1.09',
  };

  /** Mean |δ| of each layer over the samples, from the network's own backward pass. */
  function means(layers, samples) {
    const machine = Run.fresh({double: false});
    const readers = layers.map(layer => Run.reader('d ' + layer.name + '.z'));
    const sums = layers.map(() => 0);
    for (const sample of samples) {
      Run.loss(machine, sample);
      readers.forEach((read, l) => {
        const values = Array.from(read(machine));
        sums[l] += values.reduce((sum, v) => sum + Math.abs(v), 0) / values.length;
      });
    }
    return sums.map(sum => sum / samples.length);
  }

  function samples() {
    const data = Train.data();
    const inputs = State.now.x.length;
    const outputs = State.now.t.length;
    if (!data) {
      return [State.now];
    }
    const count = Math.min(MOST_SAMPLES, data.count, Math.max(5, Math.floor(WORK / State.now.p.length)));
    return Array.from({length: count}, (_, s) => ({
      x: data.x.subarray(s * inputs, (s + 1) * inputs), t: data.t.subarray(s * outputs, (s + 1) * outputs), w: 1,
    }));
  }

  /** Is δ of a layer W δ of the other one, times g′? If both are dense, and nothing else reads it. */
  function isBelow(layer, above) {
    const readers = Run.lesson().layers.filter(other => other.from.includes(layer.name));
    return above !== undefined && readers.length === 1 && readers[0] === above && layer.kind === 'dense' && above.kind === 'dense';
  }

  function bar(value, least, most) {
    const made = Dom.make('div', {'aria-hidden': 'true'});
    const part = value > 0 ? (Math.log10(value) - least) / (most - least) : 0;
    made.style.setProperty('width', (100 * Math.max(0, Math.min(1, part))).toFixed(1) + '%');
    return Dom.make('td', {class: 'bar'}, made);
  }

  function render(place) {
    const layers = Run.lesson().layers.filter(layer => Cells.tensor('d ' + layer.name + '.z')).reverse();
    if (layers.length < 2) {
      place.replaceChildren();
      return;
    }
    const used = samples();
    const mean = means(layers, used);
    const logs = mean.filter(v => v > 0).map(Math.log10);
    const most = Math.ceil(Math.max(...logs, -12));
    const least = Math.min(Math.floor(Math.min(...logs, 0)), most - 2) - 0.5;
    const rows = layers.map((layer, l) => Dom.row({}, layer.name, Numbers.show(mean[l], 3), bar(mean[l], least, most),
      !isBelow(layer, layers[l - 1]) ? '' : mean[l - 1] > 0 ? '× ' + Numbers.show(mean[l] / mean[l - 1], 3) : Numbers.NONE, layer.activation || '', LARGEST_SLOPE[layer.activation] || ''));
    const table = Dom.table(['Mean |δ| of each layer ', Dom.make('span', {class: 'note'}, 'over ' + used.length + (used.length === 1 ? ' sample' : ' samples') + ', bars on a logarithmic scale, the output first')],
      ['layer', 'mean |δ|', 'log', 'of the layer above', 'activation', 'max g′'], rows);
    table.setAttribute('class', 'bars');
    const lower = layers.filter((layer, l) => isBelow(layer, layers[l - 1]));
    place.replaceChildren(table, lower.length === 0 ? '' : Dom.make('p', {class: 'note'}, 'δ of a dense layer that only a dense layer reads is W δ of the layer above, times g′(z)'
      + (lower.some(layer => layer.activation === 'sigmoid') ? ': where weights are small and g′ is at most ¼, as that of sigmoid, each layer takes most of the error away.' : '.')));
  }

  return {render};
})();
