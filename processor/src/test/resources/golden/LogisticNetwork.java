// Generated from demo.Logistic. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;
import dev.gradpoet.runtime.io.Weights;

/**
 * Forward pass and backpropagation of {@link Logistic}, written out for its exact shape.
 *
 * <pre>
 * layer    kind    activation   shape   parameters
 * input                             3
 * output   dense   sigmoid      3 → 1            4   p[0..3]
 *                               total            4
 *
 * loss: L = Σ (−t log(a) − (1 − t) log(1 − a)) = Σ (softplus(z) − t z)
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class LogisticNetwork implements Logistic, NeuralNetwork {
  private static final int INPUTS = 3;
  private static final int OUTPUT = 1;
  private static final int OUTPUT_WEIGHTS = 0;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + INPUTS * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.Logistic", INPUTS, "binary_cross_entropy")
          .layer("output", "dense", OUTPUT).activation("sigmoid")
          .parameter("weights", ParameterRole.WEIGHTS, INPUTS, OUTPUT)
          .parameter("biases", ParameterRole.BIASES, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 4 values
   */
  public LogisticNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on. */
  private void predictOne(float[] x, int at, float[] out, int to) {
    final float[] p = parameters;
    final float x0 = x[at];
    final float x1 = x[at + 1];
    final float x2 = x[at + 2];

    // output: z = Wᵀ x + b, a = σ(z)
    final float outputZ0 = p[0] * x0 + p[1] * x1 + p[2] * x2 + p[3];
    final float output0 = sigmoid(outputZ0);

    out[to] = output0;
  }

  /**
   * Returns the loss of one sample; in training, adds its gradient to {@link #gradient}.
   *
   * @param x inputs; the sample starts at {@code x[at]}
   * @param t targets; the sample's target starts at {@code t[to]}
   */
  private float pass(float[] x, int at, float[] t, int to, boolean training) {
    final float[] p = parameters;
    final float x0 = x[at];
    final float x1 = x[at + 1];
    final float x2 = x[at + 2];

    // forward, output: z = Wᵀ x + b, a = σ(z)
    final float outputZ0 = p[0] * x0 + p[1] * x1 + p[2] * x2 + p[3];
    final float output0 = sigmoid(outputZ0);

    // loss: L = Σ (−t log(a) − (1 − t) log(1 − a)) = Σ (softplus(z) − t z)
    final float t0 = t[to];
    final float loss = softplus(outputZ0) - t0 * outputZ0;
    if (!training) {
      return loss;
    }

    final float[] g = gradient();

    // backward, output: δ = a − t
    final float deltaOutput0 = output0 - t0;

    // gradient, output: ∂L/∂W = x δᵀ, ∂L/∂b = δ
    g[0] += x0 * deltaOutput0;
    g[1] += x1 * deltaOutput0;
    g[2] += x2 * deltaOutput0;
    g[3] += deltaOutput0;

    return loss;
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static LogisticNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, INPUTS, OUTPUT, random);
    return new LogisticNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code LogisticNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static LogisticNetwork pretrained() {
    final String resource = "LogisticNetwork.safetensors";
    return Weights.of(new LogisticNetwork(new float[PARAMETERS]))
        .loadResource(resource, LogisticNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
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
    if (gradient.length == 0) {
      gradient = new float[PARAMETERS];
    }
    return gradient;
  }

  @Override
  public LogisticNetwork fork() {
    return new LogisticNetwork(parameters);
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("out", out.length, OUTPUT, 0, count);
    begin();
    try {
      for (int s = 0; s < count; s++) {
        predictOne(x, (from + s) * INPUTS, out, s * OUTPUT);
      }
    } finally {
      busy = false;
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, OUTPUT, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        loss += pass(x, s * INPUTS, t, s * OUTPUT, false);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, OUTPUT, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        loss += pass(x, s * INPUTS, t, s * OUTPUT, true);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double loss(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += pass(x, s * INPUTS, target, 0, false);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public double accumulate(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += pass(x, s * INPUTS, target, 0, true);
      }
      return loss;
    } finally {
      busy = false;
    }
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    Checks.samples("x", x.length, INPUTS, sample, 1);
    begin();
    try {
      final int at = sample * INPUTS;
      final float[] p = parameters;
      final float x0 = x[at];
      final float x1 = x[at + 1];
      final float x2 = x[at + 2];

      // output: z = Wᵀ x + b, a = σ(z)
      final float outputZ0 = p[0] * x0 + p[1] * x1 + p[2] * x2 + p[3];
      final float output0 = sigmoid(outputZ0);

      observer.layer("output", new float[] {output0});
    } finally {
      busy = false;
    }
  }

  /** Begins a pass, unless another one runs in this instance. */
  private void begin() {
    if (busy) {
      throw Checks.busy(ARCHITECTURE);
    }
    busy = true;
  }

  /** Writes the class of sample s into {@link #target}. */
  private void setTargets(int[] classes, int s) {
    if (target.length == 0) {
      target = new float[OUTPUT];
    }
    target[0] = Checks.classIndex(classes, s, 2);
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
