// Generated from demo.Deep. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;

/**
 * Forward pass and backpropagation of {@link Deep}, written out for its exact shape.
 *
 * <pre>
 * layer     kind    activation       shape   parameters
 * input                                 16
 * hidden1   dense   relu           16 → 24          408   p[0..407]
 * hidden2   dense   leaky relu     24 → 24          600   p[408..1007]
 * hidden3   dense   elu            24 → 24          600   p[1008..1607]
 * hidden4   dense   silu           24 → 24          600   p[1608..2207]
 * hidden5   dense   mish           24 → 24          600   p[2208..2807]
 * hidden6   dense   softplus       24 → 24          600   p[2808..3407]
 * hidden7   dense   hard sigmoid   24 → 24          600   p[3408..4007]
 * output    dense   softmax         24 → 5          125   p[4008..4132]
 *                                    total         4133
 *
 * loss: L = Σ t (log Σ exp(z) − z)
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same parameters.
 */
public final class DeepNetwork implements Deep, NeuralNetwork {
  private static final int INPUTS = 16;
  private static final int HIDDEN1 = 24;
  private static final int HIDDEN2 = 24;
  private static final int HIDDEN3 = 24;
  private static final int HIDDEN4 = 24;
  private static final int HIDDEN5 = 24;
  private static final int HIDDEN6 = 24;
  private static final int HIDDEN7 = 24;
  private static final int OUTPUT = 5;
  private static final int HIDDEN1_WEIGHTS = 0;
  private static final int HIDDEN1_BIASES = HIDDEN1_WEIGHTS + INPUTS * HIDDEN1;
  private static final int HIDDEN2_WEIGHTS = HIDDEN1_BIASES + HIDDEN1;
  private static final int HIDDEN2_BIASES = HIDDEN2_WEIGHTS + HIDDEN1 * HIDDEN2;
  private static final int HIDDEN3_WEIGHTS = HIDDEN2_BIASES + HIDDEN2;
  private static final int HIDDEN3_BIASES = HIDDEN3_WEIGHTS + HIDDEN2 * HIDDEN3;
  private static final int HIDDEN4_WEIGHTS = HIDDEN3_BIASES + HIDDEN3;
  private static final int HIDDEN4_BIASES = HIDDEN4_WEIGHTS + HIDDEN3 * HIDDEN4;
  private static final int HIDDEN5_WEIGHTS = HIDDEN4_BIASES + HIDDEN4;
  private static final int HIDDEN5_BIASES = HIDDEN5_WEIGHTS + HIDDEN4 * HIDDEN5;
  private static final int HIDDEN6_WEIGHTS = HIDDEN5_BIASES + HIDDEN5;
  private static final int HIDDEN6_BIASES = HIDDEN6_WEIGHTS + HIDDEN5 * HIDDEN6;
  private static final int HIDDEN7_WEIGHTS = HIDDEN6_BIASES + HIDDEN6;
  private static final int HIDDEN7_BIASES = HIDDEN7_WEIGHTS + HIDDEN6 * HIDDEN7;
  private static final int OUTPUT_WEIGHTS = HIDDEN7_BIASES + HIDDEN7;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + HIDDEN7 * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.Deep", INPUTS, "cross_entropy")
          .dense("hidden1", HIDDEN1, "relu", true)
          .dense("hidden2", HIDDEN2, "leaky_relu", true)
          .option("slope", 0.01)
          .dense("hidden3", HIDDEN3, "elu", true)
          .option("alpha", 1.0)
          .dense("hidden4", HIDDEN4, "silu", true)
          .dense("hidden5", HIDDEN5, "mish", true)
          .dense("hidden6", HIDDEN6, "softplus", true)
          .dense("hidden7", HIDDEN7, "hard_sigmoid", true)
          .dense("output", OUTPUT, "softmax", true)
          .build();

