package dev.gradpoet.processor.formula;

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
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TexTest {
  private static final Expr A = var("a");
  private static final Expr T = var("t");

  @Test
  void sumsProductsAndPowers() {
    assertPrints(mul(constant(0.5), pow(sub(A, T), 2)), "\\tfrac{1}{2}\\,\\left(a - t\\right)^{2}");
    assertPrints(add(A, neg(T)), "a + \\left(-t\\right)");
    assertPrints(mul(constant(2), constant(3)), "2 \\cdot 3");
    assertPrints(constant(1e-9), "1 \\cdot 10^{-9}");
    assertPrints(constant(-2.5), "-2.5");
  }

  @Test
  void whatABarOrARaisedPlaceShowsHasNoParentheses() {
    assertPrints(div(sub(A, T), mul(A, T)), "\\frac{a - t}{a\\,t}");
    assertPrints(mul(div(A, T), A), "\\left(\\frac{a}{t}\\right)\\,a");
    assertPrints(pow(A, sub(T, ONE)), "a^{t - 1}");
    assertPrints(sqrt(add(A, T)), "\\sqrt{a + t}");
    assertPrints(pow(sqrt(A), 2), "\\left(\\sqrt{a}\\right)^{2}");
  }

  @Test
  void functions() {
    assertPrints(exp(A), "e^{a}");
    assertPrints(exp(neg(A)), "\\exp\\left(-a\\right)");
    assertPrints(call(Functions.SIGMOID, A), "\\sigma\\left(a\\right)");
    assertPrints(call(Functions.SOFTPLUS, A), "\\operatorname{softplus}\\left(a\\right)");
    assertPrints(call(Functions.LOG_COSH, A), "\\log \\operatorname{cosh}\\left(a\\right)");
    assertPrints(max(A, ZERO), "\\max\\left(a, 0\\right)");
    assertPrints(abs(sub(A, T)), "\\left|a - t\\right|");
  }

  @Test
  void choices() {
    assertPrints(
        select(A, ZERO, ONE, T), "\\begin{cases}1&\\text{if }a > 0\\\\t&\\text{else}\\end{cases}");
  }

  @Test
  void names() {
    assertPrints(var("hidden"), "\\mathit{hidden}");
    assertPrints(var("W_ij"), "W_{ij}");
    assertPrints(var("row′"), "\\mathit{row}'");
    assertPrints(var("a$b"), "\\mathit{a\\$b}");
    assertPrints(var("∂L/∂hidden"), "\\frac{\\partial L}{\\partial \\mathit{hidden}}");
  }

  @Test
  void equations() {
    Formula product = Formulas.times(Formulas.transpose(Formulas.named("W")), Formulas.named("x"));
    Formula index = Formulas.named("i");
    Formula logSumExp =
        Formulas.big("log Σ", List.of(index), Formulas.apply("exp", Formulas.named("z")));
    assertThat(Tex.of(Formulas.equation(Formulas.named("z"), product)))
        .isEqualTo("z = W^{\\top}\\,x");
    assertThat(Tex.of(Formulas.growth(Formulas.differential("z"), logSumExp)))
        .isEqualTo("\\partial z \\mathrel{+}= \\log \\sum_{i} \\exp\\left(z\\right)");
    assertThat(Tex.of(new Formula.Indexed(Formulas.named("z"), List.of(index, product))))
        .isEqualTo("z_{i, W^{\\top}\\,x}");
    assertThat(Tex.of(Formulas.hadamard(product, Formulas.named("δ"))))
        .isEqualTo("W^{\\top}\\,x \\odot \\delta");
  }

  @Test
  void bracesAndFencesAreBalanced() {
    for (Formula formula : Samples.all()) {
      String tex = Tex.of(formula);
      assertThat(depthThroughout(tex)).as(tex).isZero();
      assertThat(count("\\left", tex)).as(tex).isEqualTo(count("\\right", tex));
      assertThat(count("\\begin{cases}", tex)).as(tex).isEqualTo(count("\\end{cases}", tex));
      assertThat(tex).as("all signs are commands").matches("\\p{ASCII}*");
    }
  }

  /** How many braces are open at the end; −1 if one was closed before it was opened. */
  private static int depthThroughout(String tex) {
    int depth = 0;
    for (int at = 0; at < tex.length(); at++) {
      char c = tex.charAt(at);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth < 0) {
        return depth;
      }
    }
    return depth;
  }

  private static long count(String part, String tex) {
    return Pattern.compile(part, Pattern.LITERAL).matcher(tex).results().count();
  }

  private static void assertPrints(Expr expr, String tex) {
    assertThat(Tex.of(Notation.of(expr))).isEqualTo(tex);
  }
}
