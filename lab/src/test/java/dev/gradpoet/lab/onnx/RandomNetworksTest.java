package dev.gradpoet.lab.onnx;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.gradpoet.Activation;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ArchitectureBuilder;
import dev.gradpoet.runtime.ParameterRole;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Networks that nobody declared: of random depth, widths, activations and options. */
class RandomNetworksTest {
  private static final int NETWORKS = 200;

  @Test
  void predictionsAgree() throws Exception {
    for (int seed = 0; seed < NETWORKS; seed++) {
      Random random = new Random(seed);
      Interpreted network = network(random);
      int batch = 1 + random.nextInt(40);
      float magnitude = random.nextBoolean() ? 1 : 30;
      float[] x = new float[batch * network.inputs()];
      for (int i = 0; i < x.length; i++) {
        x[i] = magnitude * (2 * random.nextFloat() - 1);
      }
      // What the runtime makes of a graph is as right as the graph itself.
      OptLevel level = random.nextBoolean() ? OptLevel.ALL_OPT : OptLevel.NO_OPT;
      try (Session session = Session.of(Onnx.of(network), level)) {
        session.assertAgrees(
            network, x, batch, "seed " + seed + ", " + level + ", " + network.architecture());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void everyActivationAgreesForInputsOfAnySize(Activation activation) throws Exception {
    int units = 41;
    float[] parameters = new float[units];
    for (int u = 0; u < units; u++) {
      parameters[u] = (u - 20) / 20f;
    }
    Architecture architecture = Architecture.of("one", 1, "squared_error")
        .dense("output", units, name(activation), false)
        .option("slope", 0.2)
        .option("alpha", 1.5)
        .build();
    Interpreted network = new Interpreted(architecture, parameters);
    float[] x = {0, 1e-20f, 1e-3f, 0.5f, 1, 3, 10, 30, 88, 89, 104, 1000, 1e6f, 1e30f};
    try (Session session = Session.of(Onnx.of(network))) {
      session.assertAgrees(network, x, x.length, activation.toString());
    }
  }

  private static Interpreted network(Random random) {
    Activation[] activations = Activation.values();
    int inputs = 1 + random.nextInt(30);
    ArchitectureBuilder builder = Architecture.of("random", inputs, "squared_error");
    int layers = 1 + random.nextInt(4);
    for (int i = 0; i < layers; i++) {
      boolean last = i == layers - 1;
      Activation activation = activations[random.nextInt(activations.length - (last ? 0 : 1))];
      builder.dense("layer" + i, 1 + random.nextInt(30), name(activation), random.nextBoolean());
      if (activation == Activation.LEAKY_RELU) {
        builder.option("slope", random.nextDouble());
      }
      if (activation == Activation.ELU) {
        builder.option("alpha", 0.1 + random.nextDouble());
      }
      if (!last && random.nextInt(3) == 0) {
        builder.dropout("dropout" + i, 0.5);
      }
    }
    Architecture architecture = builder.build();
    float[] parameters = new float[architecture.parameterCount()];
    architecture
        .layers()
        .forEach(layer -> layer.parameters().forEach(parameter -> {
          double scale =
              parameter.role() == ParameterRole.WEIGHTS ? 1 / Math.sqrt(layer.inputSize()) : 0.5;
          for (int i = 0; i < parameter.size(); i++) {
            parameters[parameter.offset() + i] = (float) (scale * random.nextGaussian());
          }
        }));
    return new Interpreted(architecture, parameters);
  }

  private static String name(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }
}
