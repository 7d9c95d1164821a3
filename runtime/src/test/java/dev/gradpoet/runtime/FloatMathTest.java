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
  void erfIsWithin051UlpOverAnExactSweep() {
    double worst = 0;
    for (int bits = Float.floatToIntBits(1e-6f);
        bits < Float.floatToIntBits(4.2f);
        bits += 29_989) {
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
  void expOverflowsAndVanishesWhereTheExactValueDoes() {
    float last = 88.72283f; // the greatest float below log(MAX_VALUE)
    assertThat(FloatMath.exp(last)).isFinite().isGreaterThan(3.4e38f);
    assertThat(FloatMath.exp(Math.nextUp(last))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.exp(-103.97f)).isEqualTo(Float.MIN_VALUE);
    assertThat(FloatMath.exp(-103.98f)).isZero();
    assertThat(FloatMath.exp(Float.NEGATIVE_INFINITY)).isZero();
    assertThat(FloatMath.exp(0)).isEqualTo(1f);
    assertThat(FloatMath.exp(-0f)).isEqualTo(1f);
  }

  @Test
  void expm1HasItsLimits() {
    assertThat(FloatMath.expm1(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(FloatMath.expm1(-Float.MAX_VALUE)).isEqualTo(-1f);
    assertThat(FloatMath.expm1(88.72283f)).isFinite();
    assertThat(FloatMath.expm1(Math.nextUp(88.72283f))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.expm1(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.expm1(1e-10f)).isEqualTo(1e-10f);
  }

  @Test
  void logHasItsLimits() {
    assertThat(FloatMath.log(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(-0f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log(1)).isZero();
    assertThat(FloatMath.log(Float.MIN_VALUE)).isEqualTo((float) Math.log(Float.MIN_VALUE));
    assertThat(FloatMath.log(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.log(-Float.MIN_VALUE)).isNaN();
    assertThat(FloatMath.log(Float.NEGATIVE_INFINITY)).isNaN();
  }

  @Test
  void log1pHasItsLimits() {
    assertThat(FloatMath.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatMath.log1p(Math.nextDown(-1f))).isNaN();
    assertThat(FloatMath.log1p(Float.NEGATIVE_INFINITY)).isNaN();
    assertThat(FloatMath.log1p(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.log1p(1e-10f)).isEqualTo(1e-10f);
  }

  @Test
  void sqrtHasItsLimits() {
    assertThat(FloatMath.sqrt(4)).isEqualTo(2f);
    assertThat(FloatMath.sqrt(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatMath.sqrt(-Float.MIN_VALUE)).isNaN();
  }

  @Test
  void sineAndCosineHaveTheirSymmetries() {
    for (int bits = 0; bits < Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 10_007) {
      float x = Float.intBitsToFloat(bits);
      assertThat(FloatMath.sin(x)).isBetween(-1f, 1f).isEqualTo(-FloatMath.sin(-x));
      assertThat(FloatMath.cos(x)).isBetween(-1f, 1f).isEqualTo(FloatMath.cos(-x));
    }
    assertThat(FloatMath.cos(0)).isEqualTo(1f);
    assertThat(FloatMath.sin(Float.POSITIVE_INFINITY)).isNaN();
    assertThat(FloatMath.cos(Float.NEGATIVE_INFINITY)).isNaN();
  }

  @Test
  void powHasTheLimitsOfJava() {
    float[] numbers = {
      0,
      -0f,
      0.5f,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      2.5f,
      -2.5f,
      1e10f,
      -1e10f,
      Float.MIN_VALUE,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.NaN
    };
    for (float x : numbers) {
      for (float y : numbers) {
        Float expected = (float) Math.pow(x, y);
        assertThat(FloatMath.pow(x, y)).as("pow(%s, %s)", x, y).isEqualTo(expected);
      }
    }
  }

  @Test
  void tanhIsOddAndStaysWithinOne() {
    for (int bits = 0; bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 10_007) {
      float x = Float.intBitsToFloat(bits);
      assertThat(FloatMath.tanh(x)).isBetween(0f, 1f);
      assertThat(FloatMath.tanh(-x)).isEqualTo(-FloatMath.tanh(x));
    }
    assertThat(FloatMath.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(FloatMath.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
  }

  @Test
  void oddAtZeroKeepsTheSignOfZeroAndTheSmallestFloat() {
    for (float tiny : new float[] {-0f, 0f, Float.MIN_VALUE, -Float.MIN_VALUE, -Float.MIN_NORMAL}) {
      int bits = Float.floatToRawIntBits(tiny);
      assertThat(Float.floatToRawIntBits(FloatMath.expm1(tiny))).isEqualTo(bits);
      assertThat(Float.floatToRawIntBits(FloatMath.log1p(tiny))).isEqualTo(bits);
      assertThat(Float.floatToRawIntBits(FloatMath.tanh(tiny))).isEqualTo(bits);
      assertThat(Float.floatToRawIntBits(FloatMath.sin(tiny))).isEqualTo(bits);
    }
  }

  @Test
  void nanPassesThrough() {
    assertThat(FloatMath.exp(Float.NaN)).isNaN();
    assertThat(FloatMath.expm1(Float.NaN)).isNaN();
    assertThat(FloatMath.log(Float.NaN)).isNaN();
    assertThat(FloatMath.log1p(Float.NaN)).isNaN();
    assertThat(FloatMath.tanh(Float.NaN)).isNaN();
    assertThat(FloatMath.sqrt(Float.NaN)).isNaN();
    assertThat(FloatMath.sin(Float.NaN)).isNaN();
    assertThat(FloatMath.cos(Float.NaN)).isNaN();
    assertThat(FloatMath.pow(2, Float.NaN)).isNaN();
    assertThat(FloatMath.pow(Float.NaN, 2)).isNaN();
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
