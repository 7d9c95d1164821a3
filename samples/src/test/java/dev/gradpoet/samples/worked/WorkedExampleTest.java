package dev.gradpoet.samples.worked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.samples.Printed;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers of the worked example, as published and as computed in double. */
class WorkedExampleTest {
  /** The publication rounds each result by hand and goes on with the rounded number. */
  private static final double HALF_OF_THE_LAST_DIGIT = 0.5e-4 + 1e-9;

  private static final float BY_HAND = 1e-3f;

  /** What float arithmetic may differ from double. */
  private static final double ROUNDING = 1e-6;

  private final TinyNetwork network = WorkedExample.network();
  private double loss;

  @BeforeEach
  void step() {
    loss = network.accumulate(WorkedExample.X, WorkedExample.T, 0, 1);
    WorkedExample.update(network);
  }

  @Test
  void theForwardPassIsThePublishedOne() {
    assertThat(network.hidden().weightedInputs())
        .containsExactly(floats(0.9, 0.85), within(BY_HAND));
    assertThat(network.hidden().activations())
        .containsExactly(floats(0.711, 0.701), within(BY_HAND));
    // 0.7955 exactly.
    assertThat(network.output().activations()).containsExactly(floats(0.796), within(BY_HAND));
    // 0.02092 exactly.
    assertThat(loss).isCloseTo(0.0208, within((double) BY_HAND));
  }

  @Test
  void theBackwardPassIsThePublishedOne() {
    assertThat(network.output().deltas()).containsExactly(floats(-0.033), within(BY_HAND));
    // −0.00479 and −0.00559 exactly.
    assertThat(network.hidden().deltas())
        .containsExactly(floats(-0.0047, -0.0055), within(BY_HAND));
    // −0.02366 and −0.02332 exactly.
    assertThat(network.output().weightGradient().toArray())
        .containsExactly(floats(-0.023, -0.023), within(BY_HAND));
  }

  @Test
  void theUpdateIsThePublishedOne() {
    // 0.71183 and 0.81166 exactly.
    assertThat(network.output().weights().toArray())
        .containsExactly(floats(0.7115, 0.8115), within(BY_HAND));
    // 0.31664 exactly.
    assertThat(network.output().biases().toArray())
        .containsExactly(floats(0.3165), within(BY_HAND));
    // Published unit by unit: (0.4012, 0.6024) and (0.3014, 0.5028). A row here is what one input
    // sends to each unit.
    assertThat(network.hidden().weights().toArray())
        .containsExactly(floats(0.4012, 0.3014, 0.6024, 0.5028), within(BY_HAND));
    assertThat(network.hidden().biases().toArray())
        .containsExactly(floats(0.1024, 0.2028), within(BY_HAND));
  }

  @Test
  void allOfItIsThatOfADoubleComputation() {
    double z1 = 0.4 * 0.5 + 0.6 * 1.0 + 0.1;
    double z2 = 0.3 * 0.5 + 0.5 * 1.0 + 0.2;
    double a1 = sigmoid(z1);
    double a2 = sigmoid(z2);
    double z = 0.7 * a1 + 0.8 * a2 + 0.3;
    double a = sigmoid(z);
    double delta = (a - 1) * a * (1 - a);
    double delta1 = 0.7 * delta * a1 * (1 - a1);
    double delta2 = 0.8 * delta * a2 * (1 - a2);

    assertThat(loss).isCloseTo((a - 1) * (a - 1) / 2, within(ROUNDING));
    assertClose(network.hidden().weightedInputs(), z1, z2);
    assertClose(network.hidden().activations(), a1, a2);
    assertClose(network.output().weightedInputs(), z);
    assertClose(network.output().activations(), a);
    assertClose(network.output().deltas(), delta);
    assertClose(network.hidden().deltas(), delta1, delta2);
    assertClose(
        network.gradient(),
        0.5 * delta1,
        0.5 * delta2,
        1.0 * delta1,
        1.0 * delta2,
        delta1,
        delta2,
        a1 * delta,
        a2 * delta,
        delta);
    assertClose(
        network.parameters(),
        0.4 - 0.5 * 0.5 * delta1,
        0.3 - 0.5 * 0.5 * delta2,
        0.6 - 0.5 * 1.0 * delta1,
        0.5 - 0.5 * 1.0 * delta2,
        0.1 - 0.5 * delta1,
        0.2 - 0.5 * delta2,
        0.7 - 0.5 * a1 * delta,
        0.8 - 0.5 * a2 * delta,
        0.3 - 0.5 * delta);
  }

  @Test
  void theStepReducesTheLoss() {
    assertThat(network.loss(WorkedExample.X, WorkedExample.T, 0, 1)).isLessThan(loss);
  }

  @Test
  void theSamplePrintsEachStep() throws Exception {
    assertThat(Printed.by(WorkedExample::main))
        .contains("= 0.9000   a = 0.7109")
        .contains("= 0.8500   a = 0.7006")
        .contains("= 1.3581   a = 0.7955")
        .contains("L = 1/2 (0.7955 - 1)^2 = 0.0209")
        .contains("= -0.0333\n", "= -0.0048\n", "= -0.0056\n")
        .contains("hidden 1 -> output    0.7000   -0.0237    0.7118");
  }

  /** Whoever computes with the numbers that are printed gets the numbers that are printed. */
  @Test
  void aCalculatorAgrees() throws Exception {
    String printed = Printed.by(WorkedExample::main);
    assertComputed(
        printed,
        "z = N \\* N \\+ N \\* N \\+ N += N ",
        3,
        m -> number(m, 1) * number(m, 2) + number(m, 3) * number(m, 4) + number(m, 5));
    assertComputed(printed, "1/2 \\(N - 1\\)\\^2 = N\n", 1, m -> Math.pow(number(m, 1) - 1, 2) / 2);
    assertComputed(
        printed, "= N \\* N \\* N = N\n", 1, m -> number(m, 1) * number(m, 2) * number(m, 3));
    assertComputed(
        printed,
        "= N \\* N \\* N \\* N = N\n",
        2,
        m -> number(m, 1) * number(m, 2) * number(m, 3) * number(m, 4));
    assertComputed(printed, " N +N +N\n", 9, m -> number(m, 1) - 0.5 * number(m, 2));
  }

  /** Finds the form so many times, N in it for a number, and compares the last number with what is computed of those before. */
  private static void assertComputed(
      String printed, String form, int count, ToDoubleFunction<MatchResult> computation) {
    Matcher found = Pattern.compile(form.replace("N", "(-?\\d\\.\\d+)")).matcher(printed);
    int times = 0;
    while (found.find()) {
      times++;
      assertThat(number(found, found.groupCount()))
          .as(found.group())
          .isCloseTo(computation.applyAsDouble(found), within(HALF_OF_THE_LAST_DIGIT));
    }
    assertThat(times).as(form).isEqualTo(count);
  }

  private static double number(MatchResult match, int group) {
    return Double.parseDouble(match.group(group));
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  private static void assertClose(float[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(ROUNDING));
    }
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
