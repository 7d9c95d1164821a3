package dev.gradpoet.processor.scalar;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Normal forms of powers whose exponent is no whole number: roots, other real powers, and those with an expression for an exponent. The
 * rules hold wherever all parts have a value: √u is nothing below zero, so √u √u is u.
 */
final class Powers {

  /** Beyond this, a whole power is a call rather than a product. */
  static final int LARGEST_WHOLE = 16;

  private Powers() {}

  static Product of(Product base, Product exponent) {
    if (exponent.isNumber() && isShort(exponent.coefficient())) {
      return Normalizer.tidied(base.power((int) exponent.coefficient()));
    } else if (base.isNumber() && exponent.isNumber()) {
      return number(base.coefficient(), exponent.coefficient());
    } else if (base.equals(Product.ONE)) {
      return Product.ONE;
    }
    Product positive = positiveFactor(base, exponent);
    Product rest = positive.equals(Product.ONE) ? base : base.dividedBy(positive);
    Product power = rest.isNumber() && rest.coefficient() == 1 ? rest : ofRest(rest, exponent);
    return positive.equals(Product.ONE)
        ? power
        : Normalizer.product(power, ofPositive(positive, exponent));
  }

  private static Product number(double base, double exponent) {
    double value = Math.pow(base, exponent);
    return Double.isFinite(value)
        ? Product.of(value)
        : Normalizer.atom(atom(Exprs.constant(base), Exprs.constant(exponent)));
  }

  private static Expr atom(Expr base, Expr exponent) {
    return exponent.equals(Exprs.constant(0.5)) ? Exprs.sqrt(base) : Exprs.pow(base, exponent);
  }

  private static boolean isShort(double exponent) {
    return Coefficients.isWhole(exponent) && Math.abs(exponent) <= LARGEST_WHOLE;
  }

  /** The factors of {@code base} that are positive everywhere and whose power is simpler alone: exponentials, and 4 of √(4 u). */
  private static Product positiveFactor(Product base, Product exponent) {
    double size = Math.abs(base.coefficient());
    double power = exponent.isNumber() ? Math.pow(size, exponent.coefficient()) : 0;
    boolean isNeat = power == Coefficients.snapped(power) && Coefficients.isWhole(12 * power);
    Map<Base, Integer> exponentials = new LinkedHashMap<>();
    for (Map.Entry<Base, Integer> factor : base.powers().entrySet()) {
      if (factor.getKey() instanceof Atom atom && atom.isCallOf(Functions.EXP)) {
        exponentials.put(atom, factor.getValue());
      }
    }
    return new Product(isNeat && power > 0 ? size : 1, exponentials);
  }

  private static Product ofPositive(Product positive, Product exponent) {
    Product power = positive.coefficient() == 1
        ? Product.ONE
        : number(positive.coefficient(), exponent.coefficient());
    for (Map.Entry<Base, Integer> factor : positive.powers().entrySet()) {
      Product inner = Normalizer.normalize(((Atom) factor.getKey()).argument());
      power = Normalizer.product(
          power, Exponentials.of(Normalizer.product(inner.scaled(factor.getValue()), exponent)));
    }
    return power;
  }

  private static Product ofRest(Product base, Product exponent) {
    if (base.coefficient() == 1
        && base.powers().values().stream().allMatch(power -> power % 2 == 0)) {
      Map<Base, Integer> root = new LinkedHashMap<>();
      base.powers().forEach((each, power) -> root.put(each, power / 2));
      return of(PieceRules.abs(new Product(1, root)), exponent.scaled(2));
    }
    Atom inner = onlyAtom(base);
    Product innerExponent = inner == null ? null : exponent(inner);
    if (inner != null && innerExponent != null && isRoot(innerExponent)) {
      Product product = innerExponent.scaled(base.power(inner));
      return of(base(inner), Normalizer.product(product, exponent));
    }
    if (!exponent.isNumber()) {
      return Normalizer.atom(Exprs.pow(Presentation.of(base), Presentation.of(exponent)));
    }
    double twice = 2 * exponent.coefficient();
    int whole = isShort(twice) ? (int) twice / 2 : 0;
    double rest = exponent.coefficient() - whole;
    Expr root = atom(Presentation.of(base), Exprs.constant(Math.abs(rest)));
    return base.power(whole).times(Product.of(Atom.of(root), rest < 0 ? -1 : 1));
  }

  /** The atom that the product is a power of; null if it is anything else. */
  private static @Nullable Atom onlyAtom(Product product) {
    return product.coefficient() == 1
            && product.powers().size() == 1
            && product.powers().keySet().iterator().next() instanceof Atom atom
        ? atom
        : null;
  }

  /** The exponent of a root or power, as it is written; null for other atoms. */
  private static @Nullable Product exponent(Atom atom) {
    return atom.isCallOf(Functions.SQRT)
        ? Product.of(0.5)
        : atom.expr() instanceof Expr.RealPow power ? Normalizer.normalize(power.exponent()) : null;
  }

  private static Product base(Atom atom) {
    return Normalizer.normalize(Exprs.operands(atom.expr()).get(0));
  }

  /** Whether a power has a value for nothing below zero. */
  private static boolean isRoot(Product exponent) {
    return exponent.isNumber() && !Coefficients.isWhole(exponent.coefficient());
  }

  /** The product with powers of one base as one power: u √u / u as √u. */
  static Product merged(Product product) {
    for (Base factor : product.powers().keySet()) {
      if (factor instanceof Atom atom && exponent(atom) != null) {
        Product merged = merged(product, atom);
        if (!merged.equals(product)) {
          return merged;
        }
      }
    }
    return product;
  }

  private static Product merged(Product product, Atom first) {
    Product base = base(first);
    Product total = Product.of(0);
    Product rest = product;
    boolean isMerged = false;
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      Product exponent = exponent(factor.getKey(), base);
      if (exponent != null) {
        total = Normalizer.sum(total, exponent.scaled(factor.getValue()));
        rest = rest.without(factor.getKey());
        boolean isSimple =
            exponent.isNumber() ? Math.abs(factor.getValue()) == 1 : factor.getValue() == 1;
        isMerged |= !factor.getKey().equals(first) || !isSimple;
      }
    }
    return isMerged ? rest.times(of(base, total)) : product;
  }

  /** The exponent that {@code factor} has of {@code base}; null if it is no power of that. */
  private static @Nullable Product exponent(Base factor, Product base) {
    if (base.equals(Product.of(factor, 1))) {
      return Product.ONE;
    }
    Product exponent = factor instanceof Atom atom ? exponent(atom) : null;
    return exponent != null && base((Atom) factor).equals(base) ? exponent : null;
  }

  /** The logarithm of a root, or of a power of what is positive everywhere; null for other atoms. */
  static @Nullable Product logarithm(Atom atom) {
    Product exponent = exponent(atom);
    if (exponent == null) {
      return null;
    }
    Product base = base(atom);
    return isRoot(exponent) || Signs.of(Presentation.of(base)) == Signs.POSITIVE
        ? Normalizer.product(exponent, Logarithms.of(base))
        : null;
  }
}
