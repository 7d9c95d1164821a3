package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.initialization.Initializers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A way to draw the first weights of hidden layers. The output layer is the same for all, uniform within ±√(6 / (inputs + units)), and
 * biases are zero; but PyTorch's default is taken as it is, output and biases included.
 */
enum Candidate {
  HE_NORMAL(Initializers::heNormal),

  /** TensorFlow's he_normal: drawn again beyond two standard deviations, the deviation made up for. */
  HE_TRUNCATED(Candidate::truncated),

  HE_UNIFORM(Initializers::heUniform),
  GLOROT_NORMAL(Initializers::glorotNormal),
  GLOROT_UNIFORM(Initializers::glorotUniform),
  LECUN_NORMAL(Initializers::lecunNormal),
  ORTHOGONAL(Initializers::orthogonal),

  /** As PyTorch's default, with the output layer and the biases of the others. */
  FAN_IN_UNIFORM(Candidate::fanInUniform),

  /** torch.nn.Linear: weights and biases uniform within ±1/√inputs, in all layers. */
  PYTORCH(Candidate::fanInUniform) {
    @Override
    void draw(NeuralNetwork network, long seed) {
      SplitMix64 random = new SplitMix64(seed);
      for (LayerInfo layer : network.architecture().layers()) {
        double limit = 1 / Math.sqrt(layer.inputSize());
        for (ParameterInfo tensor : layer.parameters()) {
          Initializers.uniform(
              network.parameters(), tensor.offset(), 1, tensor.size(), random, limit);
        }
      }
    }
  };

  /** Draws the weights of one layer, as the methods of {@link Initializers} do. */
  private interface Weights {
    void draw(float[] p, int offset, int inputs, int units, SplitMix64 random);
  }

  private static final double DEVIATION_OF_TRUNCATED = 0.87962566103423978;

  private final Weights weights;

  Candidate(Weights weights) {
    this.weights = weights;
  }

  /** Gives {@code network} its first parameters. */
  void draw(NeuralNetwork network, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] p = network.parameters();
    Arrays.fill(p, 0);
    List<LayerInfo> layers = network.architecture().layers();
    for (int l = 0; l < layers.size(); l++) {
      LayerInfo layer = layers.get(l);
      int offset = layer.parameters().get(0).offset();
      if (l == layers.size() - 1) {
        Initializers.glorotUniform(p, offset, layer.inputSize(), layer.outputSize(), random);
      } else {
        weights.draw(p, offset, layer.inputSize(), layer.outputSize(), random);
      }
    }
  }

  private static void truncated(float[] p, int offset, int inputs, int units, SplitMix64 random) {
    double deviation = Math.sqrt(2.0 / inputs) / DEVIATION_OF_TRUNCATED;
    Random gaussian = new Random(random.nextLong());
    for (int i = offset; i < offset + inputs * units; i++) {
      double value;
      do {
        value = gaussian.nextGaussian();
      } while (Math.abs(value) > 2);
      p[i] = (float) (deviation * value);
    }
  }

  private static void fanInUniform(
      float[] p, int offset, int inputs, int units, SplitMix64 random) {
    Initializers.uniform(p, offset, inputs, units, random, 1 / Math.sqrt(inputs));
  }
}
