package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes scalar expressions as Java expressions of type {@code FloatVector}: each lane does what {@link JavaExpression} does for one
 * float, in the same order, so that both round alike.
 *
 * <p>Every operation is a call of the Vector API itself: HotSpot inlines these whatever the size of a method, a helper of ours it does
 * not, and a vector that crosses a call is an object in memory.
 *
 * <p>A constant that an operation is called on is broadcast by another vector: {@code z.broadcast(1f)}. Of the result HotSpot knows the
 * exact class, as of all that comes from an array. Of the result of the static method it does not; what it then inlines depends on what
 * else has run, and vectors may stay objects.
 */
public final class VectorExpression {
  /** The letters of what stands on one line, in parentheses. */
  private static final int WIDE = 100;

  /** The letters of {@code .mul()}, or of a number. */
  private static final int CALL = 6;

  private final Function<Expr, @Nullable CodeBlock> atoms;
  private boolean isOneLine;

  /** @param atoms the code for variables and other expressions that are held by a local; null for all others */
  VectorExpression(Function<Expr, @Nullable CodeBlock> atoms) {
    this.atoms = atoms;
  }

  /** {@code expression}, whose calls are atoms, as Java. */
  CodeBlock write(Expr expression) {
    CodeBlock atom = atoms.apply(expression);
    if (atom != null) {
      return atom;
    }
    if (expression instanceof Expr.Const constant) {
      return broadcast(literal(constant.value()));
    } else if (expression instanceof Expr.Add add) {
      return commuting(add.left(), "add", add.right());
    } else if (expression instanceof Expr.Sub sub) {
      return reversing(sub.left(), "sub", sub.right());
    } else if (expression instanceof Expr.Mul mul) {
      return commuting(mul.left(), "mul", mul.right());
    } else if (expression instanceof Expr.Div div) {
      return reversing(div.left(), "div", div.right());
    } else if (expression instanceof Expr.Neg neg) {
      return CodeBlock.of("$L" + dot() + "neg()", write(neg.operand()));
    } else if (expression instanceof Expr.Pow pow) {
      return power(pow);
    } else if (expression instanceof Expr.Max max) {
      return extreme(max.left(), "max", "LE", max.right());
    } else if (expression instanceof Expr.Min min) {
      return extreme(min.left(), "min", "GT", min.right());
    } else if (expression instanceof Expr.Abs abs) {
      return CodeBlock.of("$L" + dot() + "abs()", write(abs.operand()));
    } else if (expression instanceof Expr.Sign sign) {
      return sign(sign);
    } else if (expression instanceof Expr.Select select) {
      return select(select);
    }
    throw new IllegalArgumentException("no vector for " + expression);
  }

  /** A vector of one number. */
  public static CodeBlock broadcast(CodeBlock value) {
    return CodeBlock.of("$T.broadcast(SPECIES, $L)", VectorTypes.FLOAT_VECTOR, value);
  }

  /** {@code a · b + c}, rounded once. */
  public static CodeBlock multiplyAdd(CodeBlock a, CodeBlock b, CodeBlock c) {
    return CodeBlock.of("$L.fma($L, $L)", a, b, c);
  }

  /** A vector from an array. */
  public static CodeBlock load(CodeBlock array, CodeBlock at) {
    return CodeBlock.of("$T.fromArray(SPECIES, $L, $L)", VectorTypes.FLOAT_VECTOR, array, at);
  }

  /** A float: of an integer the Vector API would take the overload for long. */
  static CodeBlock literal(double value) {
    CodeBlock literal = Literals.of(value);
    return literal.toString().endsWith("f") ? literal : CodeBlock.of("$Lf", literal);
  }

  /** A number on the left changes sides: it has no methods. */
  private CodeBlock commuting(Expr left, String operation, Expr right) {
    return left instanceof Expr.Const
        ? binary(right, operation, left)
        : binary(left, operation, right);
  }

  // z.blend(0f, z.compare(VectorOperators.LE, 0f))
  /** A bound: where Java tells −0 from 0 and keeps NaN, processors do not, so that {@code max} is six instructions; this is two. */
  private CodeBlock extreme(Expr left, String operation, String comparison, Expr right) {
    Expr bound = left instanceof Expr.Const ? left : right;
    Expr bounded = left instanceof Expr.Const ? right : left;
    return bound instanceof Expr.Const
        ? CodeBlock.of(
            "$L" + dot() + "blend($L,$>$>$W$L$<$<)",
            write(bounded),
            operand(bound),
            compare(bounded, comparison, bound))
        : binary(left, operation, right);
  }

