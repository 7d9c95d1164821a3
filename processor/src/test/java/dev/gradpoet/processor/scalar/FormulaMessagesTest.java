package dev.gradpoet.processor.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every message about a formula, and the place that it points to. */
class FormulaMessagesTest {

  @Test
  void empty() {
    assertMistake("", "^", "the formula is empty: write an expression, such as z * sigmoid(z)");
    assertMistake("  ", "^", "the formula is empty: write an expression, such as z * sigmoid(z)");
  }

  @Test
  void endsEarly() {
    String message = "the formula ends where a number, a name or a '(' has to follow";
    assertMistake("a + ", "    ^", message);
    assertMistake("exp(", "    ^", message);
    assertMistake("a > b ? ", "        ^", message);
  }

  @Test
  void parenthesisNotClosed() {
    assertMistake("2 * (a + exp(b)", "    ^", "this parenthesis is not closed");
    assertMistake("exp(a", "   ^", "this parenthesis is not closed");
  }

  @Test
  void parenthesisNotOpened() {
    assertMistake("a + b) * 2", "     ^", "this parenthesis was not opened");
  }

  @Test
  void strayComma() {
    String message = "a comma separates the arguments of a function only";
    assertMistake("1,5 * a", " ^", message);
    assertMistake("(a, b)", "  ^", message);
  }

  @Test
  void strayColon() {
    String message = "there is no '?' that this ':' belongs to";
    assertMistake("a : b", "  ^", message);
    assertMistake("(a : b)", "   ^", message);
  }

  @Test
  void comparisonWithoutChoice() {
    String message =
        "a comparison has to choose between two values: a > b ? c : d, without parentheses around a > b";
    assertMistake("a > b", "  ^", message);
    assertMistake("(a > b) ? 1 : 2", "   ^", message);
  }

  @Test
  void choiceWithoutComparison() {
    assertMistake(
        "a ? 1 : 2",
        "  ^",
        "before '?' a comparison has to stand, without parentheses: a > b ? c : d");
  }

  @Test
  void choiceWithoutOtherwise() {
    String message =
        "a ':' has to follow, and the value where the comparison does not hold: a > b ? c : d";
    assertMistake("a > b ? 1", "         ^", message);
    assertMistake("a > b ? 1 2", "          ^", message);
  }

  @Test
  void chainOfComparisons() {
    assertMistake(
        "a > b > 0 ? 1 : 2",
        "      ^",
        "a choice takes one comparison: for more, put a choice into a choice, a > b ? (b > c ? d : e) : e");
  }

  @Test
  void equality() {
    String message =
        "values are compared by >, >=, < or <= only: two real numbers are hardly ever equal";
    assertMistake("a == b ? 1 : 2", "  ^", message);
    assertMistake("a != b ? 1 : 2", "  ^", message);
    assertMistake("a = b", "  ^", message);
  }

  @Test
  void logic() {
    String message =
        "there are no && and ||: put a choice into a choice, a > b ? (c > d ? e : f) : f";
    assertMistake("a > 0 && b > 0 ? 1 : 2", "      ^", message);
    assertMistake("a > 0 || b > 0 ? 1 : 2", "      ^", message);
  }

  @Test
  void characters() {
    assertMistake("a # b", "  ^", "'#' is no part of a formula");
    assertMistake("!a", "^", "'!' is no part of a formula");
    assertMistake("a − b", "  ^", "'−' is no part of a formula: write -");
    assertMistake("a · b", "  ^", "'·' is no part of a formula: write *");
    assertMistake("a ≥ b ? 1 : 2", "  ^", "'≥' is no part of a formula: write >=");
    assertMistake("(a - b)²", "       ^", "'²' is no part of a formula: write ^2");
    assertMistake("√a", "^", "'√' is no part of a formula: write sqrt(…)");
  }

