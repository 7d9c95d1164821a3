package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Normal forms of log that stay finite: the logarithm of a product of exponentials, of 1 + eᵘ, of sigmoids and of softplus is a sum
 * in which no argument of a logarithm can underflow or overflow. The logarithm of a root is a multiple of that of its operand.
 */
final class Logarithms {
  private Logarithms() {}

  static Product of(Product argument) {
    List<Product> terms = new ArrayList<>();
    Product rest = Product.of(argument.coefficient());
    for (Map.Entry<Base, Integer> factor : argument.powers().entrySet()) {
      Base base = factor.getKey();
      int power = factor.getValue();
      Product cosh =
          base instanceof Polynomial polynomial ? coshArgument(polynomial, power, argument) : null;
      if (cosh != null) {
        Product twice = Product.of(base, power).dividedBy(Exponentials.of(cosh.scaled(power)));
        Product others = argument.dividedBy(twice).times(Product.of(2).power(power));
        return Normalizer.sum(CallRules.apply(Functions.LOG_COSH, cosh).scaled(power), of(others));
      }
      Product term = safe(base);
      if (term == null && base instanceof Atom atom) {
        term = Powers.logarithm(atom);
      }
      if (term != null) {
        terms.add(term.scaled(power));
      } else if (base instanceof Polynomial polynomial && safe(polynomial.negated()) != null) {
        terms.add(Objects.requireNonNull(safe(polynomial.negated())).scaled(power));
        rest = rest.scaled(power % 2 == 0 ? 1 : -1);
      } else {
        rest = rest.times(Product.of(base, power));
      }
    }
    return Normalizer.sum(withLogarithm(terms, rest));
  }

  private static List<Product> withLogarithm(List<Product> terms, Product rest) {
    if (rest.isNumber() && rest.coefficient() > 0) {
      terms.add(Product.of(Math.log(rest.coefficient())));
    } else {
      List<Product> exponents = new ArrayList<>();
      Product inner = rest;
      for (Map.Entry<Base, Integer> factor : rest.powers().entrySet()) {
        if (factor.getKey() instanceof Atom atom && atom.isCallOf(Functions.EXP)) {
          exponents.add(Normalizer.normalize(atom.argument()).scaled(factor.getValue()));
          inner = inner.without(atom);
        }
      }
      if (!exponents.isEmpty()) {
        terms.addAll(exponents);
        return withLogarithm(terms, inner);
      }
      terms.add(Normalizer.atom(Exprs.log(Presentation.of(rest))));
    }
    return terms;
  }

  /** Whether no logarithm is left in the sum. */
  static boolean isResolved(Product sum) {
    return Exponentials.terms(sum).stream()
        .flatMap(term -> term.powers().keySet().stream())
        .noneMatch(base -> base instanceof Atom atom && atom.isCallOf(Functions.LOG));
  }

  /** The logarithm of a positive base, without a logarithm; null for other bases. */
  private static @Nullable Product safe(Base base) {
    if (base instanceof Atom atom && atom.isCallOf(Functions.SIGMOID)) {
      Product argument = Normalizer.normalize(atom.argument());
      return Normalizer.sum(argument, softplus(argument).scaled(-1));
    } else if (base instanceof Atom atom && atom.isCallOf(Functions.SOFTPLUS)) {
      return CallRules.apply(Functions.LOG_SOFTPLUS, Normalizer.normalize(atom.argument()));
    } else if (base instanceof Polynomial polynomial && isOneAndAnother(polynomial)) {
      Map.Entry<Monomial, Double> other = other(polynomial);
      Map.Entry<Atom, Integer> factor =
          other.getKey().powers().entrySet().iterator().next();
      if (other.getValue() == 1 && factor.getKey().isCallOf(Functions.EXP)) {
        return softplus(Normalizer.normalize(factor.getKey().argument()).scaled(factor.getValue()));
      } else if (other.getValue() == -1
          && factor.getKey().isCallOf(Functions.SIGMOID)
          && factor.getValue() == 1) {
        return softplus(Normalizer.normalize(factor.getKey().argument())).scaled(-1);
      }
    }
    return null;
  }

  private static Product softplus(Product argument) {
    return CallRules.apply(Functions.SOFTPLUS, argument);
  }

  /** For (1 + exp(2 v))ᵖ beside exp(v)⁻ᵖ: v. Together they are (2 cosh v)ᵖ. */
  private static @Nullable Product coshArgument(
      Polynomial polynomial, int power, Product argument) {
    if (!isOneAndAnother(polynomial) || other(polynomial).getValue() != 1) {
      return null;
    }
    Map.Entry<Atom, Integer> factor =
        other(polynomial).getKey().powers().entrySet().iterator().next();
    boolean balanced = factor.getKey().isCallOf(Functions.EXP)
        && factor.getValue() % 2 == 0
        && argument.power(factor.getKey()) == -power * (factor.getValue() / 2);
    return balanced
        ? Normalizer.normalize(factor.getKey().argument()).scaled(factor.getValue() / 2)
        : null;
  }

  /** Whether the polynomial is 1 and a term with a single atom. */
  private static boolean isOneAndAnother(Polynomial polynomial) {
    return polynomial.terms().size() == 2
        && polynomial.terms().getOrDefault(Monomial.ONE, 0.0) == 1
        && other(polynomial).getKey().powers().size() == 1;
  }

  private static Map.Entry<Monomial, Double> other(Polynomial polynomial) {
    return polynomial.terms().entrySet().stream()
        .filter(term -> !term.getKey().equals(Monomial.ONE))
        .findFirst()
        .orElseThrow();
  }
}
