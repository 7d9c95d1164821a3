package dev.gradpoet.runtime;

/**
 * The elementary functions that generated code calls, float to float. Stateless, without allocation; NaN gives NaN.
 *
 * <p>The errors that each method states were measured over all floats, against {@link Math} in double (erf: against the
 * approximations of W. J. Cody, Mathematics of Computation 23, 1969; pow: over samples); one ulp is the distance of the
 * two floats around the exact value. Limits and signed zeros are exact, and no function that rises everywhere falls.
 *
 * <p>The code is a fixed sequence of float and int operations, in the written order, without tables and without
 * {@link Math#fma} (a very slow call where the hardware has none), so the same sequence on vectors gives the same bits.
 * Only {@link #erf}, {@link #sin}, {@link #cos} and {@link #pow} compute in double; where that is not enough they call
 * {@link StrictMath}. So all give the same bits on every machine, interpreted or compiled.
 *
 * <p>The reductions by multiples of log 2 in two parts follow W. J. Cody and W. Waite, Software Manual for the Elementary
 * Functions, Prentice-Hall (1980). The coefficients are minimax in the relative error of the function: the Remez exchange
 * in at least 120 bits, rounded to float (erf: to double).
 */
public final class FloatMath {
  private static final float LOG2_E = 1.44269504f;
  /** The leading 15 bits of log 2: its product with an exponent is exact. */
  private static final float LN2_HIGH = 0x1.62e4p-1f;
  /** log 2 − {@link #LN2_HIGH}; positive, so that −0 survives the reduction. */
  private static final float LN2_LOW = 0x1.7f7d1cp-20f;

  /** 1.5 · 2²³: a small number plus this is rounded to an integer, which the low bits of the sum hold. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final int ROUNDER_BITS = 0x4b400000;
  private static final int BIAS = 127;
  private static final int FRACTION_BITS = 23;
  private static final int FRACTION = 0x7fffff;
  private static final int SIGN = 0x80000000;

  /** e⁸⁹ overflows. */
  private static final float EXP_CEILING = 89;
  /** e⁻¹⁰⁴ is less than half of the smallest float. */
  private static final float EXP_FLOOR = -104;
  /** From here down eˣ − 1 rounds to −1. */
  private static final float EXPM1_FLOOR = -18;

  /** 2/3: a logarithm splits x in 2ᵏ m with m from here to 4/3, where log m is short to approximate. */
  private static final int TWO_THIRDS_BITS = 0x3f2aaaab;

  /** Below this tanh is a polynomial: above it 1 − tanh is small enough to be computed roughly. */
  private static final float TANH_SMALL = 0.625f;
  /** From here on tanh rounds to 1. */
  private static final float TANH_ONE = 9.1f;
  /** From here on erf rounds to 1. */
  private static final float ERF_ONE = 3.93f;

  /** 1.5 · 2⁵²: {@link #ROUNDER} for doubles. */
  private static final double DOUBLE_ROUNDER = 0x1.8p52;

  /** The leading 33 bits of π/2: its product with a number of quarter turns is exact. */
  private static final double QUARTER_HIGH = 0x1.921fb544p0;
  /** π/2 − {@link #QUARTER_HIGH}; positive, so that −0 survives the reduction. */
  private static final double QUARTER_LOW = 0x1.0b4611a626331p-34;
  /** From here on there may be 2²⁰ quarter turns and more, whose product is not exact. */
  private static final float ANGLE_CEILING = 0x1p20f;

  private static final int DOUBLE_BIAS = 1023;
  private static final int DOUBLE_FRACTION_BITS = 52;
  private static final double LN2 = 0.6931471805599453;
  /** √½ as bits. */
  private static final long ROOT_OF_HALF_BITS = 0x3fe6a09e667f3bcdL;
  /** 2¹³⁰ is beyond all floats, 2⁻¹⁶⁰ less than half of the smallest. */
  private static final double POW_CEILING = 130;

  private static final double POW_FLOOR = -160;

  private FloatMath() {}

  /**
   * eˣ, at most 1 ulp from the exact value. Overflows to ∞ and underflows gradually to 0 where the
   * exact value does.
   */
  public static float exp(float x) {
    float low = x < EXP_FLOOR ? EXP_FLOOR : x;
    float c = low > EXP_CEILING ? EXP_CEILING : low;
    float shifted = c * LOG2_E + ROUNDER;
    float n = shifted - ROUNDER;
    int k = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    float r = (c - n * LN2_HIGH) - n * LN2_LOW;
    float s = r * r;
    float p = 1 + (r + s * expTail(r, s));
    // 2ᵏ itself may be no normal float; of its halves only the second can round
    int half = k >> 1;
    return p * powerOfTwo(half) * powerOfTwo(k - half);
  }

