package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.formula.Formula;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * What a printed formula is, in double: a matrix, which is a column for a vector and 1 × 1 for a number. Two factors side by side are the
 * product of matrices where their shapes ask for that, else that of each value with its like.
 */
record FormulaValue(int rows, int columns, double[] values) {

  static FormulaValue of(double... column) {
    return new FormulaValue(column.length, 1, column);
  }

  /** @param names what letters, and quotients of differentials as {@code ∂L/∂a}, are */
  static FormulaValue of(Formula formula, Function<String, FormulaValue> names) {
    if (formula instanceof Formula.Symbol symbol) {
      return symbol.name().equals("e") ? of(Math.E) : names.apply(symbol.name());
    } else if (formula instanceof Formula.Numeral number) {
      return of(number.value());
    } else if (formula instanceof Formula.Group group) {
      return of(group.inner(), names);
    } else if (formula instanceof Formula.Negative negative) {
      return of(negative.operand(), names).each(value -> -value);
    } else if (formula instanceof Formula.Absolute absolute) {
      return of(absolute.inner(), names).each(Math::abs);
    } else if (formula instanceof Formula.Root root) {
      return of(root.radicand(), names).each(Math::sqrt);
    } else if (formula instanceof Formula.Power power) {
      return of(power.base(), names).with(of(power.exponent(), names), Math::pow);
    } else if (formula instanceof Formula.Transpose transpose) {
      return of(transpose.matrix(), names).transposed();
    } else if (formula instanceof Formula.Quotient quotient) {
      return quotient(quotient, names);
    } else if (formula instanceof Formula.Infix infix) {
      return infix(infix, names);
    } else if (formula instanceof Formula.Choice choice) {
      FormulaValue condition = of(choice.condition(), names);
      FormulaValue then = of(choice.then(), names).like(condition);
      FormulaValue otherwise = of(choice.otherwise(), names).like(condition);
      double[] chosen = new double[condition.values.length];
      for (int k = 0; k < chosen.length; k++) {
        chosen[k] = condition.values[k] != 0 ? then.values[k] : otherwise.values[k];
      }
      return new FormulaValue(condition.rows, condition.columns, chosen);
    } else if (formula instanceof Formula.Application application) {
      return application(application, names);
    } else if (formula instanceof Formula.Big big) {
      double sum = 0;
      for (double value : of(big.body(), names).values) {
        sum += value;
      }
      return switch (big.operator().name()) {
        case "Σ" -> of(sum);
        case "log Σ" -> of(Math.log(sum));
        default -> throw new AssertionError(big.operator().name());
      };
    }
    throw new AssertionError(formula);
  }

  private static FormulaValue quotient(
      Formula.Quotient quotient, Function<String, FormulaValue> names) {
    if (quotient.over() instanceof Formula.Symbol over
        && quotient.under() instanceof Formula.Symbol under
        && over.name().startsWith("∂")) {
      return names.apply(over.name() + "/" + under.name());
    }
    return of(quotient.over(), names).with(of(quotient.under(), names), (a, b) -> a / b);
  }

  private static FormulaValue infix(Formula.Infix infix, Function<String, FormulaValue> names) {
    FormulaValue left = of(infix.left(), names);
    FormulaValue right = of(infix.right(), names);
    return switch (infix.operator()) {
      case PLUS -> left.with(right, (a, b) -> a + b);
      case MINUS -> left.with(right, (a, b) -> a - b);
      case TIMES, DOT -> left.times(right);
      case HADAMARD -> left.with(right, (a, b) -> a * b);
      case GREATER -> left.with(right, (a, b) -> a > b ? 1 : 0);
      case LESS -> left.with(right, (a, b) -> a < b ? 1 : 0);
      case EQUALS, ADDS -> throw new AssertionError("no value: " + infix.operator());
    };
  }

  private static FormulaValue application(
      Formula.Application application, Function<String, FormulaValue> names) {
    FormulaValue argument = of(application.arguments().get(0), names);
    String name = application.function().name();
    return switch (name) {
      case "max" -> argument.with(of(application.arguments().get(1), names), Math::max);
      case "min" -> argument.with(of(application.arguments().get(1), names), Math::min);
      case "softmax" -> argument.softmax();
      default -> argument.each(function(name));
    };
  }

  private static DoubleUnaryOperator function(String name) {
    return switch (name) {
      case "exp" -> Math::exp;
      case "expm1" -> Math::expm1;
      case "log" -> Math::log;
      case "log1p" -> Math::log1p;
      case "tanh" -> Math::tanh;
      case "sign" -> Math::signum;
      case "σ" -> z -> 1 / (1 + Math.exp(-z));
      case "softplus" -> z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
      case "log softplus" -> z -> Math.log(function("softplus").applyAsDouble(z));
      case "log cosh" -> z -> Math.abs(z) + Math.log1p(Math.exp(-2 * Math.abs(z))) - Math.log(2);
      case "erf" ->
        z -> dev.gradpoet.processor.scalar.Evaluator.apply(
            dev.gradpoet.processor.scalar.Functions.ERF, z);
      case "Φ" -> z -> (1 + function("erf").applyAsDouble(z / Math.sqrt(2))) / 2;
      case "φ" -> z -> Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      default -> throw new AssertionError("no function " + name);
    };
  }

  private FormulaValue softmax() {
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value);
    }
    double total = sum;
    return each(value -> Math.exp(value) / total);
  }

  private FormulaValue each(DoubleUnaryOperator function) {
    double[] results = new double[values.length];
    for (int k = 0; k < results.length; k++) {
      results[k] = function.applyAsDouble(values[k]);
    }
    return new FormulaValue(rows, columns, results);
  }

  private FormulaValue with(FormulaValue other, DoubleBinaryOperator function) {
    FormulaValue left = like(other);
    FormulaValue right = other.like(left);
    if (left.rows != right.rows || left.columns != right.columns) {
      throw new AssertionError("shapes differ: " + this + ", " + other);
    }
    double[] results = new double[left.values.length];
    for (int k = 0; k < results.length; k++) {
      results[k] = function.applyAsDouble(left.values[k], right.values[k]);
    }
    return new FormulaValue(left.rows, left.columns, results);
  }

  /** A number as often as another value has them. */
  private FormulaValue like(FormulaValue other) {
    if (values.length != 1 || other.values.length == 1) {
      return this;
    }
    double[] same = new double[other.values.length];
    java.util.Arrays.fill(same, values[0]);
    return new FormulaValue(other.rows, other.columns, same);
  }

  private FormulaValue transposed() {
    double[] turned = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = values[i * columns + j];
      }
    }
    return new FormulaValue(columns, rows, turned);
  }

  private FormulaValue times(FormulaValue other) {
    boolean isMatrix = columns == other.rows && values.length > 1 && other.values.length > 1;
    if (!isMatrix) {
      return with(other, (a, b) -> a * b);
    }
    double[] product = new double[rows * other.columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        for (int j = 0; j < other.columns; j++) {
          product[i * other.columns + j] +=
              values[i * columns + k] * other.values[k * other.columns + j];
        }
      }
    }
    return new FormulaValue(rows, other.columns, product);
  }

  @Override
  public String toString() {
    return rows + " × " + columns + " " + java.util.Arrays.toString(values);
  }
}
