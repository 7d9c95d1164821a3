// Generated from demo.IrisTeaching. Edit that type, not this file.
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
 * Forward pass and backpropagation of {@link IrisTeaching}, written out for its exact shape.
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
public final class IrisTeachingNetwork implements IrisTeaching, NeuralNetwork {
  private static final int INPUTS = 4;
  private static final int HIDDEN = 8;
  private static final int OUTPUT = 3;
  private static final int HIDDEN_WEIGHTS = 0;
  private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  private static final int OUTPUT_WEIGHTS = HIDDEN_BIASES + HIDDEN;
  private static final int OUTPUT_BIASES = OUTPUT_WEIGHTS + HIDDEN * OUTPUT;
  private static final int PARAMETERS = OUTPUT_BIASES + OUTPUT;

  private static final Architecture ARCHITECTURE =
      Architecture.of("demo.IrisTeaching", INPUTS, "cross_entropy")
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

  private final float[] hiddenZ = new float[HIDDEN];
  private final float[] hidden = new float[HIDDEN];
  private final float[] dHidden = new float[HIDDEN];
  private final float[] deltaHidden = new float[HIDDEN];
  private final float[] logits = new float[OUTPUT];
  private final float[] output = new float[OUTPUT];
  private final float[] deltaOutput = new float[OUTPUT];

  /** log Σ exp(z): with the logits z, all that the loss needs, whatever their size. */
  private float logSumExp;

  /**
   * A network over {@code parameters}, which it uses as they are, not a copy.
   *
   * @throws java.lang.IllegalArgumentException if they are not 67 values
   */
  public IrisTeachingNetwork(float[] parameters) {
    Checks.length("parameters", parameters.length, PARAMETERS);
    this.parameters = parameters;
  }

  /** Computes all layers for the sample at {@code x[at]}. */
  private void forward(float[] x, int at) {
    forwardHidden(x, at);
    forwardOutput();
  }

  /** hidden = tanh(Wᵀ x + b). */
  private void forwardHidden(float[] x, int at) {
    final float[] p = parameters;
    // z = Wᵀ x + b
    System.arraycopy(p, HIDDEN_BIASES, hiddenZ, 0, HIDDEN);
    for (int i = 0; i < INPUTS; i++) {
      for (int u = 0; u < HIDDEN; u++) {
        hiddenZ[u] += x[at + i] * p[HIDDEN_WEIGHTS + i * HIDDEN + u];
      }
    }
    // a = tanh(z)
    for (int u = 0; u < HIDDEN; u++) {
      hidden[u] = FloatMath.tanh(hiddenZ[u]);
    }
  }

  /** output = softmax(Wᵀ hidden + b). */
  private void forwardOutput() {
    final float[] p = parameters;
    // z = Wᵀ hidden + b
    System.arraycopy(p, OUTPUT_BIASES, logits, 0, OUTPUT);
    for (int i = 0; i < HIDDEN; i++) {
      for (int u = 0; u < OUTPUT; u++) {
        logits[u] += hidden[i] * p[OUTPUT_WEIGHTS + i * OUTPUT + u];
      }
    }
    // a = softmax(z)
    // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
    float max = logits[0];
    for (int u = 1; u < OUTPUT; u++) {
      max = Math.max(max, logits[u]);
    }
    float sum = 0;
    for (int u = 0; u < OUTPUT; u++) {
      output[u] = FloatMath.exp(logits[u] - max);
      sum += output[u];
    }
    for (int u = 0; u < OUTPUT; u++) {
      output[u] /= sum;
    }
    logSumExp = max + FloatMath.log(sum);
  }

  /** L = −Σ t log(a) = log Σ exp(z) − Σ t z, as Σ t = 1. */
  private float loss(float[] t, int to) {
    float expected = 0;
    for (int u = 0; u < OUTPUT; u++) {
      expected += t[to + u] * logits[u];
    }
    return logSumExp - expected;
  }

