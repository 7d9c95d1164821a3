package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Function;

/** Writes scalar expressions as Java expressions of type float. */
public final class JavaExpression {
  private static final int CONDITIONAL = 0;
  private static final int RELATIONAL = 1;
  public static final int ADDITIVE = 2;
  public static final int MULTIPLICATIVE = 3;
  private static final int UNARY = 4;
  public static final int PRIMARY = 5;

  private final Helpers helpers;
  private final java.util.function.Function<Expr, Java> atoms;

  /** How many parentheses are open: a line may break outside of all only. */
  private int parentheses;

  /** Java code with the precedence of its outermost operator. */
  public record Java(CodeBlock code, int precedence) {}

  /**
   * @param helpers is asked for the methods that functions need
   * @param atoms the code for variables and other expressions that are held by a local; null for all others
   */
  public JavaExpression(Helpers helpers, java.util.function.Function<Expr, Java> atoms) {
    this.helpers = helpers;
    this.atoms = atoms;
  }

  /** {@code expression} as Java. */
  public CodeBlock write(Expr expression) {
    return java(expression).code();
  }

  /** {@code expression} as one term of a sum: what is a sum itself stays together, since its parts may overflow where the whole does not. */
  public CodeBlock writeTerm(Expr expression) {
    parentheses++;
    CodeBlock term = at(expression, MULTIPLICATIVE);
    parentheses--;
    return term;
  }

  private Java java(Expr expression) {
    Java atom = atoms.apply(expression);
    if (atom != null) {
      return atom;
    }
    if (expression instanceof Expr.Const constant) {
      return new Java(Literals.of(constant.value()), constant.value() < 0 ? UNARY : PRIMARY);
    } else if (expression instanceof Expr.Add add) {
      return binary(add.left(), "+", add.right(), ADDITIVE, ADDITIVE);
    } else if (expression instanceof Expr.Sub sub) {
      return binary(sub.left(), "-", sub.right(), ADDITIVE, MULTIPLICATIVE);
    } else if (expression instanceof Expr.Mul mul) {
      return binary(mul.left(), "*", mul.right(), MULTIPLICATIVE, UNARY);
    } else if (expression instanceof Expr.Div div) {
      return binary(div.left(), "/", div.right(), MULTIPLICATIVE, UNARY);
    } else if (expression instanceof Expr.Neg neg) {
      return new Java(CodeBlock.of("-$L", at(neg.operand(), PRIMARY)), UNARY);
    } else if (expression instanceof Expr.Pow pow) {
      return power(pow);
    } else if (expression instanceof Expr.RealPow pow) {
      return call(RuntimeTypes.FLOAT_MATH, "pow", pow.base(), pow.exponent());
    } else if (expression instanceof Expr.Max max) {
      return math("max", max.left(), max.right());
    } else if (expression instanceof Expr.Min min) {
      return math("min", min.left(), min.right());
    } else if (expression instanceof Expr.Abs abs) {
      return math("abs", abs.operand());
    } else if (expression instanceof Expr.Sign sign) {
      return math("signum", sign.operand());
    } else if (expression instanceof Expr.Select select) {
      return select(select);
    } else if (expression instanceof Expr.Call call) {
      return call(call.function(), inside(call.argument()));
    }
    throw new IllegalArgumentException("no Java for " + expression);
  }

  private Java select(Expr.Select select) {
    // A constant stands on the right: z < −15, not −15 > z.
    boolean isReversed = select.left() instanceof Expr.Const;
    return new Java(
        CodeBlock.of(
            "$L $L $L" + space() + "? $L" + space() + ": $L",
            at(isReversed ? select.right() : select.left(), ADDITIVE),
            isReversed ? "<" : ">",
            at(isReversed ? select.left() : select.right(), ADDITIVE),
            at(select.then(), RELATIONAL),
            at(select.otherwise(), CONDITIONAL)),
        CONDITIONAL);
  }

  private Java call(Function function, CodeBlock argument) {
    return new Java(
        function.isPrimitive()
            ? CodeBlock.of("$T.$L($L)", RuntimeTypes.FLOAT_MATH, function.name(), argument)
            : CodeBlock.of("$N($L)", helpers.method(function), argument),
        PRIMARY);
  }

  private Java power(Expr.Pow power) {
    CodeBlock base = at(power.base(), PRIMARY);
    CodeBlock.Builder product = CodeBlock.builder().add(base);
    for (int i = 1; i < power.exponent(); i++) {
      product.add(space() + "* $L", base);
    }
    return new Java(product.build(), MULTIPLICATIVE);
  }

  private Java math(String method, Expr... arguments) {
    return call(ClassName.get(Math.class), method, arguments);
  }

  private Java call(ClassName type, String method, Expr... arguments) {
    CodeBlock.Builder call = CodeBlock.builder().add("$T.$L(", type, method);
    for (int i = 0; i < arguments.length; i++) {
      call.add(i == 0 ? "$L" : ", $L", inside(arguments[i]));
    }
    return new Java(call.add(")").build(), PRIMARY);
  }

  private Java binary(Expr left, String operator, Expr right, int precedence, int rightPrecedence) {
    return new Java(
        CodeBlock.of(
            "$L" + space() + operator + " $L", at(left, precedence), at(right, rightPrecedence)),
        precedence);
  }

  /** The code, in parentheses if it binds less tightly than {@code precedence}. */
  private CodeBlock at(Expr expression, int precedence) {
    Java java = java(expression);
    return java.precedence() >= precedence ? java.code() : CodeBlock.of("($L)", inside(expression));
  }

  /** {@code expression}, in parentheses that are written around it. */
  private CodeBlock inside(Expr expression) {
    parentheses++;
    CodeBlock code = write(expression);
    parentheses--;
    return code;
  }

  /** Where a line may break, if it must: not inside nested parentheses. */
  private String space() {
    return parentheses < 2 ? "$W" : " ";
  }
}
