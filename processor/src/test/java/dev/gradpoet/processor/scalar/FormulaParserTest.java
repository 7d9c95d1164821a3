package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.min;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grammar of formulas: what binds how, and that any text is read or refused. */
class FormulaParserTest {
  private static final Expr A = var("a");
  private static final Expr B = var("b");
  private static final Expr C = var("c");
  private static final Set<String> VARIABLES = Set.of("a", "b", "c", "t", "w", "z", "exp", "größe");

  @Test
  void operatorsBindAsInMathematics() throws FormulaException {
    assertReads("a + b * c", add(A, mul(B, C)));
    assertReads("a * b + c", add(mul(A, B), C));
    assertReads("(a + b) * c", mul(add(A, B), C));
    assertReads("a * b ^ 2", mul(A, pow(B, 2)));
    assertReads("-a ^ 2", neg(pow(A, 2)));
    assertReads("-a * b", mul(neg(A), B));
    assertReads("a - -b", sub(A, neg(B)));
    assertReads("a ^ -b", pow(A, neg(B)));
    assertReads("2 ^ -a ^ b", pow(constant(2), neg(pow(A, B))));
  }

  @Test
  void operatorsGroupFromTheLeft() throws FormulaException {
    assertReads("a - b - c", sub(sub(A, B), C));
    assertReads("a - b + c", add(sub(A, B), C));
    assertReads("a / b / c", div(div(A, B), C));
    assertReads("a / b * c", mul(div(A, B), C));
  }

  @Test
  void powersAndChoicesGroupFromTheRight() throws FormulaException {
    assertReads("a ^ b ^ c", pow(A, pow(B, C)));
    assertReads("a ^ 2 ^ 3", pow(A, pow(constant(2), 3)));
    assertReads("a > b ? 0 : a > c ? 1 : b", select(A, B, ZERO, select(A, C, ONE, B)));
    assertReads("a > b ? a > c ? 0 : 1 : b", select(A, B, select(A, C, ZERO, ONE), B));
    assertReads("a > b ? c : a + b", select(A, B, C, add(A, B)));
    assertReads("1 + (a > b ? c : a) + b", add(add(ONE, select(A, B, C, A)), B));
  }

