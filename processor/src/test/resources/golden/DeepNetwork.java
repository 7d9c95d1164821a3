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
import dev.gradpoet.runtime.matrix.MatrixProduct;
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
  private static final int HIDDEN1_ROW = 32;
  private static final int HIDDEN2_ROW = 32;
  private static final int HIDDEN3_ROW = 32;
  private static final int HIDDEN4_ROW = 32;
  private static final int HIDDEN5_ROW = 32;
  private static final int HIDDEN6_ROW = 32;
  private static final int HIDDEN7_ROW = 32;
  private static final int OUTPUT_ROW = 16;

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

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  private final MatrixProduct product = MatrixProduct.plain();

  /** How many samples there is room for: none before the first pass. */
  private int room;

  private float[] hidden1 = NONE;
  private float[] hidden2 = NONE;
  private float[] hidden3 = NONE;
  private float[] hidden4Z = NONE;
  private float[] hidden4 = NONE;
  private float[] hidden5Z = NONE;
  private float[] hidden5 = NONE;
  private float[] hidden6Z = NONE;
  private float[] hidden6 = NONE;
  private float[] hidden7Z = NONE;
  private float[] hidden7 = NONE;
  private float[] logits = NONE;
  private float[] output = NONE;

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float[] logSumExp = NONE;

  /** The same for the backward pass. */
  private int gradientRoom;

  private float[] dHidden1 = NONE;
  private float[] deltaHidden1 = NONE;
  private float[] dHidden2 = NONE;
  private float[] deltaHidden2 = NONE;
  private float[] dHidden3 = NONE;
  private float[] deltaHidden3 = NONE;
  private float[] dHidden4 = NONE;
  private float[] deltaHidden4 = NONE;
  private float[] dHidden5 = NONE;
  private float[] deltaHidden5 = NONE;
  private float[] dHidden6 = NONE;
  private float[] deltaHidden6 = NONE;
  private float[] dHidden7 = NONE;
  private float[] deltaHidden7 = NONE;
  private float[] deltaOutput = NONE;

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
    // z = Wᵀ x + b, a = max(z, 0)
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN1, INPUTS,
        /* a */ x, at, INPUTS, 1,
        /* b */ p, HIDDEN1_WEIGHTS, HIDDEN1, 1,
        /* biases */ p, HIDDEN1_BIASES,
        /* c */ hidden1, 0, HIDDEN1_ROW, 1,
        /* floor */ 0);
  }

  /** {@code hidden2 = z if z > 0 else 0.01 z} with z = Wᵀ hidden1 + b. */
  private void forwardHidden2(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden1 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN2, HIDDEN1,
        /* a */ hidden1, 0, HIDDEN1_ROW, 1,
        /* b */ p, HIDDEN2_WEIGHTS, HIDDEN2, 1,
        /* biases */ p, HIDDEN2_BIASES,
        /* c */ hidden2, 0, HIDDEN2_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = z if z > 0 else 0.01 z
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN2; u++) {
        hidden2[b * HIDDEN2_ROW + u] = hidden2[b * HIDDEN2_ROW + u] > 0
            ? hidden2[b * HIDDEN2_ROW + u] : 0.01f * hidden2[b * HIDDEN2_ROW + u];
      }
    }
  }

  /** {@code hidden3 = z if z > 0 else expm1(z)} with z = Wᵀ hidden2 + b. */
  private void forwardHidden3(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden2 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN3, HIDDEN2,
        /* a */ hidden2, 0, HIDDEN2_ROW, 1,
        /* b */ p, HIDDEN3_WEIGHTS, HIDDEN3, 1,
        /* biases */ p, HIDDEN3_BIASES,
        /* c */ hidden3, 0, HIDDEN3_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = z if z > 0 else expm1(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN3; u++) {
        hidden3[b * HIDDEN3_ROW + u] = hidden3[b * HIDDEN3_ROW + u] > 0
            ? hidden3[b * HIDDEN3_ROW + u] : FloatMath.expm1(hidden3[b * HIDDEN3_ROW + u]);
      }
    }
  }

  /** hidden4 = z σ(z) with z = Wᵀ hidden3 + b. */
  private void forwardHidden4(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden3 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN4, HIDDEN3,
        /* a */ hidden3, 0, HIDDEN3_ROW, 1,
        /* b */ p, HIDDEN4_WEIGHTS, HIDDEN4, 1,
        /* biases */ p, HIDDEN4_BIASES,
        /* c */ hidden4Z, 0, HIDDEN4_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = z σ(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN4; u++) {
        hidden4[b * HIDDEN4_ROW + u] = hidden4Z[b * HIDDEN4_ROW + u]
            * sigmoid(hidden4Z[b * HIDDEN4_ROW + u]);
      }
    }
  }

  /** hidden5 = z tanh(softplus(z)) with z = Wᵀ hidden4 + b. */
  private void forwardHidden5(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden4 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN5, HIDDEN4,
        /* a */ hidden4, 0, HIDDEN4_ROW, 1,
        /* b */ p, HIDDEN5_WEIGHTS, HIDDEN5, 1,
        /* biases */ p, HIDDEN5_BIASES,
        /* c */ hidden5Z, 0, HIDDEN5_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = z tanh(softplus(z))
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN5; u++) {
        hidden5[b * HIDDEN5_ROW + u] = hidden5Z[b * HIDDEN5_ROW + u]
            * FloatMath.tanh(softplus(hidden5Z[b * HIDDEN5_ROW + u]));
      }
    }
  }

  /** hidden6 = softplus(Wᵀ hidden5 + b). */
  private void forwardHidden6(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden5 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN6, HIDDEN5,
        /* a */ hidden5, 0, HIDDEN5_ROW, 1,
        /* b */ p, HIDDEN6_WEIGHTS, HIDDEN6, 1,
        /* biases */ p, HIDDEN6_BIASES,
        /* c */ hidden6Z, 0, HIDDEN6_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = softplus(z)
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN6; u++) {
        hidden6[b * HIDDEN6_ROW + u] = softplus(hidden6Z[b * HIDDEN6_ROW + u]);
      }
    }
  }

  /** {@code hidden7 = 1 if z > 3 else z/6 + ½ if z > −3 else 0} with z = Wᵀ hidden6 + b. */
  private void forwardHidden7(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden6 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, HIDDEN7, HIDDEN6,
        /* a */ hidden6, 0, HIDDEN6_ROW, 1,
        /* b */ p, HIDDEN7_WEIGHTS, HIDDEN7, 1,
        /* biases */ p, HIDDEN7_BIASES,
        /* c */ hidden7Z, 0, HIDDEN7_ROW, 1,
        /* floor */ MatrixProduct.NO_FLOOR);
    // a = 1 if z > 3 else z/6 + ½ if z > −3 else 0
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN7; u++) {
        hidden7[b * HIDDEN7_ROW + u] = hidden7Z[b * HIDDEN7_ROW + u] > 3 ? 1
            : hidden7Z[b * HIDDEN7_ROW + u] > -3 ? hidden7Z[b * HIDDEN7_ROW + u] / 6 + 0.5f : 0;
      }
    }
  }

  /** output = softmax(Wᵀ hidden7 + b). */
  private void forwardOutput(int n) {
    final float[] p = parameters;
    // z = Wᵀ hidden7 + b
    product.multiplyBiased(
        /* rows, columns, depth */ n, OUTPUT, HIDDEN7,
        /* a */ hidden7, 0, HIDDEN7_ROW, 1,
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
        deltaOutput[b * OUTPUT_ROW + u] = output[b * OUTPUT_ROW + u] - t[to + b * OUTPUT + u];
        g[OUTPUT_BIASES + u] += deltaOutput[b * OUTPUT_ROW + u];
      }
    }
    // ∂L/∂W = hidden7 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN7, OUTPUT, n,
        /* a */ hidden7, 0, 1, HIDDEN7_ROW,
        /* b */ deltaOutput, 0, OUTPUT_ROW, 1,
        /* c */ g, OUTPUT_WEIGHTS, OUTPUT, 1);
    // ∂L/∂hidden7 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN7, OUTPUT,
        /* a */ deltaOutput, 0, OUTPUT_ROW, 1,
        /* b */ p, OUTPUT_WEIGHTS, 1, OUTPUT,
        /* c */ dHidden7, 0, HIDDEN7_ROW, 1);
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
        deltaHidden7[b * HIDDEN7_ROW + u] = hidden7Z[b * HIDDEN7_ROW + u] > 3 ? 0
            : hidden7Z[b * HIDDEN7_ROW + u] > -3 ? dHidden7[b * HIDDEN7_ROW + u] / 6 : 0;
        g[HIDDEN7_BIASES + u] += deltaHidden7[b * HIDDEN7_ROW + u];
      }
    }
    // ∂L/∂W = hidden6 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN6, HIDDEN7, n,
        /* a */ hidden6, 0, 1, HIDDEN6_ROW,
        /* b */ deltaHidden7, 0, HIDDEN7_ROW, 1,
        /* c */ g, HIDDEN7_WEIGHTS, HIDDEN7, 1);
    // ∂L/∂hidden6 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN6, HIDDEN7,
        /* a */ deltaHidden7, 0, HIDDEN7_ROW, 1,
        /* b */ p, HIDDEN7_WEIGHTS, 1, HIDDEN7,
        /* c */ dHidden6, 0, HIDDEN6_ROW, 1);
  }

  /** δ = ∂L/∂a · σ(z). ∂L/∂W = hidden5 δᵀ, ∂L/∂b = δ, ∂L/∂hidden5 = W δ. */
  private void backwardHidden6(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a · σ(z), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN6; u++) {
        deltaHidden6[b * HIDDEN6_ROW + u] = dHidden6[b * HIDDEN6_ROW + u]
            * sigmoid(hidden6Z[b * HIDDEN6_ROW + u]);
        g[HIDDEN6_BIASES + u] += deltaHidden6[b * HIDDEN6_ROW + u];
      }
    }
    // ∂L/∂W = hidden5 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN5, HIDDEN6, n,
        /* a */ hidden5, 0, 1, HIDDEN5_ROW,
        /* b */ deltaHidden6, 0, HIDDEN6_ROW, 1,
        /* c */ g, HIDDEN6_WEIGHTS, HIDDEN6, 1);
    // ∂L/∂hidden5 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN5, HIDDEN6,
        /* a */ deltaHidden6, 0, HIDDEN6_ROW, 1,
        /* b */ p, HIDDEN6_WEIGHTS, 1, HIDDEN6,
        /* c */ dHidden5, 0, HIDDEN5_ROW, 1);
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
        final float tanh = FloatMath.tanh(softplus(hidden5Z[b * HIDDEN5_ROW + u]));
        deltaHidden5[b * HIDDEN5_ROW + u] = dHidden5[b * HIDDEN5_ROW + u] * (tanh
            + hidden5Z[b * HIDDEN5_ROW + u] * sigmoid(hidden5Z[b * HIDDEN5_ROW + u])
            * (1 - tanh * tanh));
        g[HIDDEN5_BIASES + u] += deltaHidden5[b * HIDDEN5_ROW + u];
      }
    }
    // ∂L/∂W = hidden4 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN4, HIDDEN5, n,
        /* a */ hidden4, 0, 1, HIDDEN4_ROW,
        /* b */ deltaHidden5, 0, HIDDEN5_ROW, 1,
        /* c */ g, HIDDEN5_WEIGHTS, HIDDEN5, 1);
    // ∂L/∂hidden4 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN4, HIDDEN5,
        /* a */ deltaHidden5, 0, HIDDEN5_ROW, 1,
        /* b */ p, HIDDEN5_WEIGHTS, 1, HIDDEN5,
        /* c */ dHidden4, 0, HIDDEN4_ROW, 1);
  }

  /** δ = ∂L/∂a · (a + σ(z) (1 − a)). ∂L/∂W = hidden3 δᵀ, ∂L/∂b = δ, ∂L/∂hidden3 = W δ. */
  private void backwardHidden4(int n) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = ∂L/∂a · (a + σ(z) (1 − a)), ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN4; u++) {
        deltaHidden4[b * HIDDEN4_ROW + u] = dHidden4[b * HIDDEN4_ROW + u]
            * (hidden4[b * HIDDEN4_ROW + u] + sigmoid(hidden4Z[b * HIDDEN4_ROW + u])
            * (1 - hidden4[b * HIDDEN4_ROW + u]));
        g[HIDDEN4_BIASES + u] += deltaHidden4[b * HIDDEN4_ROW + u];
      }
    }
    // ∂L/∂W = hidden3 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN3, HIDDEN4, n,
        /* a */ hidden3, 0, 1, HIDDEN3_ROW,
        /* b */ deltaHidden4, 0, HIDDEN4_ROW, 1,
        /* c */ g, HIDDEN4_WEIGHTS, HIDDEN4, 1);
    // ∂L/∂hidden3 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN3, HIDDEN4,
        /* a */ deltaHidden4, 0, HIDDEN4_ROW, 1,
        /* b */ p, HIDDEN4_WEIGHTS, 1, HIDDEN4,
        /* c */ dHidden3, 0, HIDDEN3_ROW, 1);
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
        deltaHidden3[b * HIDDEN3_ROW + u] = hidden3[b * HIDDEN3_ROW + u] > 0
            ? dHidden3[b * HIDDEN3_ROW + u] : dHidden3[b * HIDDEN3_ROW + u]
            * (hidden3[b * HIDDEN3_ROW + u] + 1);
        g[HIDDEN3_BIASES + u] += deltaHidden3[b * HIDDEN3_ROW + u];
      }
    }
    // ∂L/∂W = hidden2 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN2, HIDDEN3, n,
        /* a */ hidden2, 0, 1, HIDDEN2_ROW,
        /* b */ deltaHidden3, 0, HIDDEN3_ROW, 1,
        /* c */ g, HIDDEN3_WEIGHTS, HIDDEN3, 1);
    // ∂L/∂hidden2 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN2, HIDDEN3,
        /* a */ deltaHidden3, 0, HIDDEN3_ROW, 1,
        /* b */ p, HIDDEN3_WEIGHTS, 1, HIDDEN3,
        /* c */ dHidden2, 0, HIDDEN2_ROW, 1);
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
        deltaHidden2[b * HIDDEN2_ROW + u] = hidden2[b * HIDDEN2_ROW + u] > 0
            ? dHidden2[b * HIDDEN2_ROW + u] : 0.01f * dHidden2[b * HIDDEN2_ROW + u];
        g[HIDDEN2_BIASES + u] += deltaHidden2[b * HIDDEN2_ROW + u];
      }
    }
    // ∂L/∂W = hidden1 δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ HIDDEN1, HIDDEN2, n,
        /* a */ hidden1, 0, 1, HIDDEN1_ROW,
        /* b */ deltaHidden2, 0, HIDDEN2_ROW, 1,
        /* c */ g, HIDDEN2_WEIGHTS, HIDDEN2, 1);
    // ∂L/∂hidden1 = W δ
    product.multiply(
        /* rows, columns, depth */ n, HIDDEN1, HIDDEN2,
        /* a */ deltaHidden2, 0, HIDDEN2_ROW, 1,
        /* b */ p, HIDDEN2_WEIGHTS, 1, HIDDEN2,
        /* c */ dHidden1, 0, HIDDEN1_ROW, 1);
  }

  /** {@code δ = ∂L/∂a if a > 0 else 0}. ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden1(float[] x, int at, int n) {
    final float[] g = gradient();
    // δ = ∂L/∂a if a > 0 else 0, ∂L/∂b = δ
    for (int b = 0; b < n; b++) {
      for (int u = 0; u < HIDDEN1; u++) {
        deltaHidden1[b * HIDDEN1_ROW + u] = hidden1[b * HIDDEN1_ROW + u] > 0
            ? dHidden1[b * HIDDEN1_ROW + u] : 0;
        g[HIDDEN1_BIASES + u] += deltaHidden1[b * HIDDEN1_ROW + u];
      }
    }
    // ∂L/∂W = x δᵀ
    product.multiplyAdd(
        /* rows, columns, depth */ INPUTS, HIDDEN1, n,
        /* a */ x, at, 1, INPUTS,
        /* b */ deltaHidden1, 0, HIDDEN1_ROW, 1,
        /* c */ g, HIDDEN1_WEIGHTS, HIDDEN1, 1);
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
      forward(x, sample * INPUTS, 1);
      observer.layer("hidden1", Arrays.copyOf(hidden1, HIDDEN1));
      observer.layer("hidden2", Arrays.copyOf(hidden2, HIDDEN2));
      observer.layer("hidden3", Arrays.copyOf(hidden3, HIDDEN3));
      observer.layer("hidden4", Arrays.copyOf(hidden4, HIDDEN4));
      observer.layer("hidden5", Arrays.copyOf(hidden5, HIDDEN5));
      observer.layer("hidden6", Arrays.copyOf(hidden6, HIDDEN6));
      observer.layer("hidden7", Arrays.copyOf(hidden7, HIDDEN7));
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

  /**
   * Makes room for a pass over {@code count} samples: for one, or for all that are computed
   * together.
   */
  private void makeRoom(int count) {
    final int n = count > 1 ? BATCH : 1;
    if (n <= room) {
      return;
    }
    hidden1 = new float[n * HIDDEN1_ROW];
    hidden2 = new float[n * HIDDEN2_ROW];
    hidden3 = new float[n * HIDDEN3_ROW];
    hidden4Z = new float[n * HIDDEN4_ROW];
    hidden4 = new float[n * HIDDEN4_ROW];
    hidden5Z = new float[n * HIDDEN5_ROW];
    hidden5 = new float[n * HIDDEN5_ROW];
    hidden6Z = new float[n * HIDDEN6_ROW];
    hidden6 = new float[n * HIDDEN6_ROW];
    hidden7Z = new float[n * HIDDEN7_ROW];
    hidden7 = new float[n * HIDDEN7_ROW];
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
    dHidden1 = new float[n * HIDDEN1_ROW];
    deltaHidden1 = new float[n * HIDDEN1_ROW];
    dHidden2 = new float[n * HIDDEN2_ROW];
    deltaHidden2 = new float[n * HIDDEN2_ROW];
    dHidden3 = new float[n * HIDDEN3_ROW];
    deltaHidden3 = new float[n * HIDDEN3_ROW];
    dHidden4 = new float[n * HIDDEN4_ROW];
    deltaHidden4 = new float[n * HIDDEN4_ROW];
    dHidden5 = new float[n * HIDDEN5_ROW];
    deltaHidden5 = new float[n * HIDDEN5_ROW];
    dHidden6 = new float[n * HIDDEN6_ROW];
    deltaHidden6 = new float[n * HIDDEN6_ROW];
    dHidden7 = new float[n * HIDDEN7_ROW];
    deltaHidden7 = new float[n * HIDDEN7_ROW];
    deltaOutput = new float[n * OUTPUT_ROW];
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
