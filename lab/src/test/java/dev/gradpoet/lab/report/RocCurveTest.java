package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {

  @Test
  void pointsAndAreaAreThoseOfScikitLearnsExample() {
    RocCurve curve = RocCurve.of(
        new float[] {0.1f, 0.4f, 0.35f, 0.8f}, new boolean[] {false, false, true, true});

    assertThat(curve.falsePositiveRates()).containsExactly(0, 0, 0.5, 0.5, 1);
    assertThat(curve.truePositiveRates()).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(curve.thresholds())
        .containsExactly(Double.POSITIVE_INFINITY, 0.8f, 0.4f, 0.35f, 0.1f);
    assertThat(curve.area()).isEqualTo(0.75);
    assertThat(curve).hasToString("5 points, area 0.750");
  }

  @Test
  void equalScoresAreOneStepAndCountHalf() {
    RocCurve curve =
        RocCurve.of(new float[] {1, 1, 1, 0}, new boolean[] {true, false, true, false});

    assertThat(curve.falsePositiveRates()).containsExactly(0, 0.5, 1);
    assertThat(curve.truePositiveRates()).containsExactly(0, 1, 1);
    assertThat(curve.area()).isEqualTo(0.75);
    assertThat(RocCurve.of(new float[2], new boolean[] {true, false}).area()).isEqualTo(0.5);
    assertThat(RocCurve.of(new float[] {-0f, 0f}, new boolean[] {true, false}).area())
        .isEqualTo(0.5);
  }

  @Test
  void theAreaIsTheChanceThatAPositiveHasTheHigherScore() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int size = 2 + random.nextInt(30);
      float[] scores = new float[size];
      boolean[] positive = new boolean[size];
      for (int s = 0; s < size; s++) {
        scores[s] = (random.nextInt(11) - 5) * 0.37f; // with ties, of both signs
        positive[s] = s == 0 || (s > 1 && random.nextBoolean());
      }
      double wins = 0;
      int pairs = 0;
      for (int p = 0; p < size; p++) {
        for (int n = 0; n < size; n++) {
          if (positive[p] && !positive[n]) {
            pairs++;
            wins += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
          }
        }
      }
      assertThat(RocCurve.of(scores, positive).area())
          .as("run %d", run)
          .isCloseTo(wins / pairs, within(1e-12));
    }
  }

  @Test
  void oneSideAloneIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.of(new float[2], new boolean[] {true, true}))
        .withMessage("positive has 2 positives and 0 negatives, expected at least one of each");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.of(new float[] {Float.NaN, 0}, new boolean[] {true, false}))
        .withMessage("scores[0] is NaN, expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.of(new float[1], new boolean[2]))
        .withMessage("scores has 1 values, but positive has 2, expected as many");
  }
}
