package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.OptimizerState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An optimizer of a user that throws in the middle of an update. */
class ThrowingOptimizerTest {
  private static final int STEP = 3;

  /** Adds 1 to parameters, up to one of them in step {@link #STEP}. */
  private record Throwing(int parameter, Throwable thrown) implements Optimizer {
    @Override
    public double learningRate() {
      return 1;
    }

    @Override
    public OptimizerState start(Architecture architecture) {
      return new OptimizerState(architecture, 0) {
        @Override
        protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
          for (int i = from; i < to; i++) {
            if (steps() == STEP && i == parameter) {
              if (thrown instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) thrown;
            }
            parameters[i] += 1;
            gradient[i] = 0;
          }
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "1, 20000",
    "1, 42700",
    "3, 0",
    "3, 20000",
    "3, 42700",
  })
  void parametersAreThoseBeforeTheBatch(int threads, int parameter) {
    for (Throwable thrown :
        new Throwable[] {new IllegalStateException("mine"), new AssertionError("mine")}) {
      HandNetwork network = HandNetwork.of(120, 350, 1, "squared_error", 0.1, 1);
      float[] expected = network.parameters().clone();
      for (int i = 0; i < expected.length; i++) {
        for (int step = 1; step < STEP; step++) {
          expected[i] += 1;
        }
      }
      Trainer trainer = Trainer.of(network)
          .optimizer(new Throwing(parameter, thrown))
          .miniBatch(100)
          .threads(threads);

      assertThatThrownBy(() -> trainer.train(HandNetwork.regression(500, 120, 1, 1)))
          .isSameAs(thrown);
      assertThat(network.parameters()).containsExactly(expected);
      assertThat(network.gradient()).containsOnly(0);
    }
  }
}
