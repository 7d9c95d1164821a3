package dev.gradpoet.processor.layer;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.log;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The losses of the language. */
public final class Losses {

  /** One output of the network. */
  public static final Expr.Var A = var("a");

  /** The target of that output. */
  public static final Expr.Var T = var("t");

  private static final Expr ERROR = sub(A, T);

  private Losses() {}

  /**
   * Returns what the constant of the language stands for.
   *
   * @param huberDelta the error from which on {@link Loss#HUBER} is linear; others ignore it
   */
  public static LossFunction of(Loss loss, double huberDelta) {
    Expr expression = formula(loss, huberDelta);
    return switch (loss) {
      case SQUARED_ERROR, LOG_COSH -> regression(loss, expression, false, Map.of());
      case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR -> regression(loss, expression, true, Map.of());
      case HUBER -> regression(loss, expression, false, Map.of("delta", huberDelta));
      case BINARY_CROSS_ENTROPY -> sum(loss, expression, Targets.UNIT, Activation.SIGMOID);
      case CROSS_ENTROPY -> sum(loss, expression, Targets.DISTRIBUTION, Activation.SOFTMAX);
      case HINGE ->
        sum(
            loss,
            expression,
            Targets.SIGNS,
            Activation.IDENTITY,
            Activation.TANH,
            Activation.SOFTSIGN);
      case POISSON ->
        sum(loss, expression, Targets.COUNTS, Activation.SOFTPLUS, Activation.SIGMOID);
    };
  }

  private static LossFunction regression(
      Loss loss, Expr expression, boolean isMean, Map<String, Double> options) {
    return new LossFunction(name(loss), expression, Targets.ANY, isMean, Set.of(), options);
  }

  private static LossFunction sum(
      Loss loss, Expr expression, Targets targets, Activation... activations) {
    Set<String> names = new HashSet<>();
    for (Activation activation : activations) {
      names.add(Activations.name(activation));
    }
    return new LossFunction(name(loss), expression, targets, false, names, Map.of());
  }

  private static String name(Loss loss) {
    return loss.name().toLowerCase(Locale.ROOT);
  }

  private static Expr formula(Loss loss, double huberDelta) {
    Expr delta = constant(huberDelta);
    return switch (loss) {
      case SQUARED_ERROR -> mul(constant(0.5), pow(ERROR, 2));
      case MEAN_SQUARED_ERROR -> pow(ERROR, 2);
      case MEAN_ABSOLUTE_ERROR -> abs(ERROR);
      case HUBER ->
        select(
            abs(ERROR),
            delta,
            Simplifier.simplify(mul(delta, sub(abs(ERROR), constant(huberDelta / 2)))),
            mul(constant(0.5), pow(ERROR, 2)));
      case LOG_COSH -> call(Functions.LOG_COSH, ERROR);
      case BINARY_CROSS_ENTROPY -> sub(neg(mul(T, log(A))), mul(sub(ONE, T), log(sub(ONE, A))));
      case CROSS_ENTROPY -> neg(mul(T, log(A)));
      case HINGE -> max(sub(ONE, mul(T, A)), ZERO);
      case POISSON -> sub(A, mul(T, log(A)));
    };
  }

  /** Whether the outputs of {@code activation} are what {@code loss} is defined on. */
  public static boolean fits(Loss loss, Activation activation) {
    return of(loss, 1).fits(Activations.of(activation, 0, 1));
  }

  /** The activations that {@code loss} fits, in the order of their declaration. */
  public static List<Activation> fitting(Loss loss) {
    return Arrays.stream(Activation.values())
        .filter(activation -> fits(loss, activation))
        .toList();
  }

  /** The losses that fit {@code activation}, in the order of their declaration. */
  public static List<Loss> fittingLosses(Activation activation) {
    return Arrays.stream(Loss.values()).filter(loss -> fits(loss, activation)).toList();
  }
}
