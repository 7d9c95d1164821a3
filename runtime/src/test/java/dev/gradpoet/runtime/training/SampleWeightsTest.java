package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights of samples and of classes, from the dataset to the network. */
class SampleWeightsTest {
  private static final Dataset LINE =
      Dataset.of(new float[] {1, 2, 3, 4}, 1, new float[] {2, 3, 5, 9}, 1);

  private static Dataset classes(int... classes) {
    return Dataset.ofClasses(new float[classes.length], 1, classes, 3);
  }

  @Test
  void samplesHaveTheWeightsGiven() {
    float[] weights = {0, 1, 2.5f, 4};
    Dataset data = LINE.withWeights(weights);
    assertThat(data.isWeighted()).isTrue();
    assertThat(data.weights()).isSameAs(weights);
    assertThat(data.x()).isSameAs(LINE.x());
    assertThat(data.targets()).isSameAs(LINE.targets());
    assertThat(data).hasToString("4 samples of 1 values, 1 target values, weighted");
    assertThat(data.withWeights(1, 1, 1, 1).weights()).containsExactly(1, 1, 1, 1);
    assertThat(LINE.isWeighted()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(LINE::weights)
        .withMessage("the samples have no weights: use withWeights(...)");
  }

  @Test
  void partsKeepTheWeightsOfTheirSamples() {
    Dataset data = LINE.withWeights(10, 20, 30, 40);
    assertThat(data.subset(3, 0, 3).weights()).containsExactly(40, 10, 40);
    Dataset.Split split = data.split(0.5, 1);
    for (Dataset part : new Dataset[] {split.first(), split.second()}) {
      assertThat(part.weights()).containsExactly(10 * part.x()[0], 10 * part.x()[1]);
    }
    assertThat(classes(0, 1, 2).withWeights(1, 2, 3).subset(2).weights()).containsExactly(3);
    assertThat(LINE.subset(0).isWeighted()).isFalse();
  }

  @Test
  void classWeightsMultiplyThoseOfSamples() {
    Dataset data = classes(0, 2, 1, 2);
    assertThat(data.withClassWeights(1, 0, 3).weights()).containsExactly(1, 3, 0, 3);
    assertThat(data.withWeights(1, 2, 3, 4).withClassWeights(1, 0, 3).weights())
        .containsExactly(1, 6, 0, 12);
  }

  /** 6 / (3 · 3), 6 / (3 · 2) and 6 / (3 · 1). */
  @Test
  void balancedClassesCountTheSame() {
    assertThat(classes(0, 0, 0, 1, 1, 2).balanced().weights())
        .containsExactly(2 / 3f, 2 / 3f, 2 / 3f, 1, 1, 2);
    assertThat(classes(2, 1, 0).balanced().weights()).containsExactly(1, 1, 1);
  }

  /** 4 / (2 · 3) and 4 / (2 · 1): class 1 is not there, and does not count. */
  @Test
  void aClassWithoutSamplesDoesNotCountInTheBalance() {
    assertThat(classes(0, 0, 2, 0).balanced().weights()).containsExactly(2 / 3f, 2 / 3f, 2, 2 / 3f);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(
            () -> LINE.withWeights(1, 2), "weights has 2 values, expected 4, one for each sample"),
        wrong(
            () -> LINE.withWeights(1, 2, -3, 4),
            "weights has -3.0 for sample 2, expected a finite number of at least 0"),
        wrong(
            () -> LINE.withWeights(1, Float.NaN, 3, 4),
            "weights has NaN for sample 1, expected a finite number of at least 0"),
        wrong(
            () -> LINE.withWeights(Float.POSITIVE_INFINITY, 2, 3, 4),
            "weights has Infinity for sample 0, expected a finite number of at least 0"),
        wrong(
            () -> LINE.withWeights(0, 0, 0, -0f),
            "weights has only 0, expected at least one greater number"),
        wrong(
            () -> classes(0, 1).withClassWeights(1, 2),
            "weights has 2 values, expected 3, one for each class"),
        wrong(
            () -> classes(0, 1).withClassWeights(1, 2, -1),
            "weights has -1.0 for class 2, expected a finite number of at least 0"),
        wrong(
            () -> classes(0, 1).withClassWeights(0, 0, 5),
            "weights has only 0, expected at least one greater number"),
        wrong(
            () -> classes(0, 1).withWeights(1, 1e30f).withClassWeights(1, 1e30f, 1),
            "weights has Infinity for sample 1, expected a finite number of at least 0"));
  }

