package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;

import java.util.List;
import java.util.Optional;

/** The functions that the calculus knows. */
public final class Functions {

  /** The variable in which every body is written. */
  public static final Expr.Var ARGUMENT = new Expr.Var("z");

  private static final Expr Z = ARGUMENT;

  /** eᶻ. */
  public static final Function EXP = axiom("exp");

  /** The natural logarithm. */
  public static final Function LOG = axiom("log");

  /** √z, of z ≥ 0. Its slope at 0 is infinite. */
  public static final Function SQRT = axiom("sqrt");

  /** The error function 2/√π ∫₀ᶻ exp(−x²) dx. */
  public static final Function ERF = inDouble("erf");

  /** The sine of z radians. */
  public static final Function SIN = inDouble("sin");

  /** The cosine of z radians. */
  public static final Function COS = inDouble("cos");

  /** eᶻ − 1, exact for small z. */
  public static final Function EXPM1 = primitive("expm1", sub(call(EXP, Z), ONE));

  /** log(1 + z), exact for small z. */
  public static final Function LOG1P = primitive("log1p", call(LOG, add(ONE, Z)));

  /** (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ). */
  public static final Function TANH = primitive(
      "tanh", div(sub(call(EXP, Z), call(EXP, neg(Z))), add(call(EXP, Z), call(EXP, neg(Z)))));

  /** 1 / (1 + e⁻ᶻ): where e⁻ᶻ overflows, the quotient is the right zero. */
  public static final Function SIGMOID = same("sigmoid", div(ONE, add(ONE, call(EXP, neg(Z)))));

  /** log(1 + eᶻ). */
  public static final Function SOFTPLUS = defined(
      "softplus",
      call(LOG, add(ONE, call(EXP, Z))),
      add(max(Z, ZERO), call(LOG1P, call(EXP, neg(abs(Z))))));

  /** log cosh z. */
  public static final Function LOG_COSH = defined(
      "logCosh",
      call(LOG, div(add(call(EXP, Z), call(EXP, neg(Z))), constant(2))),
      sub(add(abs(Z), call(LOG1P, call(EXP, mul(constant(-2), abs(Z))))), constant(Math.log(2))));

  private static final Expr LOG_OF_SOFTPLUS = select(
      constant(-15), Z, sub(Z, mul(constant(0.5), call(EXP, Z))), call(LOG, call(SOFTPLUS, Z)));

  /**
   * log(log(1 + eᶻ)).
   *
   * <p>Below −15 by its series z − ½ eᶻ + …, whose next term is under 1e−13: further down the softplus underflows and its logarithm is
   * not finite. The derivative needs the same care, so this is the definition too.
   */
  public static final Function LOG_SOFTPLUS = same("logSoftplus", LOG_OF_SOFTPLUS);

  /** The cumulative distribution function Φ of the standard normal distribution. */
  public static final Function NORMAL_CDF =
      same("normalCdf", mul(constant(0.5), add(ONE, call(ERF, mul(constant(Math.sqrt(0.5)), Z)))));

  /** The density φ of the standard normal distribution. */
  public static final Function NORMAL_PDF = same(
      "normalPdf",
      mul(constant(1 / Math.sqrt(2 * Math.PI)), call(EXP, mul(constant(-0.5), pow(Z, 2)))));

  private static final List<Function> ALL = List.of(
      EXP,
      LOG,
      SQRT,
      ERF,
      SIN,
      COS,
      EXPM1,
      LOG1P,
      TANH,
      SIGMOID,
      SOFTPLUS,
      LOG_COSH,
      LOG_SOFTPLUS,
      NORMAL_CDF,
      NORMAL_PDF);

  private Functions() {}

  /** Every function, each after those that its bodies call. */
  public static List<Function> all() {
    return ALL;
  }

  private static Function axiom(String name) {
    return new Function(name, Optional.empty(), Optional.empty(), true);
  }

  private static Function inDouble(String name) {
    return new Function(name, Optional.empty(), Optional.empty(), false);
  }

  private static Function primitive(String name, Expr definition) {
    return new Function(name, Optional.of(definition), Optional.empty(), true);
  }

  private static Function same(String name, Expr body) {
    return defined(name, body, body);
  }

  private static Function defined(String name, Expr definition, Expr evaluation) {
    return new Function(
        name, Optional.of(definition), Optional.of(evaluation), Exprs.hasVectorForm(evaluation));
  }
}
