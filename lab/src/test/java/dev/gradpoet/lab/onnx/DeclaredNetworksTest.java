package dev.gradpoet.lab.onnx;

import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.ParameterRole;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated networks predict as their models do in ONNX Runtime. */
class DeclaredNetworksTest {
  private static final int[] BATCHES = {1, 7, 100};
  private static final float[] MAGNITUDES = {0, 0.1f, 1, 30};

  static Stream<NeuralNetwork> networks() {
    return Stream.of(
        Declared_LinearNetwork.create(1),
        Declared_SigmoidNetwork.create(2),
        Declared_TanhNetwork.create(3),
        Declared_ReluNetwork.create(4),
        Declared_LeakyReluNetwork.create(5),
        Declared_EluNetwork.create(6),
        Declared_SeluNetwork.create(7),
        Declared_GeluNetwork.create(8),
        Declared_SiluNetwork.create(9),
        Declared_MishNetwork.create(10),
        Declared_SoftplusNetwork.create(11),
        Declared_SoftsignNetwork.create(12),
        Declared_HardSigmoidNetwork.create(13),
        Declared_SoftmaxNetwork.create(14),
        Declared_DigitsNetwork.create(15),
        Declared_MarginNetwork.create(16),
        Declared_RateNetwork.create(17));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void predictionsAgree(NeuralNetwork network) throws Exception {
    Random random = new Random(network.architecture().name().hashCode());
    for (int seed = 0; seed < 5; seed++) {
      randomise(network, random);
      try (Session session = Session.of(Onnx.of(network))) {
        for (int batch : BATCHES) {
          for (float magnitude : MAGNITUDES) {
            float[] x = new float[batch * network.inputs()];
            for (int i = 0; i < x.length; i++) {
              x[i] = magnitude * (2 * random.nextFloat() - 1);
            }
            session.assertAgrees(
                network,
                x,
                batch,
                network.architecture().name() + ", draw " + seed + ", batch " + batch
                    + ", magnitude " + magnitude);
          }
        }
      }
    }
  }

  /** Weights keep the size of values from layer to layer; biases are not 0. */
  private static void randomise(NeuralNetwork network, Random random) {
    for (LayerInfo layer : network.architecture().layers()) {
      for (ParameterInfo parameter : layer.parameters()) {
        double scale =
            parameter.role() == ParameterRole.WEIGHTS ? 1 / Math.sqrt(layer.inputSize()) : 0.5;
        for (int i = 0; i < parameter.size(); i++) {
          network.parameters()[parameter.offset() + i] = (float) (scale * random.nextGaussian());
        }
      }
    }
  }
}
