// The updates of the runtime's optimizers and its Trainer, in the same float operations in the same order.
const Optimizers = (function () {
  'use strict';

  const f = Math.fround;

  // Each rule has `begin`, what all parameters share in a step, and `update` of one parameter, which returns a number that is
  // not finite if something remembered of it is not.
  const RULES = {
    sgd: function (options) {
      let rate = 0;
      return {
        begin: function () {
          rate = f(options.learningRate);
        },
        update: function (p, g, i, scale, decay) {
          p[i] = f(p[i] - f(rate * f(f(g[i] * scale) + f(decay * p[i]))));
          return 0;
        }
      };
    },
    momentum: function (options, count) {
      const velocity = new Float32Array(count);
      const momentum = f(options.momentum === undefined ? 0.9 : options.momentum);
      let rate = 0;
      return {
        begin: function () {
          rate = f(options.learningRate);
        },
        update: function (p, g, i, scale, decay) {
          const v = f(f(momentum * velocity[i]) - f(rate * f(f(g[i] * scale) + f(decay * p[i]))));
          velocity[i] = v;
          p[i] = f(p[i] + v);
          return 0;
        },
        buffers: {v: velocity}
      };
    },
    adam: function (options, count) {
      const b1 = options.beta1 === undefined ? 0.9 : options.beta1;
      const b2 = options.beta2 === undefined ? 0.999 : options.beta2;
      const epsilon = f(options.epsilon === undefined ? 1e-8 : options.epsilon);
      const beta1 = f(b1);
      const rest1 = f(1 - b1);
      const beta2 = f(b2);
      const rest2 = f(1 - b2);
      const m = new Float32Array(count);
      const v = new Float32Array(count);
      let power1 = 1;
      let power2 = 1;
      let correction1 = 0;
      let correction2 = 0;
      return {
        begin: function () {
          power1 *= b1;
          power2 *= b2;
          correction1 = f(options.learningRate / (1 - power1));
          correction2 = f(1 / (1 - power2));
        },
        update: function (p, gradient, i, scale) {
          const g = f(gradient[i] * scale);
          const mean = f(f(beta1 * m[i]) + f(rest1 * g));
          const square = f(f(beta2 * v[i]) + f(rest2 * f(g * g)));
          m[i] = mean;
          v[i] = square;
          const root = f(Math.sqrt(f(correction2 * square)));
          // plus 0, which the runtime's weight decay of AdamW is here
          const step = f(f(f(correction1 * mean) / f(root + epsilon)) + f(0 * p[i]));
          p[i] = f(p[i] - step);
          return square;
        },
        buffers: {m: m, v: v}
      };
    }
  };

  /**
   * An optimizer: 'sgd', 'momentum' or 'adam' for `count` parameters. Options: learningRate, which may change between steps,
   * momentum, weightDecay, beta1, beta2, epsilon. `decays(i)` says whether weight decay counts for parameter i.
   */
  function create(name, options, count, decays) {
    const rule = RULES[name](options, count);
    const before = new Float32Array(count);
    return {
      options: options,
      buffers: rule.buffers || {},
      /**
       * One step by the gradient summed over `samples`: by its mean. Clears the gradient. Returns −1, or the first parameter
       * that would not be finite: no parameter is changed then.
       */
      step: function (parameters, gradient, samples) {
        const scale = f(1 / samples);
        const decay = f(name === 'adam' ? 0 : options.weightDecay || 0);
        let bad = -1;
        before.set(parameters);
        rule.begin();
        parameters.forEach(function (unused, i) {
          const kept = rule.update(parameters, gradient, i, scale, decay !== 0 && decays(i) ? decay : 0);
          gradient[i] = 0;
          if (bad < 0 && !(isFinite(parameters[i]) && isFinite(kept))) {
            bad = i;
          }
        });
        if (bad >= 0) {
          parameters.set(before);
        }
        return bad;
      }
    };
  }

  /** The ranges [from, to) of samples whose gradients the trainer computes apart and then adds up. */
  function shards(samples, parameters) {
    const large = parameters >= 262144;
    const few = Math.floor(samples / 32);
    const most = large ? Math.max(Math.min(few, 2), Math.floor(samples / 64)) : few;
    const count = Math.max(1, Math.min(16, most, Math.floor(samples * parameters / 131072)));
    return Array.from({length: count}, function (unused, k) {
      return [Math.floor(samples * k / count), Math.floor(samples * (k + 1) / count)];
    });
  }

  /**
   * Adds the gradient of samples 0 to `samples` − 1 to machine.fields.gradient, as the trainer does, penalties on weights
   * included, and returns the loss summed over them. `pass(s)` adds that of one sample and returns its loss. `names` are what
   * the methods `penalty` and `addPenalty` are called.
   */
  function accumulate(machine, samples, pass, names) {
    const sum = machine.fields.gradient;
    const penalties = machine.program.methods[names.addPenalty] !== undefined;
    let total = 0;
    shards(samples, sum.length).forEach(function (range, k) {
      const gradient = k === 0 ? sum : machine.array(sum.length);
      let loss = 0;
      let s = range[0];
      machine.fields.gradient = gradient;
      while (s < range[1]) {
        loss += pass(s);
        s++;
      }
      if (penalties) {
        machine.call(names.addPenalty, {count: range[1] - range[0]});
        loss += (range[1] - range[0]) * machine.call(names.penalty, {});
      }
      total += loss;
      if (k > 0) {
        gradient.forEach(function (each, i) {
          sum[i] += each;
        });
      }
    });
    machine.fields.gradient = sum;
    return total;
  }

  return {create: create, accumulate: accumulate};
})();
