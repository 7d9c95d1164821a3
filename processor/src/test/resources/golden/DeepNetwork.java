// Generated from demo.Deep. Edit that type, not this file.
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
 * loss: L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class DeepNetwork implements Deep, NeuralNetwork {
  /** How many samples are computed together. */
  private static final int BATCH = 64;

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
          .layer("hidden1", "dense", HIDDEN1).activation("relu")
          .parameter("weights", ParameterRole.WEIGHTS, INPUTS, HIDDEN1)
          .parameter("biases", ParameterRole.BIASES, HIDDEN1)
          .layer("hidden2", "dense", HIDDEN2).activation("leaky_relu")
          .option("slope", 0.01)
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN1, HIDDEN2)
          .parameter("biases", ParameterRole.BIASES, HIDDEN2)
          .layer("hidden3", "dense", HIDDEN3).activation("elu")
          .option("alpha", 1.0)
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN2, HIDDEN3)
          .parameter("biases", ParameterRole.BIASES, HIDDEN3)
          .layer("hidden4", "dense", HIDDEN4).activation("silu")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN3, HIDDEN4)
          .parameter("biases", ParameterRole.BIASES, HIDDEN4)
          .layer("hidden5", "dense", HIDDEN5).activation("mish")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN4, HIDDEN5)
          .parameter("biases", ParameterRole.BIASES, HIDDEN5)
          .layer("hidden6", "dense", HIDDEN6).activation("softplus")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN5, HIDDEN6)
          .parameter("biases", ParameterRole.BIASES, HIDDEN6)
          .layer("hidden7", "dense", HIDDEN7).activation("hard_sigmoid")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN6, HIDDEN7)
          .parameter("biases", ParameterRole.BIASES, HIDDEN7)
          .layer("output", "dense", OUTPUT).activation("softmax")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN7, OUTPUT)
          .parameter("biases", ParameterRole.BIASES, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private static final float[][] NO_ROWS = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[][] hidden1 = NO_ROWS;
  private float[][] hidden2 = NO_ROWS;
  private float[][] hidden3 = NO_ROWS;
  private float[][] hidden4Z = NO_ROWS;
  private float[][] hidden4 = NO_ROWS;
  private float[][] hidden5Z = NO_ROWS;
  private float[][] hidden5 = NO_ROWS;
  private float[][] hidden6Z = NO_ROWS;
  private float[][] hidden6 = NO_ROWS;
  private float[][] hidden7Z = NO_ROWS;
  private float[][] hidden7 = NO_ROWS;
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

  private float[][] dHidden1 = NO_ROWS;
  private float[][] deltaHidden1 = NO_ROWS;
  private float[][] dHidden2 = NO_ROWS;
  private float[][] deltaHidden2 = NO_ROWS;
  private float[][] dHidden3 = NO_ROWS;
  private float[][] deltaHidden3 = NO_ROWS;
  private float[][] dHidden4 = NO_ROWS;
  private float[][] deltaHidden4 = NO_ROWS;
  private float[][] dHidden5 = NO_ROWS;
  private float[][] deltaHidden5 = NO_ROWS;
  private float[][] dHidden6 = NO_ROWS;
  private float[][] deltaHidden6 = NO_ROWS;
  private float[][] dHidden7 = NO_ROWS;
  private float[][] deltaHidden7 = NO_ROWS;
  private float[][] deltaOutput = NO_ROWS;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 4133 values
   */
  public DeepNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the n samples at {@code x[at]}. */
  private void forward(float[] x, int at, int n) {
    forwardHidden1(x, at, n);
    forwardHidden2(n);
    forwardHidden3(n);
    forwardHidden4(n);
    forwardHidden5(n);
    forwardHidden6(n);
    forwardHidden7(n);
    forwardOutput(n);
  }

  /** hidden1 = max(z, 0) with z = Wᵀ x + b. */
  private void forwardHidden1(float[] x, int at, int n) {
    final float[] p = parameters;
    // z = Wᵀ x + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN1_BIASES, hidden1[b], 0, HIDDEN1);
    }
    for (int i = 0; i < INPUTS - 3; i += 4) {
      System.arraycopy(p, HIDDEN1_WEIGHTS + i * HIDDEN1, row0, 0, HIDDEN1);
      System.arraycopy(p, HIDDEN1_WEIGHTS + (i + 1) * HIDDEN1, row1, 0, HIDDEN1);
      System.arraycopy(p, HIDDEN1_WEIGHTS + (i + 2) * HIDDEN1, row2, 0, HIDDEN1);
      System.arraycopy(p, HIDDEN1_WEIGHTS + (i + 3) * HIDDEN1, row3, 0, HIDDEN1);
      for (int b = 0; b < n; b++) {
        addRows(hidden1[b], HIDDEN1, row0, x[at + b * INPUTS + i], row1, x[at + b * INPUTS + i + 1],
            row2, x[at + b * INPUTS + i + 2], row3, x[at + b * INPUTS + i + 3]);
      }
    }
    // a = max(z, 0)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN1; u++) {
        hidden1[b][u] = Math.max(hidden1[b][u], 0);
      }
    }
  }

  /** {@code hidden2 = z if z > 0 else 0.01 z} with z = Wᵀ hidden1 + b. */
  private void forwardHidden2(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden1 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN2_BIASES, hidden2[b], 0, HIDDEN2);
    }
    for (int i = 0; i < HIDDEN1 - 3; i += 4) {
      System.arraycopy(p, HIDDEN2_WEIGHTS + i * HIDDEN2, row0, 0, HIDDEN2);
      System.arraycopy(p, HIDDEN2_WEIGHTS + (i + 1) * HIDDEN2, row1, 0, HIDDEN2);
      System.arraycopy(p, HIDDEN2_WEIGHTS + (i + 2) * HIDDEN2, row2, 0, HIDDEN2);
      System.arraycopy(p, HIDDEN2_WEIGHTS + (i + 3) * HIDDEN2, row3, 0, HIDDEN2);
      for (int b = 0; b < n; b++) {
        addRows(hidden2[b], HIDDEN2, row0, hidden1[b][i], row1, hidden1[b][i + 1],
            row2, hidden1[b][i + 2], row3, hidden1[b][i + 3]);
      }
    }
    // a = z if z > 0 else 0.01 z
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN2; u++) {
        hidden2[b][u] = hidden2[b][u] > 0 ? hidden2[b][u] : 0.01f * hidden2[b][u];
      }
    }
  }

  /** {@code hidden3 = z if z > 0 else expm1(z)} with z = Wᵀ hidden2 + b. */
  private void forwardHidden3(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden2 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN3_BIASES, hidden3[b], 0, HIDDEN3);
    }
    for (int i = 0; i < HIDDEN2 - 3; i += 4) {
      System.arraycopy(p, HIDDEN3_WEIGHTS + i * HIDDEN3, row0, 0, HIDDEN3);
      System.arraycopy(p, HIDDEN3_WEIGHTS + (i + 1) * HIDDEN3, row1, 0, HIDDEN3);
      System.arraycopy(p, HIDDEN3_WEIGHTS + (i + 2) * HIDDEN3, row2, 0, HIDDEN3);
      System.arraycopy(p, HIDDEN3_WEIGHTS + (i + 3) * HIDDEN3, row3, 0, HIDDEN3);
      for (int b = 0; b < n; b++) {
        addRows(hidden3[b], HIDDEN3, row0, hidden2[b][i], row1, hidden2[b][i + 1],
            row2, hidden2[b][i + 2], row3, hidden2[b][i + 3]);
      }
    }
    // a = z if z > 0 else expm1(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN3; u++) {
        hidden3[b][u] = hidden3[b][u] > 0 ? hidden3[b][u] : FloatMath.expm1(hidden3[b][u]);
      }
    }
  }

  /** hidden4 = z σ(z) with z = Wᵀ hidden3 + b. */
  private void forwardHidden4(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden3 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN4_BIASES, hidden4Z[b], 0, HIDDEN4);
    }
    for (int i = 0; i < HIDDEN3 - 3; i += 4) {
      System.arraycopy(p, HIDDEN4_WEIGHTS + i * HIDDEN4, row0, 0, HIDDEN4);
      System.arraycopy(p, HIDDEN4_WEIGHTS + (i + 1) * HIDDEN4, row1, 0, HIDDEN4);
      System.arraycopy(p, HIDDEN4_WEIGHTS + (i + 2) * HIDDEN4, row2, 0, HIDDEN4);
      System.arraycopy(p, HIDDEN4_WEIGHTS + (i + 3) * HIDDEN4, row3, 0, HIDDEN4);
      for (int b = 0; b < n; b++) {
        addRows(hidden4Z[b], HIDDEN4, row0, hidden3[b][i], row1, hidden3[b][i + 1],
            row2, hidden3[b][i + 2], row3, hidden3[b][i + 3]);
      }
    }
    // a = z σ(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN4; u++) {
        hidden4[b][u] = hidden4Z[b][u] * sigmoid(hidden4Z[b][u]);
      }
    }
  }

  /** hidden5 = z tanh(softplus(z)) with z = Wᵀ hidden4 + b. */
  private void forwardHidden5(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden4 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN5_BIASES, hidden5Z[b], 0, HIDDEN5);
    }
    for (int i = 0; i < HIDDEN4 - 3; i += 4) {
      System.arraycopy(p, HIDDEN5_WEIGHTS + i * HIDDEN5, row0, 0, HIDDEN5);
      System.arraycopy(p, HIDDEN5_WEIGHTS + (i + 1) * HIDDEN5, row1, 0, HIDDEN5);
      System.arraycopy(p, HIDDEN5_WEIGHTS + (i + 2) * HIDDEN5, row2, 0, HIDDEN5);
      System.arraycopy(p, HIDDEN5_WEIGHTS + (i + 3) * HIDDEN5, row3, 0, HIDDEN5);
      for (int b = 0; b < n; b++) {
        addRows(hidden5Z[b], HIDDEN5, row0, hidden4[b][i], row1, hidden4[b][i + 1],
            row2, hidden4[b][i + 2], row3, hidden4[b][i + 3]);
      }
    }
    // a = z tanh(softplus(z))
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN5; u++) {
        hidden5[b][u] = hidden5Z[b][u] * FloatMath.tanh(softplus(hidden5Z[b][u]));
      }
    }
  }

  /** hidden6 = softplus(Wᵀ hidden5 + b). */
  private void forwardHidden6(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden5 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN6_BIASES, hidden6Z[b], 0, HIDDEN6);
    }
    for (int i = 0; i < HIDDEN5 - 3; i += 4) {
      System.arraycopy(p, HIDDEN6_WEIGHTS + i * HIDDEN6, row0, 0, HIDDEN6);
      System.arraycopy(p, HIDDEN6_WEIGHTS + (i + 1) * HIDDEN6, row1, 0, HIDDEN6);
      System.arraycopy(p, HIDDEN6_WEIGHTS + (i + 2) * HIDDEN6, row2, 0, HIDDEN6);
      System.arraycopy(p, HIDDEN6_WEIGHTS + (i + 3) * HIDDEN6, row3, 0, HIDDEN6);
      for (int b = 0; b < n; b++) {
        addRows(hidden6Z[b], HIDDEN6, row0, hidden5[b][i], row1, hidden5[b][i + 1],
            row2, hidden5[b][i + 2], row3, hidden5[b][i + 3]);
      }
    }
    // a = softplus(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN6; u++) {
        hidden6[b][u] = softplus(hidden6Z[b][u]);
      }
    }
  }

  /** {@code hidden7 = 1 if z > 3 else z/6 + ½ if z > −3 else 0} with z = Wᵀ hidden6 + b. */
  private void forwardHidden7(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden6 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, HIDDEN7_BIASES, hidden7Z[b], 0, HIDDEN7);
    }
    for (int i = 0; i < HIDDEN6 - 3; i += 4) {
      System.arraycopy(p, HIDDEN7_WEIGHTS + i * HIDDEN7, row0, 0, HIDDEN7);
      System.arraycopy(p, HIDDEN7_WEIGHTS + (i + 1) * HIDDEN7, row1, 0, HIDDEN7);
      System.arraycopy(p, HIDDEN7_WEIGHTS + (i + 2) * HIDDEN7, row2, 0, HIDDEN7);
      System.arraycopy(p, HIDDEN7_WEIGHTS + (i + 3) * HIDDEN7, row3, 0, HIDDEN7);
      for (int b = 0; b < n; b++) {
        addRows(hidden7Z[b], HIDDEN7, row0, hidden6[b][i], row1, hidden6[b][i + 1],
            row2, hidden6[b][i + 2], row3, hidden6[b][i + 3]);
      }
    }
    // a = 1 if z > 3 else z/6 + ½ if z > −3 else 0
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN7; u++) {
        hidden7[b][u] = hidden7Z[b][u] > 3 ? 1 : hidden7Z[b][u] > -3 ? hidden7Z[b][u] / 6 + 0.5f
            : 0;
      }
    }
  }

  /** output = softmax(Wᵀ hidden7 + b). */
  private void forwardOutput(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden7 + b
    for (int b = 0; b < n; b++) {
      System.arraycopy(p, OUTPUT_BIASES, logits[b], 0, OUTPUT);
    }
    for (int i = 0; i < HIDDEN7 - 3; i += 4) {
      System.arraycopy(p, OUTPUT_WEIGHTS + i * OUTPUT, row0, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 1) * OUTPUT, row1, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 2) * OUTPUT, row2, 0, OUTPUT);
      System.arraycopy(p, OUTPUT_WEIGHTS + (i + 3) * OUTPUT, row3, 0, OUTPUT);
      for (int b = 0; b < n; b++) {
        addRows(logits[b], OUTPUT, row0, hidden7[b][i], row1, hidden7[b][i + 1],
            row2, hidden7[b][i + 2], row3, hidden7[b][i + 3]);
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
    forward(x, at, n);
    return loss(t, to, n);
  }

  /** Adds the gradient of the loss of n samples to {@link #gradient} and returns that loss. */
  private float accumulateBatch(float[] x, int at, float[] t, int to, int n) {
    forward(x, at, n);
    final float loss = loss(t, to, n);
    backwardOutput(t, to, n);
    backwardHidden7(n);
    backwardHidden6(n);
    backwardHidden5(n);
    backwardHidden4(n);
    backwardHidden3(n);
    backwardHidden2(n);
    backwardHidden1(x, at, n);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = hidden7 δᵀ, ∂L/∂b = δ, ∂L/∂hidden7 = W δ. */
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
    // ∂L/∂W = hidden7 δᵀ
    for (int i = 0; i < HIDDEN7; i++) {
      Arrays.fill(row0, 0, OUTPUT, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, OUTPUT, deltaOutput[b], hidden7[b][i], deltaOutput[b + 1], hidden7[b + 1][i],
            deltaOutput[b + 2], hidden7[b + 2][i], deltaOutput[b + 3], hidden7[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, OUTPUT, deltaOutput[b], hidden7[b][i]);
      }
      for (int u = 0; u < OUTPUT; u++) {
        g[OUTPUT_WEIGHTS + i * OUTPUT + u] += row0[u];
      }
    }
    // ∂L/∂hidden7 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden7[b], 0);
    }
    for (int u = 0; u < OUTPUT - 3; u += 4) {
      for (int i = 0; i < HIDDEN7; i++) {
        row0[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u];
        row1[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 1];
        row2[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 2];
        row3[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden7[b], HIDDEN7, row0, deltaOutput[b][u], row1, deltaOutput[b][u + 1],
            row2, deltaOutput[b][u + 2], row3, deltaOutput[b][u + 3]);
      }
    }
    for (int u = OUTPUT - OUTPUT % 4; u < OUTPUT; u++) {
      for (int i = 0; i < HIDDEN7; i++) {
        row0[i] = p[OUTPUT_WEIGHTS + i * OUTPUT + u];
      }
      for (int b = 0; b < n; b++) {
        addRow(dHidden7[b], HIDDEN7, row0, deltaOutput[b][u]);
      }
    }
  }

  /**
   * {@code δ = 0 if z > 3 else ∂L/∂a / 6 if z > −3 else 0}. ∂L/∂W = hidden6 δᵀ, ∂L/∂b = δ,
   * ∂L/∂hidden6 = W δ.
   */
  private void backwardHidden7(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = 0 if z > 3 else ∂L/∂a / 6 if z > −3 else 0, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN7; u++) {
        deltaHidden7[b][u] = hidden7Z[b][u] > 3 ? 0 : hidden7Z[b][u] > -3 ? dHidden7[b][u] / 6 : 0;
        g[HIDDEN7_BIASES + u] += deltaHidden7[b][u];
      }
    }
    // ∂L/∂W = hidden6 δᵀ
    for (int i = 0; i < HIDDEN6; i++) {
      Arrays.fill(row0, 0, HIDDEN7, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN7, deltaHidden7[b], hidden6[b][i],
            deltaHidden7[b + 1], hidden6[b + 1][i], deltaHidden7[b + 2], hidden6[b + 2][i],
            deltaHidden7[b + 3], hidden6[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN7, deltaHidden7[b], hidden6[b][i]);
      }
      for (int u = 0; u < HIDDEN7; u++) {
        g[HIDDEN7_WEIGHTS + i * HIDDEN7 + u] += row0[u];
      }
    }
    // ∂L/∂hidden6 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden6[b], 0);
    }
    for (int u = 0; u < HIDDEN7 - 3; u += 4) {
      for (int i = 0; i < HIDDEN6; i++) {
        row0[i] = p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u];
        row1[i] = p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u + 1];
        row2[i] = p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u + 2];
        row3[i] = p[HIDDEN7_WEIGHTS + i * HIDDEN7 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden6[b], HIDDEN6, row0, deltaHidden7[b][u], row1, deltaHidden7[b][u + 1],
            row2, deltaHidden7[b][u + 2], row3, deltaHidden7[b][u + 3]);
      }
    }
  }

  /** δ = ∂L/∂a · σ(z). ∂L/∂W = hidden5 δᵀ, ∂L/∂b = δ, ∂L/∂hidden5 = W δ. */
  private void backwardHidden6(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a · σ(z), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN6; u++) {
        deltaHidden6[b][u] = dHidden6[b][u] * sigmoid(hidden6Z[b][u]);
        g[HIDDEN6_BIASES + u] += deltaHidden6[b][u];
      }
    }
    // ∂L/∂W = hidden5 δᵀ
    for (int i = 0; i < HIDDEN5; i++) {
      Arrays.fill(row0, 0, HIDDEN6, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN6, deltaHidden6[b], hidden5[b][i],
            deltaHidden6[b + 1], hidden5[b + 1][i], deltaHidden6[b + 2], hidden5[b + 2][i],
            deltaHidden6[b + 3], hidden5[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN6, deltaHidden6[b], hidden5[b][i]);
      }
      for (int u = 0; u < HIDDEN6; u++) {
        g[HIDDEN6_WEIGHTS + i * HIDDEN6 + u] += row0[u];
      }
    }
    // ∂L/∂hidden5 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden5[b], 0);
    }
    for (int u = 0; u < HIDDEN6 - 3; u += 4) {
      for (int i = 0; i < HIDDEN5; i++) {
        row0[i] = p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u];
        row1[i] = p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u + 1];
        row2[i] = p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u + 2];
        row3[i] = p[HIDDEN6_WEIGHTS + i * HIDDEN6 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden5[b], HIDDEN5, row0, deltaHidden6[b][u], row1, deltaHidden6[b][u + 1],
            row2, deltaHidden6[b][u + 2], row3, deltaHidden6[b][u + 3]);
      }
    }
  }

  /**
   * δ = ∂L/∂a · (tanh(softplus(z)) + z σ(z) (1 − tanh(softplus(z))²)). ∂L/∂W = hidden4 δᵀ, ∂L/∂b =
   * δ, ∂L/∂hidden4 = W δ.
   */
  private void backwardHidden5(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a · (tanh(softplus(z)) + z σ(z) (1 − tanh(softplus(z))²)), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN5; u++) {
        final float tanh = FloatMath.tanh(softplus(hidden5Z[b][u]));
        deltaHidden5[b][u] = dHidden5[b][u]
            * (tanh + hidden5Z[b][u] * sigmoid(hidden5Z[b][u]) * (1 - tanh * tanh));
        g[HIDDEN5_BIASES + u] += deltaHidden5[b][u];
      }
    }
    // ∂L/∂W = hidden4 δᵀ
    for (int i = 0; i < HIDDEN4; i++) {
      Arrays.fill(row0, 0, HIDDEN5, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN5, deltaHidden5[b], hidden4[b][i],
            deltaHidden5[b + 1], hidden4[b + 1][i], deltaHidden5[b + 2], hidden4[b + 2][i],
            deltaHidden5[b + 3], hidden4[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN5, deltaHidden5[b], hidden4[b][i]);
      }
      for (int u = 0; u < HIDDEN5; u++) {
        g[HIDDEN5_WEIGHTS + i * HIDDEN5 + u] += row0[u];
      }
    }
    // ∂L/∂hidden4 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden4[b], 0);
    }
    for (int u = 0; u < HIDDEN5 - 3; u += 4) {
      for (int i = 0; i < HIDDEN4; i++) {
        row0[i] = p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u];
        row1[i] = p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u + 1];
        row2[i] = p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u + 2];
        row3[i] = p[HIDDEN5_WEIGHTS + i * HIDDEN5 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden4[b], HIDDEN4, row0, deltaHidden5[b][u], row1, deltaHidden5[b][u + 1],
            row2, deltaHidden5[b][u + 2], row3, deltaHidden5[b][u + 3]);
      }
    }
  }

  /** δ = ∂L/∂a · (a + σ(z) (1 − a)). ∂L/∂W = hidden3 δᵀ, ∂L/∂b = δ, ∂L/∂hidden3 = W δ. */
  private void backwardHidden4(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a · (a + σ(z) (1 − a)), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN4; u++) {
        deltaHidden4[b][u] = dHidden4[b][u]
            * (hidden4[b][u] + sigmoid(hidden4Z[b][u]) * (1 - hidden4[b][u]));
        g[HIDDEN4_BIASES + u] += deltaHidden4[b][u];
      }
    }
    // ∂L/∂W = hidden3 δᵀ
    for (int i = 0; i < HIDDEN3; i++) {
      Arrays.fill(row0, 0, HIDDEN4, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN4, deltaHidden4[b], hidden3[b][i],
            deltaHidden4[b + 1], hidden3[b + 1][i], deltaHidden4[b + 2], hidden3[b + 2][i],
            deltaHidden4[b + 3], hidden3[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN4, deltaHidden4[b], hidden3[b][i]);
      }
      for (int u = 0; u < HIDDEN4; u++) {
        g[HIDDEN4_WEIGHTS + i * HIDDEN4 + u] += row0[u];
      }
    }
    // ∂L/∂hidden3 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden3[b], 0);
    }
    for (int u = 0; u < HIDDEN4 - 3; u += 4) {
      for (int i = 0; i < HIDDEN3; i++) {
        row0[i] = p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u];
        row1[i] = p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u + 1];
        row2[i] = p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u + 2];
        row3[i] = p[HIDDEN4_WEIGHTS + i * HIDDEN4 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden3[b], HIDDEN3, row0, deltaHidden4[b][u], row1, deltaHidden4[b][u + 1],
            row2, deltaHidden4[b][u + 2], row3, deltaHidden4[b][u + 3]);
      }
    }
  }

  /**
   * {@code δ = ∂L/∂a if a > 0 else ∂L/∂a · (a + 1)}. ∂L/∂W = hidden2 δᵀ, ∂L/∂b = δ, ∂L/∂hidden2 = W
   * δ.
   */
  private void backwardHidden3(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a if a > 0 else ∂L/∂a · (a + 1), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN3; u++) {
        deltaHidden3[b][u] = hidden3[b][u] > 0 ? dHidden3[b][u] : dHidden3[b][u]
            * (hidden3[b][u] + 1);
        g[HIDDEN3_BIASES + u] += deltaHidden3[b][u];
      }
    }
    // ∂L/∂W = hidden2 δᵀ
    for (int i = 0; i < HIDDEN2; i++) {
      Arrays.fill(row0, 0, HIDDEN3, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN3, deltaHidden3[b], hidden2[b][i],
            deltaHidden3[b + 1], hidden2[b + 1][i], deltaHidden3[b + 2], hidden2[b + 2][i],
            deltaHidden3[b + 3], hidden2[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN3, deltaHidden3[b], hidden2[b][i]);
      }
      for (int u = 0; u < HIDDEN3; u++) {
        g[HIDDEN3_WEIGHTS + i * HIDDEN3 + u] += row0[u];
      }
    }
    // ∂L/∂hidden2 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden2[b], 0);
    }
    for (int u = 0; u < HIDDEN3 - 3; u += 4) {
      for (int i = 0; i < HIDDEN2; i++) {
        row0[i] = p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u];
        row1[i] = p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u + 1];
        row2[i] = p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u + 2];
        row3[i] = p[HIDDEN3_WEIGHTS + i * HIDDEN3 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden2[b], HIDDEN2, row0, deltaHidden3[b][u], row1, deltaHidden3[b][u + 1],
            row2, deltaHidden3[b][u + 2], row3, deltaHidden3[b][u + 3]);
      }
    }
  }

  /**
   * {@code δ = ∂L/∂a if a > 0 else 0.01 (∂L/∂a)}. ∂L/∂W = hidden1 δᵀ, ∂L/∂b = δ, ∂L/∂hidden1 = W δ.
   */
  private void backwardHidden2(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a if a > 0 else 0.01 (∂L/∂a), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN2; u++) {
        deltaHidden2[b][u] = hidden2[b][u] > 0 ? dHidden2[b][u] : 0.01f * dHidden2[b][u];
        g[HIDDEN2_BIASES + u] += deltaHidden2[b][u];
      }
    }
    // ∂L/∂W = hidden1 δᵀ
    for (int i = 0; i < HIDDEN1; i++) {
      Arrays.fill(row0, 0, HIDDEN2, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN2, deltaHidden2[b], hidden1[b][i],
            deltaHidden2[b + 1], hidden1[b + 1][i], deltaHidden2[b + 2], hidden1[b + 2][i],
            deltaHidden2[b + 3], hidden1[b + 3][i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN2, deltaHidden2[b], hidden1[b][i]);
      }
      for (int u = 0; u < HIDDEN2; u++) {
        g[HIDDEN2_WEIGHTS + i * HIDDEN2 + u] += row0[u];
      }
    }
    // ∂L/∂hidden1 = W δ
    for (int b = 0; b < n; b++) {
      Arrays.fill(dHidden1[b], 0);
    }
    for (int u = 0; u < HIDDEN2 - 3; u += 4) {
      for (int i = 0; i < HIDDEN1; i++) {
        row0[i] = p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u];
        row1[i] = p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u + 1];
        row2[i] = p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u + 2];
        row3[i] = p[HIDDEN2_WEIGHTS + i * HIDDEN2 + u + 3];
      }
      for (int b = 0; b < n; b++) {
        addRows(dHidden1[b], HIDDEN1, row0, deltaHidden2[b][u], row1, deltaHidden2[b][u + 1],
            row2, deltaHidden2[b][u + 2], row3, deltaHidden2[b][u + 3]);
      }
    }
  }

  /** {@code δ = ∂L/∂a if a > 0 else 0}. ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden1(float[] x, int at, int n) {
    final float[] g = gradient();
    // δ = ∂L/∂a if a > 0 else 0, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN1; u++) {
        deltaHidden1[b][u] = hidden1[b][u] > 0 ? dHidden1[b][u] : 0;
        g[HIDDEN1_BIASES + u] += deltaHidden1[b][u];
      }
    }
    // ∂L/∂W = x δᵀ
    for (int i = 0; i < INPUTS; i++) {
      Arrays.fill(row0, 0, HIDDEN1, 0);
      int b = 0;
      for (; b < n - 3; b += 4) {
        addRows(row0, HIDDEN1, deltaHidden1[b], x[at + b * INPUTS + i],
            deltaHidden1[b + 1], x[at + (b + 1) * INPUTS + i],
            deltaHidden1[b + 2], x[at + (b + 2) * INPUTS + i],
            deltaHidden1[b + 3], x[at + (b + 3) * INPUTS + i]);
      }
      for (; b < n; b++) {
        addRow(row0, HIDDEN1, deltaHidden1[b], x[at + b * INPUTS + i]);
      }
      for (int u = 0; u < HIDDEN1; u++) {
        g[HIDDEN1_WEIGHTS + i * HIDDEN1 + u] += row0[u];
      }
    }
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

  /**
   * A network with the weights of the resource {@code DeepNetwork.safetensors} beside this class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static DeepNetwork pretrained() {
    final String resource = "DeepNetwork.safetensors";
    return Weights.of(new DeepNetwork(new float[PARAMETERS]))
        .loadResource(resource, DeepNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer hidden1() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public Layer hidden2() {
    return Layer.of(ARCHITECTURE.layers().get(1), this);
  }

  @Override
  public Layer hidden3() {
    return Layer.of(ARCHITECTURE.layers().get(2), this);
  }

  @Override
  public Layer hidden4() {
    return Layer.of(ARCHITECTURE.layers().get(3), this);
  }

  @Override
  public Layer hidden5() {
    return Layer.of(ARCHITECTURE.layers().get(4), this);
  }

  @Override
  public Layer hidden6() {
    return Layer.of(ARCHITECTURE.layers().get(5), this);
  }

  @Override
  public Layer hidden7() {
    return Layer.of(ARCHITECTURE.layers().get(6), this);
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(7), this);
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
  public DeepNetwork fork() {
    return new DeepNetwork(parameters);
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
        forward(x, (from + s) * INPUTS, n);
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
      forward(x, sample * INPUTS, 1);
      observer.layer("hidden1", hidden1[0]);
      observer.layer("hidden2", hidden2[0]);
      observer.layer("hidden3", hidden3[0]);
      observer.layer("hidden4", hidden4[0]);
      observer.layer("hidden5", hidden5[0]);
      observer.layer("hidden6", hidden6[0]);
      observer.layer("hidden7", hidden7[0]);
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
    hidden1 = new float[n][HIDDEN1];
    hidden2 = new float[n][HIDDEN2];
    hidden3 = new float[n][HIDDEN3];
    hidden4Z = new float[n][HIDDEN4];
    hidden4 = new float[n][HIDDEN4];
    hidden5Z = new float[n][HIDDEN5];
    hidden5 = new float[n][HIDDEN5];
    hidden6Z = new float[n][HIDDEN6];
    hidden6 = new float[n][HIDDEN6];
    hidden7Z = new float[n][HIDDEN7];
    hidden7 = new float[n][HIDDEN7];
    logits = new float[n][OUTPUT];
    output = new float[n][OUTPUT];
    logSumExp = new float[n];
    row0 = new float[HIDDEN1];
    row1 = new float[HIDDEN1];
    row2 = new float[HIDDEN1];
    row3 = new float[HIDDEN1];
    room = n;
  }

  /** Makes room for a pass with its backward pass. */
  private void makeGradientRoom(int count) {
    makeRoom(count);
    final int n = count > 1 ? BATCH : 1;
    if (n <= gradientRoom) {
      return;
    }
    dHidden1 = new float[n][HIDDEN1];
    deltaHidden1 = new float[n][HIDDEN1];
    dHidden2 = new float[n][HIDDEN2];
    deltaHidden2 = new float[n][HIDDEN2];
    dHidden3 = new float[n][HIDDEN3];
    deltaHidden3 = new float[n][HIDDEN3];
    dHidden4 = new float[n][HIDDEN4];
    deltaHidden4 = new float[n][HIDDEN4];
    dHidden5 = new float[n][HIDDEN5];
    deltaHidden5 = new float[n][HIDDEN5];
    dHidden6 = new float[n][HIDDEN6];
    deltaHidden6 = new float[n][HIDDEN6];
    dHidden7 = new float[n][HIDDEN7];
    deltaHidden7 = new float[n][HIDDEN7];
    deltaOutput = new float[n][OUTPUT];
    gradientRoom = n;
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
