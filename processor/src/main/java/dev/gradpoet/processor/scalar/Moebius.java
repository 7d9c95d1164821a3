package dev.gradpoet.processor.scalar;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function (p x + q) / (r x + s) of x, an atom to the power of {@code step}. It can be solved for x. */
record Moebius(double p, double q, double r, double s, int step) {

  /** The form as such a function of the atom, if it is one. */
  static Optional<Moebius> of(Product form, Atom atom) {
    int step = Replacement.commonPower(form, atom);
    Polynomial over = Polynomial.of(Monomial.ONE, form.coefficient());
    Polynomial under = Polynomial.of(Monomial.ONE, 1);
    for (Map.Entry<Base, Integer> factor : form.powers().entrySet()) {
      int power = Math.abs(factor.getValue());
      Polynomial base = factor.getKey() instanceof Polynomial polynomial
          ? polynomial
          : Polynomial.of(Monomial.of((Atom) factor.getKey(), 1), 1);
      over = factor.getValue() > 0 ? over.times(base.power(power)) : over;
      under = factor.getValue() < 0 ? under.times(base.power(power)) : under;
    }
    if (step == 0 || !isLinear(over, atom, step) || !isLinear(under, atom, step)) {
      return Optional.empty();
    }
    Monomial x = Monomial.of(atom, step);
    return Optional.of(new Moebius(
        over.terms().getOrDefault(x, 0.0),
        over.terms().getOrDefault(Monomial.ONE, 0.0),
        under.terms().getOrDefault(x, 0.0),
        under.terms().getOrDefault(Monomial.ONE, 0.0),
        step));
  }

  private static boolean isLinear(Polynomial polynomial, Atom atom, int step) {
    Monomial x = Monomial.of(atom, step);
    for (Monomial monomial : polynomial.terms().keySet()) {
      if (!monomial.equals(Monomial.ONE) && !monomial.equals(x)) {
        return false;
      }
    }
    return true;
  }

  /** x, given the value y of the function: (−s y + q) / (r y − p). */
  Product inverse(Product y) {
    Product over = Sum.of(List.of(y.scaled(-s), Product.of(q)));
    Product under = Sum.of(List.of(y.scaled(r), Product.of(-p)));
    return over.dividedBy(under);
  }
}
