// Generated from demo.IrisFast. Edit that type, not this file.
package demo;

import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.FloatMath;
import dev.gradpoet.runtime.Generated;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of {@link IrisFastNetwork} with the Vector API: that class checks arguments and does
 * all else.
 */
@Generated
final class IrisFastNetworkSimd {
  /** How many samples are computed together. */
  private static final int BATCH = 64;

  private static final int INPUTS = 4;
  private static final int HIDDEN = 8;
  private static final int OUTPUT = 3;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + HIDDEN * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  /** The widest vectors of this machine, of 16 lanes at most. */
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
      ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

  private static final int LANES = SPECIES.length();

  /**
   * Whether this machine multiplies and adds in one instruction: those with 256-bit vectors do, and
   * AArch64.
   */
  static final boolean SUPPORTED = LANES >= 8 || System.getProperty("os.arch").equals("aarch64");

  /** For fewer samples, adding up the lanes costs more than they save. */
  private static final int MANY = LANES > 8 ? 12 : 8;

  /** For fewer samples, short vectors along the units are no gain. */
  static final int WORTHWHILE = LANES > 8 ? 1 : MANY;

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private static final float LOG2_E = 1.44269504f;

  /** A small number plus this is rounded to an integer, which the low bits hold. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final float LN2_HIGH = 0x1.62e4p-1f;
  private static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** The number of each lane, which tells those beyond the last unit. */
  private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  private final IrisFastNetwork network;

  private final float[] parameters;

  private float[] target = NONE;

  /** How many samples there is room for: none before the first pass. */
  private int room;

  /**
   * The samples in rows, as all values: value u of sample b lies at {@code [u * stride + b]};
   * stride is n, rounded up to whole vectors.
   */
  private float[] xRows = NONE;

  private float[] tRows = NONE;
  private float[] hidden = NONE;
  private float[] logits = NONE;
  private float[] output = NONE;
  private float[] maxima = NONE;
  private float[] expSums = NONE;
  private float[] logSumExps = NONE;
  private float[] terms = NONE;
  private float[] expectedRow = NONE;
  private float[] losses = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[] deltaOutput = NONE;
  private float[] dHidden = NONE;
  private float[] deltaHidden = NONE;

  /** What each lane has added up of the gradient. */
  private float[] sums = NONE;

  IrisFastNetworkSimd(IrisFastNetwork network, float[] parameters) {
    this.network = network;
    this.parameters = parameters;
  }

  /** Computes all layers for the n samples at {@code x[at]}. */
  private void forward(float[] x, int at, int n, int stride) {
    xToRows(x, at, n, stride);
    forwardHidden(stride);
    activateHidden(stride);
    forwardOutput(stride);
    activateOutput(stride);
  }

  /** Returns the loss of the n samples whose layers are computed. */
  private double loss(float[] t, int to, int n, int stride) {
    tToRows(t, to, n, stride);
    logSumExpOutput(stride);
    lossOfEach(stride);
    clearRest(losses, stride, n, stride);
    double loss0 = 0;
    double loss1 = 0;
    double loss2 = 0;
    double loss3 = 0;
    for (int b = 0; b < stride; b += 4) {
      loss0 += losses[b];
      loss1 += losses[b + 1];
      loss2 += losses[b + 2];
      loss3 += losses[b + 3];
    }
    return (loss0 + loss1) + (loss2 + loss3);
  }

  /** Predicts n samples. */
  private void predictBatch(float[] x, int at, float[] out, int to, int n) {
    final int stride = SPECIES.loopBound(n + LANES - 1);
    forward(x, at, n, stride);
    toSamples(out, to, OUTPUT, n, stride, output);
  }

  /** Returns the loss of n samples. */
  private double lossBatch(float[] x, int at, float[] t, int to, int n) {
    final int stride = SPECIES.loopBound(n + LANES - 1);
    forward(x, at, n, stride);
    return loss(t, to, n, stride);
  }

  /** Adds the gradient of the loss of n samples to the sums of the lanes and returns that loss. */
  private double accumulateBatch(float[] x, int at, float[] t, int to, int n) {
    final int stride = SPECIES.loopBound(n + LANES - 1);
    forward(x, at, n, stride);
    final double loss = loss(t, to, n, stride);
    deltaOutput(stride);
    clearRest(deltaOutput, OUTPUT * stride, n, stride);
    gradientOutput(stride);
    propagateOutput(stride);
    gradientHidden(stride);
    return loss;
  }

