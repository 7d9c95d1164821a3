// Generated from demo.Digits. Edit that type, not this file.
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
import dev.gradpoet.runtime.matrix.MatrixProduct;
import java.util.Arrays;

/**
 * Forward pass and backpropagation of {@link Digits}, written out for its exact shape.
 *
 * <pre>
 * layer     kind      activation     shape   parameters
 * input                                 64
 * hidden    dense     relu         64 → 32         2080   p[0..2079]
 * thinned   dropout                     32            0
 * output    dense     softmax      32 → 10          330   p[2080..2409]
 *                                    total         2410
 *
 * loss: L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class DigitsNetwork implements Digits, NeuralNetwork {
  /** How many samples are computed together. */
  private static final int BATCH = 64;

  private static final int INPUTS = 64;
  private static final int HIDDEN = 32;
  private static final int THINNED = HIDDEN;
  private static final int OUTPUT = 10;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + THINNED * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;
  private static final int HIDDEN_ROW = 32;
  private static final int THINNED_ROW = 32;
  private static final int OUTPUT_ROW = 16;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.Digits", INPUTS, "cross_entropy")
          .layer("hidden", "dense", HIDDEN).activation("relu")
          .parameter("weights", ParameterRole.WEIGHTS, INPUTS, HIDDEN)
          .parameter("biases", ParameterRole.BIASES, HIDDEN)
          .layer("thinned", "dropout", THINNED)
          .option("rate", 0.2)
          .layer("output", "dense", OUTPUT).activation("softmax")
          .parameter("weights", ParameterRole.WEIGHTS, THINNED, OUTPUT)
          .parameter("biases", ParameterRole.BIASES, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  private final SplitMix64 random = new SplitMix64(0);

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  private final MatrixProduct product = MatrixProduct.plain();

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[] hidden = NONE;
  private float[] thinned = NONE;
  private float[] logits = NONE;
  private float[] output = NONE;

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float[] logSumExp = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[] deltaHidden = NONE;
  private float[] thinnedMask = NONE;
  private float[] dThinned = NONE;
  private float[] deltaOutput = NONE;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 2410 values
   */
  public DigitsNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the n samples at {@code x[at]}. */
  private void forward(float[] x, int at, int n, boolean training) {
    if (training) {
      drawMasks(n);
    }
    forwardHidden(x, at, n);
    forwardThinned(n, training);
    forwardOutput(n);
  }

  /** hidden = max(z, 0) with z = Wᵀ x + b. */
  private void forwardHidden(float[] x, int at, int n) {
    final float[] p = parameters;
    // z = Wᵀ x + b, a = max(z, 0)
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN, INPUTS,
        /* a */ x, at, INPUTS, 1,
        /* b */ p, HIDDEN_WEIGHTS, HIDDEN, 1,
        /* biases */ p, HIDDEN_BIASES,
        /* c */ hidden, 0, HIDDEN_ROW, 1,
        /* floor */ 0);
  }

  /** thinned = hidden ⊙ mask. */
  private void forwardThinned(int n, boolean training) {
    if (!training) {
      for (int b = 0; b < n; b++) {
        System.arraycopy(hidden, b * HIDDEN_ROW, thinned, b * THINNED_ROW, THINNED);
      }
      return;
    }
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < THINNED; u++) {
        thinned[b * THINNED_ROW + u] =
            hidden[b * HIDDEN_ROW + u] * thinnedMask[b * THINNED_ROW + u];
      }
    }
  }

  /** output = softmax(Wᵀ thinned + b). */
  private void forwardOutput(int n) {
    final float[] p = parameters;
    // z = Wᵀ thinned + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, OUTPUT, THINNED,
        /* a */ thinned, 0, THINNED_ROW, 1,
        /* b */ p, OUTPUT_WEIGHTS, OUTPUT, 1,
        /* biases */ p, OUTPUT_BIASES,
        /* c */ logits, 0, OUTPUT_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = softmax(z)
    for (int b = 0; b < n; b++) {
      // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
      float max = logits[b * OUTPUT_ROW];
      for (int u = 1; u < OUTPUT; u++) {
        max = Math.max(max, logits[b * OUTPUT_ROW + u]);
      }
      float sum = 0;
      for (int u = 0; u < OUTPUT; u++) {
        output[b * OUTPUT_ROW + u] = FloatMath.exp(logits[b * OUTPUT_ROW + u] - max);
        sum += output[b * OUTPUT_ROW + u];
      }
      for (int u = 0; u < OUTPUT; u++) {
        output[b * OUTPUT_ROW + u] /= sum;
      }
      logSumExp[b] = max + FloatMath.log(sum);
    }
  }

  /** L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1. */
  private float loss(float[] t, int to, int n) {
    float loss = 0;
    for (int b = 0; b < n; b++) {
      float expected = 0;
      for (int u = 0; u < OUTPUT; u++) {
        expected += t[to + b * OUTPUT + u] * logits[b * OUTPUT_ROW + u];
      }
      loss += logSumExp[b] - expected;
    }
    return loss;
  }

  /** Returns the loss of n samples. */
  private float lossBatch(float[] x, int at, float[] t, int to, int n) {
    forward(x, at, n, false);
    return loss(t, to, n);
  }

  /** Adds the gradient of the loss of n samples to {@link #gradient} and returns that loss. */
  private float accumulateBatch(float[] x, int at, float[] t, int to, int n) {
    forward(x, at, n, true);
    final float loss = loss(t, to, n);
    backwardOutput(t, to, n);
    backwardHidden(x, at, n);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = thinned δᵀ, ∂L/∂b = δ, ∂L/∂thinned = W δ. */
  private void backwardOutput(float[] t, int to, int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = a − t, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < OUTPUT; u++) {
        deltaOutput[b * OUTPUT_ROW + u] = output[b * OUTPUT_ROW + u] - t[to + b * OUTPUT + u];
        g[OUTPUT_BIASES + u] += deltaOutput[b * OUTPUT_ROW + u];
      }
    }
    // ∂L/∂W = thinned δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ THINNED, OUTPUT, n,
        /* a */ thinned, 0, 1, THINNED_ROW,
        /* b */ deltaOutput, 0, OUTPUT_ROW, 1,
        /* c */ g, OUTPUT_WEIGHTS, OUTPUT, 1);
    // ∂L/∂thinned = W δ
    product.multiply(
        /* rows, columns, depth */ n, THINNED, OUTPUT,
        /* a */ deltaOutput, 0, OUTPUT_ROW, 1,
        /* b */ p, OUTPUT_WEIGHTS, 1, OUTPUT,
        /* c */ dThinned, 0, THINNED_ROW, 1);
  }

  /** {@code δ = ∂L/∂thinned · thinnedMask if a > 0 else 0}. ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden(float[] x, int at, int n) {
    final float[] g = gradient();
    // δ = ∂L/∂thinned · thinnedMask if a > 0 else 0, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN; u++) {
        deltaHidden[b * HIDDEN_ROW + u] = hidden[b * HIDDEN_ROW + u] > 0
            ? dThinned[b * THINNED_ROW + u] * thinnedMask[b * THINNED_ROW + u] : 0;
        g[HIDDEN_BIASES + u] += deltaHidden[b * HIDDEN_ROW + u];
      }
    }
    // ∂L/∂W = x δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ INPUTS, HIDDEN, n,
        /* a */ x, at, 1, INPUTS,
        /* b */ deltaHidden, 0, HIDDEN_ROW, 1,
        /* c */ g, HIDDEN_WEIGHTS, HIDDEN, 1);
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static DigitsNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, THINNED, OUTPUT, random);
    final DigitsNetwork network = new DigitsNetwork(p);
    network.random.seed(random.nextLong());
    return network;
  }

  /**
   * A network with the weights of the resource {@code DigitsNetwork.safetensors} beside this class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static DigitsNetwork pretrained() {
    final String resource = "DigitsNetwork.safetensors";
    return Weights.of(new DigitsNetwork(new float[PARAMETERS]))
        .loadResource(resource, DigitsNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer hidden() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public Layer thinned() {
    return Layer.of(ARCHITECTURE.layers().get(1), this);
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(2), this);
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
  public DigitsNetwork fork() {
    final DigitsNetwork network = new DigitsNetwork(parameters);
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
      makeRoom(count);
      for (int s = 0; s < count; s += BATCH) {
        final int n = Math.min(BATCH, count - s);
        forward(x, (from + s) * INPUTS, n, false);
        for (int b = 0; b < n; b++) {
          System.arraycopy(output, b * OUTPUT_ROW, out, s * OUTPUT + b * OUTPUT, OUTPUT);
        }
      }
    } finally {
      busy = false;
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("t", t.length, OUTPUT, from, count);
    Checks.distributions("t", t, OUTPUT, from, count);
    begin();
    try {
      double loss = 0;
      makeRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        loss += lossBatch(x, s * INPUTS, t, s * OUTPUT, n);
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
    Checks.distributions("t", t, OUTPUT, from, count);
    begin();
    try {
      double loss = 0;
      makeGradientRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        loss += accumulateBatch(x, s * INPUTS, t, s * OUTPUT, n);
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
      makeRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        setTargets(classes, s, n);
        loss += lossBatch(x, s * INPUTS, target, 0, n);
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
      makeGradientRoom(count);
      for (int s = from; s < from + count; s += BATCH) {
        final int n = Math.min(BATCH, from + count - s);
        setTargets(classes, s, n);
        loss += accumulateBatch(x, s * INPUTS, target, 0, n);
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
      makeRoom(1);
      forward(x, sample * INPUTS, 1, false);
      observer.layer("hidden", Arrays.copyOf(hidden, HIDDEN));
      observer.layer("output", Arrays.copyOf(output, OUTPUT));
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

  /** Writes the classes of the n samples from s on into {@link #target}. */
  private void setTargets(int[] classes, int s, int n) {
    if (target.length == 0) {
      target = new float[BATCH * OUTPUT];
    }
    Arrays.fill(target, 0, n * OUTPUT, 0);
    for (int b = 0; b < n; b++) {
      target[b * OUTPUT + Checks.classIndex(classes, s + b, OUTPUT)] = 1;
    }
  }

  /** Draws the masks of n samples, one sample after another. */
  private void drawMasks(int n) {
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < THINNED; u++) {
        thinnedMask[b * THINNED_ROW + u] = mask(0.2f);
      }
    }
  }

  /**
   * Makes room for a pass over {@code count} samples: for one, or for all that are computed
   * together.
   */
  private void makeRoom(int count) {
    final int n = count > 1 ? BATCH : 1;
    if (n <= room) {
      return;
    }
    hidden = new float[n * HIDDEN_ROW];
    thinned = new float[n * THINNED_ROW];
    logits = new float[n * OUTPUT_ROW];
    output = new float[n * OUTPUT_ROW];
    logSumExp = new float[n];
    room = n;
  }

  /** Makes room for a pass with its backward pass. */
  private void makeGradientRoom(int count) {
    makeRoom(count);
    final int n = count > 1 ? BATCH : 1;
    if (n <= gradientRoom) {
      return;
    }
    deltaHidden = new float[n * HIDDEN_ROW];
    thinnedMask = new float[n * THINNED_ROW];
    dThinned = new float[n * THINNED_ROW];
    deltaOutput = new float[n * OUTPUT_ROW];
    gradientRoom = n;
  }

  /** A factor of dropout: 0 with probability {@code rate}, else 1 / (1 − rate). */
  private float mask(float rate) {
    return random.nextFloat() < rate ? 0 : 1 / (1 - rate);
  }
}
