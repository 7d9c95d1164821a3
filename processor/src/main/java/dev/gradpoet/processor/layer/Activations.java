package dev.gradpoet.processor.layer;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.exp;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.Locale;
import java.util.Map;

/** The activations of the language. */
public final class Activations {

  /** The weighted input. */
  public static final Expr.Var Z = var("z");

  /** log Σ eᶻ over the layer, of an activation that is not elementwise. */
  public static final Expr.Var LOG_SUM_EXP = var("logSumExp");

  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private Activations() {}

  /**
   * Returns what the constant of the language stands for.
   *
   * @param slope what {@link Activation#LEAKY_RELU} multiplies negative inputs by; others ignore it
   * @param alpha the limit of {@link Activation#ELU} far below zero, negated; others ignore it
   */
  public static ActivationFunction of(Activation activation, double slope, double alpha) {
    Expr expression = formula(activation, slope, alpha);
    return switch (activation) {
      case LEAKY_RELU -> function(activation, expression, Map.of("slope", slope));
      case ELU -> function(activation, expression, Map.of("alpha", alpha));
      case SELU ->
        new ActivationFunction(name(activation), expression, Initialization.LECUN_NORMAL, Map.of());
      default -> function(activation, expression, Map.of());
    };
  }

  private static ActivationFunction function(
      Activation activation, Expr expression, Map<String, Double> options) {
    return new ActivationFunction(
        name(activation), expression, Initialization.GLOROT_UNIFORM, options);
  }

  static String name(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }

  private static Expr formula(Activation activation, double slope, double alpha) {
    return switch (activation) {
      case IDENTITY -> Z;
      case SIGMOID -> call(Functions.SIGMOID, Z);
      case TANH -> call(Functions.TANH, Z);
      case RELU -> max(Z, ZERO);
      case LEAKY_RELU -> select(Z, ZERO, Z, mul(constant(slope), Z));
      case ELU -> select(Z, ZERO, Z, scaled(alpha, call(Functions.EXPM1, Z)));
      case SELU ->
        select(
            Z,
            ZERO,
            mul(constant(SELU_LAMBDA), Z),
            mul(constant(SELU_LAMBDA * SELU_ALPHA), call(Functions.EXPM1, Z)));
      case GELU -> mul(Z, call(Functions.NORMAL_CDF, Z));
      case SILU -> mul(Z, call(Functions.SIGMOID, Z));
      case MISH -> mul(Z, call(Functions.TANH, call(Functions.SOFTPLUS, Z)));
      case SOFTPLUS -> call(Functions.SOFTPLUS, Z);
      case SOFTSIGN -> div(Z, add(ONE, abs(Z)));
      case HARD_SIGMOID ->
        select(
            Z,
            constant(3),
            ONE,
            select(Z, constant(-3), add(div(Z, constant(6)), constant(0.5)), ZERO));
      case SOFTMAX -> exp(sub(Z, LOG_SUM_EXP));
    };
  }

  private static Expr scaled(double factor, Expr expression) {
    return factor == 1 ? expression : mul(constant(factor), expression);
  }
}