  /** hidden: z = Wᵀ x + b. */
  private void forwardHidden(int stride) {
    final float[] p = parameters;
    for (int u = 0; u < HIDDEN; u += 4) {
      for (int b = 0; b < stride; b += LANES) {
        FloatVector z0 = FloatVector.broadcast(SPECIES, p[HIDDEN_BIASES + u]);
        FloatVector z1 = FloatVector.broadcast(SPECIES, p[HIDDEN_BIASES + u + 1]);
        FloatVector z2 = FloatVector.broadcast(SPECIES, p[HIDDEN_BIASES + u + 2]);
        FloatVector z3 = FloatVector.broadcast(SPECIES, p[HIDDEN_BIASES + u + 3]);
        for (int i = 0; i < INPUTS; i++) {
          final FloatVector x = FloatVector.fromArray(SPECIES, xRows, i * stride + b);
          final int w = HIDDEN_WEIGHTS + i * HIDDEN + u;
          z0 = x.fma(FloatVector.broadcast(SPECIES, p[w]), z0);
          z1 = x.fma(FloatVector.broadcast(SPECIES, p[w + 1]), z1);
          z2 = x.fma(FloatVector.broadcast(SPECIES, p[w + 2]), z2);
          z3 = x.fma(FloatVector.broadcast(SPECIES, p[w + 3]), z3);
        }
        final int to = u * stride + b;
        z0.intoArray(hidden, to);
        z1.intoArray(hidden, to + stride);
        z2.intoArray(hidden, to + 2 * stride);
        z3.intoArray(hidden, to + 3 * stride);
      }
    }
  }

  /** hidden: a = tanh(z). */
  private void activateHidden(int stride) {
    tanh(hidden, hidden, HIDDEN * stride);
  }

  /** output: z = Wᵀ hidden + b. */
  private void forwardOutput(int stride) {
    final float[] p = parameters;
    for (int u = 0; u < OUTPUT; u += 3) {
      for (int b = 0; b < stride; b += LANES) {
        FloatVector z0 = FloatVector.broadcast(SPECIES, p[OUTPUT_BIASES + u]);
        FloatVector z1 = FloatVector.broadcast(SPECIES, p[OUTPUT_BIASES + u + 1]);
        FloatVector z2 = FloatVector.broadcast(SPECIES, p[OUTPUT_BIASES + u + 2]);
        for (int i = 0; i < HIDDEN; i++) {
          final FloatVector a = FloatVector.fromArray(SPECIES, hidden, i * stride + b);
          final int w = OUTPUT_WEIGHTS + i * OUTPUT + u;
          z0 = a.fma(FloatVector.broadcast(SPECIES, p[w]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, p[w + 1]), z1);
          z2 = a.fma(FloatVector.broadcast(SPECIES, p[w + 2]), z2);
        }
        final int to = u * stride + b;
        z0.intoArray(logits, to);
        z1.intoArray(logits, to + stride);
        z2.intoArray(logits, to + 2 * stride);
      }
    }
  }

