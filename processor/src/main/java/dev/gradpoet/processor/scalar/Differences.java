package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes polynomials in the difference or the sum of two atoms, where that is shorter: 1 + (a − t)² for 1 + a² − 2 a t + t². It is not
 * the same to compute: the second loses all digits where a and t are large and close.
 */
final class Differences {
  private Differences() {}

  /** The shortest such form; null if there is none with fewer terms. */
  static @Nullable Expr of(Polynomial polynomial) {
    List<Atom> atoms = new ArrayList<>(atoms(polynomial));
    Atom unit = unit(atoms);
    Expr best = null;
    int fewest = polynomial.terms().size();
    for (int i = 0; i < atoms.size(); i++) {
      for (Atom second : atoms.subList(i + 1, atoms.size())) {
        Atom first = atoms.get(i);
        for (int sign = isMixed(polynomial, first, second) ? -1 : 2; sign <= 1; sign += 2) {
          Polynomial form = shorter(
              substituted(polynomial, first, sum(1, unit, -sign, second)),
              substituted(polynomial, second, sum(sign, unit, -sign, first)));
          if (form.terms().size() < fewest) {
            fewest = form.terms().size();
            Expr value = sign < 0
                ? Exprs.sub(first.expr(), second.expr())
                : Exprs.add(first.expr(), second.expr());
            best = Substitution.replace(
                Presentation.plain(Product.of(form)), Map.of(unit.expr(), value));
          }
        }
      }
    }
    return best;
  }

  /** What stands for the difference or sum: no variable is called so, and another where that of a sum around this is among the atoms. */
  private static Atom unit(List<Atom> atoms) {
    Atom unit = Atom.of(Exprs.var("(u)"));
    while (atoms.contains(unit)) {
      unit = Atom.of(Exprs.var("(" + unit.key() + ")"));
    }
    return unit;
  }

  private static Set<Atom> atoms(Polynomial polynomial) {
    Set<Atom> atoms = new LinkedHashSet<>();
    for (Monomial monomial : polynomial.terms().keySet()) {
      atoms.addAll(monomial.powers().keySet());
    }
    return atoms;
  }

  /** Whether there may be a power of a sum of the two: it has a power of each alone, and products. */
  private static boolean isMixed(Polynomial polynomial, Atom first, Atom second) {
    boolean hasFirst = false;
    boolean hasSecond = false;
    boolean hasBoth = false;
    for (Monomial monomial : polynomial.terms().keySet()) {
      hasFirst |= monomial.power(first) > 1 && monomial.power(second) == 0;
      hasSecond |= monomial.power(second) > 1 && monomial.power(first) == 0;
      hasBoth |= monomial.power(first) > 0 && monomial.power(second) > 0;
    }
    return hasFirst && hasSecond && hasBoth;
  }

  private static Polynomial sum(double x, Atom first, double y, Atom second) {
    return Polynomial.of(Monomial.of(first, 1), x).plus(Polynomial.of(Monomial.of(second, 1), y));
  }

  private static Polynomial shorter(Polynomial one, Polynomial other) {
    return other.terms().size() < one.terms().size() ? other : one;
  }

  private static Polynomial substituted(Polynomial polynomial, Atom atom, Polynomial value) {
    Polynomial result = new Polynomial(Map.of());
    for (Map.Entry<Monomial, Double> term : polynomial.terms().entrySet()) {
      int power = term.getKey().power(atom);
      Monomial rest = term.getKey().dividedBy(Monomial.of(atom, power));
      result = result.plus(
          power == 0
              ? Polynomial.of(rest, term.getValue())
              : value.power(power).times(rest, term.getValue()));
    }
    return result;
  }
}
