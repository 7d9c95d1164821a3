// Generated from demo.IrisFast. Edit that type, not this file.
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
 * Forward pass and backpropagation of {@link IrisFast}, written out for its exact shape.
 *
 * <pre>
 * layer    kind    activation   shape   parameters
 * input                             4
 * hidden   dense   tanh         4 → 8           40   p[0..39]
 * output   dense   softmax      8 → 3           27   p[40..66]
 *                               total           67
 *
 * loss: L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1
 * </pre>
 *
 * <p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
 * follow them. One instance serves one thread; {@link #fork} makes another over the same
 * parameters.
 */
@Generated
public final class IrisFastNetwork implements IrisFast, NeuralNetwork {
  private static final int INPUTS = 4;
  private static final int HIDDEN = 8;
  private static final int OUTPUT = 3;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + HIDDEN * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.IrisFast", INPUTS, "cross_entropy")
          .layer("hidden", "dense", HIDDEN).activation("tanh")
          .parameter("weights", ParameterRole.WEIGHTS, INPUTS, HIDDEN)
          .parameter("biases", ParameterRole.BIASES, HIDDEN)
          .layer("output", "dense", OUTPUT).activation("softmax")
          .parameter("weights", ParameterRole.WEIGHTS, HIDDEN, OUTPUT)
          .parameter("biases", ParameterRole.BIASES, OUTPUT)
          .build();

  /** In place of an array that no pass has needed. */
  private static final float[] NONE = {};

  private final float[] parameters;

  private float[] gradient = NONE;

  /** Whether a pass runs: one instance serves one thread. */
  private boolean busy;

  private float[] target = NONE;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 67 values
   */
  public IrisFastNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on. */
  private void predictOne(float[] x, int at, float[] out, int to) {
    final float[] p = parameters;
    final float x0 = x[at];
    final float x1 = x[at + 1];
    final float x2 = x[at + 2];
    final float x3 = x[at + 3];

    // hidden: z = Wᵀ x + b, a = tanh(z)
    final float hidden0 = FloatMath.tanh(p[0] * x0 + p[8] * x1 + p[16] * x2 + p[24] * x3 + p[32]);
    final float hidden1 = FloatMath.tanh(p[1] * x0 + p[9] * x1 + p[17] * x2 + p[25] * x3 + p[33]);
    final float hidden2 = FloatMath.tanh(p[2] * x0 + p[10] * x1 + p[18] * x2 + p[26] * x3 + p[34]);
    final float hidden3 = FloatMath.tanh(p[3] * x0 + p[11] * x1 + p[19] * x2 + p[27] * x3 + p[35]);
    final float hidden4 = FloatMath.tanh(p[4] * x0 + p[12] * x1 + p[20] * x2 + p[28] * x3 + p[36]);
    final float hidden5 = FloatMath.tanh(p[5] * x0 + p[13] * x1 + p[21] * x2 + p[29] * x3 + p[37]);
    final float hidden6 = FloatMath.tanh(p[6] * x0 + p[14] * x1 + p[22] * x2 + p[30] * x3 + p[38]);
    final float hidden7 = FloatMath.tanh(p[7] * x0 + p[15] * x1 + p[23] * x2 + p[31] * x3 + p[39]);

    // output: z = Wᵀ hidden + b, a = softmax(z)
    final float logits0 = p[40] * hidden0 + p[43] * hidden1 + p[46] * hidden2 + p[49] * hidden3
        + p[52] * hidden4 + p[55] * hidden5 + p[58] * hidden6 + p[61] * hidden7 + p[64];
    final float logits1 = p[41] * hidden0 + p[44] * hidden1 + p[47] * hidden2 + p[50] * hidden3
        + p[53] * hidden4 + p[56] * hidden5 + p[59] * hidden6 + p[62] * hidden7 + p[65];
    final float logits2 = p[42] * hidden0 + p[45] * hidden1 + p[48] * hidden2 + p[51] * hidden3
        + p[54] * hidden4 + p[57] * hidden5 + p[60] * hidden6 + p[63] * hidden7 + p[66];
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
    final float x0 = x[at];
    final float x1 = x[at + 1];
    final float x2 = x[at + 2];
    final float x3 = x[at + 3];

    // forward, hidden: z = Wᵀ x + b, a = tanh(z)
    final float hidden0 = FloatMath.tanh(p[0] * x0 + p[8] * x1 + p[16] * x2 + p[24] * x3 + p[32]);
    final float hidden1 = FloatMath.tanh(p[1] * x0 + p[9] * x1 + p[17] * x2 + p[25] * x3 + p[33]);
    final float hidden2 = FloatMath.tanh(p[2] * x0 + p[10] * x1 + p[18] * x2 + p[26] * x3 + p[34]);
    final float hidden3 = FloatMath.tanh(p[3] * x0 + p[11] * x1 + p[19] * x2 + p[27] * x3 + p[35]);
    final float hidden4 = FloatMath.tanh(p[4] * x0 + p[12] * x1 + p[20] * x2 + p[28] * x3 + p[36]);
    final float hidden5 = FloatMath.tanh(p[5] * x0 + p[13] * x1 + p[21] * x2 + p[29] * x3 + p[37]);
    final float hidden6 = FloatMath.tanh(p[6] * x0 + p[14] * x1 + p[22] * x2 + p[30] * x3 + p[38]);
    final float hidden7 = FloatMath.tanh(p[7] * x0 + p[15] * x1 + p[23] * x2 + p[31] * x3 + p[39]);

    // forward, output: z = Wᵀ hidden + b, a = softmax(z)
    final float logits0 = p[40] * hidden0 + p[43] * hidden1 + p[46] * hidden2 + p[49] * hidden3
        + p[52] * hidden4 + p[55] * hidden5 + p[58] * hidden6 + p[61] * hidden7 + p[64];
    final float logits1 = p[41] * hidden0 + p[44] * hidden1 + p[47] * hidden2 + p[50] * hidden3
        + p[53] * hidden4 + p[56] * hidden5 + p[59] * hidden6 + p[62] * hidden7 + p[65];
    final float logits2 = p[42] * hidden0 + p[45] * hidden1 + p[48] * hidden2 + p[51] * hidden3
        + p[54] * hidden4 + p[57] * hidden5 + p[60] * hidden6 + p[63] * hidden7 + p[66];
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

    // gradient, output: ∂L/∂W = hidden δᵀ, ∂L/∂b = δ
    g[40] += hidden0 * deltaOutput0;
    g[41] += hidden0 * deltaOutput1;
    g[42] += hidden0 * deltaOutput2;
    g[43] += hidden1 * deltaOutput0;
    g[44] += hidden1 * deltaOutput1;
    g[45] += hidden1 * deltaOutput2;
    g[46] += hidden2 * deltaOutput0;
    g[47] += hidden2 * deltaOutput1;
    g[48] += hidden2 * deltaOutput2;
    g[49] += hidden3 * deltaOutput0;
    g[50] += hidden3 * deltaOutput1;
    g[51] += hidden3 * deltaOutput2;
    g[52] += hidden4 * deltaOutput0;
    g[53] += hidden4 * deltaOutput1;
    g[54] += hidden4 * deltaOutput2;
    g[55] += hidden5 * deltaOutput0;
    g[56] += hidden5 * deltaOutput1;
    g[57] += hidden5 * deltaOutput2;
    g[58] += hidden6 * deltaOutput0;
    g[59] += hidden6 * deltaOutput1;
    g[60] += hidden6 * deltaOutput2;
    g[61] += hidden7 * deltaOutput0;
    g[62] += hidden7 * deltaOutput1;
    g[63] += hidden7 * deltaOutput2;
    g[64] += deltaOutput0;
    g[65] += deltaOutput1;
    g[66] += deltaOutput2;

    // backward, hidden: ∂L/∂a = W δ of output, δ = ∂L/∂a · (1 − a²)
    final float deltaHidden0 = (p[40] * deltaOutput0 + p[41] * deltaOutput1 + p[42] * deltaOutput2)
        * (1 - hidden0 * hidden0);
    final float deltaHidden1 = (p[43] * deltaOutput0 + p[44] * deltaOutput1 + p[45] * deltaOutput2)
        * (1 - hidden1 * hidden1);
    final float deltaHidden2 = (p[46] * deltaOutput0 + p[47] * deltaOutput1 + p[48] * deltaOutput2)
        * (1 - hidden2 * hidden2);
    final float deltaHidden3 = (p[49] * deltaOutput0 + p[50] * deltaOutput1 + p[51] * deltaOutput2)
        * (1 - hidden3 * hidden3);
    final float deltaHidden4 = (p[52] * deltaOutput0 + p[53] * deltaOutput1 + p[54] * deltaOutput2)
        * (1 - hidden4 * hidden4);
    final float deltaHidden5 = (p[55] * deltaOutput0 + p[56] * deltaOutput1 + p[57] * deltaOutput2)
        * (1 - hidden5 * hidden5);
    final float deltaHidden6 = (p[58] * deltaOutput0 + p[59] * deltaOutput1 + p[60] * deltaOutput2)
        * (1 - hidden6 * hidden6);
    final float deltaHidden7 = (p[61] * deltaOutput0 + p[62] * deltaOutput1 + p[63] * deltaOutput2)
        * (1 - hidden7 * hidden7);

    // gradient, hidden: ∂L/∂W = x δᵀ, ∂L/∂b = δ
    g[0] += x0 * deltaHidden0;
    g[1] += x0 * deltaHidden1;
    g[2] += x0 * deltaHidden2;
    g[3] += x0 * deltaHidden3;
    g[4] += x0 * deltaHidden4;
    g[5] += x0 * deltaHidden5;
    g[6] += x0 * deltaHidden6;
    g[7] += x0 * deltaHidden7;
    g[8] += x1 * deltaHidden0;
    g[9] += x1 * deltaHidden1;
    g[10] += x1 * deltaHidden2;
    g[11] += x1 * deltaHidden3;
    g[12] += x1 * deltaHidden4;
    g[13] += x1 * deltaHidden5;
    g[14] += x1 * deltaHidden6;
    g[15] += x1 * deltaHidden7;
    g[16] += x2 * deltaHidden0;
    g[17] += x2 * deltaHidden1;
    g[18] += x2 * deltaHidden2;
    g[19] += x2 * deltaHidden3;
    g[20] += x2 * deltaHidden4;
    g[21] += x2 * deltaHidden5;
    g[22] += x2 * deltaHidden6;
    g[23] += x2 * deltaHidden7;
    g[24] += x3 * deltaHidden0;
    g[25] += x3 * deltaHidden1;
    g[26] += x3 * deltaHidden2;
    g[27] += x3 * deltaHidden3;
    g[28] += x3 * deltaHidden4;
    g[29] += x3 * deltaHidden5;
    g[30] += x3 * deltaHidden6;
    g[31] += x3 * deltaHidden7;
    g[32] += deltaHidden0;
    g[33] += deltaHidden1;
    g[34] += deltaHidden2;
    g[35] += deltaHidden3;
    g[36] += deltaHidden4;
    g[37] += deltaHidden5;
    g[38] += deltaHidden6;
    g[39] += deltaHidden7;

    return loss;
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static IrisFastNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, HIDDEN, OUTPUT, random);
    return new IrisFastNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code IrisFastNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static IrisFastNetwork pretrained() {
    final String resource = "IrisFastNetwork.safetensors";
    return Weights.of(new IrisFastNetwork(new float[PARAMETERS]))
        .loadResource(resource, IrisFastNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public Layer hidden() {
    return Layer.of(ARCHITECTURE.layers().get(0), this);
  }

  @Override
  public Layer output() {
    return Layer.of(ARCHITECTURE.layers().get(1), this);
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
  public IrisFastNetwork fork() {
    return new IrisFastNetwork(parameters);
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
    Checks.distributions("t", t, OUTPUT, from, count);
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
    Checks.distributions("t", t, OUTPUT, from, count);
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
  public double loss(float[] x, int[] classes, int from, int count) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("classes", classes.length, 1, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += pass(x, s * INPUTS, target, 0, false);
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
      for (int s = from; s < from + count; s++) {
        setTargets(classes, s);
        loss += pass(x, s * INPUTS, target, 0, true);
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
      final int at = sample * INPUTS;
      final float[] p = parameters;
      final float x0 = x[at];
      final float x1 = x[at + 1];
      final float x2 = x[at + 2];
      final float x3 = x[at + 3];

      // hidden: z = Wᵀ x + b, a = tanh(z)
      final float hidden0 = FloatMath.tanh(p[0] * x0 + p[8] * x1 + p[16] * x2 + p[24] * x3 + p[32]);
      final float hidden1 = FloatMath.tanh(p[1] * x0 + p[9] * x1 + p[17] * x2 + p[25] * x3 + p[33]);
      final float hidden2 = FloatMath.tanh(p[2] * x0 + p[10] * x1 + p[18] * x2 + p[26] * x3
          + p[34]);
      final float hidden3 = FloatMath.tanh(p[3] * x0 + p[11] * x1 + p[19] * x2 + p[27] * x3
          + p[35]);
      final float hidden4 = FloatMath.tanh(p[4] * x0 + p[12] * x1 + p[20] * x2 + p[28] * x3
          + p[36]);
      final float hidden5 = FloatMath.tanh(p[5] * x0 + p[13] * x1 + p[21] * x2 + p[29] * x3
          + p[37]);
      final float hidden6 = FloatMath.tanh(p[6] * x0 + p[14] * x1 + p[22] * x2 + p[30] * x3
          + p[38]);
      final float hidden7 = FloatMath.tanh(p[7] * x0 + p[15] * x1 + p[23] * x2 + p[31] * x3
          + p[39]);

      // output: z = Wᵀ hidden + b, a = softmax(z)
      final float logits0 = p[40] * hidden0 + p[43] * hidden1 + p[46] * hidden2 + p[49] * hidden3
          + p[52] * hidden4 + p[55] * hidden5 + p[58] * hidden6 + p[61] * hidden7 + p[64];
      final float logits1 = p[41] * hidden0 + p[44] * hidden1 + p[47] * hidden2 + p[50] * hidden3
          + p[53] * hidden4 + p[56] * hidden5 + p[59] * hidden6 + p[62] * hidden7 + p[65];
      final float logits2 = p[42] * hidden0 + p[45] * hidden1 + p[48] * hidden2 + p[51] * hidden3
          + p[54] * hidden4 + p[57] * hidden5 + p[60] * hidden6 + p[63] * hidden7 + p[66];
      // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
      final float max = Math.max(Math.max(logits0, logits1), logits2);
      final float exp0 = FloatMath.exp(logits0 - max);
      final float exp1 = FloatMath.exp(logits1 - max);
      final float exp2 = FloatMath.exp(logits2 - max);
      final float sum = exp0 + exp1 + exp2;
      final float output0 = exp0 / sum;
      final float output1 = exp1 / sum;
      final float output2 = exp2 / sum;

      observer.layer("hidden", new float[] {hidden0, hidden1, hidden2, hidden3, hidden4, hidden5,
          hidden6, hidden7});
      observer.layer("output", new float[] {output0, output1, output2});
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

  /** Writes the class of sample s into {@link #target}. */
  private void setTargets(int[] classes, int s) {
    if (target.length == 0) {
      target = new float[OUTPUT];
    }
    Arrays.fill(target, 0);
    target[Checks.classIndex(classes, s, OUTPUT)] = 1;
  }
}
