// Generated from demo.Digits. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.matrix.MatrixProduct;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of {@link DigitsNetwork} with the Vector API: that class checks arguments and does all
 * else.
 */
@Generated
final class DigitsNetworkSimd {
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
  private static final int HIDDEN_ROW = 32;
  private static final int THINNED_ROW = 32;
  private static final int OUTPUT_ROW = 16;

  /** The widest vectors of this machine, of 16 lanes at most. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
      ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /**
   * Whether this machine multiplies and adds in one instruction: those with 256-bit vectors do, and
   * AArch64.
   */
  static final boolean SUPPORTED = LANES >= 8 || System.getProperty("os.arch").equals("aarch64");

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final DigitsNetwork network;

  private final float[] parameters;

  private final SplitMix64 random;

  private float[] target = NONE;

  private final MatrixProduct product = MatrixProduct.vectors();

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

  DigitsNetworkSimd(DigitsNetwork network, float[] parameters, SplitMix64 random) {
    this.network = network;
    this.parameters = parameters;
    this.random = random;
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
    // δ = ∂L/∂thinned · thinnedMask if a > 0 else 0
    for (int k = 0; k < n * HIDDEN_ROW; k += LANES) {
      final FloatVector a = FloatVector.fromArray(SPECIES, hidden, k);
      a.broadcast(0f).blend(FloatVector.fromArray(SPECIES, dThinned, k)
              .mul(FloatVector.fromArray(SPECIES, thinnedMask, k)),
              a.compare(VectorOperators.GT, 0f)).intoArray(deltaHidden, k);
    }
    // ∂L/∂W = x δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ INPUTS, HIDDEN, n,
        /* a */ x, at, 1, INPUTS,
        /* b */ deltaHidden, 0, HIDDEN_ROW, 1,
        /* c */ g, HIDDEN_WEIGHTS, HIDDEN, 1);
    // ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN; u++) {
        g[HIDDEN_BIASES + u] += deltaHidden[b * HIDDEN_ROW + u];
      }
    }
  }

  void predict(float[] x, int from, int count, float[] out) {
    makeRoom(count);
    for (int s = 0; s < count; s += BATCH) {
      final int n = Math.min(BATCH, count - s);
      forward(x, (from + s) * INPUTS, n, false);
      for (int b = 0; b < n; b++) {
        System.arraycopy(output, b * OUTPUT_ROW, out, s * OUTPUT + b * OUTPUT, OUTPUT);
      }
    }
  }

  double loss(float[] x, float[] t, int from, int count) {
    double loss = 0;
    makeRoom(count);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      loss += lossBatch(x, s * INPUTS, t, s * OUTPUT, n);
    }
    return loss;
  }

  double accumulate(float[] x, float[] t, int from, int count) {
    double loss = 0;
    makeGradientRoom(count);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      loss += accumulateBatch(x, s * INPUTS, t, s * OUTPUT, n);
    }
    return loss;
  }

  double loss(float[] x, int[] classes, int from, int count) {
    double loss = 0;
    makeRoom(count);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      setTargets(classes, s, n);
      loss += lossBatch(x, s * INPUTS, target, 0, n);
    }
    return loss;
  }

  double accumulate(float[] x, int[] classes, int from, int count) {
    double loss = 0;
    makeGradientRoom(count);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      setTargets(classes, s, n);
      loss += accumulateBatch(x, s * INPUTS, target, 0, n);
    }
    return loss;
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

  /** The gradient of the network, to which the passes add. */
  private float[] gradient() {
    return network.gradient();
  }

  /** A factor of dropout: 0 with probability {@code rate}, else 1 / (1 − rate). */
  private float mask(float rate) {
    return random.nextFloat() < rate ? 0 : 1 / (1 - rate);
  }
}