  /**
   * eˣ − 1, accurate near 0 and with the sign of x; at most 1.25 ulp from the exact value, 1 ulp for
   * x below 0.
   */
  public static float expm1(float x) {
    float low = x < EXPM1_FLOOR ? EXPM1_FLOOR : x;
    float c = low > EXP_CEILING ? EXP_CEILING : low;
    float shifted = c * LOG2_E + ROUNDER;
    float n = shifted - ROUNDER;
    int k = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    float r = (c - n * LN2_HIGH) - n * LN2_LOW;
    float s = r * r;
    // eˣ − 1 = 2ᵏ (eʳ − 1 + 1 − 2⁻ᵏ), and r cancels against 1 − 2⁻ᵏ for k = 1: so their sum comes
    // with its rounding error (T. J. Dekker, Numerische Mathematik 18, 1971)
    float b = 1 - powerOfTwo(-Math.min(k, BIAS));
    float sum = b + r;
    float rest = r - (sum - b);
    float p = sum + (rest + s * expTail(r, s));
    int half = k >> 1;
    return withSignOf(x, p * powerOfTwo(half) * powerOfTwo(k - half));
  }

  /**
   * The natural logarithm: −∞ at ±0, NaN below; at most 0.9 ulp from the exact value.
   */
  public static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = Float.floatToRawIntBits(subnormal ? x * 0x1p23f : x) - TWO_THIRDS_BITS;
    int k = (bits >> FRACTION_BITS) - (subnormal ? FRACTION_BITS : 0);
    float m = Float.intBitsToFloat((bits & FRACTION) + TWO_THIRDS_BITS);
    float y = scaledLog(m - 1, k, 0);
    return x > 0 && x < Float.POSITIVE_INFINITY ? y : logLimit(x);
  }

  /**
   * log(1 + x), accurate near 0 and with the sign of x: −∞ at −1, NaN below; at most 0.9 ulp from the
   * exact value.
   */
  public static float log1p(float x) {
    int k = (Float.floatToRawIntBits(1 + x) - TWO_THIRDS_BITS) >> FRACTION_BITS;
    // m − 1 = 2⁻ᵏ (1 + x) − 1 = 2⁻ᵏ x + (2⁻ᵏ − 1) without the rounding of 1 + x;
    // 4 · 2⁻ᵏ is a normal float for all k
    float scale = powerOfTwo(2 - k);
    float a = 0.25f * (x * scale);
    float b = 0.25f * scale - 1;
    float f = a + b;
    float rounding = a - (f - b);
    float y = withSignOf(x, scaledLog(f, k, rounding - rounding * f));
    return x > -1 && x < Float.POSITIVE_INFINITY ? y : logLimit(1 + x);
  }

  /**
   * The hyperbolic tangent, odd, ±1 at ±∞ and never beyond; at most 1.2 ulp from the exact value.
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float z = magnitude * magnitude;
    float q = ((-5.70475e-3f * z + 2.0638883e-2f) * z - 5.3739656e-2f) * z + 1.3331442e-1f;
    float small = magnitude + magnitude * (z * (q * z - 3.333328e-1f));

    // 1 − 2 / (e²ˣ + 1)
    float half = magnitude > TANH_ONE ? TANH_ONE : magnitude;
    float c = half + half;
    float shifted = c * LOG2_E + ROUNDER;
    float n = shifted - ROUNDER;
    int k = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
    float r = (c - n * LN2_HIGH) - n * LN2_LOW;
    float s = r * r;
    float scale = powerOfTwo(k);
    float large = 1 - 2 / ((scale + 1) + scale * (r + s * expTail(r, s)));

    // of ints the choice is a move, of floats a branch, which nothing could predict
    int bits =
        magnitude < TANH_SMALL ? Float.floatToRawIntBits(small) : Float.floatToRawIntBits(large);
    return withSignOf(x, Float.intBitsToFloat(bits));
  }

  /**
   * The error function 2/√π ∫₀ˣ exp(−s²) ds, odd, ±1 at ±∞ and never beyond; at most 0.501 ulp
   * from the exact value.
   *
   * <p>A rational function of x², evaluated in double: relative error 2⁻³⁴ before the result is rounded.
   */
  public static float erf(float x) {
    double c = Math.max(Math.min(x, ERF_ONE), -ERF_ONE);
    double s = c * c;
    double p = 3.038317071067919e-9 * s + 7.275686986212918e-7;
    p = (p * s + 2.0136954053731777e-5) * s + 4.969910458045807e-4;
    p = (p * s + 4.741189302866586e-3) * s + 5.736952414742563e-2;
    p = (p * s + 1.9582554884609896e-1) * s + 1.1283791670955117;
    double q = 7.273541062171452e-8 * s + 4.228090511496009e-6;
    q = (q * s + 1.0598884779116267e-4) * s + 1.6516306206153539e-3;
    q = (q * s + 1.7257423185333187e-2) * s + 1.198021528469814e-1;
    q = (q * s + 5.068792074113964e-1) * s + 1;
    return (float) (c * p / q);
  }

  /** The square root, correctly rounded: −0 at −0, NaN below. */
  public static float sqrt(float x) {
    // of a float, the root in double rounds to the root in float: S. A. Figueroa, SIGNUM 30, 1995
    return (float) Math.sqrt(x);
  }

  /** The sine of x radians, odd and within ±1; at most 0.501 ulp from the exact value. NaN at ±∞. */
  public static float sin(float x) {
    return sine(x, 0);
  }

  /** The cosine of x radians, even and within ±1; at most 0.501 ulp from the exact value. NaN at ±∞. */
  public static float cos(float x) {
    return sine(x, 1);
  }

  /** sin(x + quarters · π/2), by the series of sine and cosine up to π/4: relative error 2⁻³⁶. */
  private static float sine(float x, int quarters) {
    if (!(Math.abs(x) < ANGLE_CEILING)) {
      return (float) (quarters == 0 ? StrictMath.sin(x) : StrictMath.cos(x));
    }
    double shifted = x * (2 / Math.PI) + DOUBLE_ROUNDER;
    double n = shifted - DOUBLE_ROUNDER;
    double r = (x - n * QUARTER_HIGH) - n * QUARTER_LOW;
    double s = r * r;
    int quadrant = (int) Double.doubleToRawLongBits(shifted) + quarters;
    double p = (s * (-1.0 / 39916800) + 1.0 / 362880) * s - 1.0 / 5040;
    double sine = r * (1 + s * ((p * s + 1.0 / 120) * s - 1.0 / 6));
    double q = ((s * (1.0 / 479001600) - 1.0 / 3628800) * s + 1.0 / 40320) * s - 1.0 / 720;
    double cosine = 1 + s * ((q * s + 1.0 / 24) * s - 0.5);
    double y = (quadrant & 1) == 0 ? sine : cosine;
    return (float) ((quadrant & 2) == 0 ? y : -y);
  }

  /**
   * x to the power of y, with the limits of {@link Math#pow}, and 0.501 ulp from the exact value at most.
   *
   * <p>2 to the power of y log₂ x, in double: relative error 2⁻³³ before the result is rounded.
   */
  public static float pow(float x, float y) {
    if (!(x > 0 && x < Float.POSITIVE_INFINITY && Math.abs(y) < Float.POSITIVE_INFINITY)) {
      return (float) StrictMath.pow(x, y);
    }
    // x = 2ᵏ m with m from √½ to √2, and log m = 2 artanh u
    long bits = Double.doubleToRawLongBits(x);
    long k = (bits - ROOT_OF_HALF_BITS) >> DOUBLE_FRACTION_BITS;
    double m = Double.longBitsToDouble(bits - (k << DOUBLE_FRACTION_BITS));
    double u = (m - 1) / (m + 1);
    double s = u * u;
    double p = ((s * (1.0 / 15) + 1.0 / 13) * s + 1.0 / 11) * s + 1.0 / 9;
    p = ((p * s + 1.0 / 7) * s + 1.0 / 5) * s + 1.0 / 3;
    double power = y * (k + (u + u * s * p) * (2 / LN2));

    double c = Math.max(Math.min(power, POW_CEILING), POW_FLOOR);
    double n = (c + DOUBLE_ROUNDER) - DOUBLE_ROUNDER;
    double r = (c - n) * LN2;
    double q = ((r * (1.0 / 362880) + 1.0 / 40320) * r + 1.0 / 5040) * r + 1.0 / 720;
    q = (((q * r + 1.0 / 120) * r + 1.0 / 24) * r + 1.0 / 6) * r + 0.5;
    double scale = Double.longBitsToDouble(((long) n + DOUBLE_BIAS) << DOUBLE_FRACTION_BITS);
    return (float) (scale * (1 + (r + r * r * q)));
  }

  /** (eʳ − 1 − r) / r² for |r| ≤ log 2 / 2 and s = r². */
  private static float expTail(float r, float s) {
    return (1.3840399e-3f * s + (8.369349e-3f * r + 4.1668084e-2f)) * s
        + (1.6666515e-1f * r + 4.9999994e-1f);
  }

  /** k log 2 + log(1 + f) + correction for |f| ≤ 1/3. */
  private static float scaledLog(float f, float k, float correction) {
    float s = f * f;
    float q = (-1.2892368e-1f * f + 1.3985108e-1f) * s + (-1.218412e-1f * f + 1.4005744e-1f);
    q = q * (s * s)
        + ((-1.6680497e-1f * f + 2.0010413e-1f) * s + (-2.4999797e-1f * f + 3.3333215e-1f));
    float y = s * f * q + (k * LN2_LOW + correction) - 0.5f * s;
    return (f + y) + k * LN2_HIGH;
  }

  /** The logarithm of a number that is not positive and finite. */
  private static float logLimit(float x) {
    return x > 0 ? x : x == 0 ? Float.NEGATIVE_INFINITY : Float.NaN;
  }

  /** 2ᵏ for −127 ≤ k ≤ 127; 0 instead of 2⁻¹²⁷. */
  private static float powerOfTwo(int k) {
    return Float.intBitsToFloat((k + BIAS) << FRACTION_BITS);
  }

  /** y, which has the sign of x or is 0 or NaN, with the sign of x. */
  private static float withSignOf(float x, float y) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN));
  }
}
