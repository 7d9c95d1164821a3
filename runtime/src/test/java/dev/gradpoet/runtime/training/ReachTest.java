package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that the activation of the output layer cannot give. */
class ReachTest {

  /** A linear network that says it has that activation and loss. */
  private record Labelled(LinearNetwork network, Architecture architecture)
      implements NeuralNetwork {
    static Labelled of(String activation, String loss) {
      return new Labelled(
          new LinearNetwork(0, 0),
          Architecture.of("test.Labelled", 1, loss)
              .dense("line", 1, activation, true)
              .build());
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public float[] parameters() {
      return network.parameters();
    }

    @Override
    public float[] gradient() {
      return network.gradient();
    }

    @Override
    public void predict(float[] x, int from, int count, float[] out) {
      network.predict(x, from, count, out);
    }

    @Override
    public double loss(float[] x, float[] t, int from, int count) {
      return network.loss(x, t, from, count);
    }

    @Override
    public double accumulate(float[] x, float[] t, int from, int count) {
      return network.accumulate(x, t, from, count);
    }

    @Override
    public void activations(float[] x, int sample, ActivationObserver observer) {
      network.activations(x, sample, observer);
    }

    @Override
    public NeuralNetwork fork() {
      return new Labelled((LinearNetwork) network.fork(), architecture);
    }
  }

  private static Dataset targets(float... targets) {
    return Dataset.of(new float[targets.length], 1, targets, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, squared_error, 0, 10000",
    "sigmoid, mean_squared_error, 0, -0.01",
    "hard_sigmoid, mean_absolute_error, 0, 1.01",
    "tanh, huber, -1, -1.01",
    "softsign, log_cosh, -1, 3",
  })
  void targetOutOfReachIsNamedBeforeTheFirstBatch(
      String activation, String loss, int least, float target) {
    NeuralNetwork network = Labelled.of(activation, loss);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(network).train(targets(0, 1, target)))
        .withMessage("data has target " + target + " in sample 2, output 0, but layer 'line' with "
            + activation + " gives " + least + " to 1: scale the targets, or use identity there");
    assertThat(network.parameters()).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, squared_error, 0, 1",
    "sigmoid, squared_error, -0.0009, 1.0009",
    "tanh, squared_error, -1, 1",
    "identity, squared_error, -10000, 10000",
    "relu, squared_error, -1, 10000",
    "softplus, huber, -1, 10000",
    "elu, huber, -10000, 10000",
    "sigmoid, poisson, 0, 3",
  })
  void otherTargetsAreTrainedOn(String activation, String loss, float smallest, float largest) {
    Trainer.of(Labelled.of(activation, loss)).epochs(1).train(targets(smallest, largest));
  }

  @Test
  void classesAreNoTargets() {
    Dataset classes = Dataset.ofClasses(new float[2], 1, new int[] {0, 1}, 2);
    TargetChecks.checkReach(Labelled.of("sigmoid", "squared_error"), "data", classes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "tanh"})
  void evaluationTakesAnyTarget(String activation) {
    NeuralNetwork network = Labelled.of(activation, "squared_error");
    Dataset outside = targets(1.2f, -1.3f);
    assertThat(Evaluation.of(network, outside).loss()).isPositive();
    Trainer.of(network).epochs(1).validation(outside).train(targets(0, 1));
  }
}