  private final float[] parameters;
  private final float[] gradient = new float[PARAMETERS];
  private final float[] target = new float[OUTPUT];
  private final float[] hidden1 = new float[HIDDEN1];
  private final float[] dHidden1 = new float[HIDDEN1];
  private final float[] hidden2 = new float[HIDDEN2];
  private final float[] dHidden2 = new float[HIDDEN2];
  private final float[] hidden3 = new float[HIDDEN3];
  private final float[] dHidden3 = new float[HIDDEN3];
  private final float[] hidden4Z = new float[HIDDEN4];
  private final float[] hidden4 = new float[HIDDEN4];
  private final float[] dHidden4 = new float[HIDDEN4];
  private final float[] hidden5Z = new float[HIDDEN5];
  private final float[] hidden5 = new float[HIDDEN5];
  private final float[] dHidden5 = new float[HIDDEN5];
  private final float[] hidden6Z = new float[HIDDEN6];
  private final float[] hidden6 = new float[HIDDEN6];
  private final float[] dHidden6 = new float[HIDDEN6];
  private final float[] hidden7Z = new float[HIDDEN7];
  private final float[] hidden7 = new float[HIDDEN7];
  private final float[] dHidden7 = new float[HIDDEN7];
  private final float[] logits = new float[OUTPUT];
  private final float[] output = new float[OUTPUT];
  private final float[] dOutput = new float[OUTPUT];

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float logSumExp;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws IllegalArgumentException if they are not 4133 values
   */
  public DeepNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static DeepNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, HIDDEN1_WEIGHTS, INPUTS, HIDDEN1, random);
    Initializers.glorotUniform(p, HIDDEN2_WEIGHTS, HIDDEN1, HIDDEN2, random);
    Initializers.glorotUniform(p, HIDDEN3_WEIGHTS, HIDDEN2, HIDDEN3, random);
    Initializers.glorotUniform(p, HIDDEN4_WEIGHTS, HIDDEN3, HIDDEN4, random);
    Initializers.glorotUniform(p, HIDDEN5_WEIGHTS, HIDDEN4, HIDDEN5, random);
    Initializers.glorotUniform(p, HIDDEN6_WEIGHTS, HIDDEN5, HIDDEN6, random);
    Initializers.glorotUniform(p, HIDDEN7_WEIGHTS, HIDDEN6, HIDDEN7, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, HIDDEN7, OUTPUT, random);
    return new DeepNetwork(p);
  }

  @Override
  public Layer hidden1() {
    return Layer.of(ARCHITECTURE.layers().get(0), parameters, gradient);
  }

  @Override
  public Layer hidden2() {
    return Layer.of(ARCHITECTURE.layers().get(1), parameters, gradient);
  }

  @Override
  public Layer hidden3() {
    return Layer.of(ARCHITECTURE.layers().get(2), parameters, gradient);
  }

  @Override
  public Layer hidden4() {
    return Layer.of(ARCHITECTURE.layers().get(3), parameters, gradient);
  }

  @Override
  public Layer hidden5() {
    return Layer.of(ARCHITECTURE.layers().get(4), parameters, gradient);
  }

  @Override
  public Layer hidden6() {
    return Layer.of(ARCHITECTURE.layers().get(5), parameters, gradient);
  }

  @Override
  public Layer hidden7() {
    return Layer.of(ARCHITECTURE.layers().get(6), parameters, gradient);
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(7), parameters, gradient);
  }

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int outputs() {
    return OUTPUT;
  }

  @Override
  public Architecture architecture() {
    return ARCHITECTURE;
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public DeepNetwork fork() {
    return new DeepNetwork(parameters);
  }

  /** Predicts one sample: 16 values in, a fresh array of 5 out. */
  public float[] predict(float... x) {
    Checks.length("x", x.length, INPUTS);
    final float[] prediction = new float[OUTPUT];
    predict(x, 0, 1, prediction);
    return prediction;
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("out", out.length, OUTPUT, 0, count);
    for (int s = 0; s < count; s++) {
      forward(x, (from + s) * INPUTS);
      System.arraycopy(output, 0, out, s * OUTPUT, OUTPUT);
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, OUTPUT, from, count);
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      loss += lossOne(x, s * INPUTS, t, s * OUTPUT);
    }
    return loss;
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, OUTPUT, from, count);
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      loss += accumulateOne(x, s * INPUTS, t, s * OUTPUT);
    }
    return loss;
  }

  @Override
  public double loss(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      final int t = Checks.classIndex(classes, s, OUTPUT);
      target[t] = 1;
      loss += lossOne(x, s * INPUTS, target, 0);
      target[t] = 0;
    }
    return loss;
  }

  @Override
  public double accumulate(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      final int t = Checks.classIndex(classes, s, OUTPUT);
      target[t] = 1;
      loss += accumulateOne(x, s * INPUTS, target, 0);
      target[t] = 0;
    }
    return loss;
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    Checks.samples("x", x.length, INPUTS, sample, 1);
    forward(x, sample * INPUTS);
    observer.layer("hidden1", hidden1);
    observer.layer("hidden2", hidden2);
    observer.layer("hidden3", hidden3);
    observer.layer("hidden4", hidden4);
    observer.layer("hidden5", hidden5);
    observer.layer("hidden6", hidden6);
    observer.layer("hidden7", hidden7);
    observer.layer("output", output);
  }

  /** Computes all layers for the sample at {@code x[at]}. */
  private void forward(float[] x, int at) {
    forwardHidden1(x, at);
    forwardHidden2();
    forwardHidden3();
    forwardHidden4();
    forwardHidden5();
    forwardHidden6();
    forwardHidden7();
    forwardOutput();
  }

  /** hidden1 = max(z, 0) with z = Wᵀ x + b. */
  private void forwardHidden1(float[] x, int at) {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN1_BIASES, hidden1, 0, HIDDEN1);
    for (int i = 0; i < INPUTS; i++) {
      for (int u = 0; u < HIDDEN1; u++) {
        hidden1[u] += x[at + i] * p[HIDDEN1_WEIGHTS + i * HIDDEN1 + u];
      }
    }
    for (int u = 0; u < HIDDEN1; u++) {
      hidden1[u] = Math.max(hidden1[u], 0);
    }
  }

  /** hidden2 = z if z &gt; 0 else 0.01 z with z = Wᵀ hidden1 + b. */
  private void forwardHidden2() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN2_BIASES, hidden2, 0, HIDDEN2);
    for (int i = 0; i < HIDDEN1; i++) {
      for (int u = 0; u < HIDDEN2; u++) {
        hidden2[u] += hidden1[i] * p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u];
      }
    }
    for (int u = 0; u < HIDDEN2; u++) {
      hidden2[u] = hidden2[u] > 0 ? hidden2[u] : 0.01f * hidden2[u];
    }
  }

  /** hidden3 = z if z &gt; 0 else 1 expm1(z) with z = Wᵀ hidden2 + b. */
  private void forwardHidden3() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN3_BIASES, hidden3, 0, HIDDEN3);
    for (int i = 0; i < HIDDEN2; i++) {
      for (int u = 0; u < HIDDEN3; u++) {
        hidden3[u] += hidden2[i] * p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u];
      }
    }
    for (int u = 0; u < HIDDEN3; u++) {
      hidden3[u] = hidden3[u] > 0 ? hidden3[u] : 1 * FloatMath.expm1(hidden3[u]);
    }
  }

  /** hidden4 = z σ(z) with z = Wᵀ hidden3 + b. */
  private void forwardHidden4() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN4_BIASES, hidden4Z, 0, HIDDEN4);
    for (int i = 0; i < HIDDEN3; i++) {
      for (int u = 0; u < HIDDEN4; u++) {
        hidden4Z[u] += hidden3[i] * p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u];
      }
    }
    for (int u = 0; u < HIDDEN4; u++) {
      hidden4[u] = hidden4Z[u] * sigmoid(hidden4Z[u]);
    }
  }

  /** hidden5 = z tanh(softplus(z)) with z = Wᵀ hidden4 + b. */
  private void forwardHidden5() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN5_BIASES, hidden5Z, 0, HIDDEN5);
    for (int i = 0; i < HIDDEN4; i++) {
      for (int u = 0; u < HIDDEN5; u++) {
        hidden5Z[u] += hidden4[i] * p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u];
      }
    }
    for (int u = 0; u < HIDDEN5; u++) {
      hidden5[u] = hidden5Z[u] * FloatMath.tanh(softplus(hidden5Z[u]));
    }
  }

  /** hidden6 = softplus(z) with z = Wᵀ hidden5 + b. */
  private void forwardHidden6() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN6_BIASES, hidden6Z, 0, HIDDEN6);
    for (int i = 0; i < HIDDEN5; i++) {
      for (int u = 0; u < HIDDEN6; u++) {
        hidden6Z[u] += hidden5[i] * p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u];
      }
    }
    for (int u = 0; u < HIDDEN6; u++) {
      hidden6[u] = softplus(hidden6Z[u]);
    }
  }

  /** hidden7 = 1 if z &gt; 3 else z/6 + ½ if z &gt; −3 else 0 with z = Wᵀ hidden6 + b. */
  private void forwardHidden7() {
    final float[] p = parameters;
    System.arraycopy(p, HIDDEN7_BIASES, hidden7Z, 0, HIDDEN7);
    for (int i = 0; i < HIDDEN6; i++) {
      for (int u = 0; u < HIDDEN7; u++) {
        hidden7Z[u] += hidden6[i] * p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u];
      }
    }
    for (int u = 0; u < HIDDEN7; u++) {
      hidden7[u] = hidden7Z[u] > 3 ? 1 : hidden7Z[u] > -3 ? hidden7Z[u] / 6 + 0.5f : 0;
    }
  }

  /** output = softmax(Wᵀ hidden7 + b). */
  private void forwardOutput() {
    final float[] p = parameters;
    System.arraycopy(p, OUTPUT_BIASES, logits, 0, OUTPUT);
    for (int i = 0; i < HIDDEN7; i++) {
      for (int u = 0; u < OUTPUT; u++) {
        logits[u] += hidden7[i] * p[OUTPUT_WEIGHTS + i * OUTPUT + u];
      }
    }
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    float max = logits[0];
    for (int u = 1; u < OUTPUT; u++) {
      max = Math.max(max, logits[u]);
    }
    float sum = 0;
    for (int u = 0; u < OUTPUT; u++) {
      output[u] = FloatMath.exp(logits[u] - max);
      sum += output[u];
    }
    for (int u = 0; u < OUTPUT; u++) {
      output[u] /= sum;
    }
    logSumExp = max + FloatMath.log(sum);
  }

  /** L = Σ t (log Σ exp(z) − z). */
  private float loss(float[] t, int to) {
    float loss = 0;
    for (int u = 0; u < OUTPUT; u++) {
      loss += t[to + u] * (logSumExp - logits[u]);
    }
    return loss;
  }

  /** Returns the loss of one sample. */
  private float lossOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    return loss(t, to);
  }

  /** Adds the gradient of the loss of one sample to {@link #gradient} and returns that loss. */
  private float accumulateOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    final float loss = loss(t, to);
    backwardOutput(t, to);
    backwardHidden7();
    backwardHidden6();
    backwardHidden5();
    backwardHidden4();
    backwardHidden3();
    backwardHidden2();
    backwardHidden1(x, at);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = hidden7 δᵀ, ∂L/∂b = δ, ∂L/∂hidden7 = W δ. */
  private void backwardOutput(float[] t, int to) {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < OUTPUT; u++) {
      dOutput[u] = output[u] - t[to + u];
      g[OUTPUT_BIASES + u] += dOutput[u];
    }
    for (int i = 0; i < HIDDEN7; i++) {
      float d = 0;
      for (int u = 0; u < OUTPUT; u++) {
        g[OUTPUT_WEIGHTS + i * OUTPUT + u] += hidden7[i] * dOutput[u];
        d += p[OUTPUT_WEIGHTS + i * OUTPUT + u] * dOutput[u];
      }
      dHidden7[i] = d;
    }
  }

  /**
   * δ = 0 if z &gt; 3 else ∂L/∂a/6 if z &gt; −3 else 0. ∂L/∂W = hidden6 δᵀ, ∂L/∂b = δ, ∂L/∂hidden6 = W δ.
   */
  private void backwardHidden7() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN7; u++) {
      dHidden7[u] = hidden7Z[u] > 3 ? 0 : hidden7Z[u] > -3 ? dHidden7[u] / 6 : 0;
      g[HIDDEN7_BIASES + u] += dHidden7[u];
    }
    for (int i = 0; i < HIDDEN6; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN7; u++) {
        g[HIDDEN7_WEIGHTS + i * HIDDEN7 + u] += hidden6[i] * dHidden7[u];
        d += p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u] * dHidden7[u];
      }
      dHidden6[i] = d;
    }
  }

  /** δ = ∂L/∂a · σ(z). ∂L/∂W = hidden5 δᵀ, ∂L/∂b = δ, ∂L/∂hidden5 = W δ. */
  private void backwardHidden6() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN6; u++) {
      dHidden6[u] *= sigmoid(hidden6Z[u]);
      g[HIDDEN6_BIASES + u] += dHidden6[u];
    }
    for (int i = 0; i < HIDDEN5; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN6; u++) {
        g[HIDDEN6_WEIGHTS + i * HIDDEN6 + u] += hidden5[i] * dHidden6[u];
        d += p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u] * dHidden6[u];
      }
      dHidden5[i] = d;
    }
  }

  /**
   * δ = ∂L/∂a · (tanh(softplus(z)) + z σ(z) (1 − tanh(softplus(z))²)). ∂L/∂W = hidden4 δᵀ, ∂L/∂b = δ, ∂L/∂hidden4 = W δ.
   */
  private void backwardHidden5() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN5; u++) {
      final float tanh = FloatMath.tanh(softplus(hidden5Z[u]));
      dHidden5[u] *= tanh + hidden5Z[u] * sigmoid(hidden5Z[u]) * (1 - tanh * tanh);
      g[HIDDEN5_BIASES + u] += dHidden5[u];
    }
    for (int i = 0; i < HIDDEN4; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN5; u++) {
        g[HIDDEN5_WEIGHTS + i * HIDDEN5 + u] += hidden4[i] * dHidden5[u];
        d += p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u] * dHidden5[u];
      }
      dHidden4[i] = d;
    }
  }

  /** δ = ∂L/∂a · (a + σ(z) (1 − a)). ∂L/∂W = hidden3 δᵀ, ∂L/∂b = δ, ∂L/∂hidden3 = W δ. */
  private void backwardHidden4() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN4; u++) {
      dHidden4[u] *= hidden4[u] + sigmoid(hidden4Z[u]) * (1 - hidden4[u]);
      g[HIDDEN4_BIASES + u] += dHidden4[u];
    }
    for (int i = 0; i < HIDDEN3; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN4; u++) {
        g[HIDDEN4_WEIGHTS + i * HIDDEN4 + u] += hidden3[i] * dHidden4[u];
        d += p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u] * dHidden4[u];
      }
      dHidden3[i] = d;
    }
  }

  /**
   * δ = ∂L/∂a if a &gt; 0 else ∂L/∂a · (a + 1). ∂L/∂W = hidden2 δᵀ, ∂L/∂b = δ, ∂L/∂hidden2 = W δ.
   */
  private void backwardHidden3() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN3; u++) {
      dHidden3[u] = hidden3[u] > 0 ? dHidden3[u] : dHidden3[u] * (hidden3[u] + 1);
      g[HIDDEN3_BIASES + u] += dHidden3[u];
    }
    for (int i = 0; i < HIDDEN2; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN3; u++) {
        g[HIDDEN3_WEIGHTS + i * HIDDEN3 + u] += hidden2[i] * dHidden3[u];
        d += p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u] * dHidden3[u];
      }
      dHidden2[i] = d;
    }
  }

  /** δ = ∂L/∂a if a &gt; 0 else 0.01 ∂L/∂a. ∂L/∂W = hidden1 δᵀ, ∂L/∂b = δ, ∂L/∂hidden1 = W δ. */
  private void backwardHidden2() {
    final float[] p = parameters;
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN2; u++) {
      dHidden2[u] = hidden2[u] > 0 ? dHidden2[u] : 0.01f * dHidden2[u];
      g[HIDDEN2_BIASES + u] += dHidden2[u];
    }
    for (int i = 0; i < HIDDEN1; i++) {
      float d = 0;
      for (int u = 0; u < HIDDEN2; u++) {
        g[HIDDEN2_WEIGHTS + i * HIDDEN2 + u] += hidden1[i] * dHidden2[u];
        d += p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u] * dHidden2[u];
      }
      dHidden1[i] = d;
    }
  }

  /** δ = ∂L/∂a if a &gt; 0 else 0. ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden1(float[] x, int at) {
    final float[] g = gradient;
    for (int u = 0; u < HIDDEN1; u++) {
      dHidden1[u] = hidden1[u] > 0 ? dHidden1[u] : 0;
      g[HIDDEN1_BIASES + u] += dHidden1[u];
    }
    for (int i = 0; i < INPUTS; i++) {
      for (int u = 0; u < HIDDEN1; u++) {
        g[HIDDEN1_WEIGHTS + i * HIDDEN1 + u] += x[at + i] * dHidden1[u];
      }
    }
  }

  /** σ(z) = 1 / (1 + exp(−z)). */
  private static float sigmoid(float z) {
    return 1 / (1 + FloatMath.exp(-z));
  }

  /** softplus(z) = max(z, 0) + log1p(exp(−|z|)). */
  private static float softplus(float z) {
    return Math.max(z, 0) + FloatMath.log1p(FloatMath.exp(-Math.abs(z)));
  }
}