  @Test
  void comparisonsGoAllFourWays() throws FormulaException {
    assertReads("a > b ? c : 0", select(A, B, C, ZERO));
    assertReads("a < b ? c : 0", select(B, A, C, ZERO));
    assertReads("a >= b ? c : 0", select(B, A, ZERO, C));
    assertReads("a <= b ? c : 0", select(A, B, ZERO, C));
    assertReads("a + 1 > b * c ? c : 0", select(add(A, ONE), mul(B, C), C, ZERO));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "0, 1, 0", "2, 1, 1"})
  void greaterOrEqualHoldsWhereTheyAreEqual(double a, double b, double expected)
      throws FormulaException {
    Map<String, Double> values = Map.of("a", a, "b", b);
    assertThat(Evaluator.evaluate(parse("a >= b ? 1 : 0"), values)).isEqualTo(expected);
    assertThat(Evaluator.evaluate(parse("b <= a ? 1 : 0"), values)).isEqualTo(expected);
  }

  @Test
  void wholePowersAreProductsUpTo16() throws FormulaException {
    assertReads("a ^ 16", pow(A, 16));
    assertReads("a ^ 17", pow(A, constant(17)));
    assertReads("a ^ 1", pow(A, ONE));
    assertReads("a ^ 0.5", pow(A, constant(0.5)));
    assertReads("a ^ b", pow(A, B));
  }

  @Test
  void everyFunctionIsKnown() throws FormulaException {
    assertReads("exp(a)", Exprs.exp(A));
    assertReads("log(a)", Exprs.log(A));
    assertReads("sqrt(a)", Exprs.sqrt(A));
    assertReads("tanh(a)", call(Functions.TANH, A));
    assertReads("sigmoid(a)", call(Functions.SIGMOID, A));
    assertReads("relu(a)", max(A, ZERO));
    assertReads("softplus(a)", call(Functions.SOFTPLUS, A));
    assertReads("erf(a)", call(Functions.ERF, A));
    assertReads("abs(a)", Exprs.abs(A));
    assertReads("min(a, b)", min(A, B));
    assertReads("max(a, b > c ? b : c)", max(A, select(B, C, B, C)));
    assertReads("sin(a)", call(Functions.SIN, A));
    assertReads("cos(a)", call(Functions.COS, A));
    assertReads("exp (a) ^ 2", pow(Exprs.exp(A), 2));
  }

  @Test
  void numbersAreDecimalWithAnExponent() throws FormulaException {
    assertReads("12", constant(12));
    assertReads("1.5", constant(1.5));
    assertReads(".5", constant(0.5));
    assertReads("2.", constant(2));
    assertReads("1e3", constant(1000));
    assertReads("1.5E-2", constant(0.015));
    assertReads("1e+2", constant(100));
    assertReads("1e3-1", sub(constant(1000), ONE));
  }

  @Test
  void blanksAndLineBreaksMeanNothing() throws FormulaException {
    assertReads(" a\n\t+b ", add(A, B));
    assertReads("a>b?c:a", select(A, B, C, A));
  }

  @Test
  void namesAreThoseOfJavaAndMayBeThoseOfFunctions() throws FormulaException {
    assertReads("größe + exp", add(var("größe"), var("exp")));
    assertReads("exp(exp)", Exprs.exp(var("exp")));
  }

  @Test
  void whatIsPrintedReadsBack() throws FormulaException {
    int compared = 0;
    for (int seed = 0; seed < 3000; seed++) {
      RandomExpressions random = new RandomExpressions(seed, FormulaText.FUNCTIONS);
      Expr expr = random.expression(1 + seed % 5);
      String text = FormulaText.of(expr);
      if (text.length() <= 1000) {
        Map<String, Double> point = random.point();
        Expr read = parse(text);
        assertThat(Evaluator.evaluate(read, point))
            .as("seed %d: %s at %s", seed, text, point)
            .isEqualTo(Double.valueOf(Evaluator.evaluate(expr, point)));
        assertThat(FormulaText.of(read)).isEqualTo(text);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(2500);
  }

  @Test
  void randomTextIsReadOrRefusedWithAPlace() {
    String[] parts = {
      "a",
      "z",
      "exp",
      "min",
      "sigmod",
      "(",
      "(",
      ")",
      ")",
      "+",
      "-",
      "*",
      "/",
      "^",
      ",",
      "?",
      ":",
      ">",
      "<=",
      "==",
      "1",
      "2.5",
      "1e",
      "1e99",
      " ",
      "\n",
      "−",
      "ß",
      "\uD835\uDC4E",
      "\uD835",
      "$",
      "\0"
    };
    int read = 0;
    for (int seed = 0; seed < 100_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      read += isRead(text.toString(), seed) ? 1 : 0;
    }
    assertThat(read).isBetween(1_000, 50_000);
  }

  @Test
  void randomCharactersAreReadOrRefusedWithAPlace() {
    for (int seed = 0; seed < 50_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65536));
      }
      isRead(text.toString(), seed);
    }
  }

  @Test
  void depthIsRefusedBeforeTheStackEnds() {
    for (String opening :
        new String[] {"(", "-", "exp(", "a^", "a > b ? a : ", "a > b ? ", "2^-"}) {
      String text = opening.repeat(1000 / opening.length());
      assertThat(isRead(text, 0)).as(text).isFalse();
    }
  }

  private static boolean isRead(String text, int seed) {
    try {
      Expr expr = parse(text);
      assertThat(Exprs.nodes(expr)).isPositive();
      return true;
    } catch (FormulaException e) {
      assertThat(e.getMessage()).as("seed %d: %s", seed, text).isNotBlank();
      assertThat(e.offset()).as("seed %d: %s", seed, text).isBetween(0, text.length());
      assertThat(e.withCaret()).as("seed %d: %s", seed, text).endsWith("^");
      return false;
    }
  }

  private static void assertReads(String text, Expr expr) throws FormulaException {
    assertThat(parse(text)).as(text).isEqualTo(expr);
  }

  private static Expr parse(String text) throws FormulaException {
    return FormulaParser.parse(text, VARIABLES);
  }
}