  /** Returns the loss of one sample. */
  private float lossOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    return loss(t, to);
  }

  /** Adds the gradient of the loss of one sample to {@link #gradient} and returns that loss. */
  private float accumulateOne(float[] x, int at, float[] t, int to) {
    forward(x, at);
    final float loss = loss(t, to);
    backwardOutput(t, to);
    backwardHidden(x, at);
    return loss;
  }

  /** δ = a − t. ∂L/∂W = hidden δᵀ, ∂L/∂b = δ, ∂L/∂hidden = W δ. */
  private void backwardOutput(float[] t, int to) {
    final float[] p = parameters;
    final float[] g = gradient();
    // δ = a − t, ∂L/∂b = δ
    for (int u = 0; u < OUTPUT; u++) {
      deltaOutput[u] = output[u] - t[to + u];
      g[OUTPUT_BIASES + u] += deltaOutput[u];
    }
    // ∂L/∂W = hidden δᵀ, ∂L/∂hidden = W δ
    for (int i = 0; i < HIDDEN; i++) {
      float d = 0;
      for (int u = 0; u < OUTPUT; u++) {
        g[OUTPUT_WEIGHTS + i * OUTPUT + u] += hidden[i] * deltaOutput[u];
        d += p[OUTPUT_WEIGHTS + i * OUTPUT + u] * deltaOutput[u];
      }
      dHidden[i] = d;
    }
  }

  /** δ = ∂L/∂a · (1 − a²). ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  private void backwardHidden(float[] x, int at) {
    final float[] g = gradient();
    // δ = ∂L/∂a · (1 − a²), ∂L/∂b = δ
    for (int u = 0; u < HIDDEN; u++) {
      deltaHidden[u] = dHidden[u] * (1 - hidden[u] * hidden[u]);
      g[HIDDEN_BIASES + u] += deltaHidden[u];
    }
    // ∂L/∂W = x δᵀ
    for (int i = 0; i < INPUTS; i++) {
      for (int u = 0; u < HIDDEN; u++) {
        g[HIDDEN_WEIGHTS + i * HIDDEN + u] += x[at + i] * deltaHidden[u];
      }
    }
  }

  /** A network with weights drawn from {@code seed}; biases are zero. */
  public static IrisTeachingNetwork create(long seed) {
    final float[] p = new float[PARAMETERS];
    final SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
    Initializers.glorotUniform(p, OUTPUT_WEIGHTS, HIDDEN, OUTPUT, random);
    return new IrisTeachingNetwork(p);
  }

  /**
   * A network with the weights of the resource {@code IrisTeachingNetwork.safetensors} beside this
   * class.
   *
   * @throws java.io.UncheckedIOException if it is missing, broken or of another network
   */
  public static IrisTeachingNetwork pretrained() {
    final String resource = "IrisTeachingNetwork.safetensors";
    return Weights.of(new IrisTeachingNetwork(new float[PARAMETERS]))
        .loadResource(resource, IrisTeachingNetwork.class.getResourceAsStream(resource));
  }

  @Override
  public InspectableLayer hidden() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(0), this),
        hiddenZ::clone,
        hidden::clone,
        deltaHidden::clone);
  }

  @Override
  public InspectableLayer output() {
    return InspectableLayer.of(
        Layer.of(ARCHITECTURE.layers().get(1), this),
        logits::clone,
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
  public IrisTeachingNetwork fork() {
    return new IrisTeachingNetwork(parameters);
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    Checks.samples("x", x.length, INPUTS, from, count);
    Checks.samples("out", out.length, OUTPUT, 0, count);
    begin();
    try {
      for (int s = 0; s < count; s++) {
        forward(x, (from + s) * INPUTS);
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
    Checks.distributions("t", t, OUTPUT, from, count);
    begin();
    try {
      double loss = 0;
      for (int s = from; s < from + count; s++) {
        loss += lossOne(x, s * INPUTS, t, s * OUTPUT);
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
        loss += accumulateOne(x, s * INPUTS, t, s * OUTPUT);
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
        loss += lossOne(x, s * INPUTS, target, 0);
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
        loss += accumulateOne(x, s * INPUTS, target, 0);
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
      forward(x, sample * INPUTS);
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

  /** Writes the class of sample s into {@link #target}. */
  private void setTargets(int[] classes, int s) {
    if (target.length == 0) {
      target = new float[OUTPUT];
    }
    Arrays.fill(target, 0);
    target[Checks.classIndex(classes, s, OUTPUT)] = 1;
  }
}
