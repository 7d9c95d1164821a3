package dev.gradpoet.runtime;

/**
 * The elementary functions that generated code calls, float to float. Stateless, without allocation; NaN gives NaN.
 *
 * <p>{@link #exp}, {@link #expm1}, {@link #log}, {@link #log1p} and {@link #tanh} round the result of {@link Math},
 * whose error is a few ulp of a double, to a float: at most 0.51 ulp of a float from the exact value.
 */
public final class FloatMath {
  // W. J. Cody, Rational Chebyshev Approximations for the Error Function, Mathematics of
  // Computation 23 (1969),
  // 631-637: the tables for |x| <= 0.46875 (erf) and 0.46875 <= |x| <= 4 (erfc). Relative errors
  // below 1e-15.
  private static final double SMALL = 0.46875;
  /** From here on erf rounds to 1: 1 − erf(4) is 1.5e-8, a quarter of the float spacing below 1. */
  private static final float ONE = 4;

  private FloatMath() {}

  /** eˣ. */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /** eˣ − 1, exact near 0. */
  public static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  /** The natural logarithm: −∞ at 0, NaN below. */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /** log(1 + x), exact near 0: −∞ at −1, NaN below. */
  public static float log1p(float x) {
    return (float) Math.log1p(x);
  }

  /** The hyperbolic tangent, odd, ±1 at ±∞. */
  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  /**
   * The error function 2/√π ∫₀ˣ exp(−s²) ds, odd, ±1 at ±∞; at most 0.51 ulp from the exact value.
   *
   * <p>W. J. Cody, Rational Chebyshev Approximations for the Error Function, Mathematics of Computation 23 (1969),
   * evaluated in double.
   */
  public static float erf(float x) {
    float magnitude = Math.abs(x);
    if (magnitude <= SMALL) {
      return (float) erfSmall(x);
    }
    if (magnitude < ONE) {
      return Math.copySign((float) (1 - erfc(magnitude)), x);
    }
    return magnitude >= ONE ? Math.copySign(1, x) : x; // what is left is NaN
  }

  private static double erfSmall(double x) {
    double s = x * x;
    double p = 1.85777706184603153e-1 * s + 3.16112374387056560e0;
    p = (p * s + 1.13864154151050156e2) * s + 3.77485237685302021e2;
    p = p * s + 3.20937758913846947e3;
    double q = s + 2.36012909523441209e1;
    q = (q * s + 2.44024637934444173e2) * s + 1.28261652607737228e3;
    q = q * s + 2.84423683343917062e3;
    return x * p / q;
  }

  private static double erfc(double y) {
    double p = 2.15311535474403846e-8 * y + 5.64188496988670089e-1;
    p = (p * y + 8.88314979438837594e0) * y + 6.61191906371416295e1;
    p = (p * y + 2.98635138197400131e2) * y + 8.81952221241769090e2;
    p = (p * y + 1.71204761263407058e3) * y + 2.05107837782607147e3;
    p = p * y + 1.23033935479799725e3;
    double q = y + 1.57449261107098347e1;
    q = (q * y + 1.17693950891312499e2) * y + 5.37181101862009858e2;
    q = (q * y + 1.62138957456669019e3) * y + 3.29079923573345963e3;
    q = (q * y + 4.36261909014324716e3) * y + 3.43936767414372164e3;
    q = q * y + 1.23033935480374942e3;
    return Math.exp(-y * y) * p / q;
  }
}
