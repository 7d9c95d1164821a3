// What ScriptNetwork calls.

const NAMES = {penalty: 'penalty', addPenalty: 'addPenalty'};

function network(source, parameters, nextFloat) {
  const program = Engine.parse(source);
  const machine = program.machine({double: false});
  const isUnrolled = program.methods.pass !== undefined;
  const forward = isUnrolled ? 'predictOne' : 'forward';
  const training = isUnrolled ? 'pass' : 'accumulateOne';
  const loss = isUnrolled ? 'pass' : 'lossOne';
  const reached = [training, forward, loss].concat(program.methods.penalty === undefined ? [] : ['penalty', 'addPenalty']);
  program.check(reached, ['mask']);
  if (program.methods.mask !== undefined) {
    machine.override('mask', rate => nextFloat() < rate ? 0 : Math.fround(1 / Math.fround(1 - rate)));
  }
  machine.fields.parameters = parameters;
  machine.fields.gradient = machine.array(parameters.length);
  return {program: program, machine: machine, forward: forward, training: training, loss: loss};
}
function given(network, name, x, t, w, out, s, isTraining) {
  const inputs = network.program.constants.INPUTS;
  const all = {x: x, at: s * inputs, t: t, to: name === 'predictOne' ? 0 : s * t.length / (x.length / inputs),
    w: w === null ? 1 : w[s], training: isTraining, out: out};
  const found = {};
  network.program.methods[name].parameters.forEach(parameter => { found[parameter.name] = all[parameter.name]; });
  return found;
}
function accumulate(network, x, t, w, s) {
  return Optimizers.accumulate(network.machine, 1,
      () => network.machine.call(network.training, given(network, network.training, x, t, w, null, s, true)), NAMES);
}
function lossOf(network, x, t, w, s) {
  const loss = network.machine.call(network.loss, given(network, network.loss, x, t, w, null, s, false));
  return network.program.methods.penalty === undefined ? loss : loss + 1 * network.machine.call('penalty', {});
}
function predict(network, x, t, s) {
  const out = network.machine.array(t.length * network.program.constants.INPUTS / x.length);
  network.machine.call(network.forward, given(network, network.forward, x, t, null, out, s, false));
  return out;
}
function train(network, x, t, w, name, learningRate, weightDecay, decays, steps) {
  const parameters = network.machine.fields.parameters;
  const optimizer = Optimizers.create(name, {learningRate: learningRate, weightDecay: weightDecay}, parameters.length,
      i => decays[i] !== 0);
  const samples = x.length / network.program.constants.INPUTS;
  const losses = [];
  network.machine.fields.gradient.fill(0);
  while (losses.length < steps) {
    let loss = Optimizers.accumulate(network.machine, samples,
        s => network.machine.call(network.training, given(network, network.training, x, t, w, null, s, true)), NAMES);
    losses.push(loss / samples);
    optimizer.step(parameters, network.machine.fields.gradient, samples);
  }
  return losses;
}
