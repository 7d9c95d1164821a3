package dev.gradpoet.processor.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.formula.PlainText;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Properties of simplification on random expressions. */
class SimplifierRandomTest {
  private static final int EXPRESSIONS = 3000;

  /** Rounding in either form; points where the value is this sensitive are left out, see {@link #isSteep}. */
  private static final double TOLERANCE = 1e-6;

  @Test
  void keepsTheValue() {
    int compared = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      Expr expr = random.expression(2 + seed % 3);
      Expr simple = simplifiedOrNull(expr);
      for (int i = 0; simple != null && i < 4; i++) {
        Map<String, Double> point = random.point();
        double expected = Evaluator.evaluate(expr, point);
        if (isFiniteThroughout(expr, point) && !isSteep(expr, expected, point)) {
          compared++;
          assertThat(Math.abs(Evaluator.evaluate(simple, point) - expected))
              .as(
                  "seed %d: %s simplified to %s at %s",
                  seed, PlainText.of(expr), PlainText.of(simple), point)
              .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(expected)));
        }
      }
    }
    assertThat(compared).isGreaterThan(2 * EXPRESSIONS);
  }

  @Test
  void isIdempotent() {
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      Expr expr = new RandomExpressions(seed).expression(2 + seed % 3);
      Expr simple = simplifiedOrNull(expr);
      if (simple != null) {
        assertThat(Simplifier.simplify(simple))
            .as("seed %d: %s", seed, PlainText.of(expr))
            .isEqualTo(simple);
      }
    }
  }

  /** The form, or null where the expression divides by zero everywhere. */
  private static Expr simplifiedOrNull(Expr expr) {
    try {
      return Simplifier.simplify(expr);
    } catch (ArithmeticException e) {
      return null;
    }
  }

  /** Whether every part has a value: what divides by the logarithm of zero is outside of the domain though its value be zero. */
  private static boolean isFiniteThroughout(Expr expr, Map<String, Double> point) {
    return Double.isFinite(Evaluator.evaluate(expr, point))
        && Exprs.operands(expr).stream().allMatch(operand -> isFiniteThroughout(operand, point));
  }

  /** Whether a step of 1e−9 in one variable changes the value by more than the tolerance: a pole, a jump or a huge value. */
  private static boolean isSteep(Expr expr, double value, Map<String, Double> point) {
    for (String name : point.keySet()) {
      Map<String, Double> beside = new TreeMap<>(point);
      beside.merge(name, 1e-9, Double::sum);
      double change = Math.abs(Evaluator.evaluate(expr, beside) - value);
      if (!(change <= TOLERANCE * Math.max(1, Math.abs(value)))) {
        return true;
      }
    }
    return Math.abs(value) > 1e8;
  }
}
