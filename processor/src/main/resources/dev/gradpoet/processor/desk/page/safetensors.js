/** Reads the weights of a .safetensors file: names as `hidden.weights`, or PyTorch's and Keras's. All of them or none. */
const Safetensors = (function () {
  'use strict';

  const MOST_HEADER = 1000000;
  const SIZES = {F32: 4, F64: 8};

  /** The file's tensors by name: {dtype, shape, values}. */
  function tensors(buffer) {
    const view = new DataView(buffer);
    if (buffer.byteLength < 8) {
      throw new Error('this is no safetensors file: it has ' + buffer.byteLength + ' bytes');
    }
    const length = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
    if (length > MOST_HEADER || 8 + length > buffer.byteLength) {
      throw new Error('this is no safetensors file: its header would have ' + length + ' bytes');
    }
    let header = null;
    try {
      header = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(new Uint8Array(buffer, 8, length)));
    } catch (error) {
      throw new Error('this is no safetensors file: its header is no JSON');
    }
    const found = new Map();
    for (const name of Object.keys(header).filter(key => key !== '__metadata__')) {
      found.set(name, tensor(view, name, header[name], 8 + length));
    }
    return found;
  }

  function tensor(view, name, entry, from) {
    const {dtype, shape, data_offsets: offsets} = entry || {};
    if (!Array.isArray(shape) || !Array.isArray(offsets) || !shape.concat(offsets).every(n => Number.isInteger(n) && n >= 0)) {
      throw new Error('tensor "' + name + '" has no shape or no place');
    }
    const count = Cells.sizeOf(shape);
    const values = () => {
      if (!SIZES[dtype]) {
        throw new Error('tensor "' + name + '" has the type ' + dtype + ', expected F32 or F64');
      }
      if (offsets[1] - offsets[0] !== count * SIZES[dtype] || from + offsets[1] > view.byteLength) {
        throw new Error('tensor "' + name + '" lies outside the file, or its shape ' + shape.join(' × ') + ' does not fit its bytes');
      }
      return Float32Array.from({length: count}, (_, i) => dtype === 'F32' ? view.getFloat32(from + offsets[0] + 4 * i, true)
        : view.getFloat64(from + offsets[0] + 8 * i, true));
    };
    return {shape, values};
  }

  /** The names that a tensor may have, and whether it lies units × inputs there, as PyTorch's weights do. */
  function candidates(part) {
    const words = part.name === 'weights' ? ['weights', 'weight', 'kernel'] : part.name === 'biases' ? ['biases', 'bias'] : [part.name];
    return [].concat(...words.map(word => ['.', '/'].map(mark => ({name: part.layer + mark + word, turned: word === 'weight' && part.shape.length === 2}))));
  }

  /** New parameters from a file, or an error that says what does not fit. */
  function parameters(buffer, lesson, count) {
    const file = tensors(buffer);
    const p = new Float32Array(count);
    const used = new Set();
    for (const part of lesson.parameters) {
      const known = candidates(part).find(candidate => file.has(candidate.name));
      if (!known) {
        throw new Error('tensor "' + part.layer + '.' + part.name + '" is missing; the file has ' + (Array.from(file.keys()).slice(0, 12).join(', ') || 'none'));
      }
      const {shape, values} = file.get(known.name);
      const expected = known.turned ? part.shape.slice().reverse() : part.shape;
      if (shape.join() !== expected.join()) {
        throw new Error('tensor "' + known.name + '" has the shape ' + shape.join(' × ') + ', expected ' + expected.join(' × '));
      }
      const read = values();
      const bad = read.findIndex(value => !Number.isFinite(value));
      if (bad >= 0) {
        throw new Error('tensor "' + known.name + '" has ' + read[bad] + ' as value ' + bad + ', expected finite numbers');
      }
      const [rows, columns] = part.shape;
      read.forEach((value, i) => {
        p[part.offset + (known.turned ? i % rows * columns + Math.floor(i / rows) : i)] = value;
      });
      used.add(known.name);
    }
    const left = Array.from(file.keys()).filter(name => !used.has(name));
    if (left.length > 0) {
      throw new Error('the file has tensors that this network has not: ' + left.slice(0, 12).join(', '));
    }
    return p;
  }

  return {parameters};
})();
