package dev.gradpoet.processor.formula;

import java.util.List;

/**
 * A formula as it is written, whatever the medium: an immutable tree. {@link Formulas} makes it, with {@linkplain Group parentheses} where
 * text in one line needs them; a writer that has other means, as a bar or a raised place, leaves those out.
 */
public sealed interface Formula {

  /**
   * A letter or a name: {@code x}, {@code hidden}, {@code W_ij} with a subscript after the underscore, {@code ∂L} with the sign of a
   * differential, {@code log cosh} in two words.
   */
  record Symbol(String name) implements Formula {
    private static final String DIFFERENTIAL = "∂";

    /** ∂name. */
    static Symbol differential(String name) {
      return new Symbol(DIFFERENTIAL + name);
    }

    boolean isDifferential() {
      return name.startsWith(DIFFERENTIAL);
    }

    /** What follows the ∂. */
    Symbol differentiated() {
      return new Symbol(name.substring(DIFFERENTIAL.length()));
    }

    /** The words of the name without its subscript. */
    List<String> words() {
      String subscript = subscript();
      int length = name.length() - (subscript.isEmpty() ? 0 : 1 + subscript.length());
      return List.of(name.substring(0, length).split(" "));
    }

    /** What follows the first underscore, if something stands before it. */
    String subscript() {
      int underscore = name.indexOf('_');
      return underscore > 0 ? name.substring(underscore + 1) : "";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Symbol that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A number. */
  record Numeral(double value) implements Formula {

    boolean isNegative() {
      return value < 0;
    }

    /** Without its sign. */
    String digits() {
      return Digits.of(Math.abs(value));
    }
  }

  /** (inner). */
  record Group(Formula inner) implements Formula {}

  /** A value of a tensor: W[i,j]. */
  record Indexed(Formula tensor, List<Formula> indices) implements Formula {
    public Indexed {
      indices = List.copyOf(indices);
    }
  }

  /** −operand. */
  record Negative(Formula operand) implements Formula {}

  /** left operator right. */
  record Infix(Formula left, Operator operator, Formula right) implements Formula {}

  /**
   * over / under.
   *
   * @param isSmall whether it is read as one number or letter: a/6, ∂L/∂W
   */
  record Quotient(Formula over, Formula under, boolean isSmall) implements Formula {
    @Override
    public boolean equals(Object other) {
      return other instanceof Quotient that
          && over.equals(that.over)
          && under.equals(that.under)
          && isSmall == that.isSmall;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * over.hashCode() + under.hashCode()) + Boolean.hashCode(isSmall);
    }
  }

  /** base to a power. */
  record Power(Formula base, Formula exponent) implements Formula {}

  /** matrixᵀ. */
  record Transpose(Formula matrix) implements Formula {}

  /** √radicand. */
  record Root(Formula radicand) implements Formula {}

  /** |inner|. */
  record Absolute(Formula inner) implements Formula {}

  /** A function of its arguments. */
  record Application(Symbol function, List<Formula> arguments) implements Formula {
    public Application {
      arguments = List.copyOf(arguments);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Application that
          && function.equals(that.function)
          && arguments.equals(that.arguments);
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + arguments.hashCode();
    }
  }

  /** One value where the condition holds, another one elsewhere. */
  record Choice(Formula then, Formula condition, Formula otherwise) implements Formula {}

  /**
   * Σ over indices, or another operator of many values.
   *
   * @param operator its words, the last of which has the indices: {@code Σ}, {@code arg max}, {@code log Σ}
   * @param indices over which; empty where that is clear
   */
  record Big(Symbol operator, List<Formula> indices, Formula body) implements Formula {
    public Big {
      indices = List.copyOf(indices);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Big that
          && operator.equals(that.operator)
          && indices.equals(that.indices)
          && body.equals(that.body);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * operator.hashCode() + indices.hashCode()) + body.hashCode();
    }
  }

  /** What stands between two formulas. */
  enum Operator {
    PLUS("+"),
    MINUS("−"),
    /** A product without a sign. */
    TIMES(""),
    /** A product with one, where two factors side by side would be read otherwise. */
    DOT("·"),
    /** The product of vectors, value by value. */
    HADAMARD("⊙"),
    EQUALS("="),
    /** The left side grows by the right one. */
    ADDS("+="),
    GREATER(">"),
    LESS("<");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    boolean isSum() {
      return this == PLUS || this == MINUS;
    }

    boolean isProduct() {
      return this == TIMES || this == DOT || this == HADAMARD;
    }
  }
}
