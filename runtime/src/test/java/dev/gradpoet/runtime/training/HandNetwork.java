package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;

/**
 * A network written by hand: hidden (tanh) → dropout → output, with ½ Σ (a − t)² over identity, or log loss over one
 * sigmoid, or softmax.
 */
final class HandNetwork implements NeuralNetwork {
  final int inputs;
  final int hidden;
  final int outputs;
  final String loss;
  final float rate;
  final Fault fault;
  private final Architecture architecture;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] a;
  private final float[] mask;
  private final float[] out;
  private final float[] dOut;
  private final SplitMix64 random = new SplitMix64(0);

  /** What goes wrong, shared by all forks. */
  static final class Fault {
    volatile float throwAtInput = Float.NaN;
    volatile int poisonedGradient = -1;
    volatile boolean poisonedLoss;
    volatile float poison = Float.NaN;
  }

  private HandNetwork(
      int inputs,
      int hidden,
      int outputs,
      String loss,
      float rate,
      float[] parameters,
      Architecture architecture,
      Fault fault) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.outputs = outputs;
    this.loss = loss;
    this.rate = rate;
    this.fault = fault;
    this.architecture = architecture;
    this.parameters = parameters;
    this.gradient = new float[parameters.length];
    this.a = new float[hidden];
    this.mask = new float[hidden];
    this.out = new float[outputs];
    this.dOut = new float[outputs];
  }

  static HandNetwork of(int inputs, int hidden, int outputs, String loss, double rate, long seed) {
    String last = switch (loss) {
      case "binary_cross_entropy" -> "sigmoid";
      case "cross_entropy" -> "softmax";
      default -> "identity";
    };
    Architecture architecture = Architecture.of("test.Hand", inputs, loss)
        .dense("hidden", hidden, "tanh", true)
        .dropout("thinned", rate)
        .dense("output", outputs, last, true)
        .build();
    float[] parameters = new float[architecture.parameterCount()];
    SplitMix64 random = new SplitMix64(seed);
    Initializers.glorotUniform(parameters, 0, inputs, hidden, random);
    Initializers.glorotUniform(parameters, (inputs + 1) * hidden, hidden, outputs, random);
    return new HandNetwork(
        inputs, hidden, outputs, loss, (float) rate, parameters, architecture, new Fault());
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Architecture architecture() {
    return architecture;
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public NeuralNetwork fork() {
    return new HandNetwork(inputs, hidden, outputs, loss, rate, parameters, architecture, fault);
  }

  @Override
  public void dropoutSeed(long seed) {
    random.seed(seed);
  }

  @Override
  public void predict(float[] x, int from, int count, float[] result) {
    for (int s = 0; s < count; s++) {
      forward(x, from + s, false);
      System.arraycopy(out, 0, result, s * outputs, outputs);
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    return pass(x, t, null, from, count, false);
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    return pass(x, t, null, from, count, true);
  }

  @Override
  public double loss(float[] x, int[] classes, int from, int count) {
    return classify(x, classes, from, count, false);
  }

  @Override
  public double accumulate(float[] x, int[] classes, int from, int count) {
    return classify(x, classes, from, count, true);
  }

  private double classify(float[] x, int[] classes, int from, int count, boolean backward) {
    if (loss.equals("squared_error")) {
      throw new UnsupportedOperationException("network 'test.Hand' does not classify");
    }
    return pass(x, null, classes, from, count, backward);
  }

  private double pass(float[] x, float[] t, int[] classes, int from, int count, boolean backward) {
    double sum = 0;
    for (int s = from; s < from + count; s++) {
      if (backward && x[s * inputs] == fault.throwAtInput) {
        throw new IllegalStateException("fault at " + fault.throwAtInput);
      }
      forward(x, s, backward);
      for (int u = 0; u < outputs; u++) {
        float target =
            t != null ? t[s * outputs + u] : classes[s] == (outputs == 1 ? 1 : u) ? 1 : 0;
        dOut[u] = out[u] - target;
        sum += switch (loss) {
          case "binary_cross_entropy" -> -Math.log(target > 0.5f ? out[u] : 1 - out[u]);
          case "cross_entropy" -> target == 0 ? 0 : -target * Math.log(out[u]);
          default -> 0.5 * dOut[u] * dOut[u];
        };
      }
      if (backward) {
        backward(x, s);
      }
    }
    if (backward && fault.poisonedGradient >= 0) {
      gradient[fault.poisonedGradient] = fault.poison;
    }
    return fault.poisonedLoss ? fault.poison : sum;
  }

  private void forward(float[] x, int s, boolean thin) {
    for (int u = 0; u < hidden; u++) {
      float z = parameters[inputs * hidden + u];
      for (int i = 0; i < inputs; i++) {
        z += x[s * inputs + i] * parameters[i * hidden + u];
      }
      mask[u] = !thin || rate == 0 ? 1 : random.nextFloat() < rate ? 0 : 1 / (1 - rate);
      a[u] = (float) Math.tanh(z);
    }
    int weights = (inputs + 1) * hidden;
    float total = 0;
    for (int u = 0; u < outputs; u++) {
      float z = parameters[weights + hidden * outputs + u];
      for (int i = 0; i < hidden; i++) {
        z += a[i] * mask[i] * parameters[weights + i * outputs + u];
      }
      out[u] = loss.equals("squared_error")
          ? z
          : loss.equals("cross_entropy") ? (float) Math.exp(z) : (float) (1 / (1 + Math.exp(-z)));
      total += out[u];
    }
    for (int u = 0; u < outputs && loss.equals("cross_entropy"); u++) {
      out[u] /= total;
    }
  }

  private void backward(float[] x, int s) {
    int weights = (inputs + 1) * hidden;
    for (int u = 0; u < outputs; u++) {
      gradient[weights + hidden * outputs + u] += dOut[u];
    }
    for (int h = 0; h < hidden; h++) {
      float d = 0;
      for (int u = 0; u < outputs; u++) {
        gradient[weights + h * outputs + u] += a[h] * mask[h] * dOut[u];
        d += parameters[weights + h * outputs + u] * dOut[u];
      }
      d *= mask[h] * (1 - a[h] * a[h]);
      gradient[inputs * hidden + h] += d;
      for (int i = 0; i < inputs; i++) {
        gradient[i * hidden + h] += x[s * inputs + i] * d;
      }
    }
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    forward(x, sample, false);
    observer.layer("hidden", a);
    observer.layer("output", out);
  }

  static Dataset regression(int samples, int inputs, int outputs, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] x = new float[samples * inputs];
    float[] t = new float[samples * outputs];
    for (int i = 0; i < x.length; i++) {
      x[i] = 2 * random.nextFloat() - 1;
    }
    for (int i = 0; i < t.length; i++) {
      t[i] = (float) Math.sin(3 * x[i % x.length]);
    }
    return Dataset.of(x, inputs, t, outputs);
  }

  static Dataset classes(int samples, int inputs, int classCount, long seed) {
    float[] x = regression(samples, inputs, 1, seed).x();
    int[] classes = new int[samples];
    for (int s = 0; s < samples; s++) {
      float largest = -2;
      for (int c = 0; c < classCount; c++) {
        if (x[s * inputs + c % inputs] > largest) {
          largest = x[s * inputs + c % inputs];
          classes[s] = c;
        }
      }
    }
    return Dataset.ofClasses(x, inputs, classes, classCount);
  }
}
