// Generated from demo.RegularisedLarge. Edit that type, not this file.
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
import java.util.Arrays;

/**
 * Forward pass and backpropagation of {@link RegularisedLarge}, written out for its exact shape.
 *
 * <pre>
 * layer     kind      activation     shape   parameters
 * input                                 13
 * noise     dropout                     13            0
 * hidden    dense     gelu         13 → 64          896   p[0..895]
 * thinned   dropout                     64            0
 * output    dense     identity      64 → 2          128   p[896..1023]
 *                                    total         1024
 *
 * loss: L = ½ Σ (a − t)²
 * penalty: Σ (0.001 |W_ij| + 0.01 W_ij²) over the weights of hidden
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class RegularisedLargeNetwork implements RegularisedLarge, NeuralNetwork {
  private static final int INPUTS = 13;
  private static final int NOISE = INPUTS;
  private static final int HIDDEN = 64;
  private static final int THINNED = HIDDEN;
  private static final int OUTPUT = 2;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + NOISE * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int PARAMETERS = OUTPUT_WEIGHTS + THINNED * OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.RegularisedLarge", INPUTS, "mean_squared_error")
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

  private final float[] noiseMask = new float[NOISE];
  private final float[] noise = new float[NOISE];
  private final float[] hiddenZ = new float[HIDDEN];
  private final float[] hidden = new float[HIDDEN];
  private final float[] deltaHidden = new float[HIDDEN];
  private final float[] thinnedMask = new float[THINNED];
  private final float[] thinned = new float[THINNED];
  private final float[] dThinned = new float[THINNED];
  private final float[] outputZ = new float[OUTPUT];
  private final float[] output = new float[OUTPUT];
  private final float[] deltaOutput = new float[OUTPUT];

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 1024 values
   */
  public RegularisedLargeNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the sample at {@code x[at]}. */
  private void forward(float[] x, int at, boolean training) {
    forwardNoise(x, at, training);
    forwardHidden();
    forwardThinned(training);
    forwardOutput();
  }

  /** noise = x ⊙ mask. */
  private void forwardNoise(float[] x, int at, boolean training) {
    if (!training) {
      System.arraycopy(x, at, noise, 0, NOISE);
      return;
    }
    for (int u = 0; u < NOISE; u++) {
      noiseMask[u] = mask(0.1f);
      noise[u] = x[at + u] * noiseMask[u];
    }
  }

  /** hidden = z Φ(z) with z = Wᵀ noise + b. */
  private void forwardHidden() {
    final float[] p = parameters;
    // z = Wᵀ noise + b
    System.arraycopy(p, HIDDEN_BIASES, hiddenZ, 0, HIDDEN);
    for (int i = 0; i < NOISE; i++) {
      for (int u = 0; u < HIDDEN; u++) {
        hiddenZ[u] += noise[i] * p[HIDDEN_WEIGHTS + i * HIDDEN + u];
      }
    }
    // a = z Φ(z)
    for (int u = 0; u < HIDDEN; u++) {
      hidden[u] = hiddenZ[u] * normalCdf(hiddenZ[u]);
    }
  }

  /** thinned = hidden ⊙ mask. */
  private void forwardThinned(boolean training) {
    if (!training) {
      System.arraycopy(hidden, 0, thinned, 0, THINNED);
      return;
    }
    for (int u = 0; u < THINNED; u++) {
      thinnedMask[u] = mask(0.5f);
      thinned[u] = hidden[u] * thinnedMask[u];
    }
  }

  /** output = Wᵀ thinned. */
  private void forwardOutput() {
    final float[] p = parameters;
    // z = Wᵀ thinned
    Arrays.fill(outputZ, 0);
    for (int i = 0; i < THINNED; i++) {
      for (int u = 0; u < OUTPUT; u++) {
        outputZ[u] += thinned[i] * p[OUTPUT_WEIGHTS + i * OUTPUT + u];
      }
    }
    // a = z
    for (int u = 0; u < OUTPUT; u++) {
      output[u] = outputZ[u];
    }
  }

  /** L = ½ Σ (a − t)². */
  private float loss(float[] t, int to) {
    float loss = 0;
    for (int u = 0; u < OUTPUT; u++) {
      final float error = output[u] - t[to + u];
      loss += 0.5f * (error * error);
    }
    return loss;
  }

  /** Returns the loss of one sample. */
  private float lossOne(float[] x, int at, float[] t, int to) {
    forward(x, at, false);
    return loss(t, to);
  }

  /** Adds the gradient of the loss of one sample to {@link #gradient} and returns that loss. */
  private float accumulateOne(float[] x, int at, float[] t, int to) {
    forward(x, at, true);
    final float loss = loss(t, to);
    backwardOutput(t, to);
    backwardHidden();
    return loss;
  }

  /** δ = a − t. ∂L/∂W = thinned δᵀ, ∂L/∂thinned = W δ. */
  private void backwardOutput(float[] t, int to) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = a − t
    for (int u = 0; u < OUTPUT; u++) {
      deltaOutput[u] = output[u] - t[to + u];
    }
    // ∂L/∂W = thinned δᵀ, ∂L/∂thinned = W δ
    for (int i = 0; i < THINNED; i++) {
      float d = 0;
      for (int u = 0; u < OUTPUT; u++) {
        g[OUTPUT_WEIGHTS + i * OUTPUT + u] += thinned[i] * deltaOutput[u];
        d += p[OUTPUT_WEIGHTS + i * OUTPUT + u] * deltaOutput[u];
      }
      dThinned[i] = d;
    }
  }

  /** δ = ∂L/∂thinned · thinnedMask (Φ(z) + z φ(z)). ∂L/∂W = noise δᵀ, ∂L/∂b = δ. */
  private void backwardHidden() {
    final float[] g = gradient();
    // δ = ∂L/∂thinned · thinnedMask (Φ(z) + z φ(z)), ∂L/∂b = δ
    for (int u = 0; u < HIDDEN; u++) {
      deltaHidden[u] = dThinned[u] * thinnedMask[u] * (normalCdf(hiddenZ[u]) + hiddenZ[u]
          * normalPdf(hiddenZ[u]));
      g[HIDDEN_BIASES + u] += deltaHidden[u];
    }
    // ∂L/∂W = noise δᵀ
    for (int i = 0; i < NOISE; i++) {
      for (int u = 0; u < HIDDEN; u++) {
        g[HIDDEN_WEIGHTS + i * HIDDEN + u] += noise[i] * deltaHidden[u];
      }
    }
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
  public static RegularisedLargeNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.orthogonal(p, HIDDEN_WEIGHTS, NOISE, HIDDEN, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, THINNED, OUTPUT, random);
    final RegularisedLargeNetwork network = new RegularisedLargeNetwork(p);
    network.random.seed(random.nextLong());
    return network;
  }

  /**
   * A network with the weights of the resource {@code RegularisedLargeNetwork.safetensors} beside
   * this class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static RegularisedLargeNetwork pretrained() {
    final String resource = "RegularisedLargeNetwork.safetensors";
    return Weights.of(new RegularisedLargeNetwork(new float[PARAMETERS]))
        .loadResource(resource, RegularisedLargeNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer noise() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public InspectableLayer hidden() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(1), this),
        hiddenZ::clone,
        hidden::clone,
        deltaHidden::clone);
  }

  @Override
  public Layer thinned() {
    return Layer.of(ARCHITECTURE.layers().get(2), this);
  }

  @Override
  public InspectableLayer output() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(3), this),
        outputZ::clone,
        output::clone,
        deltaOutput::clone);
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
  public RegularisedLargeNetwork fork() {
    final RegularisedLargeNetwork network = new RegularisedLargeNetwork(parameters);
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
        forward(x, (from + s) * INPUTS, false);
        System.arraycopy(output, 0, out, s * OUTPUT, OUTPUT);
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
        loss += lossOne(x, s * INPUTS, t, s * OUTPUT);
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
        loss += accumulateOne(x, s * INPUTS, t, s * OUTPUT);
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
      forward(x, sample * INPUTS, false);
      observer.layer("hidden", hidden);
      observer.layer("output", output);
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
