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

  private static final float[][] NO_ROWS = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  private final SplitMix64 random = new SplitMix64(0);

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[][] hidden = NO_ROWS;
  private float[][] thinned = NO_ROWS;
  private float[][] logits = NO_ROWS;
  private float[][] output = NO_ROWS;

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float[] logSumExp = NONE;

  /** Rows of matrices: the just-in-time compiler vectorises loops over arrays of their own. */
  private float[] row0 = NONE;
  private float[] row1 = NONE;
  private float[] row2 = NONE;
  private float[] row3 = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[][] deltaHidden = NO_ROWS;
  private float[][] thinnedMask = NO_ROWS;
  private float[][] dThinned = NO_ROWS;
  private float[][] deltaOutput = NO_ROWS;

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
    // z = Wᵀ x + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN_BIASES, hidden[b], 0, HIDDEN);
    }
    for (int i = 0; i < INPUTS - 3; i += 4) {
      System.arraycopy(p, HIDDEN_WEIGHTS + i * HIDDEN, row0, 0, HIDDEN);
      System.arraycopy(p, HIDDEN_WEIGHTS + (i + 1) * HIDDEN, row1, 0, HIDDEN);
      System.arraycopy(p, HIDDEN_WEIGHTS + (i + 2) * HIDDEN, row2, 0, HIDDEN);
      System.arraycopy(p, HIDDEN_WEIGHTS + (i + 3) * HIDDEN, row3, 0, HIDDEN);
      for (int b = 0; b < n; b++) {
        addRows(hidden[b], HIDDEN, row0, x[at + b * INPUTS + i], row1, x[at + b * INPUTS + i + 1],
            row2, x[at + b * INPUTS + i + 2], row3, x[at + b * INPUTS + i + 3]);
      }
    }
    // a = max(z, 0)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN; u++) {
        hidden[b][u] = Math.max(hidden[b][u], 0);
      }
    }
  }

  /** thinned = hidden ⊙ mask. */
  private void forwardThinned(int n, boolean training) {
    if (!training) {
      for (int b = 0; b < n; b++) {
        System.arraycopy(hidden[b], 0, thinned[b], 0, THINNED);
      }
      return;
    }
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < THINNED; u++) {
        thinned[b][u] = hidden[b][u] * thinnedMask[b][u];
      }
    }
  }

  /** output = softmax(Wᵀ thinned + b). */
  private void forwardOutput(int n) {
    final float[] p = parameters;
    // z = Wᵀ thinned + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, OUTPUT_BIASES, logits[b], 0, OUTPUT);
    }
    for (int i = 0; i < THINNED - 3; i += 4) {
      System.arraycopy(p, OUTPUT_WEIGHTS + i * OUTPUT, row0, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 1) * OUTPUT, row1, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 2) * OUTPUT, row2, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 3) * OUTPUT, row3, 0, OUTPUT);
      for (int b = 0; b < n; b++) {
        addRows(logits[b], OUTPUT, row0, thinned[b][i], row1, thinned[b][i + 1],
            row2, thinned[b][i + 2], row3, thinned[b][i + 3]);
      }
    }
    // a = softmax(z)
    for (int b = 0; b < n; b++) {
      // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
      float max = logits[b][0];
      for (int u = 1; u < OUTPUT; u++) {
        max = Math.max(max, logits[b][u]);
      }
      float sum = 0;
      for (int u = 0; u < OUTPUT; u++) {
        output[b][u] = FloatMath.exp(logits[b][u] - max);
        sum += output[b][u];
      }
      for (int u = 0; u < OUTPUT; u++) {
        output[b][u] /= sum;
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
        expected += t[to + b * OUTPUT + u] * logits[b][u];
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
        deltaOutput[b][u] = output[b][u] - t[to + b * OUTPUT + u];
        g[OUTPUT_BIASES + u] += deltaOutput[b][u];
      }
    }
    // ∂L/∂W = thinned δᵀ
    for (int i = 0; i < THINNED; i++) {
      Arrays.fill(row0, 0, OUTPUT, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, OUTPUT, deltaOutput[b], thinned[b][i], deltaOutput[b + 1], thinned[b + 1][i],
            deltaOutput[b + 2], thinned[b + 2][i], deltaOutput[b + 3], thinned[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, OUTPUT, deltaOutput[b], thinned[b][i]);
      }
      for (int u = 0; u < OUTPUT; u++) {
        g[OUTPUT_WEIGHTS + i * OUTPUT + u] += row0[u];
      }
    }
    // ∂L/∂thinned = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dThinned[b], 0);
    }
    for (int u = 0; u < OUTPUT - 3; u += 4) {
      for (int i = 0; i < THINNED; i++) {
        row0[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u];
        row1[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 1];
        row2[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 2];
        row3[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dThinned[b], THINNED, row0, deltaOutput[b][u], row1, deltaOutput[b][u + 1],
            row2, deltaOutput[b][u + 2], row3, deltaOutput[b][u + 3]);
      }
    }
    for (int u = OUTPUT - OUTPUT % 4; u < OUTPUT; u++) {
      for (int i = 0; i < THINNED; i++) {
        row0[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u];
      }
      for (int b = 0; b < n; b++) {
        addRow(dThinned[b], THINNED, row0, deltaOutput[b][u]);
      }
    }
  }

  /** {@code δ = ∂L/∂thinned · thinnedMask if a > 0 else 0}. ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden(float[] x, int at, int n) {
    final float[] g = gradient();
    // δ = ∂L/∂thinned · thinnedMask if a > 0 else 0, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN; u++) {
        deltaHidden[b][u] = hidden[b][u] > 0 ? dThinned[b][u] * thinnedMask[b][u] : 0;
        g[HIDDEN_BIASES + u] += deltaHidden[b][u];
      }
    }
    // ∂L/∂W = x δᵀ
    for (int i = 0; i < INPUTS; i++) {
      Arrays.fill(row0, 0, HIDDEN, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN, deltaHidden[b], x[at + b * INPUTS + i],
            deltaHidden[b + 1], x[at + (b + 1) * INPUTS + i],
            deltaHidden[b + 2], x[at + (b + 2) * INPUTS + i],
            deltaHidden[b + 3], x[at + (b + 3) * INPUTS + i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN, deltaHidden[b], x[at + b * INPUTS + i]);
      }
      for (int u = 0; u < HIDDEN; u++) {
        g[HIDDEN_WEIGHTS + i * HIDDEN + u] += row0[u];
      }
    }
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
          System.arraycopy(output[b], 0, out, s * OUTPUT + b * OUTPUT, OUTPUT);
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
      observer.layer("hidden", hidden[0]);
      observer.layer("output", output[0]);
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
        thinnedMask[b][u] = mask(0.2f);
      }
    }
  }

  /** out += a0 row0, along the first {@code length} values. */
  private static void addRow(float[] out, int length, float[] r0, float a0) {
    for (int j = 0; j < length; j++) {
      out[j] += a0 * r0[j];
    }
  }

  /**
   * out += a0 row0 + a1 row1 + a2 row2 + a3 row3: the loop that the just-in-time compiler
   * vectorises.
   */
  private static void addRows(float[] out, int length, float[] r0, float a0, float[] r1, float a1,
      float[] r2, float a2, float[] r3, float a3) {
    for (int j = 0; j < length; j++) {
      out[j] += a0 * r0[j] + a1 * r1[j] + a2 * r2[j] + a3 * r3[j];
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
    hidden = new float[n][HIDDEN];
    thinned = new float[n][THINNED];
    logits = new float[n][OUTPUT];
    output = new float[n][OUTPUT];
    logSumExp = new float[n];
    row0 = new float[INPUTS];
    row1 = new float[INPUTS];
    row2 = new float[INPUTS];
    row3 = new float[INPUTS];
    room = n;
  }

  /** Makes room for a pass with its backward pass. */
  private void makeGradientRoom(int count) {
    makeRoom(count);
    final int n = count > 1 ? BATCH : 1;
    if (n <= gradientRoom) {
      return;
    }
    deltaHidden = new float[n][HIDDEN];
    thinnedMask = new float[n][THINNED];
    dThinned = new float[n][THINNED];
    deltaOutput = new float[n][OUTPUT];
    gradientRoom = n;
  }

  /** A factor of dropout: 0 with probability {@code rate}, else 1 / (1 − rate). */
  private float mask(float rate) {
    return random.nextFloat() < rate ? 0 : 1 / (1 - rate);
  }
}
