// Generated from demo.TinyTeaching. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;
import dev.gradpoet.runtime.io.Weights;

/**
 * Forward pass and backpropagation of {@link TinyTeaching}, written out for its exact shape.
 *
 * <pre>
 * layer    kind    activation   shape   parameters
 * input                             2
 * hidden   dense   sigmoid      2 → 2            6   p[0..5]
 * output   dense   sigmoid      2 → 1            3   p[6..8]
 *                               total            9
 *
 * loss: L = ½ Σ (a − t)²
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class TinyTeachingNetwork implements TinyTeaching, NeuralNetwork {
  private static final int INPUTS = 2;
  private static final int HIDDEN = 2;
  private static final int OUTPUT = 1;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + HIDDEN * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.TinyTeaching", INPUTS, "squared_error")
          .layer("hidden", "dense", HIDDEN).activation("sigmoid")
          .parameter("weights", ParameterRole.WEIGHTS, INPUTS, HIDDEN)
          .parameter("biases", ParameterRole.BIASES, HIDDEN)
          .layer("output", "dense", OUTPUT).activation("sigmoid")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN, OUTPUT)
          .parameter("biases", ParameterRole.BIASES, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  /** hidden: z, a and δ of the last pass. */
  private float hiddenZ0, hiddenZ1, hidden0, hidden1, deltaHidden0, deltaHidden1;

  /** output: z, a and δ of the last pass. */
  private float outputZ0, output0, deltaOutput0;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 9 values
   */
  public TinyTeachingNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on. */
  private void predictOne(float[] x, int at, float[] out, int to) {
    final float[] p = parameters;
    final float x0 = x[at];
    final float x1 = x[at + 1];

    // hidden: z = Wᵀ x + b, a = σ(z)
    hiddenZ0 = p[0] * x0 + p[2] * x1 + p[4];
    hiddenZ1 = p[1] * x0 + p[3] * x1 + p[5];
    hidden0 = sigmoid(hiddenZ0);
    hidden1 = sigmoid(hiddenZ1);

    // output: z = Wᵀ hidden + b, a = σ(z)
    outputZ0 = p[6] * hidden0 + p[7] * hidden1 + p[8];
    output0 = sigmoid(outputZ0);

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

    // forward, hidden: z = Wᵀ x + b, a = σ(z)
    hiddenZ0 = p[0] * x0 + p[2] * x1 + p[4];
    hiddenZ1 = p[1] * x0 + p[3] * x1 + p[5];
    hidden0 = sigmoid(hiddenZ0);
    hidden1 = sigmoid(hiddenZ1);

    // forward, output: z = Wᵀ hidden + b, a = σ(z)
    outputZ0 = p[6] * hidden0 + p[7] * hidden1 + p[8];
    output0 = sigmoid(outputZ0);

    // loss: L = ½ Σ (a − t)²
    final float t0 = t[to];
    final float error0 = output0 - t0;
    final float loss = 0.5f * (error0 * error0);
    if (!training) {
      return loss;
    }

    final float[] g = gradient();

    // backward, output: δ = (a − t) a (1 − a)
    deltaOutput0 = error0 * output0 * (1 - output0);

    // gradient, output: ∂L/∂W = hidden δᵀ, ∂L/∂b = δ
    g[6] += hidden0 * deltaOutput0;
    g[7] += hidden1 * deltaOutput0;
    g[8] += deltaOutput0;

    // backward, hidden: ∂L/∂a = W δ of output
    final float dHidden0 = p[6] * deltaOutput0;
    final float dHidden1 = p[7] * deltaOutput0;

    // backward, hidden: δ = ∂L/∂a · a (1 − a)
    deltaHidden0 = dHidden0 * hidden0 * (1 - hidden0);
    deltaHidden1 = dHidden1 * hidden1 * (1 - hidden1);

    // gradient, hidden: ∂L/∂W = x δᵀ, ∂L/∂b = δ
    g[0] += x0 * deltaHidden0;
    g[1] += x0 * deltaHidden1;
    g[2] += x1 * deltaHidden0;
    g[3] += x1 * deltaHidden1;
    g[4] += deltaHidden0;
    g[5] += deltaHidden1;

    return loss;
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static TinyTeachingNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, HIDDEN, OUTPUT, random);
    return new TinyTeachingNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code TinyTeachingNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static TinyTeachingNetwork pretrained() {
    final String resource = "TinyTeachingNetwork.safetensors";
    return Weights.of(new TinyTeachingNetwork(new float[PARAMETERS]))
        .loadResource(resource, TinyTeachingNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public InspectableLayer hidden() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(0), this),
        () -> new float[] {hiddenZ0, hiddenZ1},
        () -> new float[] {hidden0, hidden1},
        () -> new float[] {deltaHidden0, deltaHidden1});
  }

  @Override
  public InspectableLayer output() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(1), this),
        () -> new float[] {outputZ0},
        () -> new float[] {output0},
        () -> new float[] {deltaOutput0});
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
  public TinyTeachingNetwork fork() {
    return new TinyTeachingNetwork(parameters);
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
  public void activations(float[] x, int sample, ActivationObserver observer) {
    Checks.samples("x", x.length, INPUTS, sample, 1);
    begin();
    try {
      predictOne(x, sample * INPUTS, new float[1], 0);
      observer.layer("hidden", new float[] {hidden0, hidden1});
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

  /** σ(z) = 1 / (1 + exp(−z)). */
  private static float sigmoid(float z) {
    return 1 / (1 + FloatMath.exp(-z));
  }
}
