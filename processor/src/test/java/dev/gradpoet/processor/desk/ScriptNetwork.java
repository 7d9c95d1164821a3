package dev.gradpoet.processor.desk;

import dev.gradpoet.runtime.SplitMix64;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The text of a generated class, run by the page's engine. */
final class ScriptNetwork {
  private final EngineScript script;
  private final Scriptable network;

  private ScriptNetwork(EngineScript script, Scriptable network) {
    this.script = script;
    this.network = network;
  }

  /** Declares what this class calls, once for each script. */
  static void declare(EngineScript script) {
    script.load("ScriptNetwork.js");
  }

  /** A network with a copy of {@code parameters}, whose masks are drawn from {@code random}. */
  static ScriptNetwork of(
      EngineScript script, String source, float[] parameters, SplitMix64 random) {
    Object made = script.call("network", source, script.floats(parameters), script.function(() ->
        (double) random.nextFloat()));
    return new ScriptNetwork(script, (Scriptable) made);
  }

  /** Adds the gradient of sample {@code s} and returns its loss; without weights {@code w} is null. */
  double accumulate(Scriptable x, Scriptable t, Scriptable w, int s) {
    return script.number("accumulate", network, x, t, w, s);
  }

  /** The loss of sample {@code s}, dropout off. */
  double loss(Scriptable x, Scriptable t, Scriptable w, int s) {
    return script.number("lossOf", network, x, t, w, s);
  }

  /** Predicts sample {@code s}; what is written to {@code out} is of networks that are unrolled only. */
  float[] predict(Scriptable x, Scriptable t, int s) {
    return EngineScript.floats(script.call("predict", network, x, t, s));
  }

  /** The losses of full-batch steps. */
  double[] train(
      Scriptable x,
      Scriptable t,
      Scriptable w,
      String optimizer,
      double learningRate,
      double weightDecay,
      Scriptable decays,
      int steps) {
    return script.doubles(script.call(
        "train", network, x, t, w, optimizer, learningRate, weightDecay, decays, steps));
  }

  boolean isUnrolled() {
    return "pass".equals(ScriptableObject.getProperty(network, "training"));
  }

  /** A field's value: one, or all of an array. */
  float[] field(String name) {
    Scriptable machine = (Scriptable) ScriptableObject.getProperty(network, "machine");
    Scriptable fields = (Scriptable) ScriptableObject.getProperty(machine, "fields");
    Object value = ScriptableObject.getProperty(fields, name);
    return value instanceof Number number
        ? new float[] {number.floatValue()}
        : EngineScript.floats(value);
  }

  @Override
  public String toString() {
    return Context.toString(ScriptableObject.getProperty(
        (Scriptable) ScriptableObject.getProperty(network, "program"), "className"));
  }
}
