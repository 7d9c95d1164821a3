package dev.gradpoet.processor.scalar;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The normal form: a coefficient times bases to whole powers, negative ones for divisors, in the order of their first appearance.
 * A polynomial base has at least two terms, no common monomial and no {@link Polynomial#content()}.
 */
record Product(double coefficient, Map<Base, Integer> powers) {
  static final Product ZERO = of(0);
  static final Product ONE = of(1);

  static Product of(double coefficient) {
    return new Product(coefficient, Map.of());
  }

  static Product of(Base base, int power) {
    return power == 0 ? ONE : new Product(1, Map.of(base, power));
  }

  /** The polynomial with what divides all its terms taken out. */
  static Product of(Polynomial polynomial) {
    if (polynomial.terms().isEmpty()) {
      return ZERO;
    }
    Monomial common = polynomial.commonMonomial();
    double content = polynomial.terms().size() == 1
        ? polynomial.terms().values().iterator().next()
        : polynomial.content();
    Map<Base, Integer> powers = new LinkedHashMap<>(common.powers());
    if (polynomial.terms().size() > 1) {
      powers.put(polynomial.dividedBy(common, content), 1);
    }
    return new Product(content, powers);
  }

  static Product of(Monomial monomial, double coefficient) {
    return new Product(coefficient, new LinkedHashMap<>(monomial.powers()));
  }

  boolean isZero() {
    return coefficient == 0;
  }

  boolean isNumber() {
    return powers.isEmpty();
  }

  int power(Base base) {
    return powers.getOrDefault(base, 0);
  }

  Product scaled(double factor) {
    return factor == 0 ? ZERO : new Product(Coefficients.product(coefficient, factor), powers);
  }

  Product times(Product other) {
    if (isZero() || other.isZero()) {
      return ZERO;
    }
    if (isNumber() || other.isNumber()) {
      return new Product(
          Coefficients.product(coefficient, other.coefficient), isNumber() ? other.powers : powers);
    }
    Map<Base, Integer> product = new LinkedHashMap<>(powers);
    double sign = 1;
    for (Map.Entry<Base, Integer> factor : other.powers.entrySet()) {
      Base base = factor.getKey();
      // (a − t) and (t − a) are one base; it keeps the sign in which it appeared first.
      if (base instanceof Polynomial polynomial
          && !product.containsKey(base)
          && product.containsKey(polynomial.negated())) {
        base = polynomial.negated();
        sign *= factor.getValue() % 2 == 0 ? 1 : -1;
      }
      product.put(base, product.getOrDefault(base, 0) + factor.getValue());
      product.remove(base, 0);
    }
    return new Product(Coefficients.product(coefficient, other.coefficient) * sign, product);
  }

  Product dividedBy(Product other) {
    return times(other.power(-1));
  }

  /**
   * This to a whole power.
   *
   * @throws ArithmeticException if this is zero and the exponent negative
   */
  Product power(int exponent) {
    if (exponent == 0) {
      return ONE;
    }
    double power = Coefficients.power(coefficient, exponent);
    Map<Base, Integer> raised = new LinkedHashMap<>();
    for (Map.Entry<Base, Integer> factor : powers.entrySet()) {
      raised.put(factor.getKey(), factor.getValue() * exponent);
    }
    return power == 0 ? ZERO : new Product(power, raised);
  }

  /** This without a base that it has. */
  Product without(Base base) {
    Map<Base, Integer> rest = new LinkedHashMap<>(powers);
    rest.remove(base);
    return new Product(coefficient, rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Product that
        && Double.compare(coefficient, that.coefficient) == 0
        && powers.equals(that.powers);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(coefficient) + powers.hashCode();
  }
}
