package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runs.OtherNetwork;
import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runs.schedule.CosineDecay;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.LossReduction;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints of other runs, and damaged ones: nothing is changed. */
class RefusedCheckpointTest {
  private static final Dataset DATA = Samples.classes(40, 4, 3, 1);

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("run.safetensors");
  }

  private static NeuralNetwork network() {
    return SmallNetwork.create(1);
  }

  private static Trainer trainer(NeuralNetwork network) {
    return Trainer.of(network).optimizer(new Adam(0.01)).miniBatch(10).epochs(3).seed(1);
  }

  private Trainer saving(NeuralNetwork network) {
    return trainer(network).checkpoints(Checkpoints.to(file));
  }

  private Trainer resuming(NeuralNetwork network) {
    return trainer(network).checkpoints(Checkpoints.to(file).resume());
  }

  private static Arguments other(String differences, UnaryOperator<Trainer> change) {
    return Arguments.of(differences, change);
  }

  static Stream<Arguments> otherRuns() {
    return Stream.of(
        other(
            "optimizer: Adam[learningRate=0.01, beta1=0.9, beta2=0.999, epsilon=1.0E-8] there, SGD[learningRate=0.5, weightDecay=0.0] here",
            trainer -> trainer.optimizer(new SGD(0.5))),
        other(
            "schedule: none there, CosineDecay[epochs=3.0, end=0.0] here",
            trainer -> trainer.schedule(new CosineDecay(3))),
        other("batch size: 10 there, 20 here", trainer -> trainer.miniBatch(20)),
        other("seed: 1 there, 2 here", trainer -> trainer.seed(2)),
        other("order: shuffled there, that of the data here", Trainer::inOrder),
        other("reduction: MEAN there, SUM here", t -> t.reduction(LossReduction.SUM)),
        other("value limit: Infinity there, 2.0 here", trainer -> trainer.clipValue(2)),
        other("norm limit: Infinity there, 3.0 here", trainer -> trainer.clipNorm(3)),
        other("metrics: [] there, [accuracy] here", t -> t.metrics(Metric.accuracy())),
        other(
            "early stopping: none there, EarlyStopping[loss, lowest, patience=4, minImprovement=0.0] here",
            trainer -> trainer.listener(EarlyStopping.onLoss(4))),
        other(
            "validation: none there, 40 samples of 4 values, 3 classes, checksum "
                + new Checksum().add(DATA.x()).add(DATA.classes()) + " here",
            trainer -> trainer.validation(DATA)),
        other(
            "seed: 1 there, 9 here\n  value limit: Infinity there, 2.0 here",
            trainer -> trainer.clipValue(2).seed(9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherRuns")
  void anotherConfigurationIsNamed(String differences, UnaryOperator<Trainer> change) {
    saving(network()).epochs(1).train(DATA);
    NeuralNetwork network = network();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> change.apply(resuming(network)).train(DATA))
        .withMessage(file + " is the checkpoint of another run:\n  " + differences);
    assertThat(network.parameters()).containsExactly(network().parameters());
  }

  /** A metric whose label has an at sign, as those of rankings have. */
  private record Recall(int first) implements Metric {
    @Override
    public String label() {
      return "recall@" + first;
    }

    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      return count;
    }
  }

  @Test
  void anotherMetricToWatchIsNamedWhateverItsLabel() {
    Metric[] metrics = {new Recall(5), new Recall(50)};
    saving(network())
        .metrics(metrics)
        .listener(EarlyStopping.onHighest(metrics[0], 9))
        .train(DATA);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> resuming(network())
            .metrics(metrics)
            .listener(EarlyStopping.onHighest(metrics[1], 9))
            .train(DATA))
        .withMessage(file + " is the checkpoint of another run:\n  early stopping: "
            + "EarlyStopping[recall@5, highest, patience=9, minImprovement=0.0] there, "
            + "EarlyStopping[recall@50, highest, patience=9, minImprovement=0.0] here");
  }

  @Test
  void anotherArchitectureIsNamed() {
    saving(network()).train(DATA);
    NeuralNetwork other = OtherNetwork.create(1);
    float[] before = other.parameters().clone();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> resuming(other).train(DATA))
        .withMessageContaining(
            "\n  architecture: dev.gradpoet.runs.Small: 4 inputs; hidden: dense, 4 -> 6, tanh,")
        .withMessageContaining(
            " there, dev.gradpoet.runs.Other: 4 inputs; hidden: dense, 4 -> 7, tanh,");
    assertThat(other.parameters()).containsExactly(before);
  }

  @Test
  void otherDataIsNamed() {
    saving(network()).train(DATA);
    float[] x = DATA.x().clone();
    x[17] = Math.nextUp(x[17]);
    int[] classes = DATA.classes().clone();
    classes[3] = (classes[3] + 1) % 3;
    for (Dataset other : List.of(
        Dataset.ofClasses(x, 4, DATA.classes(), 3),
        Dataset.ofClasses(DATA.x(), 4, classes, 3),
        DATA.balanced(),
        DATA.withClassWeights(1, 2, 3),
        Samples.classes(39, 4, 3, 1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> resuming(network()).train(other))
          .withMessageContaining("\n  data: 40 samples of 4 values, 3 classes, checksum ");
    }
  }

  @Test
  void otherWeightsAreNamed() {
    Dataset weighted = DATA.withClassWeights(1, 2, 3);
    trainer(network()).checkpoints(Checkpoints.to(file)).train(weighted);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resuming(network()).train(DATA.withClassWeights(1, 2, 4)))
        .withMessageContaining("\n  data: 40 samples of 4 values, 3 classes, weighted, checksum ");
  }

  @Test
  void damageAnywhereIsNoticedAndChangesNothing() throws IOException {
    NeuralNetwork network = network();
    trainer(network).checkpoints(Checkpoints.to(file)).epochs(1).train(DATA);
    byte[] whole = Files.readAllBytes(file);
    NeuralNetwork other = SmallNetwork.create(2);
    float[] before = other.parameters().clone();
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThatThrownBy(() -> resuming(other).train(DATA))
          .as("byte %d", at)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining(file.toString());
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
    assertThat(other.parameters()).containsExactly(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.999})
  void aTruncatedFileIsNoticed(double share) throws IOException {
    saving(network()).train(DATA);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, (int) (share * whole.length)));

    assertThatThrownBy(() -> resuming(network()).train(DATA))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot go on from the checkpoint " + file + ": ");
  }
}
