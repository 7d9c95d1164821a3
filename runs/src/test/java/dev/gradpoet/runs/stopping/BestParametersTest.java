package dev.gradpoet.runs.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runs.LineNetwork;
import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.Momentum;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without validation data, too, the network has the loss that its best epoch is said to have. */
class BestParametersTest {
  private static final Dataset DOUBLES =
      Dataset.of(new float[] {1, 2, 3}, 1, new float[] {2, 4, 6}, 1);

  private static void assertHasTheLossOfItsBestEpoch(
      NeuralNetwork network, Dataset data, EarlyStopping rule, History history) {
    BestEpoch best = history.best().orElseThrow();
    assertThat(best.measure()).isEqualTo("training loss");
    assertThat(best.value()).isEqualTo(Evaluation.of(network, data).loss());
    assertThat(best.epoch().loss()).isEqualTo(best.value());
    assertThat(rule.best()).contains(best.epoch());
    assertThat(history.epochs()).extracting(Epoch::loss).allMatch(loss -> loss >= best.value());
  }

  /** A rate of 5 makes it diverge: the first update is the best. */
  @Test
  void aTrainingThatDivergesIsPutBackToItsFirstEpoch() {
    LineNetwork network = new LineNetwork(new float[] {2.1f, 0});
    EarlyStopping rule = EarlyStopping.onLoss(2);
    History history = Trainer.of(network)
        .optimizer(new SGD(5))
        .batch()
        .epochs(5)
        .listener(rule)
        .train(DOUBLES);

    assertThat(history.best().orElseThrow().epoch().number()).isEqualTo(1);
    assertHasTheLossOfItsBestEpoch(network, DOUBLES, rule, history);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everySizeOfBatchesHasTheLossOfItsBestEpoch(int size) {
    LineNetwork network = new LineNetwork(new float[] {0, 0});
    EarlyStopping rule = EarlyStopping.onLoss(3);
    // It swings over.
    History history = Trainer.of(network)
        .optimizer(new Momentum(0.02))
        .miniBatch(size)
        .epochs(60)
        .listener(rule)
        .train(DOUBLES);

    assertThat(history.stopped()).isTrue();
    assertHasTheLossOfItsBestEpoch(network, DOUBLES, rule, history);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void dropoutAndWeightsAndThreadsMakeNoDifference(int threads) {
    Dataset data = Samples.classes(700, 4, 3, 1).balanced();
    SmallNetwork network = SmallNetwork.create(1);
    EarlyStopping rule = EarlyStopping.onLoss(1);
    History history = Trainer.of(network)
        .optimizer(new Adam(0.05))
        .metrics(Metric.accuracy())
        .epochs(30)
        .threads(threads)
        .listener(rule)
        .train(data);

    assertThat(history.stopped()).isTrue();
    assertHasTheLossOfItsBestEpoch(network, data, rule, history);
  }
}
