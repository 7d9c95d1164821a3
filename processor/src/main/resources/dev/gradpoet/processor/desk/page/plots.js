/** Pictures of training: the curve of the loss, the boundary, the fitted curve, the space of two hidden units. */
const Plots = (function () {
  'use strict';

  const WIDTH = 300;
  const HEIGHT = 220;
  const LEFT = 44;
  const BOTTOM = 24;
  const GRID = 40;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function rgb(name) {
    const hex = colour(name).slice(1);
    return [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16));
  }

  function frame(label) {
    const svg = Dom.svg('svg', {viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, role: 'img', 'aria-label': label});
    return svg;
  }

  /** Where a number lies between two ends, as a coordinate. */
  function scale(least, most, from, to) {
    const span = most - least || 1;
    return value => from + (value - least) / span * (to - from);
  }

  function extent(values, margin) {
    let least = Infinity;
    let most = -Infinity;
    for (const value of values) {
      if (Number.isFinite(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      return [0, 1];
    }
    const more = (most - least || 1) * margin;
    return [least - more, most + more];
  }

  function tick(svg, x, y, text, anchor) {
    const made = Dom.svg('text', {x, y}, text);
    made.style.setProperty('text-anchor', anchor);
    svg.append(made);
  }

  function path(points) {
    return points.map(([x, y], i) => (i ? 'L' : 'M') + x.toFixed(1) + ' ' + y.toFixed(1)).join('');
  }

  /** The loss of each epoch; powers of ten are lines. */
  function loss(place, history) {
    const positive = history.filter(value => value > 0 && Number.isFinite(value));
    const svg = frame('loss by epoch: ' + (positive.length ? Numbers.show(history[0]) + ' at first, ' + Numbers.show(history[history.length - 1]) + ' now' : 'no epoch yet'));
    const [least, most] = positive.length ? extent(positive.map(Math.log10), 0.06) : [-2, 0];
    const from = least === most ? least - 0.5 : least;
    const y = scale(from, most, HEIGHT - BOTTOM, 8);
    const x = scale(0, Math.max(1, history.length - 1), LEFT, WIDTH - 8);
    for (const at of logTicks(from, most)) {
      svg.append(Dom.svg('path', {class: 'grid', d: path([[LEFT, y(Math.log10(at))], [WIDTH - 8, y(Math.log10(at))]])}));
      tick(svg, LEFT - 4, y(Math.log10(at)) + 3, Numbers.show(at, 2), 'end');
    }
    const stride = Math.max(1, Math.floor(history.length / 600));
    const points = [];
    for (let k = 0; k < history.length; k += stride) {
      if (history[k] > 0 && Number.isFinite(history[k])) {
        points.push([x(k), y(Math.log10(history[k]))]);
      }
    }
    svg.append(Dom.svg('path', {class: 'axis', d: path([[LEFT, 8], [LEFT, HEIGHT - BOTTOM], [WIDTH - 8, HEIGHT - BOTTOM]])}), Dom.svg('path', {class: 'curve', d: path(points)}));
    tick(svg, LEFT, HEIGHT - 8, '0', 'middle');
    tick(svg, WIDTH - 8, HEIGHT - 8, String(Math.max(1, history.length - 1)), 'end');
    place.replaceChildren(svg);
  }

  function logTicks(from, to) {
    const whole = [];
    for (let power = Math.ceil(from); power <= to; power++) {
      whole.push(Math.pow(10, power));
    }
    return whole.length >= 2 ? whole.slice(-6) : [Math.pow(10, from + (to - from) * 0.1), Math.pow(10, (from + to) / 2), Math.pow(10, to - (to - from) * 0.1)];
  }

  function classOf(t, outputs, sample) {
    let best = 0;
    if (outputs === 1) {
      return t[sample] > 0.5 ? 1 : 0;
    }
    for (let o = 1; o < outputs; o++) {
      best = t[sample * outputs + o] > t[sample * outputs + best] ? o : best;
    }
    return best % 4;
  }

  function points(svg, data, outputs, x, y, at, chosen) {
    for (let s = 0; s < data.count; s++) {
      const kind = classOf(data.t, outputs, s);
      const [px, py] = at(s);
      const shape = kind % 2 ? Dom.svg('circle', {cx: x(px), cy: y(py), r: s === chosen ? 5.5 : 3.6}) : Dom.svg('path', {d: diamond(x(px), y(py), s === chosen ? 6.5 : 4.4)});
      shape.setAttribute('class', 'point c' + kind + (s === chosen ? ' sample' : ''));
      svg.append(shape);
    }
  }

  function diamond(x, y, r) {
    return path([[x - r, y], [x, y - r], [x + r, y], [x, y + r]]) + 'Z';
  }

  function corners(svg, xs, ys) {
    tick(svg, LEFT, HEIGHT - 8, Numbers.show(xs[0], 2), 'start');
    tick(svg, WIDTH - 8, HEIGHT - 8, Numbers.show(xs[1], 2), 'end');
    tick(svg, LEFT - 4, HEIGHT - BOTTOM, Numbers.show(ys[0], 2), 'end');
    tick(svg, LEFT - 4, 15, Numbers.show(ys[1], 2), 'end');
  }

  /** The colour of a prediction: which output is largest, and how sure; or one output from orange to blue. */
  function shade(out, palette, low, high) {
    const [paper, ...colours] = palette;
    if (out.length === 1) {
      const part = Math.max(-1, Math.min(1, (out[0] - low) / (high - low) * 2 - 1));
      return paper.map((base, c) => base + (colours[part > 0 ? 1 : 0][c] - base) * Math.abs(part) * 0.62);
    }
    let best = 0;
    out.forEach((value, o) => {
      best = value > out[best] ? o : best;
    });
    const sure = Math.max(0, Math.min(1, out[best]));
    return paper.map((base, c) => base + (colours[best % 4][c] - base) * sure * 0.6);
  }

  /** What the network predicts over the plane of its two inputs, with the samples. */
  function boundary(place, data, outputs, predict, chosen) {
    const xs = extent(Array.from({length: data.count}, (_, s) => data.x[2 * s]), 0.15);
    const ys = extent(Array.from({length: data.count}, (_, s) => data.x[2 * s + 1]), 0.15);
    const [low, high] = extent(data.t, 0);
    const canvas = Dom.make('canvas', {width: GRID, height: GRID, 'aria-hidden': 'true'});
    const context = canvas.getContext('2d');
    const image = context.createImageData(GRID, GRID);
    const palette = ['--panel', '--negative', '--positive', '--good', '--loss'].map(rgb);
    for (let row = 0; row < GRID; row++) {
      for (let column = 0; column < GRID; column++) {
        const out = predict([xs[0] + (column + 0.5) / GRID * (xs[1] - xs[0]), ys[1] - (row + 0.5) / GRID * (ys[1] - ys[0])]);
        image.data.set(shade(out, palette, low, high).concat(255), 4 * (row * GRID + column));
      }
    }
    context.putImageData(image, 0, 0);
    const svg = frame('prediction over the two inputs, with ' + data.count + ' samples');
    const bottom = 8 + (WIDTH - 8 - LEFT) * HEIGHT / WIDTH;
    svg.setAttribute('viewBox', LEFT + ' 8 ' + (WIDTH - 8 - LEFT) + ' ' + (bottom - 8));
    points(svg, data, outputs, scale(xs[0], xs[1], LEFT, WIDTH - 8), scale(ys[0], ys[1], bottom, 8), s => [data.x[2 * s], data.x[2 * s + 1]], chosen);
    place.replaceChildren(Dom.make('div', {class: 'stack'}, canvas, svg));
  }

  /** The predicted curve of a network with one input, through its samples. */
  function curve(place, data, outputs, predict, chosen) {
    const xs = extent(data.x, 0.05);
    const line = Array.from({length: 121}, (_, k) => xs[0] + k / 120 * (xs[1] - xs[0])).map(x => [x, predict([x])[0]]);
    const ys = extent(Array.from(data.t).concat(line.map(point => point[1])), 0.08);
    const x = scale(xs[0], xs[1], LEFT, WIDTH - 8);
    const y = scale(ys[0], ys[1], HEIGHT - BOTTOM, 8);
    const svg = frame('prediction by the input, with ' + data.count + ' samples');
    for (let s = 0; s < data.count; s++) {
      svg.append(Dom.svg('circle', {class: 'point c0' + (s === chosen ? ' sample' : ''), cx: x(data.x[s]), cy: y(data.t[s * outputs]), r: s === chosen ? 5 : 3}));
    }
    svg.append(Dom.svg('path', {class: 'curve', d: path(line.map(([a, b]) => [x(a), y(b)]))}));
    corners(svg, xs, ys);
    place.replaceChildren(svg);
  }

  /** Where a hidden layer of two units puts the samples. */
  function hidden(place, data, outputs, activations, chosen) {
    const xs = extent(activations.map(a => a[0]), 0.1);
    const ys = extent(activations.map(a => a[1]), 0.1);
    const svg = frame('the samples by the values of the two hidden units');
    svg.append(Dom.svg('path', {class: 'axis', d: path([[LEFT, 8], [LEFT, HEIGHT - BOTTOM], [WIDTH - 8, HEIGHT - BOTTOM]])}));
    points(svg, data, outputs, scale(xs[0], xs[1], LEFT, WIDTH - 8), scale(ys[0], ys[1], HEIGHT - BOTTOM, 8), s => activations[s], chosen);
    corners(svg, xs, ys);
    place.replaceChildren(svg);
  }

  return {loss, boundary, curve, hidden, rgb};
})();
