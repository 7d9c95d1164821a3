package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {

  /** On w = 0, b = 0 the errors are −t: loss ½ t², gradient (−t x, −t). */
  private static final Dataset LINE =
      Dataset.of(new float[] {1, 2, 3}, 1, new float[] {2, 4, 6}, 1);

  private static Trainer line(LinearNetwork network) {
    return Trainer.of(network).optimizer(new SGD(0.5)).inOrder().epochs(1).threads(1);
  }

  @Test
  void batchUpdatesOncePerEpoch() {
    assertThat(updates(Trainer.of(network()).batch())).isEqualTo(2);
  }

  @Test
  void stochasticUpdatesForEachSample() {
    assertThat(updates(Trainer.of(network()).stochastic())).isEqualTo(2 * 50);
  }

  @Test
  void miniBatchUpdatesForEachBatchAndTheRest() {
    assertThat(updates(Trainer.of(network()).miniBatch(16))).isEqualTo(2 * 4);
    assertThat(updates(Trainer.of(network()).miniBatch(25))).isEqualTo(2 * 2);
    assertThat(updates(Trainer.of(network()).miniBatch(51))).isEqualTo(2);
  }

  private static HandNetwork network() {
    return HandNetwork.of(4, 6, 3, "cross_entropy", 0, 1);
  }

  private static long updates(Trainer trainer) {
    Recorder recorder = new Recorder("");
    trainer.epochs(2).listener(recorder).train(HandNetwork.classes(50, 4, 3, 1));
    return recorder.batches();
  }

  @Test
  void batchUpdatesByTheMeanGradient() {
    LinearNetwork network = new LinearNetwork(0, 0);
    History history = line(network).batch().train(LINE);

    assertThat(network.parameters()).containsExactly(0.5f * (28 * (float) (1 / 3.0)), 2);
    assertThat(history.last().loss()).isCloseTo((2 + 8 + 18) / 3.0, within(1e-12));
  }

  @Test
  void sumReductionUpdatesByTheSumAndReportsTheMeanLoss() {
    LinearNetwork network = new LinearNetwork(0, 0);
    History history = line(network).batch().reduction(LossReduction.SUM).train(LINE);

    assertThat(network.parameters()).containsExactly(0.5f * 28, 0.5f * 12);
    assertThat(history.last().loss()).isCloseTo((2 + 8 + 18) / 3.0, within(1e-12));
  }

  @Test
  void stochasticUpdatesAfterEachSampleInOrder() {
    float w = 0;
    float b = 0;
    double loss = 0;
    for (int s = 0; s < 3; s++) {
      float error = w * LINE.x()[s] + b - LINE.targets()[s];
      loss += 0.5 * error * error;
      w -= 0.5f * (error * LINE.x()[s]);
      b -= 0.5f * error;
    }
    LinearNetwork network = new LinearNetwork(0, 0);
    History history = line(network).stochastic().train(LINE);

    assertThat(network.parameters()).containsExactly(w, b);
    assertThat(history.last().loss()).isCloseTo(loss / 3, within(1e-5));
  }

  @Test
  void theMeanOfTheLastSmallerBatchIsOverItsOwnSamples() {
    LinearNetwork network = new LinearNetwork(0, 0);
    line(network).optimizer(new SGD(1e-3)).miniBatch(2).train(LINE);

    float w = 1e-3f * 5;
    float b = 1e-3f * 3;
    float error = 3 * w + b - 6;
    assertThat(network.parameters()[0]).isCloseTo(w - 1e-3f * 3 * error, within(1e-6f));
    assertThat(network.parameters()[1]).isCloseTo(b - 1e-3f * error, within(1e-6f));
  }

  @Test
  void epochLossIsTheMeanPerSampleWithUnequalBatches() {
    Recorder recorder = new Recorder("");
    History history = line(new LinearNetwork(0, 0))
        .optimizer(new SGD(1e-9))
        .miniBatch(2)
        .listener(recorder)
        .train(LINE);

    assertThat(recorder.losses.get(0)).isCloseTo((2 + 8) / 2.0, within(1e-6));
    assertThat(recorder.losses.get(1)).isCloseTo(18, within(1e-6));
    assertThat(history.last().loss()).isCloseTo((2 + 8 + 18) / 3.0, within(1e-6));
  }

  @Test
  void valueClippingLimitsEachComponentOfTheMeanGradient() {
    LinearNetwork network = new LinearNetwork(0, 0);
    line(network).batch().clipValue(5).train(LINE); // the mean gradient is (−28/3, −4)

    assertThat(network.parameters()[0]).isCloseTo(2.5f, within(1e-6f));
    assertThat(network.parameters()[1]).isCloseTo(2, within(1e-6f));
  }

  @Test
  void normClippingKeepsTheDirection() {
    LinearNetwork network = new LinearNetwork(0, 0);
    line(network).batch().clipNorm(1).train(LINE);

    double norm = Math.hypot(28 / 3.0, 4);
    assertThat(network.parameters()[0]).isCloseTo((float) (0.5 * 28 / 3 / norm), within(1e-6f));
    assertThat(network.parameters()[1]).isCloseTo((float) (0.5 * 4 / norm), within(1e-6f));
  }

  @Test
  void clippingByBothTakesTheValueFirst() {
    LinearNetwork network = new LinearNetwork(0, 0);
    line(network)
        .batch()
        .reduction(LossReduction.SUM)
        .clipValue(12)
        .clipNorm(6)
        .train(LINE); // (−28, −12) → (−12, −12)

    assertThat(network.parameters()[0]).isCloseTo((float) (0.5 * 6 / Math.sqrt(2)), within(1e-6f));
    assertThat(network.parameters()[1]).isCloseTo((float) (0.5 * 6 / Math.sqrt(2)), within(1e-6f));
  }

  @Test
  void aGradientWithinTheLimitsIsNotChanged() {
    LinearNetwork clipped = new LinearNetwork(0, 0);
    LinearNetwork free = new LinearNetwork(0, 0);
    line(clipped).batch().clipValue(10).clipNorm(100).train(LINE);
    line(free).batch().train(LINE);

    assertThat(clipped.parameters()).containsExactly(free.parameters());
  }

  @Test
  void shufflingIsReproducibleAndDependsOnTheSeed() {
    Dataset data = HandNetwork.classes(50, 4, 3, 1);
    HandNetwork[] networks = {network(), network(), network(), network()};
    Trainer.of(networks[0]).seed(1).train(data);
    Trainer.of(networks[1]).seed(1).train(data);
    Trainer.of(networks[2]).seed(2).train(data);
    Trainer.of(networks[3]).seed(1).inOrder().train(data);

    assertThat(networks[1].parameters()).containsExactly(networks[0].parameters());
    assertThat(networks[2].parameters()).isNotEqualTo(networks[0].parameters());
    assertThat(networks[3].parameters()).isNotEqualTo(networks[0].parameters());
  }

  @Test
  void eachEpochTakesEverySampleOnceInAnotherOrder() {
    // The loss of a single sample tells which one it is: ½ t², while the parameters stay 0 to the
    // eye.
    float[] x = new float[20];
    float[] t = new float[20];
    for (int s = 0; s < 20; s++) {
      t[s] = s + 1;
    }
    Recorder recorder = new Recorder("");
    line(new LinearNetwork(0, 0))
        .optimizer(new SGD(1e-20))
        .stochastic()
        .epochs(2)
        .listener(recorder)
        .train(Dataset.of(x, 1, t, 1));
    Recorder shuffled = new Recorder("");
    Trainer.of(new LinearNetwork(0, 0))
        .optimizer(new SGD(1e-20))
        .stochastic()
        .epochs(2)
        .listener(shuffled)
        .train(Dataset.of(x, 1, t, 1));

    assertThat(recorder.losses.subList(0, 20))
        .isSorted()
        .isEqualTo(recorder.losses.subList(20, 40));
    assertThat(shuffled.losses.subList(0, 20))
        .containsExactlyInAnyOrderElementsOf(recorder.losses.subList(0, 20));
    assertThat(shuffled.losses.subList(20, 40))
        .containsExactlyInAnyOrderElementsOf(recorder.losses.subList(0, 20));
    assertThat(shuffled.losses.subList(0, 20))
        .isNotEqualTo(recorder.losses.subList(0, 20))
        .isNotEqualTo(shuffled.losses.subList(20, 40));
  }

  @Test
  void trainingLearnsAndTheHistoryTells() {
    Dataset.Split data = HandNetwork.classes(400, 4, 3, 7).split(0.75, 1);
    History history = Trainer.of(network())
        .optimizer(new Adam(0.02))
        .epochs(40)
        .seed(3)
        .validation(data.second())
        .metrics(Metric.accuracy(), Metric.meanAbsoluteError())
        .train(data.first());

    assertThat(history.epochs()).hasSize(40).extracting(Epoch::number).startsWith(1, 2, 3);
    assertThat(history.stopped()).isFalse();
    assertThat(history.losses()[39]).isLessThan(history.losses()[0] / 3);
    assertThat(history.last().metrics()).containsOnlyKeys("accuracy", "mean absolute error");
    assertThat(history.last().training().metric(Metric.accuracy())).isGreaterThan(0.93);
    assertThat(history.last().validation().orElseThrow().metric(Metric.accuracy()))
        .isGreaterThan(0.9);
    assertThat(history.toString().lines().limit(40))
        .allMatch(
            line -> line.matches(
                "epoch \\d+: loss [\\d.e-]+, accuracy [\\d.]+, mean absolute error [\\d.]+; validation: loss [\\d.e-]+, accuracy .*"));
  }

  @Test
  void withoutValidationAndMetricsTheHistoryHasTheLossOnly() {
    History history = Trainer.of(network()).epochs(1).train(HandNetwork.classes(50, 4, 3, 7));
    assertThat(history.last().validation()).isEmpty();
    assertThat(history.last().metrics()).isEmpty();
  }

  @Test
  void theGradientLeftByOthersDoesNotCount() {
    LinearNetwork network = new LinearNetwork(0, 0);
    network.gradient()[0] = 1e6f;
    line(network).batch().train(LINE);
    assertThat(network.parameters()).containsExactly(0.5f * (28 * (float) (1 / 3.0)), 2);
    assertThat(network.gradient()).containsOnly(0);
  }

  @Test
  void aTrainerIsNotChangedByConfiguringAnother() {
    Recorder recorder = new Recorder("");
    Trainer base = line(new LinearNetwork(0, 0)).listener(recorder);
    base.epochs(9).stochastic();
    base.train(LINE);
    assertThat(recorder.batches()).isEqualTo(1);
  }

  static Stream<Arguments> wrong() {
    Trainer trainer = Trainer.of(network());
    return Stream.of(
        wrong(() -> trainer.epochs(0), "epochs is 0, expected at least 1"),
        wrong(() -> trainer.miniBatch(0), "size is 0, expected at least 1"),
        wrong(() -> trainer.threads(0), "threads is 0, expected at least 1"),
        wrong(() -> trainer.clipNorm(0), "limit is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> trainer.clipValue(Double.NaN),
            "limit is NaN, expected a finite number greater than 0"),
        wrong(
            () -> trainer.metrics(Metric.accuracy(), Metric.accuracy()),
            "metrics has 'accuracy' twice, expected different labels"),
        wrong(
            () -> trainer.train(HandNetwork.classes(5, 3, 3, 1)),
            "data has samples of 3 values, but network 'test.Hand' takes 4"),
        wrong(
            () -> trainer.train(HandNetwork.classes(5, 4, 2, 1)),
            "data has 2 classes, but network 'test.Hand' takes 3"),
        wrong(
            () -> trainer.train(HandNetwork.regression(5, 4, 2, 1)),
            "data has 2 target values, but network 'test.Hand' takes 3"),
        wrong(
            () -> trainer.train(HandNetwork.regression(5, 4, 1, 1)),
            "data has 1 target values, but network 'test.Hand' takes 3: give class indices to Dataset.ofClasses"),
        wrong(
            () -> trainer.train(targets(3, 0, 1, 0, 1, -1, 1)),
            "data has target -1.0 in sample 1, output 1, but network 'test.Hand' with the loss cross_entropy takes 0 to 1"),
        wrong(
            () -> trainer.train(targets(3, 0.2f, 0.3f, 0.5f, 1, 0, 0.5f)),
            "data has targets in sample 1 that add up to 1.5, but network 'test.Hand' with the loss cross_entropy takes a distribution over the classes, which adds up to 1"),
        wrong(
            () -> withLoss("binary_cross_entropy").train(targets(1, 0.5f, 2)),
            "data has target 2.0 in sample 1, output 0, but network 'test.Hand' with the loss binary_cross_entropy takes 0 to 1"),
        wrong(
            () -> withLoss("hinge").train(targets(1, -1, 1, 0)),
            "data has target 0.0 in sample 2, output 0, but network 'test.Hand' with the loss hinge takes -1 and 1"),
        wrong(
            () -> withLoss("poisson").validation(targets(1, -3)).train(targets(1, 3)),
            "validation has target -3.0 in sample 0, output 0, but network 'test.Hand' with the loss poisson takes at least 0"),
        wrong(
            () -> trainer
                .validation(HandNetwork.classes(5, 9, 3, 1))
                .train(HandNetwork.classes(5, 4, 3, 1)),
            "validation has samples of 9 values, but network 'test.Hand' takes 4"),
        wrong(
            () -> Trainer.of(HandNetwork.of(4, 6, 1, "binary_cross_entropy", 0, 1))
                .train(HandNetwork.classes(5, 4, 3, 1)),
            "data has 3 classes, but network 'test.Hand' takes 2"),
        wrong(
            () -> Trainer.of(new LinearNetwork(1, Float.NaN)).train(LINE),
            "parameters has NaN at index 1, expected a finite number"),
        wrong(
            () -> Trainer.of(new LinearNetwork(1)).train(LINE),
            "parameters has 1 values, expected 2"));
  }

  private static Dataset targets(int outputs, float... targets) {
    return Dataset.of(new float[targets.length / outputs * 4], 4, targets, outputs);
  }

  private static Trainer withLoss(String loss) {
    return Trainer.of(HandNetwork.of(4, 6, 1, loss, 0, 1));
  }

  private static Arguments wrong(Runnable action, String message) {
    return Arguments.of(message, action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongArgumentsAreNamed(String message, Runnable action) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
  }

  @Test
  void missingArgumentsAreNamed() {
    Trainer trainer = Trainer.of(network());
    assertThatThrownBy(() -> Trainer.of(null)).hasMessage("network is null");
    assertThatThrownBy(() -> trainer.optimizer(null)).hasMessage("optimizer is null");
    assertThatThrownBy(() -> trainer.listener(null)).hasMessage("listener is null");
    assertThatThrownBy(() -> trainer.validation(null)).hasMessage("validation is null");
    assertThatThrownBy(() -> trainer.train(null)).hasMessage("data is null");
  }

  @Test
  void classesForANetworkThatDoesNotClassifyAreRejected() {
    Trainer trainer = Trainer.of(HandNetwork.of(4, 6, 3, "squared_error", 0, 1));
    assertThatThrownBy(() -> trainer.train(HandNetwork.classes(5, 4, 3, 1)))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
