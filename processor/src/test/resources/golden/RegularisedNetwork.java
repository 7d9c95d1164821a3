// Generated from demo.Regularised. Edit that type, not this file.
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
 * Forward pass and backpropagation of {@link Regularised}, written out for its exact shape.
 *
 * <pre>
 * layer     kind      activation   shape   parameters
 * input                                3
 * noise     dropout                    3            0
 * hidden    dense     gelu         3 → 2            8   p[0..7]
 * thinned   dropout                    2            0
 * output    dense     identity     2 → 2            4   p[8..11]
 *                                  total           12
 *
 * loss: {@code L = Σ (½ |a − t| − 0.125 if |a − t| > ½ else ½ (a − t)²)}
 * penalty: Σ (0.001 |W_ij| + 0.01 W_ij²) over the weights of hidden
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class RegularisedNetwork implements Regularised, NeuralNetwork {
  private static final int INPUTS = 3;
  private static final int NOISE = INPUTS;
  private static final int HIDDEN = 2;
  private static final int THINNED = HIDDEN;
  private static final int OUTPUT = 2;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + NOISE * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int PARAMETERS = OUTPUT_WEIGHTS + THINNED * OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.Regularised", INPUTS, "huber")
          .option("delta", 0.5)
          .layer("noise", "dropout", NOISE)
          .option("rate", 0.1)
          .layer("hidden", "dense", HIDDEN).activation("gelu")
          .option("l1", 0.001)
          .option("l2", 0.01)
          .parameter("weights", ParameterRole.WEIGHTS, NOISE, HIDDEN)
          .parameter("biases", ParameterRole.BIASES, HIDDEN)
          .layer("thinned", "dropout", THINNED)
          .option("rate", 0.5)
          .layer("output", "dense", OUTPUT).activation("identity")
          .parameter("weights", ParameterRole.WEIGHTS, THINNED, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  private final SplitMix64 random = new SplitMix64(0);

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 12 values
   */
  public RegularisedNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on. */
  private void predictOne(float[] x, int at, float[] out, int to) {
    final float[] p = parameters;
    final float x0 = x[at];
    final float x1 = x[at + 1];
    final float x2 = x[at + 2];

    // hidden: z = Wᵀ x + b, a = z Φ(z)
    final float hiddenZ0 = p[0] * x0 + p[2] * x1 + p[4] * x2 + p[6];
    final float hiddenZ1 = p[1] * x0 + p[3] * x1 + p[5] * x2 + p[7];
    final float hidden0 = hiddenZ0 * normalCdf(hiddenZ0);
    final float hidden1 = hiddenZ1 * normalCdf(hiddenZ1);

    // output: z = Wᵀ hidden, a = z
    final float output0 = p[8] * hidden0 + p[10] * hidden1;
    final float output1 = p[9] * hidden0 + p[11] * hidden1;

    out[to] = output0;
    out[to + 1] = output1;
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

    // forward, noise: a = x ⊙ mask, which is 0 with probability 0.1, else 1 / (1 − 0.1)
    final float noiseMask0 = training ? mask(0.1f) : 1;
    final float noiseMask1 = training ? mask(0.1f) : 1;
    final float noiseMask2 = training ? mask(0.1f) : 1;
    final float noise0 = x0 * noiseMask0;
    final float noise1 = x1 * noiseMask1;
    final float noise2 = x2 * noiseMask2;

    // forward, hidden: z = Wᵀ noise + b, a = z Φ(z)
    final float hiddenZ0 = p[0] * noise0 + p[2] * noise1 + p[4] * noise2 + p[6];
    final float hiddenZ1 = p[1] * noise0 + p[3] * noise1 + p[5] * noise2 + p[7];
    final float hidden0 = hiddenZ0 * normalCdf(hiddenZ0);
    final float hidden1 = hiddenZ1 * normalCdf(hiddenZ1);

    // forward, thinned: a = hidden ⊙ mask, which is 0 with probability 0.5, else 1 / (1 − 0.5)
    final float thinnedMask0 = training ? mask(0.5f) : 1;
    final float thinnedMask1 = training ? mask(0.5f) : 1;
    final float thinned0 = hidden0 * thinnedMask0;
    final float thinned1 = hidden1 * thinnedMask1;

    // forward, output: z = Wᵀ thinned, a = z
    final float output0 = p[8] * thinned0 + p[10] * thinned1;
    final float output1 = p[9] * thinned0 + p[11] * thinned1;

    // loss: L = Σ (½ |a − t| − 0.125 if |a − t| > ½ else ½ (a − t)²)
    final float t0 = t[to];
    final float t1 = t[to + 1];
    final float error0 = output0 - t0;
    final float magnitude0 = Math.abs(error0);
    final float error1 = output1 - t1;
    final float magnitude1 = Math.abs(error1);
    final float loss = (magnitude0 > 0.5f ? 0.5f * magnitude0 - 0.125f : 0.5f * (error0 * error0))
        + (magnitude1 > 0.5f ? 0.5f * magnitude1 - 0.125f : 0.5f * (error1 * error1));
    if (!training) {
      return loss;
    }

    final float[] g = gradient();

    // backward, output: δ = ½ sign(a − t) if |a − t| > ½ else a − t
    final float deltaOutput0 = magnitude0 > 0.5f ? 0.5f * Math.signum(error0) : error0;
    final float deltaOutput1 = magnitude1 > 0.5f ? 0.5f * Math.signum(error1) : error1;

    // gradient, output: ∂L/∂W = thinned δᵀ
    g[8] += thinned0 * deltaOutput0;
    g[9] += thinned0 * deltaOutput1;
    g[10] += thinned1 * deltaOutput0;
    g[11] += thinned1 * deltaOutput1;

    // backward, hidden: ∂L/∂thinned = W δ of output, δ = ∂L/∂thinned · thinnedMask (Φ(z) + z φ(z))
    final float deltaHidden0 = (p[8] * deltaOutput0 + p[9] * deltaOutput1) * thinnedMask0
        * (normalCdf(hiddenZ0) + hiddenZ0 * normalPdf(hiddenZ0));
    final float deltaHidden1 = (p[10] * deltaOutput0 + p[11] * deltaOutput1) * thinnedMask1
        * (normalCdf(hiddenZ1) + hiddenZ1 * normalPdf(hiddenZ1));

    // gradient, hidden: ∂L/∂W = noise δᵀ, ∂L/∂b = δ
    g[0] += noise0 * deltaHidden0;
    g[1] += noise0 * deltaHidden1;
    g[2] += noise1 * deltaHidden0;
    g[3] += noise1 * deltaHidden1;
    g[4] += noise2 * deltaHidden0;
    g[5] += noise2 * deltaHidden1;
    g[6] += deltaHidden0;
    g[7] += deltaHidden1;

    return loss;
  }

  /** The penalties on weights, hidden: Σ (0.001 |w| + 0.01 w²). */
  private double penalty() {
    final float[] p = parameters;
    double sum = 0;
    for (int k = HIDDEN_WEIGHTS; k < HIDDEN_BIASES; k++) {
      sum += 0.001f * Math.abs(p[k]) + 0.01f * (p[k] * p[k]);
    }
    return sum;
  }

  /** Adds the gradient of the penalties, once for each of {@code count} samples. */
  private void addPenalty(int count) {
    final float[] p = parameters;
    final float[] g = gradient();
    for (int k = HIDDEN_WEIGHTS; k < HIDDEN_BIASES; k++) {
      g[k] += count * (0.001f * Math.signum(p[k]) + 0.02f * p[k]);
    }
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static RegularisedNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.normal(p, HIDDEN_WEIGHTS, NOISE, HIDDEN, random, 0.1);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, THINNED, OUTPUT, random);
    final RegularisedNetwork network = new RegularisedNetwork(p);
    network.random.seed(random.nextLong());
    return network;
  }

  /**
   * A network with the weights of the resource {@code RegularisedNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static RegularisedNetwork pretrained() {
    final String resource = "RegularisedNetwork.safetensors";
    return Weights.of(new RegularisedNetwork(new float[PARAMETERS]))
        .loadResource(resource, RegularisedNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer noise() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public Layer hidden() {
    return Layer.of(ARCHITECTURE.layers().get(1), this);
  }

  @Override
  public Layer thinned() {
    return Layer.of(ARCHITECTURE.layers().get(2), this);
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(3), this);
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
  public RegularisedNetwork fork() {
    final RegularisedNetwork network = new RegularisedNetwork(parameters);
    network.random.seed(random.nextLong());
    return network;
  }

  @Override
  public void dropoutSeed(long seed) {
    random.seed(seed);
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
      return loss + count * penalty();
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
      addPenalty(count);
      return loss + count * penalty();
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

      // hidden: z = Wᵀ x + b, a = z Φ(z)
      final float hiddenZ0 = p[0] * x0 + p[2] * x1 + p[4] * x2 + p[6];
      final float hiddenZ1 = p[1] * x0 + p[3] * x1 + p[5] * x2 + p[7];
      final float hidden0 = hiddenZ0 * normalCdf(hiddenZ0);
      final float hidden1 = hiddenZ1 * normalCdf(hiddenZ1);

      // output: z = Wᵀ hidden, a = z
      final float output0 = p[8] * hidden0 + p[10] * hidden1;
      final float output1 = p[9] * hidden0 + p[11] * hidden1;

      observer.layer("hidden", new float[] {hidden0, hidden1});
      observer.layer("output", new float[] {output0, output1});
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

  /** A factor of dropout: 0 with probability {@code rate}, else 1 / (1 − rate). */
  private float mask(float rate) {
    return random.nextFloat() < rate ? 0 : 1 / (1 - rate);
  }

  /** Φ(z) = ½ (1 + erf(0.707107 z)). */
  private static float normalCdf(float z) {
    return 0.5f * (1 + FloatMath.erf(0.70710677f * z));
  }

  /** φ(z) = 0.398942 exp(−½ z²). */
  private static float normalPdf(float z) {
    return 0.3989423f * FloatMath.exp(-0.5f * (z * z));
  }
}