  // sum.broadcast(1f).div(sum)
  private CodeBlock reversing(Expr left, String operation, Expr right) {
    return CodeBlock.of("$L" + dot() + "$L($L)", receiver(left, right), operation, argument(right));
  }

  /** {@code expression}, broadcast by {@code other} if it is a constant. */
  private CodeBlock receiver(Expr expression, Expr other) {
    return expression instanceof Expr.Const constant
        ? CodeBlock.of("$L" + dot() + "broadcast($L)", write(other), literal(constant.value()))
        : write(expression);
  }

  /** The operand that is written once more than the expression says: it broadcasts a constant, or is compared with one. */
  static Optional<Expr> repeated(Expr expression) {
    if (expression instanceof Expr.Max max) {
      return bounded(max.left(), max.right());
    } else if (expression instanceof Expr.Min min) {
      return bounded(min.left(), min.right());
    } else if (expression instanceof Expr.Sub sub && sub.left() instanceof Expr.Const) {
      return Optional.of(sub.right());
    } else if (expression instanceof Expr.Div div && div.left() instanceof Expr.Const) {
      return Optional.of(div.right());
    } else if (expression instanceof Expr.Select select
        && select.otherwise() instanceof Expr.Const) {
      return Optional.of(compared(select));
    }
    return Optional.empty();
  }

  private static Optional<Expr> bounded(Expr left, Expr right) {
    return left instanceof Expr.Const
        ? Optional.of(right)
        : right instanceof Expr.Const ? Optional.of(left) : Optional.empty();
  }

  /** The side of a comparison that is no constant. */
  private static Expr compared(Expr.Select select) {
    return select.left() instanceof Expr.Const ? select.right() : select.left();
  }

  private CodeBlock binary(Expr left, String operation, Expr right) {
    return CodeBlock.of("$L" + dot() + "$L($L)", write(left), operation, argument(right));
  }

  /** An operand in parentheses: a line breaks inside of these only if they are wide, and is then indented more. */
  private CodeBlock argument(Expr expression) {
    boolean isInside = isOneLine;
    isOneLine |= width(expression) <= WIDE;
    CodeBlock argument = CodeBlock.of("$>$>$L$<$<", operand(expression));
    isOneLine = isInside;
    return argument;
  }

  /** Before the name of a method; where a line may break, if it must. */
  private String dot() {
    return isOneLine ? "." : "$Z.";
  }

  /** About how many letters {@code expression} has as Java. */
  private int width(Expr expression) {
    CodeBlock atom = atoms.apply(expression);
    if (atom != null) {
      return atom.toString().length();
    }
    int width = CALL;
    for (Expr operand : Exprs.operands(expression)) {
      width += width(operand);
    }
    return width;
  }

  private CodeBlock operand(Expr expression) {
    return expression instanceof Expr.Const constant
        ? literal(constant.value())
        : write(expression);
  }

  private CodeBlock power(Expr.Pow power) {
    CodeBlock.Builder product = CodeBlock.builder().add(write(power.base()));
    for (int i = 1; i < power.exponent(); i++) {
      product.add(dot() + "mul($L)", argument(power.base()));
    }
    return product.build();
  }

  // otherwise.blend(then, left.compare(VectorOperators.GT, right))
  private CodeBlock select(Expr.Select select) {
    // A constant stands on the right: z < −15, not −15 > z.
    boolean isReversed = select.left() instanceof Expr.Const;
    return CodeBlock.of(
        "$L" + dot() + "blend($L,$>$>$W$L$<$<)",
        receiver(select.otherwise(), compared(select)),
        argument(select.then()),
        compare(
            compared(select),
            isReversed ? "LT" : "GT",
            isReversed ? select.left() : select.right()));
  }

  // z.blend(1f, z.compare(VectorOperators.GT, 0f)).blend(-1f, z.compare(VectorOperators.LT, 0f))
  /** Zeros and NaN stay as they are. */
  private CodeBlock sign(Expr.Sign sign) {
    Expr zero = new Expr.Const(0);
    return CodeBlock.of(
        "$L" + dot() + "blend(1f, $L)" + dot() + "blend(-1f, $L)",
        write(sign.operand()),
        compare(sign.operand(), "GT", zero),
        compare(sign.operand(), "LT", zero));
  }

  private CodeBlock compare(Expr left, String comparison, Expr right) {
    return CodeBlock.of(
        "$L.compare($T.$L, $L)", write(left), VectorTypes.OPERATORS, comparison, argument(right));
  }
}
