package dev.gradpoet.lab.onnx;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A network of any architecture that predicts, in double, from the textbook's formulas: for tests, slow. */
final class Interpreted implements NeuralNetwork {
  private final Architecture architecture;
  private final float[] parameters;

  Interpreted(Architecture architecture, float[] parameters) {
    this.architecture = architecture;
    this.parameters = parameters;
  }

  @Override
  public int inputs() {
    return architecture.inputSize();
  }

  @Override
  public int outputs() {
    return architecture.outputSize();
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
  public void predict(float[] x, int from, int count, float[] out) {
    for (int s = 0; s < count; s++) {
      double[] a = new double[inputs()];
      for (int i = 0; i < a.length; i++) {
        a[i] = x[(from + s) * a.length + i];
      }
      Map<String, double[]> values = new HashMap<>();
      values.put(architecture.inputs().get(0).name(), a);
      for (LayerInfo layer : architecture.layers()) {
        a = values.get(layer.inputs().get(0).name());
        a = layer.kind().equals("dense") ? dense(layer, a) : a;
        values.put(layer.name(), a);
      }
      for (int u = 0; u < a.length; u++) {
        out[s * a.length + u] = (float) a[u];
      }
    }
  }

  private double[] dense(LayerInfo layer, double[] x) {
    double[] z = new double[layer.outputSize()];
    for (int u = 0; u < z.length; u++) {
      for (ParameterInfo parameter : layer.parameters()) {
        if (parameter.name().equals("biases")) {
          z[u] += parameters[parameter.offset() + u];
        } else {
          for (int i = 0; i < x.length; i++) {
            z[u] += x[i] * parameters[parameter.offset() + i * z.length + u];
          }
        }
      }
    }
    if (layer.activation().equals("softmax")) {
      double most = Arrays.stream(z).max().orElseThrow();
      double sum = Arrays.stream(z).map(v -> Math.exp(v - most)).sum();
      return Arrays.stream(z).map(v -> Math.exp(v - most) / sum).toArray();
    }
    return Arrays.stream(z).map(v -> activation(layer, v)).toArray();
  }

  private static double activation(LayerInfo layer, double z) {
    return switch (layer.activation()) {
      case "identity" -> z;
      case "sigmoid" -> 1 / (1 + Math.exp(-z));
      case "tanh" -> Math.tanh(z);
      case "relu" -> Math.max(z, 0);
      case "leaky_relu" -> z > 0 ? z : layer.options().number("slope") * z;
      case "elu" -> z > 0 ? z : layer.options().number("alpha") * Math.expm1(z);
      case "selu" -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z));
      case "gelu" -> z * normal(z);
      case "silu" -> z / (1 + Math.exp(-z));
      case "mish" -> z * Math.tanh(softplus(z));
      case "softplus" -> softplus(z);
      case "softsign" -> z / (1 + Math.abs(z));
      case "hard_sigmoid" -> Math.min(1, Math.max(0, z / 6 + 0.5));
      default -> throw new IllegalArgumentException(layer.activation());
    };
  }

  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  /** Φ by the integral of its density from 0 on, by Simpson's rule. */
  private static double normal(double z) {
    if (Math.abs(z) > 9) {
      return z < 0 ? 0 : 1;
    }
    double end = Math.abs(z);
    int steps = 400;
    double h = end / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-0.5 * (i * h) * (i * h));
    }
    double half = sum * h / 3 / Math.sqrt(2 * Math.PI);
    return z < 0 ? 0.5 - half : 0.5 + half;
  }

  @Override
  public float[] gradient() {
    throw new UnsupportedOperationException();
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NeuralNetwork fork() {
    return this;
  }
}
