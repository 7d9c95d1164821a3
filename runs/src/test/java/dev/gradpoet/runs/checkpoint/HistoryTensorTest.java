package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures of epochs are kept to the bit. */
class HistoryTensorTest {
  private static final double[] FIGURES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    1 / 3.0,
    Math.PI,
    1e-300,
    1e300,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  @Test
  void allDoublesComeBack() throws IOException {
    List<Epoch> epochs = new ArrayList<>();
    for (double figure : FIGURES) {
      Evaluation training = new Evaluation(figure, Map.of("accuracy", -figure));
      Evaluation validation = new Evaluation(figure / 7, Map.of("accuracy", figure * 0.3));
      epochs.add(new Epoch(epochs.size() + 1, training, Optional.of(validation)));
    }

    float[] values = HistoryTensor.of(epochs);

    assertThat(values).hasSize(12 * FIGURES.length);
    assertThat(HistoryTensor.epochs(values, List.of(Metric.accuracy()), true)).isEqualTo(epochs);
  }

  @Test
  void epochsWithoutMetricsAndValidationHaveTheirLoss() throws IOException {
    List<Epoch> epochs = List.of(new Epoch(1, new Evaluation(0.1, Map.of()), Optional.empty()));

    assertThat(HistoryTensor.epochs(HistoryTensor.of(epochs), List.of(), false)).isEqualTo(epochs);
    assertThat(HistoryTensor.of(List.of())).isEmpty();
    assertThat(HistoryTensor.epochs(new float[0], List.of(), false)).isEmpty();
  }

  @Test
  void partsOfEpochsAreRejected() {
    assertThatThrownBy(() -> HistoryTensor.epochs(new float[10], List.of(), true))
        .isInstanceOf(IOException.class)
        .hasMessage("its history has 10 values, expected a multiple of 6");
  }
}
