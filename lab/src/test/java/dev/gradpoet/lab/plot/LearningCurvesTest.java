package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {

  private static Evaluation evaluation(double loss) {
    return new Evaluation(loss, Map.of("accuracy", 1 - loss / 10));
  }

  private static History history(int first, double... losses) {
    List<Epoch> epochs = new ArrayList<>();
    for (double loss : losses) {
      epochs.add(new Epoch(first + epochs.size(), evaluation(loss), Optional.empty()));
    }
    return new History(epochs);
  }

  /** With those validation losses; training losses fall. */
  private static History validated(double... losses) {
    List<Epoch> epochs = new ArrayList<>();
    for (double loss : losses) {
      int number = epochs.size() + 1;
      epochs.add(new Epoch(number, evaluation(2.0 / number), Optional.of(evaluation(loss))));
    }
    return new History(epochs);
  }

  @Test
  void lossAndEachMetricHaveAPanelAndTheMarkIsAtTheLeastValidationLoss() {
    Plot plot = LearningCurves.of(validated(1.5, 0.75, 0.75, 1));

    assertThat(Svg.of(plot).texts())
        .startsWith("Learning curves", "4 epochs, least validation loss 0.7500 in epoch 2")
        .contains("loss", "accuracy", "epoch", "training", "validation", "least loss: epoch 2");
    assertThat(Pictures.share(plot, Style.BLUE)).isPositive();
    assertThat(Pictures.share(plot, Style.VERMILION)).isPositive();
    Pictures.assertTextsInside(plot);
  }

  @Test
  void withoutValidationTheTrainingLossCounts() {
    Plot plot = LearningCurves.of(history(41, 3, 1, 2));

    assertThat(Svg.of(plot).texts())
        .contains("3 epochs, least training loss 1.000 in epoch 42", "least loss: epoch 42")
        .contains("41", "42", "43")
        .doesNotContain("validation", "41.5");
    assertThat(Pictures.share(plot, Style.VERMILION)).isZero();
  }

  @Test
  void theMarkIsAtTheEpochWhoseParametersWerePutBack() {
    History least = validated(1.5, 0.75, 0.5, 1);
    BestEpoch best = new BestEpoch(least.epochs().get(1), "validation accuracy", 0.925);
    Plot plot =
        LearningCurves.of(new History(least.epochs(), 9, Optional.of("enough"), Optional.of(best)));

    assertThat(Svg.of(plot).texts())
        .contains("4 epochs, best validation accuracy 0.9250 in epoch 2", "best: epoch 2")
        .noneMatch(it -> it.contains("least"));
  }

  @Test
  void oneEpochIsAPoint() {
    Plot plot = LearningCurves.of(history(1, 0.5));

    assertThat(Svg.of(plot).texts())
        .contains("1 epoch, least training loss 0.5000 in epoch 1", "1");
    // In the middle of both axes, right of the line of the best epoch.
    assertThat(Pictures.at(plot, Axes.LEFT + 280 + 2, Plot.HEADER + 30 + 125))
        .isEqualTo(Style.BLUE);
  }

  @Test
  void aLogarithmicScaleHasPowersOfTenAndLeavesZerosOut() {
    Plot plot = LearningCurves.logarithmic(history(1, 100, 1, 0, 0.01));

    assertThat(Svg.of(plot).texts())
        .contains("loss, logarithmic", "100", "10", "1", "0.1", "0.01")
        .contains("4 epochs, least training loss 0 in epoch 3; losses of 0 and below left out");
  }

  @Test
  void lossesThatAreNotFiniteAreGaps() {
    Plot plot = LearningCurves.of(validated(Double.NaN, Double.POSITIVE_INFINITY, 0.5));

    assertThat(Svg.of(plot).texts())
        .contains(
            "least loss: epoch 3",
            "3 epochs, least validation loss 0.5000 in epoch 3; "
                + "loss not finite in 2 epochs; accuracy not finite in 2 epochs")
        .noneMatch(it -> it.contains("NaN"));
    assertThat(Svg.of(LearningCurves.of(history(1, Double.NaN))).texts())
        .contains("1 epoch; loss not finite in 1 epoch; accuracy not finite in 1 epoch")
        .noneMatch(it -> it.contains("least"));
  }

  @Test
  void aHundredEpochsHaveLabelsThatDoNotOverlap() {
    double[] losses = new double[100];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = 1e-7 * (100 - i);
    }
    Plot plot = LearningCurves.of(history(999_901, losses));

    List<Svg.Text> labels = Svg.of(plot).placedTexts().stream()
        .filter(text -> text.text().matches("(999,9|1,000,0).*"))
        .toList();
    assertThat(labels).hasSizeGreaterThan(6);
    for (int i = 1; i < labels.size() / 2; i++) {
      double end =
          labels.get(i - 1).place().getX() + Style.width(labels.get(i - 1).text(), Style.SMALL);
      assertThat(labels.get(i).place().getX()).isGreaterThan(end + 10);
    }
    assertThat(Svg.of(plot).texts()).contains("1.0e−5", "2e−6");
    Pictures.assertTextsInside(plot);
  }

  @Test
  void historiesWithNothingToDrawAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningCurves.of(new History(List.of())))
        .withMessage("history has no epochs, expected at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LearningCurves.logarithmic(history(1, 0, -1)))
        .withMessage("history has no loss greater than 0, expected one for a logarithmic scale");
  }

  @Test
  void extremeLossesAreDrawn() {
    double[][] all = {
      {1e275, 1e280},
      {1e308, 1},
      {Double.MAX_VALUE, Double.MIN_VALUE},
      {1e-310, 1e-320},
      {1e308, 1e308},
      {7, 7}
    };
    for (double[] losses : all) {
      for (Plot plot : List.of(
          LearningCurves.logarithmic(history(1, losses)), LearningCurves.of(history(1, losses)))) {
        assertThat(Svg.of(plot).texts()).as("%s", losses).hasSizeBetween(8, 60);
        assertThat(Pictures.share(plot, Style.BLUE)).as("%s", losses).isPositive();
      }
    }
  }
}
