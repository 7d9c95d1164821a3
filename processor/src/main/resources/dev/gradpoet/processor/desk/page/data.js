/** Samples to train on: pasted or dropped as CSV, or made up. What is not a number says where it stands. */
const Data = (function () {
  'use strict';

  const MOST_ROWS = 2000;
  const MOST_CHARACTERS = 4000000;

  /**
   * The cells of a line, without blanks around them. A cell in quotes may hold the separator, and "" for a quote; unlike in
   * RFC 4180 it ends with its line.
   */
  function cells(line, separator, number) {
    const found = [''];
    let isQuoted = false;
    for (let k = 0; k < line.length; k++) {
      const at = found.length - 1;
      const letter = line[k];
      if (isQuoted && letter === '"' && line[k + 1] === '"') {
        found[at] += '"';
        k++;
      } else if (letter === '"' && (isQuoted || found[at].trim() === '')) {
        isQuoted = !isQuoted;
      } else if (letter === separator && !isQuoted) {
        found.push('');
      } else {
        found[at] += letter;
      }
    }
    if (isQuoted) {
      throw new Error('row ' + number + ': a quote is open at the end of the line');
    }
    return found.map(cell => cell.trim());
  }

  /** The rows of a CSV as texts, with the line that each stands in; the first one decides what separates cells. */
  function rows(text) {
    if (text.length > MOST_CHARACTERS) {
      throw new Error('the data has ' + text.length + ' characters, expected at most ' + MOST_CHARACTERS);
    }
    const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
    const head = (lines.find(line => line.trim() !== '') || '').replace(/"[^"]*"/g, '');
    const separator = ['\t', ';', ','].find(mark => head.includes(mark)) || ',';
    return lines.map((line, i) => ({line: i + 1, cells: line.trim() === '' ? [] : cells(line, separator, i + 1)})).filter(row => row.cells.length > 0);
  }

  function some(count, word) {
    return count + ' ' + word + (count === 1 ? '' : 's');
  }

  function number(cell) {
    return cell === '' ? NaN : Math.fround(Number(cell.replace('−', '-')));
  }

  function shorten(cell) {
    return cell.length > 24 ? cell.slice(0, 24) + '…' : cell;
  }

  function read(row, column) {
    const value = number(row.cells[column]);
    if (!Number.isFinite(value)) {
      throw new Error('row ' + row.line + ', column ' + (column + 1) + ': "' + shorten(row.cells[column]) + '" is no finite number');
    }
    return value;
  }

  /** Targets of one row, or an error if the loss has no use for them. */
  function checkTarget(kind, t, row) {
    if (!Targets.fits(kind, t)) {
      throw new Error('row ' + row.line + ': the target is ' + t.map(v => Numbers.exact(v)).join(', ') + ', expected ' + Targets.expected(kind)
        + (kind === 'distribution' ? ', or one column with the class' : ''));
    }
    return t;
  }

  function oneHot(row, column, classes, outputs) {
    const name = row.cells[column];
    if (!classes.includes(name)) {
      if (classes.length === outputs) {
        throw new Error('row ' + row.line + ', column ' + (column + 1) + ': "' + shorten(name) + '" is one class more than the ' + outputs + ' outputs');
      }
      classes.push(name);
    }
    return classes.indexOf(name);
  }

  /** Reads a CSV for so many inputs and outputs; the last columns are the targets. */
  function parse(text, inputs, outputs, kind) {
    let list = rows(text);
    if (list.length === 0) {
      throw new Error('there are no rows');
    }
    const width = list[0].cells.length;
    const classColumn = outputs > 1 && width === inputs + 1;
    if (width !== inputs + outputs && !classColumn) {
      throw new Error('row ' + list[0].line + ' has ' + some(width, 'column') + ', expected ' + (inputs + outputs) + ': ' + some(inputs, 'input') + ', then ' + some(outputs, 'target')
        + (outputs > 1 ? ', or one column with the class' : ''));
    }
    const isHead = list[0].cells.slice(0, inputs).every(cell => Number.isNaN(number(cell)));
    const names = isHead ? list[0].cells : null;
    list = isHead ? list.slice(1) : list;
    if (list.length === 0 || list.length > MOST_ROWS) {
      throw new Error('there are ' + list.length + ' rows of data, expected 1 to ' + MOST_ROWS);
    }
    const classes = [];
    const samples = list.map(row => {
      if (row.cells.length !== width) {
        throw new Error('row ' + row.line + ' has ' + row.cells.length + ' columns, the first one has ' + width);
      }
      const x = Array.from({length: inputs}, (_, i) => read(row, i));
      const t = classColumn ? Array.from(Targets.example(kind, outputs, oneHot(row, inputs, classes, outputs)))
        : checkTarget(kind, Array.from({length: outputs}, (_, i) => read(row, inputs + i)), row);
      return {x, t};
    });
    return pack(samples, 'own data', names ? names.slice(0, inputs) : null, classColumn ? classes : null);
  }

  function pack(samples, name, inputs, classes) {
    const flat = key => Float32Array.from([].concat(...samples.map(sample => sample[key])));
    return {name, count: samples.length, x: flat('x'), t: flat('t'), inputs, classes};
  }

  /** Each input less its mean, divided by its standard deviation. */
  function standardise(data, inputs) {
    const x = Float32Array.from(data.x);
    for (let i = 0; i < inputs; i++) {
      const column = Array.from({length: data.count}, (_, s) => data.x[s * inputs + i]);
      const mean = column.reduce((a, b) => a + b, 0) / data.count;
      const deviation = Math.sqrt(column.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / data.count) || 1;
      column.forEach((v, s) => {
        x[s * inputs + i] = (v - mean) / deviation;
      });
    }
    return Object.assign({}, data, {x});
  }

  const PLANE = {
    'XOR': (random, k) => [[k & 1, k >> 1 & 1], (k & 1) ^ (k >> 1 & 1)],
    'two moons': (random, k) => {
      const angle = Math.PI * random();
      const second = k % 2;
      const x = second ? 1 - Math.cos(angle) : Math.cos(angle);
      const y = second ? 0.5 - Math.sin(angle) : Math.sin(angle);
      return [[x - 0.5 + 0.1 * Random.normal(random), y - 0.25 + 0.1 * Random.normal(random)], second];
    },
    'circle in a ring': (random, k) => {
      const angle = 2 * Math.PI * random();
      const radius = k % 2 ? 0.9 + 0.25 * random() : 0.5 * Math.sqrt(random());
      return [[radius * Math.cos(angle), radius * Math.sin(angle)], k % 2];
    },
    'two spirals': (random, k) => {
      const along = 0.1 + 0.9 * random();
      const angle = along * 2.2 * Math.PI + (k % 2) * Math.PI;
      return [[along * Math.cos(angle), along * Math.sin(angle)], k % 2];
    },
  };

  /** The names of the made-up sets that fit: points of the plane, a curve, clusters. */
  function names(inputs, outputs) {
    const plane = inputs === 2 ? Object.keys(PLANE) : [];
    return plane.concat(inputs === 1 ? ['a sine'] : ['clusters']);
  }

  function made(name, inputs, outputs, kind, seed) {
    const random = Random.generator(seed * 31 + 7);
    const centres = Array.from({length: Math.max(2, outputs) * inputs}, () => 2 * random() - 1);
    const count = name === 'XOR' ? 4 : name === 'a sine' ? 60 : inputs > 50 ? 40 : 120;
    const samples = Array.from({length: count}, (_, k) => {
      if (name === 'a sine') {
        const x = -1 + 2 * k / (count - 1);
        return {x: [x], t: Targets.ofCurve(kind, outputs, Math.sin(Math.PI * x))};
      }
      if (name === 'clusters') {
        const which = k % Math.max(2, outputs);
        return {x: Array.from({length: inputs}, (_, i) => centres[which * inputs + i] + 0.35 * Random.normal(random)), t: label(kind, outputs, which)};
      }
      const [x, which] = PLANE[name](random, k);
      return {x, t: label(kind, outputs, which)};
    });
    return pack(samples, name, null, null);
  }

  function label(kind, outputs, which) {
    return outputs > 1 ? Array.from(Targets.example(kind, outputs, which)) : [Targets.ofTwo(kind, which !== 0)];
  }

  return {parse, standardise, names, made, pack};
})();
