package dev.gradpoet.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "25000, 25000",
    "1234567, 1234567",
    "2345.6, 2346",
    "12.3456, 12.35",
    "0.9977, 0.9977",
    "0.99996, 0.9999",
    "-0.99996, -1.0000",
    "1, 1.000",
    "0.012345, 0.01235",
    "0.00012345, 0.0001235",
    "0.000012345, 1.235e-05",
    "1.7e308, 1.700e+308",
    "0, 0",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void fourDigitsArePlainWhereTheyCanBe(double value, String text) {
    assertThat(Numbers.significant(value, 4)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.887913, 1.887913",
    "0.6782661, 0.678266",
    "0.0907674, 0.090767",
    "0.9999999, 0.999999",
    "1234567, 1234567",
    "1234.5678, 1234.568",
    "0.0001234567, 0.0001235",
    "5.6789e-9, 5.679e-09",
    "0, 0.000000",
    "-27.49, -27.49000",
    "NaN, NaN"
  })
  void lossesAreOfOneWidth(double value, String text) {
    assertThat(Numbers.loss(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.99996, 0.999",
    "0.9994, 0.999",
    "0.9984, 0.998",
    "1, 1.000",
    "1.2, 1.200",
    "-0.00001, 0.000",
    "-0.001, -0.001",
    "0.0004, 0.000",
    "NaN, NaN"
  })
  void whatIsLessThanOneIsShownAsLess(double value, String text) {
    assertThat(Numbers.fixed(value, 3)).isEqualTo(text);
  }

  @Test
  void anyNumberIsWithinHalfAUnitOfItsText() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double value = Math.exp(1400 * random.nextDouble() - 700) * (random.nextBoolean() ? 1 : -1);
      double shown = Double.parseDouble(Numbers.significant(value, 4));
      assertThat(Math.abs(shown - value))
          .as("%s", value)
          .isLessThanOrEqualTo(1e-3 * Math.abs(value));
    }
  }
}