  private static Arguments wrong(Runnable action, String message) {
    return Arguments.of(message, action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongWeightsAreNamedAndPlaced(String message, Runnable action) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
  }

  @Test
  void missingWeightsAreNamed() {
    assertThatThrownBy(() -> LINE.withWeights((float[]) null)).hasMessage("weights is null");
    assertThatThrownBy(() -> classes(0).withClassWeights((float[]) null))
        .hasMessage("weights is null");
  }

  @Test
  void numbersHaveNoClassWeights() {
    assertThatIllegalStateException()
        .isThrownBy(() -> LINE.withClassWeights(1, 2))
        .withMessage("the targets are numbers: use targets()");
    assertThatIllegalStateException().isThrownBy(LINE::balanced);
  }

  /** Two samples, a − t = −2 and −3: ∂L/∂w = ½ (3 · −2 · 1 + ½ · −3 · 2), the mean by the number of samples. */
  @Test
  void trainingUpdatesByTheWeightedGradient() {
    LinearNetwork network = new LinearNetwork(0, 0);
    History history = Trainer.of(network)
        .optimizer(new SGD(1))
        .batch()
        .epochs(1)
        .train(LINE.subset(0, 1).withWeights(3, 0.5f));
    assertThat(network.parameters()).containsExactly(4.5f, 3.75f);
    assertThat(history.last().training().loss()).isEqualTo((3 * 2 + 0.5 * 4.5) / 2);
  }

  /** With parameters that stay at zero, the loss of an epoch is Σ w ½ t² / n in any order, if each weight stays with its sample. */
  @Test
  void weightsStayWithTheirSamplesWhenThoseAreShuffled() {
    Dataset data = LINE.withWeights(1, 10, 100, 1000);
    double expected = (0.5 * 4 + 10 * 0.5 * 9 + 100 * 0.5 * 25 + 1000 * 0.5 * 81) / 4;
    for (int batchSize : new int[] {1, 2, 3, 4}) {
      History history = Trainer.of(new LinearNetwork(0, 0))
          .optimizer(new SGD(1e-30))
          .miniBatch(batchSize)
          .seed(3)
          .epochs(3)
          .validation(data)
          .metrics(Metric.meanAbsoluteError())
          .train(data);
      assertThat(history.epochs()).hasSize(3).allSatisfy(epoch -> {
        assertThat(epoch.training().loss()).isCloseTo(expected, within(1e-9));
        assertThat(epoch.validation().orElseThrow().loss()).isCloseTo(expected, within(1e-9));
      });
    }
  }

  @Test
  void metricsTakeNoNoticeOfWeights() {
    Evaluation evaluation = Evaluation.of(
        new LinearNetwork(0, 0), LINE.withWeights(0, 0, 1, 0), Metric.meanAbsoluteError());
    assertThat(evaluation.metric(Metric.meanAbsoluteError())).isEqualTo(19 / 4.0);
    assertThat(evaluation.loss()).isEqualTo(12.5 / 4);
  }

  @Test
  void aNetworkWithoutWeightsIsNotTrainedOnThem() {
    NeuralNetwork network = HandNetwork.of(1, 2, 3, "cross_entropy", 0, 1);
    Dataset data = classes(0, 1, 2);
    Dataset weighted = data.withWeights(1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(network).train(weighted))
        .withMessage(
            "data has weights, but network 'test.Hand' takes no sample weights: declare @Network(sampleWeights = true)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(network).validation(weighted).train(data))
        .withMessageStartingWith("validation has weights, but network 'test.Hand' takes no");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(network, weighted))
        .withMessageStartingWith("data has weights, but");
  }

  @Test
  void aNetworkWithoutWeightsSaysSo() {
    NeuralNetwork hand = HandNetwork.of(1, 2, 3, "cross_entropy", 0, 1);
    float[] ones = {1};
    String message =
        "network 'test.Hand' takes no sample weights: declare @Network(sampleWeights = true)";
    unsupported(() -> hand.loss(ones, new float[3], ones, 0, 1), message);
    unsupported(() -> hand.accumulate(ones, new float[3], ones, 0, 1), message);
    unsupported(() -> hand.loss(ones, new int[1], ones, 0, 1), message);
    unsupported(() -> hand.accumulate(ones, new int[1], ones, 0, 1), message);
  }

  @Test
  void aNetworkThatDoesNotClassifySaysThatFirst() {
    NeuralNetwork line = new LinearNetwork(0, 0);
    float[] ones = {1};
    String message =
        "network 'test.Linear' has the loss squared_error, which takes targets as numbers, not as class indices";
    unsupported(() -> line.loss(ones, new int[1], ones, 0, 1), message);
    unsupported(() -> line.accumulate(ones, new int[1], ones, 0, 1), message);
  }

  private static void unsupported(Runnable call, String message) {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(call::run)
        .withMessage(message);
  }
}
