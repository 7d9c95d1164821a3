package dev.gradpoet.processor.scalar;

import java.util.LinkedHashMap;
import java.util.Map;

/** A product of atoms to powers of at least 1; without any, it is 1. */
record Monomial(Map<Atom, Integer> powers) {
  static final Monomial ONE = new Monomial(Map.of());

  static Monomial of(Atom atom, int power) {
    return power == 0 ? ONE : new Monomial(Map.of(atom, power));
  }

  int power(Atom atom) {
    return powers.getOrDefault(atom, 0);
  }

  Monomial times(Monomial other) {
    if (powers.isEmpty()) {
      return other;
    }
    Map<Atom, Integer> product = new LinkedHashMap<>(powers);
    for (Map.Entry<Atom, Integer> factor : other.powers.entrySet()) {
      product.put(factor.getKey(), power(factor.getKey()) + factor.getValue());
    }
    return new Monomial(product);
  }

  boolean isDivisibleBy(Monomial other) {
    for (Map.Entry<Atom, Integer> factor : other.powers.entrySet()) {
      if (power(factor.getKey()) < factor.getValue()) {
        return false;
      }
    }
    return true;
  }

  /** This divided by a monomial that {@link #isDivisibleBy divides} it. */
  Monomial dividedBy(Monomial other) {
    Map<Atom, Integer> quotient = new LinkedHashMap<>(powers);
    for (Map.Entry<Atom, Integer> divisor : other.powers.entrySet()) {
      quotient.put(divisor.getKey(), power(divisor.getKey()) - divisor.getValue());
      quotient.remove(divisor.getKey(), 0);
    }
    return new Monomial(quotient);
  }

  /** The greatest monomial that divides both. */
  Monomial common(Monomial other) {
    Map<Atom, Integer> common = new LinkedHashMap<>();
    for (Map.Entry<Atom, Integer> factor : powers.entrySet()) {
      int power = Math.min(factor.getValue(), other.power(factor.getKey()));
      if (power > 0) {
        common.put(factor.getKey(), power);
      }
    }
    return new Monomial(common);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Monomial that && powers.equals(that.powers);
  }

  @Override
  public int hashCode() {
    return powers.hashCode();
  }
}
