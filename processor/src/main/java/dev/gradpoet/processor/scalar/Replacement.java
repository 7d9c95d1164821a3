package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for atoms in normal forms and puts other normal forms in their place; does not look into the atoms. */
final class Replacement {
  private Replacement() {}

  /** The atoms of the product, in the order of their first appearance. */
  static Set<Atom> atoms(Product product) {
    Set<Atom> atoms = new LinkedHashSet<>();
    for (Base base : product.powers().keySet()) {
      if (base instanceof Atom atom) {
        atoms.add(atom);
      } else if (base instanceof Polynomial polynomial) {
        for (Monomial monomial : polynomial.terms().keySet()) {
          atoms.addAll(monomial.powers().keySet());
        }
      }
    }
    return atoms;
  }

  /** The greatest number that divides all powers of the atom, 0 if it does not occur. */
  static int commonPower(Product product, Atom atom) {
    int common = 0;
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      if (factor.getKey().equals(atom)) {
        common = divisor(common, factor.getValue());
      } else if (factor.getKey() instanceof Polynomial polynomial) {
        for (Monomial monomial : polynomial.terms().keySet()) {
          common = divisor(common, monomial.power(atom));
        }
      }
    }
    return common;
  }

  private static int divisor(int x, int y) {
    return y == 0 ? Math.abs(x) : divisor(y, x % y);
  }

  /** The product with {@code atom} to the power of {@code step} replaced by {@code value}, as often as powers of the atom have it. */
  static Product replaced(Product product, Atom atom, int step, Product value) {
    return replaced(product, Map.of(atom, value), step);
  }

  static Product replaced(Product product, Map<Atom, Product> values) {
    return replaced(product, values, 1);
  }

  private static Product replaced(Product product, Map<Atom, Product> values, int step) {
    Product result = Product.of(product.coefficient());
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      if (factor.getKey() instanceof Atom atom) {
        result = result.times(value(atom, factor.getValue(), values, step));
      } else if (factor.getKey() instanceof Polynomial polynomial) {
        List<Product> terms = new ArrayList<>();
        for (Map.Entry<Monomial, Double> each : polynomial.terms().entrySet()) {
          Product term = Product.of(each.getValue());
          for (Map.Entry<Atom, Integer> power : each.getKey().powers().entrySet()) {
            term = term.times(value(power.getKey(), power.getValue(), values, step));
          }
          terms.add(term);
        }
        result = result.times(Normalizer.sum(terms).power(factor.getValue()));
      }
    }
    return Normalizer.tidied(result);
  }

  private static Product value(Atom atom, int power, Map<Atom, Product> values, int step) {
    Product value = values.get(atom);
    return value == null
        ? Product.of(atom, power)
        : value.power(power / step).times(Product.of(atom, power % step));
  }
}
