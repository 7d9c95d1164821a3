package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Normal forms of exp: whole powers of exp(v), where v neither has a whole factor nor a minus to give. */
final class Exponentials {
  private static final int LARGEST_POWER = 16;

  private Exponentials() {}

  static Product of(Product exponent) {
    List<Product> rest = new ArrayList<>();
    Product value = Product.ONE;
    for (Product term : terms(exponent)) {
      Product inverted = inverted(term);
      if (inverted == null) {
        rest.add(term);
      } else {
        value = Normalizer.product(value, inverted);
      }
    }
    Product remaining = Normalizer.sum(rest);
    return remaining.isZero() ? value : Normalizer.product(value, power(remaining));
  }

  /** exp of something that is not zero, as a power of an atom. */
  static Product power(Product exponent) {
    if (exponent.isNumber()) {
      double value = Math.exp(exponent.coefficient());
      return Double.isFinite(value)
          ? Product.of(value)
          : Normalizer.atom(Exprs.exp(Exprs.constant(exponent.coefficient())));
    }
    int sign = PieceRules.orientation(exponent);
    double size = Math.abs(exponent.coefficient());
    boolean whole = Coefficients.isWhole(size) && size <= LARGEST_POWER;
    Product primitive = exponent.scaled(whole ? sign / size : sign);
    Expr call = Exprs.exp(Presentation.of(primitive));
    return Product.of(Atom.of(call), whole ? ((int) size) * sign : sign);
  }

  /** The terms of a sum in normal form. */
  static List<Product> terms(Product sum) {
    for (Map.Entry<Base, Integer> factor : sum.powers().entrySet()) {
      if (factor.getValue() == 1 && factor.getKey() instanceof Polynomial polynomial) {
        Product outer = sum.without(polynomial);
        List<Product> terms = new ArrayList<>();
        for (Map.Entry<Monomial, Double> term : polynomial.terms().entrySet()) {
          terms.add(Product.of(term.getKey(), term.getValue()).times(outer));
        }
        return terms;
      }
    }
    return List.of(sum);
  }

  /** exp of a whole multiple of a logarithm, without exp and logarithm; null for other terms. */
  private static @Nullable Product inverted(Product term) {
    if (term.powers().size() != 1 || !Coefficients.isWhole(term.coefficient())) {
      return null;
    }
    Map.Entry<Base, Integer> factor = term.powers().entrySet().iterator().next();
    if (factor.getValue() != 1
        || !(factor.getKey() instanceof Atom atom)
        || !(atom.expr() instanceof Expr.Call call)) {
      return null;
    }
    Product argument = Normalizer.normalize(call.argument());
    Product value = switch (call.function().name()) {
      case "log" -> argument;
      case "log1p" -> Normalizer.sum(Product.ONE, argument);
      case "softplus" -> Normalizer.sum(Product.ONE, of(argument));
      case "logSoftplus" -> CallRules.apply(Functions.SOFTPLUS, argument);
      case "logCosh" -> Normalizer.sum(of(argument), of(argument.scaled(-1))).scaled(0.5);
      default -> null;
    };
    return value == null ? null : value.power((int) term.coefficient());
  }
}