  /** output: a = softmax(z). */
  private void activateOutput(int stride) {
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    for (int b = 0; b < stride; b += LANES) {
      FloatVector max = FloatVector.fromArray(SPECIES, logits, b);
      for (int u = 1; u < OUTPUT; u++) {
        max = FloatVector.fromArray(SPECIES, logits, u * stride + b).max(max);
      }
      for (int u = 0; u < OUTPUT; u++) {
        FloatVector.fromArray(SPECIES, logits, u * stride + b).sub(max)
            .intoArray(output, u * stride + b);
      }
      max.intoArray(maxima, b);
    }
    exp(output, output, OUTPUT * stride);
    for (int b = 0; b < stride; b += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, output, b);
      for (int u = 1; u < OUTPUT; u++) {
        sum = FloatVector.fromArray(SPECIES, output, u * stride + b).add(sum);
      }
      for (int u = 0; u < OUTPUT; u++) {
        FloatVector.fromArray(SPECIES, output, u * stride + b).div(sum)
            .intoArray(output, u * stride + b);
      }
      sum.intoArray(expSums, b);
    }
  }

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private void logSumExpOutput(int stride) {
    log(expSums, logSumExps, stride);
    for (int b = 0; b < stride; b += LANES) {
      FloatVector.fromArray(SPECIES, maxima, b).add(FloatVector.fromArray(SPECIES, logSumExps, b))
          .intoArray(logSumExps, b);
    }
  }

  /** L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1. */
  private void lossOfEach(int stride) {
    for (int k = 0; k < OUTPUT * stride; k += LANES) {
      FloatVector.fromArray(SPECIES, tRows, k).mul(FloatVector.fromArray(SPECIES, logits, k))
          .intoArray(terms, k);
    }
    for (int b = 0; b < stride; b += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, terms, b);
      for (int u = 1; u < OUTPUT; u++) {
        sum = FloatVector.fromArray(SPECIES, terms, u * stride + b).add(sum);
      }
      sum.intoArray(expectedRow, b);
    }
    for (int k = 0; k < stride; k += LANES) {
      FloatVector.fromArray(SPECIES, logSumExps, k)
          .sub(FloatVector.fromArray(SPECIES, expectedRow, k)).intoArray(losses, k);
    }
  }

  /** output: δ = a − t. */
  private void deltaOutput(int stride) {
    for (int k = 0; k < OUTPUT * stride; k += LANES) {
      FloatVector.fromArray(SPECIES, output, k).sub(FloatVector.fromArray(SPECIES, tRows, k))
          .intoArray(deltaOutput, k);
    }
  }

  /** output: ∂L/∂W = hidden δᵀ, ∂L/∂b = δ. */
  private void gradientOutput(int stride) {
    for (int i = 0; i < HIDDEN; i += 2) {
      for (int u = 0; u < OUTPUT; u += 3) {
        final int at = (OUTPUT_WEIGHTS + i * OUTPUT + u) * LANES;
        FloatVector g00 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector g01 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector g02 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector g10 = FloatVector.fromArray(SPECIES, sums, at + OUTPUT * LANES);
        FloatVector g11 = FloatVector.fromArray(SPECIES, sums, at + (OUTPUT + 1) * LANES);
        FloatVector g12 = FloatVector.fromArray(SPECIES, sums, at + (OUTPUT + 2) * LANES);
        for (int b = 0; b < stride; b += LANES) {
          final FloatVector delta0 = FloatVector.fromArray(SPECIES, deltaOutput, u * stride + b);
          final FloatVector delta1 =
              FloatVector.fromArray(SPECIES, deltaOutput, (u + 1) * stride + b);
          final FloatVector delta2 =
              FloatVector.fromArray(SPECIES, deltaOutput, (u + 2) * stride + b);
          final FloatVector a0 = FloatVector.fromArray(SPECIES, hidden, i * stride + b);
          g00 = a0.fma(delta0, g00);
          g01 = a0.fma(delta1, g01);
          g02 = a0.fma(delta2, g02);
          final FloatVector a1 = FloatVector.fromArray(SPECIES, hidden, (i + 1) * stride + b);
          g10 = a1.fma(delta0, g10);
          g11 = a1.fma(delta1, g11);
          g12 = a1.fma(delta2, g12);
        }
        g00.intoArray(sums, at);
        g01.intoArray(sums, at + LANES);
        g02.intoArray(sums, at + 2 * LANES);
        g10.intoArray(sums, at + OUTPUT * LANES);
        g11.intoArray(sums, at + (OUTPUT + 1) * LANES);
        g12.intoArray(sums, at + (OUTPUT + 2) * LANES);
      }
    }
    for (int u = 0; u < OUTPUT; u++) {
      final int at = (OUTPUT_BIASES + u) * LANES;
      FloatVector g = FloatVector.fromArray(SPECIES, sums, at);
      for (int b = 0; b < stride; b += LANES) {
        g = FloatVector.fromArray(SPECIES, deltaOutput, u * stride + b).add(g);
      }
      g.intoArray(sums, at);
    }
  }

  /** ∂L/∂hidden = W δ of output; δ of hidden from it. */
  private void propagateOutput(int stride) {
    final float[] p = parameters;
    for (int i = 0; i < HIDDEN; i += 4) {
      for (int b = 0; b < stride; b += LANES) {
        FloatVector dA0 = FloatVector.zero(SPECIES);
        FloatVector dA1 = FloatVector.zero(SPECIES);
        FloatVector dA2 = FloatVector.zero(SPECIES);
        FloatVector dA3 = FloatVector.zero(SPECIES);
        for (int u = 0; u < OUTPUT; u++) {
          final FloatVector delta = FloatVector.fromArray(SPECIES, deltaOutput, u * stride + b);
          final int w = OUTPUT_WEIGHTS + i * OUTPUT + u;
          dA0 = delta.fma(FloatVector.broadcast(SPECIES, p[w]), dA0);
          dA1 = delta.fma(FloatVector.broadcast(SPECIES, p[w + OUTPUT]), dA1);
          dA2 = delta.fma(FloatVector.broadcast(SPECIES, p[w + 2 * OUTPUT]), dA2);
          dA3 = delta.fma(FloatVector.broadcast(SPECIES, p[w + 3 * OUTPUT]), dA3);
        }
        final int to = i * stride + b;
        final FloatVector a0 = FloatVector.fromArray(SPECIES, hidden, to);
        final FloatVector squared0 = a0.mul(a0);
        dA0.mul(squared0.broadcast(1f).sub(squared0)).intoArray(deltaHidden, to);
        final FloatVector a1 = FloatVector.fromArray(SPECIES, hidden, to + stride);
        final FloatVector squared1 = a1.mul(a1);
        dA1.mul(squared1.broadcast(1f).sub(squared1)).intoArray(deltaHidden, to + stride);
        final FloatVector a2 = FloatVector.fromArray(SPECIES, hidden, to + 2 * stride);
        final FloatVector squared2 = a2.mul(a2);
        dA2.mul(squared2.broadcast(1f).sub(squared2)).intoArray(deltaHidden, to + 2 * stride);
        final FloatVector a3 = FloatVector.fromArray(SPECIES, hidden, to + 3 * stride);
        final FloatVector squared3 = a3.mul(a3);
        dA3.mul(squared3.broadcast(1f).sub(squared3)).intoArray(deltaHidden, to + 3 * stride);
      }
    }
  }

  /** hidden: ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void gradientHidden(int stride) {
    for (int i = 0; i < INPUTS; i += 2) {
      for (int u = 0; u < HIDDEN; u += 4) {
        final int at = (HIDDEN_WEIGHTS + i * HIDDEN + u) * LANES;
        FloatVector g00 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector g01 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector g02 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector g03 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        FloatVector g10 = FloatVector.fromArray(SPECIES, sums, at + HIDDEN * LANES);
        FloatVector g11 = FloatVector.fromArray(SPECIES, sums, at + (HIDDEN + 1) * LANES);
        FloatVector g12 = FloatVector.fromArray(SPECIES, sums, at + (HIDDEN + 2) * LANES);
        FloatVector g13 = FloatVector.fromArray(SPECIES, sums, at + (HIDDEN + 3) * LANES);
        for (int b = 0; b < stride; b += LANES) {
          final FloatVector delta0 = FloatVector.fromArray(SPECIES, deltaHidden, u * stride + b);
          final FloatVector delta1 =
              FloatVector.fromArray(SPECIES, deltaHidden, (u + 1) * stride + b);
          final FloatVector delta2 =
              FloatVector.fromArray(SPECIES, deltaHidden, (u + 2) * stride + b);
          final FloatVector delta3 =
              FloatVector.fromArray(SPECIES, deltaHidden, (u + 3) * stride + b);
          final FloatVector x0 = FloatVector.fromArray(SPECIES, xRows, i * stride + b);
          g00 = x0.fma(delta0, g00);
          g01 = x0.fma(delta1, g01);
          g02 = x0.fma(delta2, g02);
          g03 = x0.fma(delta3, g03);
          final FloatVector x1 = FloatVector.fromArray(SPECIES, xRows, (i + 1) * stride + b);
          g10 = x1.fma(delta0, g10);
          g11 = x1.fma(delta1, g11);
          g12 = x1.fma(delta2, g12);
          g13 = x1.fma(delta3, g13);
        }
        g00.intoArray(sums, at);
        g01.intoArray(sums, at + LANES);
        g02.intoArray(sums, at + 2 * LANES);
        g03.intoArray(sums, at + 3 * LANES);
        g10.intoArray(sums, at + HIDDEN * LANES);
        g11.intoArray(sums, at + (HIDDEN + 1) * LANES);
        g12.intoArray(sums, at + (HIDDEN + 2) * LANES);
        g13.intoArray(sums, at + (HIDDEN + 3) * LANES);
      }
    }
    for (int u = 0; u < HIDDEN; u++) {
      final int at = (HIDDEN_BIASES + u) * LANES;
      FloatVector g = FloatVector.fromArray(SPECIES, sums, at);
      for (int b = 0; b < stride; b += LANES) {
        g = FloatVector.fromArray(SPECIES, deltaHidden, u * stride + b).add(g);
      }
      g.intoArray(sums, at);
    }
  }

  /** Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on. */
  private void predictOne(float[] x, int at, float[] out, int to) {
    final float[] p = parameters;

    // hidden: z = Wᵀ x + b, a = tanh(z)
    forwardUnitsHidden(x, at);
    final float hidden0 = hidden[0];
    final float hidden1 = hidden[1];
    final float hidden2 = hidden[2];
    final float hidden3 = hidden[3];
    final float hidden4 = hidden[4];
    final float hidden5 = hidden[5];
    final float hidden6 = hidden[6];
    final float hidden7 = hidden[7];

    // output: z = Wᵀ hidden + b, a = softmax(z)
    final float logits0 = Math.fma(p[40], hidden0, Math.fma(p[43], hidden1, Math.fma(p[46], hidden2,
        p[49] * hidden3))) + Math.fma(p[52], hidden4, Math.fma(p[55], hidden5,
        Math.fma(p[58], hidden6, Math.fma(p[61], hidden7, p[64]))));
    final float logits1 = Math.fma(p[41], hidden0, Math.fma(p[44], hidden1, Math.fma(p[47], hidden2,
        p[50] * hidden3))) + Math.fma(p[53], hidden4, Math.fma(p[56], hidden5,
        Math.fma(p[59], hidden6, Math.fma(p[62], hidden7, p[65]))));
    final float logits2 = Math.fma(p[42], hidden0, Math.fma(p[45], hidden1, Math.fma(p[48], hidden2,
        p[51] * hidden3))) + Math.fma(p[54], hidden4, Math.fma(p[57], hidden5,
        Math.fma(p[60], hidden6, Math.fma(p[63], hidden7, p[66]))));
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    final float max = Math.max(Math.max(logits0, logits1), logits2);
    final float exp0 = FloatMath.exp(logits0 - max);
    final float exp1 = FloatMath.exp(logits1 - max);
    final float exp2 = FloatMath.exp(logits2 - max);
    final float sum = exp0 + exp1 + exp2;
    final float output0 = exp0 / sum;
    final float output1 = exp1 / sum;
    final float output2 = exp2 / sum;

    out[to] = output0;
    out[to + 1] = output1;
    out[to + 2] = output2;
  }

  /**
   * Returns the loss of one sample; in training, adds its gradient to {@link #gradient}.
   *
   * @param x inputs; the sample starts at {@code x[at]}
   * @param t targets; the sample's target starts at {@code t[to]}
   */
  private float pass(float[] x, int at, float[] t, int to, boolean training) {
    final float[] p = parameters;

    // forward, hidden: z = Wᵀ x + b, a = tanh(z)
    forwardUnitsHidden(x, at);
    final float hidden0 = hidden[0];
    final float hidden1 = hidden[1];
    final float hidden2 = hidden[2];
    final float hidden3 = hidden[3];
    final float hidden4 = hidden[4];
    final float hidden5 = hidden[5];
    final float hidden6 = hidden[6];
    final float hidden7 = hidden[7];

    // forward, output: z = Wᵀ hidden + b, a = softmax(z)
    final float logits0 = Math.fma(p[40], hidden0, Math.fma(p[43], hidden1, Math.fma(p[46], hidden2,
        p[49] * hidden3))) + Math.fma(p[52], hidden4, Math.fma(p[55], hidden5,
        Math.fma(p[58], hidden6, Math.fma(p[61], hidden7, p[64]))));
    final float logits1 = Math.fma(p[41], hidden0, Math.fma(p[44], hidden1, Math.fma(p[47], hidden2,
        p[50] * hidden3))) + Math.fma(p[53], hidden4, Math.fma(p[56], hidden5,
        Math.fma(p[59], hidden6, Math.fma(p[62], hidden7, p[65]))));
    final float logits2 = Math.fma(p[42], hidden0, Math.fma(p[45], hidden1, Math.fma(p[48], hidden2,
        p[51] * hidden3))) + Math.fma(p[54], hidden4, Math.fma(p[57], hidden5,
        Math.fma(p[60], hidden6, Math.fma(p[63], hidden7, p[66]))));
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    final float max = Math.max(Math.max(logits0, logits1), logits2);
    final float exp0 = FloatMath.exp(logits0 - max);
    final float exp1 = FloatMath.exp(logits1 - max);
    final float exp2 = FloatMath.exp(logits2 - max);
    final float sum = exp0 + exp1 + exp2;
    final float logSumExp = max + FloatMath.log(sum);
    final float output0 = exp0 / sum;
    final float output1 = exp1 / sum;
    final float output2 = exp2 / sum;

    // loss: L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1
    final float t0 = t[to];
    final float t1 = t[to + 1];
    final float t2 = t[to + 2];
    final float expected = t0 * logits0 + t1 * logits1 + t2 * logits2;
    final float loss = logSumExp - expected;
    if (!training) {
      return loss;
    }

    final float[] g = gradient();

    // backward, output: δ = a − t
    final float deltaOutput0 = output0 - t0;
    final float deltaOutput1 = output1 - t1;
    final float deltaOutput2 = output2 - t2;
    dHidden[0] = Math.fma(p[40], deltaOutput0, Math.fma(p[41], deltaOutput1, p[42] * deltaOutput2));
    dHidden[1] = Math.fma(p[43], deltaOutput0, Math.fma(p[44], deltaOutput1, p[45] * deltaOutput2));
    dHidden[2] = Math.fma(p[46], deltaOutput0, Math.fma(p[47], deltaOutput1, p[48] * deltaOutput2));
    dHidden[3] = Math.fma(p[49], deltaOutput0, Math.fma(p[50], deltaOutput1, p[51] * deltaOutput2));
    dHidden[4] = Math.fma(p[52], deltaOutput0, Math.fma(p[53], deltaOutput1, p[54] * deltaOutput2));
    dHidden[5] = Math.fma(p[55], deltaOutput0, Math.fma(p[56], deltaOutput1, p[57] * deltaOutput2));
    dHidden[6] = Math.fma(p[58], deltaOutput0, Math.fma(p[59], deltaOutput1, p[60] * deltaOutput2));
    dHidden[7] = Math.fma(p[61], deltaOutput0, Math.fma(p[62], deltaOutput1, p[63] * deltaOutput2));

    // gradient, output: ∂L/∂W = hidden δᵀ, ∂L/∂b = δ
    g[40] = Math.fma(hidden0, deltaOutput0, g[40]);
    g[41] = Math.fma(hidden0, deltaOutput1, g[41]);
    g[42] = Math.fma(hidden0, deltaOutput2, g[42]);
    g[43] = Math.fma(hidden1, deltaOutput0, g[43]);
    g[44] = Math.fma(hidden1, deltaOutput1, g[44]);
    g[45] = Math.fma(hidden1, deltaOutput2, g[45]);
    g[46] = Math.fma(hidden2, deltaOutput0, g[46]);
    g[47] = Math.fma(hidden2, deltaOutput1, g[47]);
    g[48] = Math.fma(hidden2, deltaOutput2, g[48]);
    g[49] = Math.fma(hidden3, deltaOutput0, g[49]);
    g[50] = Math.fma(hidden3, deltaOutput1, g[50]);
    g[51] = Math.fma(hidden3, deltaOutput2, g[51]);
    g[52] = Math.fma(hidden4, deltaOutput0, g[52]);
    g[53] = Math.fma(hidden4, deltaOutput1, g[53]);
    g[54] = Math.fma(hidden4, deltaOutput2, g[54]);
    g[55] = Math.fma(hidden5, deltaOutput0, g[55]);
    g[56] = Math.fma(hidden5, deltaOutput1, g[56]);
    g[57] = Math.fma(hidden5, deltaOutput2, g[57]);
    g[58] = Math.fma(hidden6, deltaOutput0, g[58]);
    g[59] = Math.fma(hidden6, deltaOutput1, g[59]);
    g[60] = Math.fma(hidden6, deltaOutput2, g[60]);
    g[61] = Math.fma(hidden7, deltaOutput0, g[61]);
    g[62] = Math.fma(hidden7, deltaOutput1, g[62]);
    g[63] = Math.fma(hidden7, deltaOutput2, g[63]);
    g[64] += deltaOutput0;
    g[65] += deltaOutput1;
    g[66] += deltaOutput2;

    // backward, hidden: ∂L/∂a = W δ of output, δ = ∂L/∂a · (1 − a²)
    backwardUnitsHidden(x, at);

    return loss;
  }

  /** hidden, of one sample: hidden = tanh(Wᵀ x + b). */
  private void forwardUnitsHidden(float[] x, int at) {
    final float[] p = parameters;
    for (int u = 0; u < HIDDEN; u += LANES) {
      FloatVector products = FloatVector.zero(SPECIES);
      for (int i = 0; i < INPUTS; i++) {
        final FloatVector w = FloatVector.fromArray(SPECIES, p, HIDDEN_WEIGHTS + i * HIDDEN + u);
        products = w.fma(w.broadcast(x[at + i]), products);
      }
      final FloatVector z = FloatVector.fromArray(SPECIES, p, HIDDEN_BIASES + u).add(products);
      final FloatVector tanh;
      {
        final FloatVector c = z.abs().min(9.1f).mul(2f);
        final FloatVector shifted = c.mul(LOG2_E).add(ROUNDER);
        final FloatVector n = shifted.sub(ROUNDER);
        final FloatVector r = c.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
        final FloatVector s = r.mul(r);
        final FloatVector tail = s.mul(1.3840399e-3f)
            .add(r.mul(8.369349e-3f).add(4.1668084e-2f))
            .mul(s)
            .add(r.mul(1.6666515e-1f).add(4.9999994e-1f));
        final FloatVector scale = shifted.viewAsIntegralLanes()
            .sub(0x4b400000 - 127)
            .lanewise(VectorOperators.LSHL, 23)
            .viewAsFloatingLanes();
        final FloatVector sum = scale.add(1f).add(scale.mul(r.add(s.mul(tail))));
        final FloatVector large = c.broadcast(1f).sub(c.broadcast(2f).div(sum));
        final FloatVector v = z;
        final FloatVector size = v.abs();
        final FloatVector square = size.mul(size);
        final FloatVector q = square.mul(-5.70475e-3f)
            .add(2.0638883e-2f)
            .mul(square)
            .sub(5.3739656e-2f)
            .mul(square)
            .add(1.3331442e-1f);
        final FloatVector small = size.add(size.mul(square.mul(q.mul(square).sub(3.333328e-1f))));
        final FloatVector y = large.blend(small, size.compare(VectorOperators.LT, 0.625f));
        tanh = y.viewAsIntegralLanes()
            .or(v.viewAsIntegralLanes().and(0x80000000))
            .viewAsFloatingLanes();
      }
      tanh.intoArray(hidden, u);
    }
  }

  /** hidden, of one sample: δ = ∂L/∂a · (1 − a²), ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardUnitsHidden(float[] x, int at) {
    final float[] g = gradient();
    for (int u = 0; u < HIDDEN; u += LANES) {
      final FloatVector a = FloatVector.fromArray(SPECIES, hidden, u);
      final FloatVector squared = a.mul(a);
      final FloatVector number = FloatVector.fromArray(SPECIES, NUMBERS, 0);
      final FloatVector full = FloatVector.fromArray(SPECIES, dHidden, u)
          .mul(squared.broadcast(1f).sub(squared));
      final FloatVector delta = number.broadcast(0f).blend(full,
              number.compare(VectorOperators.LT, (float) HIDDEN - u));
      // The end of a vector is the next row: that is read before, and written after it.
      FloatVector next = FloatVector.fromArray(SPECIES, g, HIDDEN_WEIGHTS + u);
      for (int i = 0; i < INPUTS; i++) {
        final FloatVector row = next;
        next = FloatVector.fromArray(SPECIES, g, HIDDEN_WEIGHTS + (i + 1) * HIDDEN + u);
        delta.fma(delta.broadcast(x[at + i]), row).intoArray(g, HIDDEN_WEIGHTS + i * HIDDEN + u);
      }
      delta.add(next).intoArray(g, HIDDEN_WEIGHTS + INPUTS * HIDDEN + u);
    }
  }

  void predict(float[] x, int from, int count, float[] out) {
    makeRoom(count);
    if (count < MANY) {
      for (int s = 0; s < count; s++) {
        predictOne(x, (from + s) * INPUTS, out, s * OUTPUT);
      }
      return;
    }
    for (int s = 0; s < count; s += BATCH) {
      final int n = Math.min(BATCH, count - s);
      predictBatch(x, (from + s) * INPUTS, out, s * OUTPUT, n);
    }
  }

  double loss(float[] x, float[] t, int from, int count) {
    double loss = 0;
    makeRoom(count);
    if (count < MANY) {
      for (int s = from; s < from + count; s++) {
        loss += pass(x, s * INPUTS, t, s * OUTPUT, false);
      }
      return loss;
    }
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      loss += lossBatch(x, s * INPUTS, t, s * OUTPUT, n);
    }
    return loss;
  }

  double accumulate(float[] x, float[] t, int from, int count) {
    double loss = 0;
    makeGradientRoom(count);
    if (count < MANY) {
      for (int s = from; s < from + count; s++) {
        loss += pass(x, s * INPUTS, t, s * OUTPUT, true);
      }
      return loss;
    }
    Arrays.fill(sums, 0);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      loss += accumulateBatch(x, s * INPUTS, t, s * OUTPUT, n);
    }
    addSums();
    return loss;
  }

  double loss(float[] x, int[] classes, int from, int count) {
    double loss = 0;
    makeRoom(count);
    if (count < MANY) {
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s, 1);
        loss += pass(x, s * INPUTS, target, 0, false);
      }
      return loss;
    }
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
    if (count < MANY) {
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s, 1);
        loss += pass(x, s * INPUTS, target, 0, true);
      }
      return loss;
    }
    Arrays.fill(sums, 0);
    for (int s = from; s < from + count; s += BATCH) {
      final int n = Math.min(BATCH, from + count - s);
      setTargets(classes, s, n);
      loss += accumulateBatch(x, s * INPUTS, target, 0, n);
    }
    addSums();
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

  /**
   * Lays n samples side by side; the last one fills the vectors: it computes nothing that the
   * others do not.
   */
  private void xToRows(float[] x, int at, int n, int stride) {
    for (int i = 0; i < INPUTS; i += 4) {
      for (int b = 0; b < n; b++) {
        final int from = at + b * INPUTS + i;
        final int to = i * stride + b;
        xRows[to] = x[from];
        xRows[to + stride] = x[from + 1];
        xRows[to + 2 * stride] = x[from + 2];
        xRows[to + 3 * stride] = x[from + 3];
      }
    }
    fillRest(xRows, INPUTS * stride, n, stride);
  }

  /** Lays the targets of n samples side by side. */
  private void tToRows(float[] t, int at, int n, int stride) {
    for (int i = 0; i < OUTPUT; i += 3) {
      for (int b = 0; b < n; b++) {
        final int from = at + b * OUTPUT + i;
        final int to = i * stride + b;
        tRows[to] = t[from];
        tRows[to + stride] = t[from + 1];
        tRows[to + 2 * stride] = t[from + 2];
      }
    }
    fillRest(tRows, OUTPUT * stride, n, stride);
  }

  /** Fills vectors up with the last sample. */
  private static void fillRest(float[] rows, int length, int n, int stride) {
    if (n < stride) {
      for (int row = 0; row < length; row += stride) {
        Arrays.fill(rows, row + n, row + stride, rows[row + n - 1]);
      }
    }
  }

  /** Lays n samples one after another. */
  private static void toSamples(float[] samples, int at, int width, int n, int stride,
      float[] rows) {
    for (int i = 0; i < width; i++) {
      final int row = i * stride;
      for (int b = 0; b < n; b++) {
        samples[at + b * width + i] = rows[row + b];
      }
    }
  }

  /** Takes out of all sums what only fills the vectors. */
  private static void clearRest(float[] rows, int length, int n, int stride) {
    if (n < stride) {
      for (int row = 0; row < length; row += stride) {
        Arrays.fill(rows, row + n, row + stride, 0);
      }
    }
  }

  /** Adds up the lanes, always in this order, into {@link #gradient}. */
  private void addSums() {
    final float[] g = gradient();
    for (int k = 0; k < PARAMETERS; k++) {
      final int at = k * LANES;
      float s0 = sums[at];
      float s1 = sums[at + 1];
      float s2 = sums[at + 2];
      float s3 = sums[at + 3];
      for (int l = at + 4; l < at + LANES; l += 4) {
        s0 += sums[l];
        s1 += sums[l + 1];
        s2 += sums[l + 2];
        s3 += sums[l + 3];
      }
      g[k] += (s0 + s1) + (s2 + s3);
    }
  }

  /**
   * tanh(x) of each value, to the bit what {@code FloatMath.tanh} gives; both arrays may be one.
   */
  private static void tanh(float[] from, float[] to, int length) {
    for (int k = 0; k < length; k += LANES) {
      final FloatVector c = FloatVector.fromArray(SPECIES, from, k).abs().min(9.1f).mul(2f);
      final FloatVector shifted = c.mul(LOG2_E).add(ROUNDER);
      final FloatVector n = shifted.sub(ROUNDER);
      final FloatVector r = c.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
      final FloatVector s = r.mul(r);
      final FloatVector tail = s.mul(1.3840399e-3f)
          .add(r.mul(8.369349e-3f).add(4.1668084e-2f))
          .mul(s)
          .add(r.mul(1.6666515e-1f).add(4.9999994e-1f));
      final FloatVector scale = shifted.viewAsIntegralLanes()
          .sub(0x4b400000 - 127)
          .lanewise(VectorOperators.LSHL, 23)
          .viewAsFloatingLanes();
      final FloatVector sum = scale.add(1f).add(scale.mul(r.add(s.mul(tail))));
      final FloatVector large = c.broadcast(1f).sub(c.broadcast(2f).div(sum));
      final FloatVector v = FloatVector.fromArray(SPECIES, from, k);
      final FloatVector size = v.abs();
      final FloatVector square = size.mul(size);
      final FloatVector q = square.mul(-5.70475e-3f)
          .add(2.0638883e-2f)
          .mul(square)
          .sub(5.3739656e-2f)
          .mul(square)
          .add(1.3331442e-1f);
      final FloatVector small = size.add(size.mul(square.mul(q.mul(square).sub(3.333328e-1f))));
      final FloatVector y = large.blend(small, size.compare(VectorOperators.LT, 0.625f));
      y.viewAsIntegralLanes()
          .or(v.viewAsIntegralLanes().and(0x80000000))
          .viewAsFloatingLanes().intoArray(to, k);
    }
  }

  /** e^x of each value, to the bit what {@code FloatMath.exp} gives; both arrays may be one. */
  private static void exp(float[] from, float[] to, int length) {
    for (int k = 0; k < length; k += LANES) {
      final FloatVector v = FloatVector.fromArray(SPECIES, from, k);
      final FloatVector c = v.blend(-104f, v.compare(VectorOperators.LT, -104f))
          .blend(89f, v.compare(VectorOperators.GT, 89f));
      final FloatVector shifted = c.mul(LOG2_E).add(ROUNDER);
      final FloatVector n = shifted.sub(ROUNDER);
      final FloatVector r = c.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
      final FloatVector s = r.mul(r);
      final FloatVector tail = s.mul(1.3840399e-3f)
          .add(r.mul(8.369349e-3f).add(4.1668084e-2f))
          .mul(s)
          .add(r.mul(1.6666515e-1f).add(4.9999994e-1f));
      final IntVector e = shifted.viewAsIntegralLanes().sub(0x4b400000);
      final FloatVector polynomial = r.add(s.mul(tail)).add(1f);
      final IntVector half = e.lanewise(VectorOperators.ASHR, 1);
      final IntVector otherHalf = e.sub(half);
      final FloatVector y = polynomial
          .mul(half.add(127).lanewise(VectorOperators.LSHL, 23).viewAsFloatingLanes())
          .mul(otherHalf.add(127).lanewise(VectorOperators.LSHL, 23).viewAsFloatingLanes());
      y.intoArray(to, k);
    }
  }

  /** log(x) of each value, to the bit what {@code FloatMath.log} gives; both arrays may be one. */
  private static void log(float[] from, float[] to, int length) {
    for (int k = 0; k < length; k += LANES) {
      final FloatVector v = FloatVector.fromArray(SPECIES, from, k);
      final VectorMask<Float> isSmall = v.compare(VectorOperators.LT, Float.MIN_NORMAL);
      final IntVector bits = v.blend(v.mul(0x1p23f), isSmall).viewAsIntegralLanes().sub(0x3f2aaaab);
      final IntVector e = bits.lanewise(VectorOperators.ASHR, 23);
      final FloatVector exponent = ((FloatVector) e.convert(VectorOperators.I2F, 0))
          .sub(v.broadcast(0f).blend(23f, isSmall));
      final FloatVector f = bits.and(0x7fffff).add(0x3f2aaaab).viewAsFloatingLanes().sub(1f);
      final FloatVector s = f.mul(f);
      final FloatVector high = f.mul(-1.2892368e-1f)
          .add(1.3985108e-1f)
          .mul(s)
          .add(f.mul(-1.218412e-1f).add(1.4005744e-1f));
      final FloatVector q = high.mul(s.mul(s))
          .add(f.mul(-1.6680497e-1f)
              .add(2.0010413e-1f)
              .mul(s)
              .add(f.mul(-2.4999797e-1f).add(3.3333215e-1f)));
      final FloatVector tail = s.mul(f).mul(q).add(exponent.mul(LN2_LOW)).sub(s.mul(0.5f));
      final FloatVector y = f.add(tail).add(exponent.mul(LN2_HIGH));
      v.broadcast(Float.NaN)
          .blend(Float.NEGATIVE_INFINITY, v.compare(VectorOperators.EQ, 0f))
          .blend(Float.POSITIVE_INFINITY, v.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY))
          .blend(
              y,
              v.compare(VectorOperators.GT, 0f)
                  .and(v.compare(VectorOperators.LT, Float.POSITIVE_INFINITY))).intoArray(to, k);
    }
  }

  /**
   * Makes room for a pass over {@code count} samples: for as many as fill a vector, or for all that
   * are computed together.
   */
  private void makeRoom(int count) {
    final int n = count > LANES ? BATCH : LANES;
    if (n <= room) {
      return;
    }
    xRows = new float[INPUTS * n];
    tRows = new float[OUTPUT * n];
    hidden = new float[HIDDEN * n];
    logits = new float[OUTPUT * n];
    output = new float[OUTPUT * n];
    maxima = new float[n];
    expSums = new float[n];
    logSumExps = new float[n];
    terms = new float[OUTPUT * n];
    expectedRow = new float[n];
    losses = new float[n];
    room = n;
  }

  /** Makes room for a pass with its backward pass. */
  private void makeGradientRoom(int count) {
    makeRoom(count);
    final int n = count > LANES ? BATCH : LANES;
    if (n <= gradientRoom) {
      return;
    }
    deltaOutput = new float[OUTPUT * n];
    dHidden = new float[HIDDEN * n];
    deltaHidden = new float[HIDDEN * n];
    sums = new float[PARAMETERS * LANES];
    gradientRoom = n;
  }

  /** The gradient of the network, to which the passes add. */
  private float[] gradient() {
    return network.gradient();
  }
}
