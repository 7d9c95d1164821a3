// A class that the engine runs: its constants, fields and methods.
const Engine = (function () {
  'use strict';

  /**
   * Reads a generated class. Its methods are understood when they are needed: see check. What has names of the class as keys
   * is an object without a prototype: a layer may be called constructor, or __proto__.
   */
  function parse(source) {
    const read = ClassReader.read(source);
    const program = {source: source, className: read.name, tokens: read.tokens, constants: Object.create(null), fields: [],
      methods: Object.create(null), fieldsByName: Object.create(null), slots: {scalar: 0, array: 0}, nodes: 0};
    const overloads = Object.create(null);
    const resolver = Resolver.resolver(program);

    read.methods.forEach(function (method) {
      method.id = program.nodes++;
      (overloads[method.name] = overloads[method.name] || []).push(method);
      if (program.methods[method.name] === undefined) {
        program.methods[method.name] = method;
      }
    });
    read.fields.forEach(field);

    /** A field with the expression that it starts with, as far as that is one that the engine knows. */
    function field(each) {
      const kind = Resolver.kindOf(each.type);
      const starts = each.start < 0 ? null : each.start;
      if (each.isStatic && each.type === 'int') {
        const value = resolver.typed(Parser.expression(source, read.tokens, starts), 'int');
        program.constants[each.name] = Compiler.constant(program, value);
        return;
      }
      const made = {name: each.name, type: each.type, isField: true, start: null, slot: -1};
      const isList = starts !== null && read.tokens[starts].text === '{';
      if (kind === '' || (isList && read.tokens[starts + 1].text !== '}')) {
        made.type = kind === '' ? each.type : each.type + ' with a list of values';
      } else {
        made.slot = program.slots[kind]++;
        made.isEmpty = isList;
        if (starts !== null && !isList) {
          made.start = resolver.typed(Parser.expression(source, read.tokens, starts), each.type);
        }
      }
      program.fieldsByName[each.name] = made;
      if (!each.isStatic) {
        program.fields.push(made);
      }
    }

    /** The method of that name that takes values of these types, or null. */
    program.methodFor = function (name, types) {
      const fitting = (overloads[name] || []).filter(function (method) {
        return method.parameters.length === types.length && method.parameters.every(function (parameter, k) {
          const isSame = parameter.type === types[k];
          const widens = {double: ['float', 'int'], float: ['int']}[parameter.type] || [];
          return isSame || widens.indexOf(types[k]) >= 0;
        });
      });
      return fitting.length === 1 ? fitting[0] : null;
    };

    function understand(method, overridden, path, reached) {
      if (path.indexOf(method) >= 0) {
        Lexer.refuse(method.firstLine, 'a method that calls itself', method.name);
      }
      if (method.statements === undefined) {
        Checker.check(program, resolver, method);
      }
      if (reached.indexOf(method) < 0) {
        reached.push(method);
        method.calls.forEach(function (called) {
          if (overridden.indexOf(called.name) < 0) {
            understand(called, overridden, path.concat([method]), reached);
          }
        });
      }
    }

    /**
     * Understands these methods and all that they call, or throws an error that names what it does not know and its line.
     * Methods in `overridden` are replaced: of these it reads the first line only. Returns the names of those reached.
     */
    program.check = function (names, overridden) {
      const reached = [];
      names.forEach(function (name) {
        if (program.methods[name] === undefined) {
          throw new Error('class ' + read.name + ' has no method ' + name);
        }
        understand(program.methods[name], overridden || [], [], reached);
      });
      return reached.map(function (method) { return method.name; });
    };

    program.machine = function (options) {
      return Machine.create(program, options || {});
    };
    return program;
  }

  /** The fewest digits that give this float and no other, without an exponent where that is readable: 0.1, 1e-9. */
  function decimal(value) {
    const float = Math.fround(value);
    if (!isFinite(float) || float === 0) {
      return isNaN(float) ? 'NaN' : float !== 0 ? (float > 0 ? '∞' : '-∞') : 1 / float < 0 ? '-0' : '0';
    }
    let digits = 1;
    while (digits < 9 && Math.fround(Number(float.toPrecision(digits))) !== float) {
      digits++;
    }
    return String(Number(float.toPrecision(digits)));
  }

  return {parse: parse, decimal: decimal};
})();
