package dev.gradpoet.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.FormulaException;
import dev.gradpoet.processor.scalar.FormulaParser;
import dev.gradpoet.processor.scalar.FormulaText;
import dev.gradpoet.processor.scalar.RandomExpressions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Formulas say what they are made from: read by the conventions of the grammar, they have the same value. */
class ReadBackTest {
  private static final int EXPRESSIONS = 3000;

  /** Sums lose their inner parentheses, so that values are rounded in another order: far more than that, as differences cancel. */
  private static final double TOLERANCE = 1e-6;

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  @Test
  void textIsReadAsItWasMeant() throws FormulaException {
    int compared = 0;
    for (int seed = 0; seed < EXPRESSIONS; seed++) {
      RandomExpressions random = new RandomExpressions(seed, FormulaText.FUNCTIONS);
      Expr expr = random.expression(2 + seed % 3);
      Map<String, Double> point = new HashMap<>(random.point());
      point.put("e", Math.E);
      double expected = Evaluator.evaluate(expr, point);
      if (hasSignsOfItsOwn(expr) || !Double.isFinite(expected)) {
        continue;
      }
      String text = PlainText.of(expr);
      Expr read = FormulaParser.parse(inGrammar(text), Set.of("z", "t", "w", "e"));
      compared++;
      assertThat(Math.abs(Evaluator.evaluate(read, point) - expected))
          .as("seed %d: %s at %s", seed, text, point)
          .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(expected)));
    }
    assertThat(compared).isGreaterThan(EXPRESSIONS / 2);
  }

  /** Whether {@code expr} has a form of which the signs are not those of the grammar: bars, and words around a condition. */
  private static boolean hasSignsOfItsOwn(Expr expr) {
    if (expr instanceof Expr.Abs || expr instanceof Expr.Select || expr instanceof Expr.Sign) {
      return true;
    }
    return Exprs.operands(expr).stream().anyMatch(ReadBackTest::hasSignsOfItsOwn);
  }

  /** Sign by sign, whatever is around it: the parentheses stay as they are. Exponents have one digit. */
  private static String inGrammar(String text) {
    String signs = text.replace("−", "-")
        .replace("·", "*")
        .replace("½", "0.5")
        .replace("¼", "0.25")
        .replace("¾", "0.75")
        .replace("σ", "sigmoid")
        .replaceAll("√([a-z])", "sqrt($1)")
        .replace("√", "sqrt");
    for (int digit = 0; digit < SUPERSCRIPTS.length(); digit++) {
      signs = signs.replace(SUPERSCRIPTS.substring(digit, digit + 1), "^" + digit);
    }
    return signs.replaceAll("(?<=[\\w)]) (?=[\\w(])", " * ");
  }
}
