package dev.gradpoet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The errors of {@link FloatMath} against {@link Math} in double, over a sample of all bit patterns and over every float
 * around the points where the code or its result changes. The whole of the floats, on which the bounds were measured, takes
 * minutes: it is in the soak tests.
 */
class FloatMathErrorTest {
  /** A prime, so that every binade is hit at different fractions. */
  private static final int STRIDE = 1_021;
  /** Floats on either side of a critical point. */
  private static final int NEIGHBOURS = 10_000;

  @ParameterizedTest
  @EnumSource
  void theErrorIsAsStatedOverASampleOfAllFloats(Function function) {
    checkError(function, STRIDE);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("soak")
  void theErrorIsAsStatedForEveryFloat(Function function) {
    checkError(function, 1);
  }

  private static void checkError(Function function, int stride) {
    Worst worst = new Worst(function);
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += stride) {
      worst.see(Float.intBitsToFloat((int) bits));
    }
    worst.check();
  }

  @ParameterizedTest
  @EnumSource
  void theErrorIsAsStatedAroundCriticalPoints(Function function) {
    Worst worst = new Worst(function);
    for (float point : function.critical) {
      int bits = Float.floatToRawIntBits(point);
      for (int i = Math.max(bits - NEIGHBOURS, 0); i < bits + NEIGHBOURS; i++) {
        worst.see(Float.intBitsToFloat(i));
        worst.see(-Float.intBitsToFloat(i));
      }
    }
    worst.check();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SIN", "COS"})
  void neverFalls(Function function) {
    checkNeverFalls(function, STRIDE);
    for (float point : function.critical) {
      float before = function.fast.apply(point);
      float x = point;
      for (int i = 0; i < NEIGHBOURS; i++) {
        x = Math.nextUp(x);
        float value = function.fast.apply(x);
        if (value < before) {
          throw new AssertionError(function + " falls at " + x);
        }
        before = value;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SIN", "COS"})
  @Tag("soak")
  void neverFallsFromOneFloatToTheNext(Function function) {
    checkNeverFalls(function, 1);
  }

  private static void checkNeverFalls(Function function, int stride) {
    int infinity = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    float previous = Float.NEGATIVE_INFINITY;
    for (int bits = -infinity; bits <= infinity; bits += stride) {
      float x = bits < 0 ? -Float.intBitsToFloat(-bits) : Float.intBitsToFloat(bits);
      float value = function.fast.apply(x);
      if (value < previous) {
        throw new AssertionError(function + " falls at " + x);
      }
      previous = Float.isNaN(value) ? previous : value;
    }
  }

  @Test
  void powIsWithin0501UlpOverRandomPairs() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000_000; i++) {
      float x = Float.intBitsToFloat(random.nextInt(Float.floatToIntBits(Float.MAX_VALUE)));
      // Mostly such that the result is a float neither 0 nor infinite.
      double range = 150 / Math.max(Math.abs(Math.log(x) / Math.log(2)), 1e-30);
      float y = (float) ((2 * random.nextDouble() - 1) * range);
      double ulps = Worst.ulps(FloatMath.pow(x, y), StrictMath.pow(x, y));
      assertThat(ulps).as("ulp of pow(%s, %s)", x, y).isLessThanOrEqualTo(0.501);
    }
  }

  /** Each function with the error that its Javadoc states and the magnitudes where its code or result changes. */
  private enum Function {
    EXP(
        FloatMath::exp,
        Math::exp,
        1.0,
        0.346573f,
        5.8464394f,
        26.714722f,
        87.33654f,
        88.722835f,
        103.97208f),
    EXPM1(
        FloatMath::expm1,
        Math::expm1,
        1.25,
        1e-44f,
        0.346573f,
        0.2854614f,
        16.98311f,
        17.33f,
        88.3762f,
        88.722835f),
    LOG(
        FloatMath::log,
        Math::log,
        0.85,
        1e-44f,
        Float.MIN_NORMAL,
        0.6666667f,
        1,
        1.3333334f,
        Float.MAX_VALUE),
    LOG1P(
        FloatMath::log1p,
        Math::log1p,
        0.9,
        1e-44f,
        0.33333334f,
        0.335f,
        0.371f,
        1,
        1.6666666f,
        Float.MAX_VALUE),
    TANH(FloatMath::tanh, Math::tanh, 1.2, 1e-44f, 0.1732868f, 0.625f, 0.6261073f, 9.0109f, 9.1f),
    SQRT(FloatMath::sqrt, Math::sqrt, 0.5, 1e-44f, Float.MIN_NORMAL, 1, Float.MAX_VALUE),
    // Odd and even multiples of π/4, where the quadrant changes and where the value is nearly 0,
    // and
    // the end of the reduction.
    SIN(FloatMath::sin, StrictMath::sin, 0.501, 1e-44f, 0.7853982f, 3.1415927f, 16367173f, 0x1p20f),
    COS(FloatMath::cos, StrictMath::cos, 0.501, 1e-44f, 0.7853982f, 1.5707964f, 16367173f, 0x1p20f);

    private final Operator fast;
    private final DoubleUnaryOperator exact;
    private final double bound;
    private final float[] critical;

    Function(Operator fast, DoubleUnaryOperator exact, double bound, float... critical) {
      this.fast = fast;
      this.exact = exact;
      this.bound = bound;
      this.critical = critical;
    }
  }

  private interface Operator {
    float apply(float x);
  }

  private static final class Worst {
    private final Function function;
    private double error;
    private float at;

    Worst(Function function) {
      this.function = function;
    }

    void see(float x) {
      double ulps = ulps(function.fast.apply(x), function.exact.applyAsDouble(x));
      if (!(ulps <= error)) {
        error = ulps;
        at = x;
      }
    }

    void check() {
      assertThat(error).as("ulp of %s at %s", function, at).isLessThanOrEqualTo(function.bound);
    }

    /** 0 where nothing but equality will do and it holds: NaN, infinities and signed zeros; otherwise infinite there. */
    private static double ulps(float actual, double exact) {
      float rounded = (float) exact;
      if (Float.isNaN(rounded) || Float.isInfinite(rounded) || exact == 0) {
        return Float.compare(actual, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
      }
      int exponent = Math.max(Math.getExponent(exact), Float.MIN_EXPONENT);
      return Math.abs(actual - exact) * Math.scalb(1.0, 23 - exponent);
    }
  }
}