  @Test
  void numbers() {
    assertMistake("a + 2b", "    ^", "'2b' is no number; for a product write 2 * b");
    assertMistake("1e * a", "^", "'1e' is no number; for a product write 1 * e");
    assertMistake("1e39", "^", "1e39 is too large: numbers are floats, up to 3.4e38");
    assertMistake(
        "a - 1e-46", "    ^", "1e-46 is too small: numbers are floats, and this would be 0");
  }

  @Test
  void missingOperand() {
    assertMistake("a * / b", "    ^", "before '/' a number, a name or a '(' is missing");
    assertMistake("(a + )", "     ^", "before ')' a number, a name or a '(' is missing");
    assertMistake("+a", "^", "before '+' a number, a name or a '(' is missing");
  }

  @Test
  void missingOperator() {
    assertMistake("2 a", "  ^", "before 'a' an operator is missing; for a product write *");
    assertMistake("(a) (b)", "    ^", "before '(' an operator is missing; for a product write *");
    assertMistake("(a 1)", "   ^", "before '1' an operator is missing; for a product write *");
  }

  @Test
  void unknownNames() {
    assertMistake("a * Alpha", "    ^", "there is no 'Alpha' here: did you mean 'alpha'?");
    assertMistake("alhpa", "^", "there is no 'alhpa' here: the names are a, alpha, b");
    assertMistake("alph", "^", "there is no 'alph' here: did you mean 'alpha'?");
    assertMistake("x", "^", "there is no 'x' here: the names are a, alpha, b");
    assertThat(mistake("x", Set.of())).hasMessage("there is no 'x' here");
  }

  @Test
  void unknownFunctions() {
    assertMistake("sigmod(a)", "^", "there is no function 'sigmod': did you mean 'sigmoid'?");
    assertMistake(
        "a + pow(a, 2)",
        "    ^",
        "there is no function 'pow': the functions are exp, log, sqrt, tanh, sigmoid, relu, softplus, erf, "
            + "abs, min, max, sin, cos");
  }

  @Test
  void functionsAndVariablesMistakenForEachOther() {
    assertMistake("2 * a(b)", "    ^", "'a' is no function; for a product write a * (…)");
    assertMistake("2 * exp a", "    ^", "'exp' is a function: write exp(…)");
  }

  @Test
  void argumentCounts() {
    assertMistake("1 + max(a)", "    ^", "'max' takes 2 arguments, but has 1");
    assertMistake("exp()", "^", "'exp' takes 1 argument, but has 0");
    assertMistake("exp(a, b)", "^", "'exp' takes 1 argument, but has 2");
  }

  @Test
  void bounds() {
    String longest = "a" + " + a".repeat(249);
    assertThat(mistake(longest + "   ", Set.of("a"))).isNull();
    assertThat(mistake(longest + " + a", Set.of("a")))
        .hasMessage("the formula has 1001 characters, more than 1000")
        .returns(1000, FormulaException::offset);
    assertThat(mistake("-".repeat(100) + "a", Set.of("a"))).isNull();
    assertThat(mistake("-".repeat(101) + "a", Set.of("a")))
        .hasMessage("more than 100 parentheses, signs, powers and choices are nested here")
        .returns(101, FormulaException::offset);
  }

  @Test
  void theCaretStandsInItsLine() {
    assertThat(mistake("a +\n\t(b\n + c", Set.of("a", "b", "c")).withCaret())
        .isEqualTo("\t(b\n\t^");
    assertThat(mistake("\uD835\uDC4E + x", Set.of("\uD835\uDC4E")).withCaret())
        .isEqualTo("\uD835\uDC4E + x\n    ^");
  }

  private static void assertMistake(String text, String caret, String message) {
    FormulaException mistake = mistake(text, Set.of("a", "b", "alpha"));
    assertThat(mistake).as(text).isNotNull().hasMessage(message);
    assertThat(mistake.withCaret()).isEqualTo(text + "\n" + caret);
  }

  private static FormulaException mistake(String text, Set<String> variables) {
    return catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text, variables));
  }
}
