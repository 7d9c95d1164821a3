// Runs the methods of a program on values of its own: fields, and a slot for each local.
const Machine = (function () {
  'use strict';

  function create(program, options) {
    const isDouble = options.double === true;
    const Floats = isDouble ? Float64Array : Float32Array;
    const store = {numbers: null, arrays: [], isDouble: isDouble, overrides: Object.create(null), newArray: newArray};
    const machine = {program: program, isDouble: isDouble, fields: Object.create(null)};
    const all = Object.keys(program.fieldsByName).map(name => program.fieldsByName[name]);
    let plain = null;
    let ready = Object.create(null);
    let isSet = false;

    function typeOf(type) {
      return type === 'int[]' ? Int32Array : type === 'double[]' ? Float64Array : Floats;
    }

    function newArray(type, length) {
      return new (typeOf(type))(length);
    }

    /** The value as one of that type, or an error. */
    function fitting(type, name, value) {
      if (type.endsWith('[]')) {
        if (!(value instanceof typeOf(type))) {
          throw new Error(name + ' must be a ' + typeOf(type).name + ': see machine.array');
        }
        return value;
      }
      if (typeof value !== (type === 'boolean' ? 'boolean' : 'number') || (type === 'int' && value !== (value | 0))) {
        throw new Error(name + ' must be a ' + type + ', not ' + value);
      }
      return type === 'float' && !isDouble ? Math.fround(value) : value;
    }

    /** Slots for all variables that the program knows by now, with what they held. */
    function grow() {
      if (store.numbers === null || store.numbers.length < program.slots.scalar) {
        const numbers = new Float64Array(program.slots.scalar + 256);
        if (store.numbers !== null) {
          numbers.set(store.numbers);
        }
        store.numbers = numbers;
        plain = null;
      }
      if (plain === null) {
        plain = Compiler.compiler(store, null, null);
      }
    }

    function field(each) {
      if (each.slot < 0) {
        return;
      }
      const isArray = each.type.endsWith('[]');
      const slot = each.slot;
      if (each.start !== null) {
        const value = Values.compiler(store, null, null, null)(each.start)();
        (isArray ? store.arrays : store.numbers)[slot] = value;
      } else if (isArray) {
        store.arrays[slot] = each.isEmpty ? newArray(each.type, 0) : null;
      }
      Object.defineProperty(machine.fields, each.name, {
        enumerable: true,
        get: isArray ? () => store.arrays[slot]
          : each.type === 'boolean' ? () => store.numbers[slot] !== 0 : () => store.numbers[slot],
        set: value => {
          (isArray ? store.arrays : store.numbers)[slot] = fitting(each.type, each.name, value);
        }
      });
    }

    /** The method of that name, understood, with slots for its locals. */
    function methodOf(name) {
      if (ready[name] === undefined) {
        program.check([name], Object.keys(store.overrides));
        grow();
        ready[name] = program.methods[name];
      }
      return ready[name];
    }

    function checkFields() {
      all.forEach(each => {
        if (each.slot >= 0 && store.arrays[each.slot] === null && each.type.endsWith('[]')) {
          throw new Error('machine.fields.' + each.name + ' is not set');
        }
      });
      isSet = true;
    }

    /** Understands a method and puts its arguments in their slots. */
    function prepare(name, given) {
      const method = methodOf(name);
      if (!isSet) {
        checkFields();
      }
      method.locals.forEach(local => {
        if (given[local.name] === undefined) {
          throw new Error(name + ' needs a value of ' + local.name);
        }
        const value = fitting(local.type, local.name, given[local.name]);
        (local.type.endsWith('[]') ? store.arrays : store.numbers)[local.slot] = value;
      });
      const keys = Object.keys(given);
      if (keys.length > method.locals.length) {
        let unknown = keys.filter(key => !method.locals.some(local => local.name === key));
        throw new Error(name + ' has no parameter ' + unknown[0]);
      }
      return method;
    }

    /** Runs a method with arguments by name; returns what it returns. */
    machine.call = function (name, given) {
      const method = prepare(name, given);
      return plain.method(method).run();
    };

    /** Replaces a method by a function of the values of its parameters. */
    machine.override = function (name, replacement) {
      if (program.methods[name] === undefined) {
        throw new Error('class ' + program.className + ' has no method ' + name);
      }
      store.overrides[name] = replacement;
      plain = null;
      ready = Object.create(null);
    };

    /** An array for a float[] of this machine, of that length or with these values. */
    machine.array = function (values) {
      return typeof values === 'number' ? new Floats(values) : Floats.from(values);
    };

    const tracing = Tracer.create(program, store, {
      prepare: prepare,
      plain: () => plain,
      fields: all.filter(each => each.slot >= 0)
    });
    machine.trace = tracing.trace;
    machine.explain = tracing.explain;

    grow();
    all.forEach(field);
    return machine;
  }

  return {create: create};
})();
