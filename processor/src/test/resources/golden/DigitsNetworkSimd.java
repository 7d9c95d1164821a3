// Generated from demo.Digits. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import dev.gradpoet.runtime.SplitMix64;
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

  /**
   * How many vectors wide a tile is: 6 × 4 want 32 registers, which 256-bit machines may not have.
   */
  private static final int VECTORS = LANES == 8 ? 2 : 4;

  /**
   * The rows of b that a pass takes: so many, as wide as a tile, stay in the second-level cache.
   */
  private static final int DEPTH = 1024;

  private static final float[] ZEROS = new float[BATCH];

  private final DigitsNetwork network;

  private final float[] parameters;

  private final SplitMix64 random;

  private float[] target = NONE;

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[] hidden = NONE;
  private float[] thinned = NONE;
  private float[] logits = NONE;
  private float[] output = NONE;

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float[] logSumExp = NONE;

  /** The last columns of a matrix, where they fill no vector: one for each of its rows. */
  private float[] edge = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[] deltaHidden = NONE;
  private float[] thinnedMask = NONE;
  private float[] dThinned = NONE;
  private float[] deltaOutput = NONE;

  /** δ with its samples side by side, for the product with weights. */
  private float[] turned = NONE;

  /** That product: the gradient by what a layer reads, its samples side by side. */
  private float[] productTurned = NONE;

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
    multiply(
        /* rows, columns, depth */ n, HIDDEN, INPUTS,
        /* a */ x, at, INPUTS, 1,
        /* b */ p, HIDDEN_WEIGHTS, HIDDEN,
        /* s */ p, HIDDEN_BIASES, 0,
        /* c */ hidden, 0, HIDDEN_ROW,
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
    final int whole = OUTPUT - OUTPUT % LANES;
    multiply(
        /* rows, columns, depth */ n, whole, THINNED,
        /* a */ thinned, 0, THINNED_ROW, 1,
        /* b */ p, OUTPUT_WEIGHTS, OUTPUT,
        /* s */ p, OUTPUT_BIASES, 0,
        /* c */ logits, 0, OUTPUT_ROW,
        /* floor */ Float.NEGATIVE_INFINITY);
    if (whole < OUTPUT) {
      copyEdge(THINNED + 1, OUTPUT - whole, p, OUTPUT_WEIGHTS + whole, OUTPUT, edge);
      multiply(
          /* rows, columns, depth */ n, LANES, THINNED,
          /* a */ thinned, 0, THINNED_ROW, 1,
          /* b */ edge, 0, LANES,
          /* s */ edge, THINNED * LANES, 0,
          /* c */ logits, whole, OUTPUT_ROW,
          /* floor */ Float.NEGATIVE_INFINITY);
    }
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
    final int whole = OUTPUT - OUTPUT % LANES;
    multiply(
        /* rows, columns, depth */ THINNED, whole, n,
        /* a */ thinned, 0, 1, THINNED_ROW,
        /* b */ deltaOutput, 0, OUTPUT_ROW,
        /* s */ g, OUTPUT_WEIGHTS, OUTPUT,
        /* c */ g, OUTPUT_WEIGHTS, OUTPUT,
        /* floor */ Float.NEGATIVE_INFINITY);
    if (whole < OUTPUT) {
      multiply(
          /* rows, columns, depth */ THINNED, LANES, n,
          /* a */ thinned, 0, 1, THINNED_ROW,
          /* b */ deltaOutput, whole, OUTPUT_ROW,
          /* s */ ZEROS, 0, 0,
          /* c */ edge, 0, LANES,
          /* floor */ Float.NEGATIVE_INFINITY);
      addEdge(THINNED, OUTPUT - whole, edge, g, OUTPUT_WEIGHTS + whole, OUTPUT);
    }
    // ∂L/∂thinned = W δ
    turn(n, OUTPUT, deltaOutput, OUTPUT_ROW, turned, BATCH);
    multiply(
        /* rows, columns, depth */ THINNED, wholeVectors(n), OUTPUT,
        /* a */ p, OUTPUT_WEIGHTS, OUTPUT, 1,
        /* b */ turned, 0, BATCH,
        /* s */ ZEROS, 0, 0,
        /* c */ productTurned, 0, BATCH,
        /* floor */ Float.NEGATIVE_INFINITY);
    turn(THINNED, n, productTurned, BATCH, dThinned, THINNED_ROW);
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
    multiply(
        /* rows, columns, depth */ INPUTS, HIDDEN, n,
        /* a */ x, at, 1, INPUTS,
        /* b */ deltaHidden, 0, HIDDEN_ROW,
        /* s */ g, HIDDEN_WEIGHTS, HIDDEN,
        /* c */ g, HIDDEN_WEIGHTS, HIDDEN,
        /* floor */ Float.NEGATIVE_INFINITY);
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
   * c = max(s + a · b, floor) for rows × columns values, each the sum of depth products: a floor of
   * zero is relu.
   *
   * <p>a[r][k] is {@code a[aAt + r * aRow + k * aStep]}; b, s and c lie along their columns, row
   * after row: b[k][j] is
   * {@code b[bAt + k * bRow + j]}. The columns fill whole vectors.
   */
  private static void multiply(int rows, int columns, int depth, float[] a, int aAt, int aRow,
      int aStep, float[] b, int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt,
      int cRow, float floor) {
    int k = 0;
    for (; depth - k > DEPTH; k += DEPTH) {
      panels(rows, columns, DEPTH, a, aAt + k * aStep, aRow, aStep, b, bAt + k * bRow, bRow,
          s, sAt, sRow, c, cAt, cRow, Float.NEGATIVE_INFINITY);
      s = c;
      sAt = cAt;
      sRow = cRow;
    }
    panels(rows, columns, depth - k, a, aAt + k * aStep, aRow, aStep, b, bAt + k * bRow, bRow,
        s, sAt, sRow, c, cAt, cRow, floor);
  }

  /** Takes the columns by panels, as wide as the tiles. */
  private static void panels(int rows, int columns, int depth, float[] a, int aAt, int aRow,
      int aStep, float[] b, int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt,
      int cRow, float floor) {
    int j = 0;
    if (rows == 1 && aStep == 1) {
      if (VECTORS == 4) {
        for (; j <= columns - 16 * LANES; j += 16 * LANES) {
          tile1x16(depth, a, aAt, b, bAt + j, bRow, s, sAt + j, c, cAt + j, floor);
        }
      }
      for (; j <= columns - 8 * LANES; j += 8 * LANES) {
        tile1x8(depth, a, aAt, b, bAt + j, bRow, s, sAt + j, c, cAt + j, floor);
      }
    }
    if (VECTORS == 4) {
      for (; j <= columns - 4 * LANES; j += 4 * LANES) {
        panel4(rows, depth, a, aAt, aRow, aStep, b, bAt + j, bRow, s, sAt + j, sRow,
            c, cAt + j, cRow, floor);
      }
    }
    for (; j <= columns - 2 * LANES; j += 2 * LANES) {
      panel2(rows, depth, a, aAt, aRow, aStep, b, bAt + j, bRow, s, sAt + j, sRow, c, cAt + j, cRow,
          floor);
    }
    for (; j <= columns - LANES; j += LANES) {
      panel1(rows, depth, a, aAt, aRow, aStep, b, bAt + j, bRow, s, sAt + j, sRow, c, cAt + j, cRow,
          floor);
    }
  }

  /** 1 × 16 vectors of the product, a's values one after another along its rows. */
  private static void tile1x16(int depth, float[] a, int aAt, float[] b, int bAt, int bRow,
      float[] s, int sAt, float[] c, int cAt, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c0_4 = FloatVector.fromArray(SPECIES, s, sAt + 4 * LANES);
    FloatVector c0_5 = FloatVector.fromArray(SPECIES, s, sAt + 5 * LANES);
    FloatVector c0_6 = FloatVector.fromArray(SPECIES, s, sAt + 6 * LANES);
    FloatVector c0_7 = FloatVector.fromArray(SPECIES, s, sAt + 7 * LANES);
    FloatVector c0_8 = FloatVector.fromArray(SPECIES, s, sAt + 8 * LANES);
    FloatVector c0_9 = FloatVector.fromArray(SPECIES, s, sAt + 9 * LANES);
    FloatVector c0_10 = FloatVector.fromArray(SPECIES, s, sAt + 10 * LANES);
    FloatVector c0_11 = FloatVector.fromArray(SPECIES, s, sAt + 11 * LANES);
    FloatVector c0_12 = FloatVector.fromArray(SPECIES, s, sAt + 12 * LANES);
    FloatVector c0_13 = FloatVector.fromArray(SPECIES, s, sAt + 13 * LANES);
    FloatVector c0_14 = FloatVector.fromArray(SPECIES, s, sAt + 14 * LANES);
    FloatVector c0_15 = FloatVector.fromArray(SPECIES, s, sAt + 15 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * LANES);
      final FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * LANES);
      final FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * LANES);
      final FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * LANES);
      final FloatVector b8 = FloatVector.fromArray(SPECIES, b, bAt + 8 * LANES);
      final FloatVector b9 = FloatVector.fromArray(SPECIES, b, bAt + 9 * LANES);
      final FloatVector b10 = FloatVector.fromArray(SPECIES, b, bAt + 10 * LANES);
      final FloatVector b11 = FloatVector.fromArray(SPECIES, b, bAt + 11 * LANES);
      final FloatVector b12 = FloatVector.fromArray(SPECIES, b, bAt + 12 * LANES);
      final FloatVector b13 = FloatVector.fromArray(SPECIES, b, bAt + 13 * LANES);
      final FloatVector b14 = FloatVector.fromArray(SPECIES, b, bAt + 14 * LANES);
      final FloatVector b15 = FloatVector.fromArray(SPECIES, b, bAt + 15 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      c0_4 = a0.fma(b4, c0_4);
      c0_5 = a0.fma(b5, c0_5);
      c0_6 = a0.fma(b6, c0_6);
      c0_7 = a0.fma(b7, c0_7);
      c0_8 = a0.fma(b8, c0_8);
      c0_9 = a0.fma(b9, c0_9);
      c0_10 = a0.fma(b10, c0_10);
      c0_11 = a0.fma(b11, c0_11);
      c0_12 = a0.fma(b12, c0_12);
      c0_13 = a0.fma(b13, c0_13);
      c0_14 = a0.fma(b14, c0_14);
      c0_15 = a0.fma(b15, c0_15);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c0_4).intoArray(c, cAt + 4 * LANES);
    least.max(c0_5).intoArray(c, cAt + 5 * LANES);
    least.max(c0_6).intoArray(c, cAt + 6 * LANES);
    least.max(c0_7).intoArray(c, cAt + 7 * LANES);
    least.max(c0_8).intoArray(c, cAt + 8 * LANES);
    least.max(c0_9).intoArray(c, cAt + 9 * LANES);
    least.max(c0_10).intoArray(c, cAt + 10 * LANES);
    least.max(c0_11).intoArray(c, cAt + 11 * LANES);
    least.max(c0_12).intoArray(c, cAt + 12 * LANES);
    least.max(c0_13).intoArray(c, cAt + 13 * LANES);
    least.max(c0_14).intoArray(c, cAt + 14 * LANES);
    least.max(c0_15).intoArray(c, cAt + 15 * LANES);
  }

  /** 1 × 8 vectors of the product, a's values one after another along its rows. */
  private static void tile1x8(int depth, float[] a, int aAt, float[] b, int bAt, int bRow,
      float[] s, int sAt, float[] c, int cAt, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c0_4 = FloatVector.fromArray(SPECIES, s, sAt + 4 * LANES);
    FloatVector c0_5 = FloatVector.fromArray(SPECIES, s, sAt + 5 * LANES);
    FloatVector c0_6 = FloatVector.fromArray(SPECIES, s, sAt + 6 * LANES);
    FloatVector c0_7 = FloatVector.fromArray(SPECIES, s, sAt + 7 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * LANES);
      final FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * LANES);
      final FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * LANES);
      final FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      c0_4 = a0.fma(b4, c0_4);
      c0_5 = a0.fma(b5, c0_5);
      c0_6 = a0.fma(b6, c0_6);
      c0_7 = a0.fma(b7, c0_7);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c0_4).intoArray(c, cAt + 4 * LANES);
    least.max(c0_5).intoArray(c, cAt + 5 * LANES);
    least.max(c0_6).intoArray(c, cAt + 6 * LANES);
    least.max(c0_7).intoArray(c, cAt + 7 * LANES);
  }

  /** Takes the rows of a panel by tiles. */
  private static void panel4(int rows, int depth, float[] a, int aAt, int aRow, int aStep,
      float[] b, int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow,
      float floor) {
    int r = 0;
    if (aStep == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x4(depth, a, aAt + r * aRow, aRow, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    } else if (aRow == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x4Across(depth, a, aAt + r, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    }
    for (; r <= rows - 2; r += 2) {
      tile2x4(depth, a, aAt + r * aRow, aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
          c, cAt + r * cRow, cRow, floor);
    }
    for (; r < rows; r++) {
      tile1x4(depth, a, aAt + r * aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, c, cAt + r * cRow,
          floor);
    }
  }

  /** 6 × 4 vectors of the product, a's values one after another along its rows. */
  private static void tile6x4(int depth, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow,
      float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c4_2 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 2 * LANES);
    FloatVector c4_3 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 3 * LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    FloatVector c5_2 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 2 * LANES);
    FloatVector c5_3 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      c4_2 = a4.fma(b2, c4_2);
      c4_3 = a4.fma(b3, c4_3);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      c5_2 = a5.fma(b2, c5_2);
      c5_3 = a5.fma(b3, c5_3);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c4_2).intoArray(c, cAt + 4 * cRow + 2 * LANES);
    least.max(c4_3).intoArray(c, cAt + 4 * cRow + 3 * LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
    least.max(c5_2).intoArray(c, cAt + 5 * cRow + 2 * LANES);
    least.max(c5_3).intoArray(c, cAt + 5 * cRow + 3 * LANES);
  }

  /** 6 × 4 vectors of the product, a's values one after another across its rows. */
  private static void tile6x4Across(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c4_2 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 2 * LANES);
    FloatVector c4_3 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 3 * LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    FloatVector c5_2 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 2 * LANES);
    FloatVector c5_3 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      c4_2 = a4.fma(b2, c4_2);
      c4_3 = a4.fma(b3, c4_3);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      c5_2 = a5.fma(b2, c5_2);
      c5_3 = a5.fma(b3, c5_3);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c4_2).intoArray(c, cAt + 4 * cRow + 2 * LANES);
    least.max(c4_3).intoArray(c, cAt + 4 * cRow + 3 * LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
    least.max(c5_2).intoArray(c, cAt + 5 * cRow + 2 * LANES);
    least.max(c5_3).intoArray(c, cAt + 5 * cRow + 3 * LANES);
  }

  /** 2 × 4 vectors of the product. */
  private static void tile2x4(int depth, float[] a, int aAt, int aRow, int aStep, float[] b,
      int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
  }

  /** 1 × 4 vectors of the product. */
  private static void tile1x4(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, float[] c, int cAt, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
  }

  /** Takes the rows of a panel by tiles. */
  private static void panel2(int rows, int depth, float[] a, int aAt, int aRow, int aStep,
      float[] b, int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow,
      float floor) {
    int r = 0;
    if (aStep == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x2(depth, a, aAt + r * aRow, aRow, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    } else if (aRow == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x2Across(depth, a, aAt + r, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    }
    for (; r <= rows - 2; r += 2) {
      tile2x2(depth, a, aAt + r * aRow, aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
          c, cAt + r * cRow, cRow, floor);
    }
    for (; r < rows; r++) {
      tile1x2(depth, a, aAt + r * aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, c, cAt + r * cRow,
          floor);
    }
  }

  /** 6 × 2 vectors of the product, a's values one after another along its rows. */
  private static void tile6x2(int depth, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow,
      float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
  }

  /** 6 × 2 vectors of the product, a's values one after another across its rows. */
  private static void tile6x2Across(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
  }

  /** 2 × 2 vectors of the product. */
  private static void tile2x2(int depth, float[] a, int aAt, int aRow, int aStep, float[] b,
      int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
  }

  /** 1 × 2 vectors of the product. */
  private static void tile1x2(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, float[] c, int cAt, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
  }

  /** Takes the rows of a panel by tiles. */
  private static void panel1(int rows, int depth, float[] a, int aAt, int aRow, int aStep,
      float[] b, int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow,
      float floor) {
    int r = 0;
    if (aStep == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x1(depth, a, aAt + r * aRow, aRow, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    } else if (aRow == 1) {
      for (; r <= rows - 6; r += 6) {
        tile6x1Across(depth, a, aAt + r, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
            c, cAt + r * cRow, cRow, floor);
      }
    }
    for (; r <= rows - 2; r += 2) {
      tile2x1(depth, a, aAt + r * aRow, aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, sRow,
          c, cAt + r * cRow, cRow, floor);
    }
    for (; r < rows; r++) {
      tile1x1(depth, a, aAt + r * aRow, aStep, b, bAt, bRow, s, sAt + r * sRow, c, cAt + r * cRow,
          floor);
    }
  }

  /** 6 × 1 vectors of the product, a's values one after another along its rows. */
  private static void tile6x1(int depth, float[] a, int aAt, int aRow, float[] b, int bAt, int bRow,
      float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
  }

  /** 6 × 1 vectors of the product, a's values one after another across its rows. */
  private static void tile6x1Across(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      c4_0 = a4.fma(b0, c4_0);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      c5_0 = a5.fma(b0, c5_0);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
  }

  /** 2 × 1 vectors of the product. */
  private static void tile2x1(int depth, float[] a, int aAt, int aRow, int aStep, float[] b,
      int bAt, int bRow, float[] s, int sAt, int sRow, float[] c, int cAt, int cRow, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow]);
      c1_0 = a1.fma(b0, c1_0);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c1_0).intoArray(c, cAt + cRow);
  }

  /** 1 × 1 vectors of the product. */
  private static void tile1x1(int depth, float[] a, int aAt, int aStep, float[] b, int bAt,
      int bRow, float[] s, int sAt, float[] c, int cAt, float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
  }

  /**
   * Copies the first columns of rows to whole vectors of the edge; what the other lanes get,
   * nothing uses.
   */
  private static void copyEdge(int rows, int columns, float[] from, int fromAt, int fromRow,
      float[] packed) {
    for (int r = 0; r < rows; r++) {
      final int at = fromAt + r * fromRow;
      if (at <= from.length - LANES) {
        FloatVector.fromArray(SPECIES, from, at).intoArray(packed, r * LANES);
      } else {
        System.arraycopy(from, at, packed, r * LANES, columns);
      }
    }
  }

  /** Adds the first columns of the edge to rows. */
  private static void addEdge(int rows, int columns, float[] packed, float[] to, int toAt,
      int toRow) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < columns; j++) {
        to[toAt + r * toRow + j] += packed[r * LANES + j];
      }
    }
  }

  /** to[j][r] = from[r][j], by blocks whose lines stay in the first-level cache. */
  private static void turn(int rows, int columns, float[] from, int fromRow, float[] to,
      int toRow) {
    for (int j0 = 0; j0 < columns; j0 += 16) {
      final int j1 = Math.min(columns, j0 + 16);
      for (int r0 = 0; r0 < rows; r0 += 16) {
        final int r1 = Math.min(rows, r0 + 16);
        for (int j = j0; j < j1; j++) {
          for (int r = r0; r < r1; r++) {
            to[j * toRow + r] = from[r * fromRow + j];
          }
        }
      }
    }
  }

  /** {@code count}, rounded up to fill vectors. */
  private static int wholeVectors(int count) {
    return (count + LANES - 1) / LANES * LANES;
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
    edge = new float[33 * LANES];
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
    turned = new float[32 * BATCH];
    productTurned = new float[32 * BATCH];
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
