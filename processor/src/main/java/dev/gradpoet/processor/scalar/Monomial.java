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
    other.powers.forEach((atom, power) -> product.merge(atom, power, Integer::sum));
    return new Monomial(product);
  }

  boolean isDivisibleBy(Monomial other) {
    return other.powers.entrySet().stream()
        .allMatch(entry -> power(entry.getKey()) >= entry.getValue());
  }

  /** This divided by a monomial that {@link #isDivisibleBy divides} it. */
  Monomial dividedBy(Monomial other) {
    Map<Atom, Integer> quotient = new LinkedHashMap<>(powers);
    other.powers.forEach((atom, power) -> quotient.merge(atom, -power, Integer::sum));
    quotient.values().removeIf(power -> power == 0);
    return new Monomial(quotient);
  }

  /** The greatest monomial that divides both. */
  Monomial common(Monomial other) {
    Map<Atom, Integer> common = new LinkedHashMap<>();
    powers.forEach((atom, power) -> {
      if (other.power(atom) > 0) {
        common.put(atom, Math.min(power, other.power(atom)));
      }
    });
    return new Monomial(common);
  }
}
