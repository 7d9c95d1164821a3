package dev.gradpoet.processor.scalar;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What can be wrong with the text of a formula: the words, in one place. */
final class FormulaMessages {
  static final String EMPTY = "the formula is empty: write an expression, such as z * sigmoid(z)";
  static final String ENDS = "the formula ends where a number, a name or a '(' has to follow";
  static final String NOT_CLOSED = "this parenthesis is not closed";
  static final String NOT_OPENED = "this parenthesis was not opened";
  static final String STRAY_COMMA = "a comma separates the arguments of a function only";
  static final String STRAY_COLON = "there is no '?' that this ':' belongs to";
  static final String NO_CHOICE =
      "a comparison has to choose between two values: a > b ? c : d, without parentheses around a > b";
  static final String NO_COMPARISON =
      "before '?' a comparison has to stand, without parentheses: a > b ? c : d";
  static final String NO_OTHERWISE =
      "a ':' has to follow, and the value where the comparison does not hold: a > b ? c : d";
  static final String CHAIN =
      "a choice takes one comparison: for more, put a choice into a choice, a > b ? (b > c ? d : e) : e";
  static final String EQUALITY =
      "values are compared by >, >=, < or <= only: two real numbers are hardly ever equal";
  static final String LOGIC =
      "there are no && and ||: put a choice into a choice, a > b ? (c > d ? e : f) : f";

  /** What is used in print, and how it is typed. */
  private static final Map<Integer, String> TYPED = Map.of(
      (int) '−', "-", (int) '–', "-", (int) '·', "*", (int) '×', "*", (int) '÷', "/", (int) '²',
      "^2", (int) '³', "^3", (int) '√', "sqrt(…)", (int) '≥', ">=", (int) '≤', "<=");

  private FormulaMessages() {}

  static String tooLong(int length, int most) {
    return "the formula has " + length + " characters, more than " + most;
  }

  static String tooDeep(int most) {
    return "more than " + most + " parentheses, signs, powers and choices are nested here";
  }

  static String noCharacter(int character) {
    String typed = TYPED.get(character);
    String advice = typed == null ? "" : ": write " + typed;
    return "'" + Character.toString(character) + "' is no part of a formula" + advice;
  }

  static String noNumber(String number, String name) {
    return "'" + number + name + "' is no number; for a product write " + number + " * " + name;
  }

  static String tooLarge(String number) {
    return number + " is too large: numbers are floats, up to 3.4e38";
  }

  static String tooSmall(String number) {
    return number + " is too small: numbers are floats, and this would be 0";
  }

  static String noOperand(String found) {
    return "before '" + found + "' a number, a name or a '(' is missing";
  }

  static String noOperator(String found) {
    return "before '" + found + "' an operator is missing; for a product write *";
  }

  static String unknownName(String name, Collection<String> variables) {
    return "there is no '" + name + "' here" + didYouMean(name, variables, "names");
  }

  static String unknownFunction(String name, Collection<String> functions) {
    return "there is no function '" + name + "'" + didYouMean(name, functions, "functions");
  }

  private static String didYouMean(String name, Collection<String> known, String what) {
    Optional<String> similar = Similar.to(name, known);
    if (similar.isPresent()) {
      return ": did you mean '" + similar.get() + "'?";
    }
    return known.isEmpty() ? "" : ": the " + what + " are " + String.join(", ", known);
  }

  static String noFunction(String variable) {
    return "'" + variable + "' is no function; for a product write " + variable + " * (…)";
  }

  static String noArguments(String function) {
    return "'" + function + "' is a function: write " + function + "(…)";
  }

  static String wrongCount(String function, int takes, int given) {
    return "'" + function + "' takes " + takes + (takes == 1 ? " argument" : " arguments")
        + ", but has " + given;
  }
}
