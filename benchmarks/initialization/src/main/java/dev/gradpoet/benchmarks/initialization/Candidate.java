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
  HE_NORMAL("He normal") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.heNormal(p, offset, inputs, units, random);
    }
  },

  /** TensorFlow's he_normal: drawn again beyond two standard deviations, the deviation made up for. */
  HE_TRUNCATED("He truncated normal") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      double deviation = Math.sqrt(2.0 / inputs) / 0.87962566103423978;
      Random gaussian = new Random(random.nextLong());
      for (int i = offset; i < offset + inputs * units; i++) {
        double value;
        do {
          value = gaussian.nextGaussian();
        } while (Math.abs(value) > 2);
        p[i] = (float) (deviation * value);
      }
    }
  },

  HE_UNIFORM("He uniform") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.heUniform(p, offset, inputs, units, random);
    }
  },

  GLOROT_NORMAL("Glorot normal") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.glorotNormal(p, offset, inputs, units, random);
    }
  },

  GLOROT_UNIFORM("Glorot uniform") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.glorotUniform(p, offset, inputs, units, random);
    }
  },

  LECUN_NORMAL("LeCun normal") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.lecunNormal(p, offset, inputs, units, random);
    }
  },

  ORTHOGONAL("orthogonal") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.orthogonal(p, offset, inputs, units, random);
    }
  },

  /** As PyTorch's default, with the output layer and the biases of the others. */
  FAN_IN_UNIFORM("uniform within 1/√inputs") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.uniform(p, offset, inputs, units, random, 1 / Math.sqrt(inputs));
    }
  },

  /** torch.nn.Linear: weights and biases uniform within ±1/√inputs, in all layers. */
  PYTORCH("PyTorch's default") {
    @Override
    void weights(float[] p, int offset, int inputs, int units, SplitMix64 random) {
      Initializers.uniform(p, offset, inputs, units, random, 1 / Math.sqrt(inputs));
    }

    @Override
    void draw(NeuralNetwork network, long seed) {
      SplitMix64 random = new SplitMix64(seed);
      for (LayerInfo layer : network.architecture().layers()) {
        double limit = 1 / Math.sqrt(layer.inputs());
        for (ParameterInfo tensor : layer.parameters()) {
          Initializers.uniform(
              network.parameters(), tensor.offset(), 1, tensor.size(), random, limit);
        }
      }
    }
  };

  private final String label;

  Candidate(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  abstract void weights(float[] p, int offset, int inputs, int units, SplitMix64 random);

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
        Initializers.glorotUniform(p, offset, layer.inputs(), layer.outputs(), random);
      } else {
        weights(p, offset, layer.inputs(), layer.outputs(), random);
      }
    }
  }
}
