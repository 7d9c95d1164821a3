package dev.gradpoet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class FloatMathTest {
  private static final MathContext DIGITS = new MathContext(60);
  /** 2/√π to 50 digits. */
  private static final BigDecimal TWO_OVER_ROOT_PI =
      new BigDecimal("1.1283791670955125738961589031215451716881012586580");

  @Test
  void erfIsWithinTwoUlpOverAnExactSweep() {
    double worst = 0;
    for (int bits = Float.floatToIntBits(1e-6f); bits < Float.floatToIntBits(4.2f); bits += 9_973) {
      float x = Float.intBitsToFloat(bits);
      worst = Math.max(worst, ulps(FloatMath.erf(x), erf(x)));
    }
    assertThat(worst).isLessThanOrEqualTo(0.51);
  }

  @Test
  void erfOfTinyNumbersIsTheFirstTermOfTheSeries() {
    for (int bits = 1; bits < Float.floatToIntBits(1e-6f); bits += 99_991) {
      float x = Float.intBitsToFloat(bits);
      assertThat(FloatMath.erf(x)).as("erf(%s)", x).isEqualTo((float)
          (TWO_OVER_ROOT_PI.doubleValue() * x));
    }
  }

  @Test
  void erfNeverFallsAndStaysWithinOne() {
    float before = 0;
    for (int bits = 0; bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 1_009) {
      float value = FloatMath.erf(Float.intBitsToFloat(bits));
      assertThat(value).isBetween(before, 1f);
      before = value;
    }
  }

  @Test
  void erfIsOdd() {
    for (int bits = 0; bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 100_003) {
      float x = Float.intBitsToFloat(bits);
      assertThat(FloatMath.erf(-x)).isEqualTo(-FloatMath.erf(x));
    }
    assertThat(Float.floatToRawIntBits(FloatMath.erf(-0f))).isEqualTo(Float.floatToRawIntBits(-0f));
  }

  @Test
  void erfHasExactLimits() {
    assertThat(FloatMath.erf(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.erf(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(FloatMath.erf(Float.MAX_VALUE)).isEqualTo(1f);
    assertThat(FloatMath.erf(-4f)).isEqualTo(-1f);
    assertThat(FloatMath.erf(Float.NaN)).isNaN();
  }

  @Test
  void otherFunctionsHaveTheirLimits() {
    assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.exp(89)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.expm1(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(FloatMath.expm1(1e-10f)).isEqualTo(1e-10f);
    assertThat(FloatMath.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(-1)).isNaN();
    assertThat(FloatMath.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log1p(1e-10f)).isEqualTo(1e-10f);
    assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
  }

  @Test
  void nanPassesThrough() {
    assertThat(FloatMath.exp(Float.NaN)).isNaN();
    assertThat(FloatMath.expm1(Float.NaN)).isNaN();
    assertThat(FloatMath.log(Float.NaN)).isNaN();
    assertThat(FloatMath.log1p(Float.NaN)).isNaN();
    assertThat(FloatMath.tanh(Float.NaN)).isNaN();
  }

  /** 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), with digits enough for its cancellation up to |x| = 4.2. */
  private static BigDecimal erf(float value) {
    BigDecimal x = new BigDecimal(value);
    BigDecimal minusSquare = x.multiply(x, DIGITS).negate();
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int n = 1; power.abs().compareTo(new BigDecimal("1e-30").multiply(x)) > 0; n++) {
      power = power.multiply(minusSquare, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
    }
    return sum.multiply(TWO_OVER_ROOT_PI, DIGITS);
  }

  private static double ulps(float actual, BigDecimal exact) {
    BigDecimal error = new BigDecimal(actual).subtract(exact, DIGITS).abs();
    return error.divide(new BigDecimal(Math.ulp(exact.floatValue())), DIGITS).doubleValue();
  }
}
