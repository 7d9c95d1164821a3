package dev.gradpoet.runtime.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.SplitMix64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitializersTest {
  private static final int INPUTS = 300;
  private static final int UNITS = 200;
  private static final int COUNT = INPUTS * UNITS;
  /** With 60,000 draws the sample variance is within 3 % of the true one by five standard errors. */
  private static final double VARIANCE_TOLERANCE = 0.03;

  interface Initializer {
    void draw(float[] parameters, int offset, int inputs, int units, SplitMix64 random);
  }

  static Stream<Arguments> variances() {
    return Stream.of(
        Arguments.of(
            "glorotUniform", (Initializer) Initializers::glorotUniform, 2.0 / (INPUTS + UNITS)),
        Arguments.of(
            "glorotNormal", (Initializer) Initializers::glorotNormal, 2.0 / (INPUTS + UNITS)),
        Arguments.of("heUniform", (Initializer) Initializers::heUniform, 2.0 / INPUTS),
        Arguments.of("heNormal", (Initializer) Initializers::heNormal, 2.0 / INPUTS),
        Arguments.of("lecunUniform", (Initializer) Initializers::lecunUniform, 1.0 / INPUTS),
        Arguments.of("lecunNormal", (Initializer) Initializers::lecunNormal, 1.0 / INPUTS),
        Arguments.of(
            "uniform",
            (Initializer) (p, o, i, u, r) -> Initializers.uniform(p, o, i, u, r, 0.3),
            0.03),
        Arguments.of(
            "normal",
            (Initializer) (p, o, i, u, r) -> Initializers.normal(p, o, i, u, r, 0.3),
            0.09));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variances")
  void meanIsZeroAndVarianceAsDefined(String name, Initializer initializer, double variance) {
    float[] weights = draw(initializer, 0, 0, 5);

    double sum = 0;
    double squares = 0;
    for (float weight : weights) {
      sum += weight;
      squares += weight * (double) weight;
    }
    assertThat(sum / COUNT).isCloseTo(0, within(5 * Math.sqrt(variance / COUNT)));
    assertThat(squares / COUNT / variance).isCloseTo(1, within(VARIANCE_TOLERANCE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variances")
  void uniformsFillTheirBoundsAndNormalsHaveTails(
      String name, Initializer initializer, double variance) {
    float largest = 0;
    for (float weight : draw(initializer, 0, 0, 6)) {
      largest = Math.max(largest, Math.abs(weight));
    }
    double deviations = largest / Math.sqrt(variance);
    if (name.toLowerCase(java.util.Locale.ROOT).contains("uniform")) {
      assertThat(deviations).isBetween(0.999 * Math.sqrt(3), 1.000_001 * Math.sqrt(3));
    } else {
      assertThat(deviations).isBetween(3.5, 6.5);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variances")
  void sameSeedGivesSameWeightsAndAnotherSeedOthers(
      String name, Initializer initializer, double variance) {
    assertThat(draw(initializer, 0, 0, 7))
        .isEqualTo(draw(initializer, 0, 0, 7))
        .isNotEqualTo(draw(initializer, 0, 0, 8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("variances")
  void onlyTheRangeOfTheLayerIsWritten(String name, Initializer initializer, double variance) {
    float[] weights = draw(initializer, 3, 2, 9);

    assertThat(new float[] {weights[0], weights[1], weights[2]}).containsOnly(0);
    assertThat(weights[3]).isNotZero();
    assertThat(weights[COUNT + 2]).isNotZero();
    assertThat(new float[] {weights[COUNT + 3], weights[COUNT + 4]}).containsOnly(0);
  }

  @Test
  void normalHasTheTailsOfTheNormalDistribution() {
    float[] weights = new float[COUNT];
    Initializers.normal(weights, 0, INPUTS, UNITS, new SplitMix64(10), 1);

    int beyondOne = 0;
    int beyondTwo = 0;
    for (float weight : weights) {
      beyondOne += Math.abs(weight) > 1 ? 1 : 0;
      beyondTwo += Math.abs(weight) > 2 ? 1 : 0;
    }
    assertThat(beyondOne / (double) COUNT).isCloseTo(0.3173, within(0.01));
    assertThat(beyondTwo / (double) COUNT).isCloseTo(0.0455, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "7,1", "5,5", "40,17", "17,40", "128,128"})
  void orthogonalHasOrthonormalRowsOrColumnsWhicheverAreFewer(int inputs, int units) {
    float[] weights = new float[inputs * units];
    Initializers.orthogonal(weights, 0, inputs, units, new SplitMix64(11));

    boolean rows = inputs <= units;
    int vectors = Math.min(inputs, units);
    for (int a = 0; a < vectors; a++) {
      for (int b = a; b < vectors; b++) {
        double dot = 0;
        for (int i = 0; i < Math.max(inputs, units); i++) {
          dot += rows
              ? weights[a * units + i] * (double) weights[b * units + i]
              : weights[i * units + a] * (double) weights[i * units + b];
        }
        assertThat(dot).as("vectors %s and %s", a, b).isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void orthogonalIsReproducibleAndDependsOnTheSeed() {
    assertThat(draw(Initializers::orthogonal, 0, 0, 12))
        .isEqualTo(draw(Initializers::orthogonal, 0, 0, 12))
        .isNotEqualTo(draw(Initializers::orthogonal, 0, 0, 13));
  }

  @Test
  void constantFillsTheRange() {
    float[] weights = new float[8];
    Initializers.constant(weights, 1, 2, 3, 0.5);
    assertThat(weights).containsExactly(0, .5f, .5f, .5f, .5f, .5f, .5f, 0);
  }

  @Test
  void badArgumentsAreNamed() {
    SplitMix64 random = new SplitMix64(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.heNormal(new float[5], 2, 2, 2, random))
        .withMessage("parameters has 5 values, but 2 x 2 weights from offset 2 need 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.glorotUniform(new float[5], 0, 0, 2, random))
        .withMessage("inputs is 0, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.orthogonal(new float[5], 0, 2, -1, random))
        .withMessage("units is -1, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.uniform(new float[5], 0, 2, 2, random, 0))
        .withMessage("limit is 0.0, expected a finite number greater than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.normal(new float[5], 0, 2, 2, random, Double.NaN))
        .withMessage("deviation is NaN, expected a finite number greater than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Initializers.constant(new float[5], 0, 2, 2, Double.NaN))
        .withMessage("value is NaN, expected a finite number");
  }

  private static float[] draw(Initializer initializer, int before, int after, long seed) {
    float[] parameters = new float[before + COUNT + after];
    initializer.draw(parameters, before, INPUTS, UNITS, new SplitMix64(seed));
    return parameters;
  }
}
