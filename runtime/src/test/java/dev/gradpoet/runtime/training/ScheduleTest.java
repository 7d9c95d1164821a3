package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.OptimizerState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How training uses schedules. */
class ScheduleTest {

  /** Writes down the learning rate of each step; changes nothing. */
  private record Rates(double learningRate, List<Double> seen) implements Optimizer {
    @Override
    public OptimizerState start(Architecture architecture) {
      return new OptimizerState(architecture, 0) {
        @Override
        protected void onBegin(long step) {
          seen.add(learningRate);
        }

        @Override
        protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
          gradient[0] = 0;
        }
      };
    }
  }

  private static List<Double> rates(Trainer trainer, Schedule schedule, int samples) {
    Rates rates = new Rates(2, new ArrayList<>());
    Trainer scheduled = trainer.optimizer(rates).miniBatch(2);
    float[] zeros = new float[samples];
    (schedule == null ? scheduled : scheduled.schedule(schedule))
        .train(Dataset.of(zeros, 1, zeros, 1));
    return rates.seen;
  }

  @Test
  void theFactorOfEachUpdateMultipliesTheOptimizersRate() {
    // 5 samples are 3 batches.
    Schedule time = () -> epoch -> 1 + epoch;
    assertThat(rates(Trainer.of(new LinearNetwork(1, 1)).epochs(2), time, 5))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .containsExactly(2.0, 2 + 2 / 3.0, 2 + 4 / 3.0, 4.0, 4 + 2 / 3.0, 4 + 4 / 3.0);
  }

  @Test
  void timeIsWholeWhereAnEpochBegins() {
    List<Double> rates = rates(
        Trainer.of(new LinearNetwork(1, 1)).epochs(60),
        () -> epoch -> Math.scalb(1.0, -(int) epoch),
        13);
    for (int epoch = 0; epoch < 60; epoch++) {
      assertThat(rates.subList(7 * epoch, 7 * epoch + 7)).containsOnly(Math.scalb(2.0, -epoch));
    }
  }

  @Test
  void withoutAScheduleTheRateIsTheOptimizers() {
    assertThat(rates(Trainer.of(new LinearNetwork(1, 1)).epochs(2), null, 3)).containsOnly(2.0);
  }

  @Test
  void theValidationLossIsWatchedIfThereIsOne() {
    List<Double> told = new ArrayList<>();
    Schedule listening = () -> new Telling(told);
    Dataset data = Dataset.of(new float[] {1, 1}, 1, new float[] {0, 0}, 1);
    Trainer trainer = Trainer.of(new LinearNetwork(1, 1)).schedule(listening).epochs(2);

    History alone = trainer.train(data);
    assertThat(told).containsExactly(alone.losses()[0], alone.losses()[1]);

    told.clear();
    History validated = trainer.validation(data).train(data);
    assertThat(told)
        .containsExactly(
            validated.epochs().get(0).validation().orElseThrow().loss(),
            validated.epochs().get(1).validation().orElseThrow().loss())
        .doesNotContain(validated.losses()[0]);
  }

  private record Telling(List<Double> told) implements ScheduleState {
    @Override
    public double factor(double epoch) {
      return 1;
    }

    @Override
    public void onEpoch(int epoch, double loss) {
      assertThat(epoch).isEqualTo(told.size() + 1);
      told.add(loss);
    }
  }

  @Test
  void anIllegalFactorIsAnError() {
    Trainer trainer = Trainer.of(new LinearNetwork(1, 1)).schedule(() -> epoch -> -1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(Dataset.of(new float[1], 1, new float[1], 1)))
        .withMessage("learningRate is -0.01, expected a finite number of at least 0");
  }

  @Test
  void aMissingScheduleIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> Trainer.of(new LinearNetwork(1, 1)).schedule(null))
        .withMessage("schedule is null");
  }
}
