package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rational forms in eᵛ: exp, expm1, sigmoid and tanh of multiples of one v are rational in each other, so a form that mixes them is
 * brought to eᵛ, and from there tried in each of them. Besides, other functions of which one gives the other.
 */
final class Kernels {

  /** One of the functions, with the exponential that it is made from: f(n v) or f(n v / 2) is rational in exp(n v). */
  private enum Kernel {
    SIGMOID,
    TANH,
    EXPM1
  }

  private Kernels() {}

  /** The same value in other kernels, none where there is nothing to gain. */
  static List<Product> alternatives(Product product) {
    List<Product> alternatives = new ArrayList<>();
    for (Atom exponential : exponentials(product)) {
      Product rational = inExponential(product, exponential);
      if (!rational.equals(product)) {
        alternatives.add(rational);
      }
      int step = Replacement.commonPower(rational, exponential);
      for (Kernel kernel : step == 0 ? new Kernel[0] : Kernel.values()) {
        Product argument = Normalizer.normalize(exponential.argument())
            .scaled(kernel == Kernel.TANH ? step / 2.0 : step);
        Product inverse = inverse(kernel, argument);
        alternatives.add(Replacement.replaced(rational, exponential, step, inverse));
      }
    }
    alternatives.addAll(normalDensities(product));
    alternatives.addAll(mirroredSoftplus(product));
    alternatives.addAll(squaredSines(product));
    return alternatives;
  }

  /** softplus(u) − u by softplus(−u), which does not cancel. */
  private static List<Product> mirroredSoftplus(Product product) {
    List<Product> alternatives = new ArrayList<>();
    for (Atom atom : Replacement.atoms(product)) {
      if (atom.isCallOf(Functions.SOFTPLUS)) {
        Product argument = Normalizer.normalize(atom.argument());
        Expr mirrored = Exprs.call(Functions.SOFTPLUS, Presentation.of(argument.scaled(-1)));
        alternatives.add(Replacement.replaced(
            product, Map.of(atom, Normalizer.sum(Normalizer.atom(mirrored), argument))));
      }
    }
    return alternatives;
  }

  /** sin² u by 1 − cos² u, and the reverse. */
  private static List<Product> squaredSines(Product product) {
    List<Product> alternatives = new ArrayList<>();
    for (Atom atom : Replacement.atoms(product)) {
      boolean isSine = atom.isCallOf(Functions.SIN);
      if (isSine || atom.isCallOf(Functions.COS)) {
        Function other = isSine ? Functions.COS : Functions.SIN;
        Product square = Product.of(Atom.of(Exprs.call(other, atom.argument())), 2);
        alternatives.add(
            Replacement.replaced(product, atom, 2, Normalizer.sum(Product.ONE, square.scaled(-1))));
      }
    }
    return alternatives;
  }

  /** exp(−½ u²) by φ(u). */
  private static List<Product> normalDensities(Product product) {
    List<Product> alternatives = new ArrayList<>();
    for (Atom atom : Replacement.atoms(product)) {
      Product half =
          atom.isCallOf(Functions.EXP) ? Normalizer.normalize(atom.argument()) : Product.ONE;
      if (half.coefficient() == 0.5
          && half.powers().values().stream().allMatch(power -> power % 2 == 0)) {
        Map<Base, Integer> root = new LinkedHashMap<>();
        half.powers().forEach((base, power) -> root.put(base, power / 2));
        Product density = CallRules.apply(Functions.NORMAL_PDF, new Product(1, root));
        alternatives.add(
            Replacement.replaced(product, atom, -1, density.scaled(Math.sqrt(2 * Math.PI))));
      }
    }
    return alternatives;
  }

  /** eᵘ by the kernel's value at u, or at u / 2 for tanh. */
  private static Product inverse(Kernel kernel, Product argument) {
    Function function = switch (kernel) {
      case SIGMOID -> Functions.SIGMOID;
      case TANH -> Functions.TANH;
      case EXPM1 -> Functions.EXPM1;
    };
    Product value = Normalizer.atom(Exprs.call(function, Presentation.of(argument)));
    Product oneMore = Sum.of(List.of(Product.ONE, value));
    Product oneLess = Sum.of(List.of(Product.ONE, value.scaled(-1)));
    return switch (kernel) {
      case SIGMOID -> value.dividedBy(oneLess);
      case TANH -> oneMore.dividedBy(oneLess);
      case EXPM1 -> oneMore;
    };
  }

  /** The exponentials of which the product has a sum, or more than one function. */
  private static Set<Atom> exponentials(Product product) {
    Map<Atom, Set<Function>> functions = new LinkedHashMap<>();
    Set<Atom> inSums = new LinkedHashSet<>();
    for (Base base : product.powers().keySet()) {
      if (base instanceof Atom atom) {
        addFunction(atom, functions);
      } else if (base instanceof Polynomial polynomial) {
        for (Monomial monomial : polynomial.terms().keySet()) {
          for (Atom atom : monomial.powers().keySet()) {
            addFunction(atom, functions);
            Atom exponential = exponential(atom);
            boolean isExponential = atom.isCallOf(Functions.EXP) || atom.isCallOf(Functions.EXPM1);
            if (isExponential && exponential != null) {
              inSums.add(exponential);
            }
          }
        }
      }
    }
    for (Map.Entry<Atom, Set<Function>> used : functions.entrySet()) {
      if (used.getValue().size() > 1) {
        inSums.add(used.getKey());
      }
    }
    return inSums;
  }

  private static void addFunction(Atom atom, Map<Atom, Set<Function>> functions) {
    Atom exponential = exponential(atom);
    if (exponential != null) {
      functions.putIfAbsent(exponential, new LinkedHashSet<>());
      functions.get(exponential).add(((Expr.Call) atom.expr()).function());
    }
  }

  /** The exponential in which the atom is rational; null if there is none. */
  static @Nullable Atom exponential(Atom atom) {
    boolean rational = atom.isCallOf(Functions.EXP)
        || atom.isCallOf(Functions.EXPM1)
        || atom.isCallOf(Functions.SIGMOID)
        || atom.isCallOf(Functions.TANH);
    if (!rational) {
      return null;
    }
    Product argument = Normalizer.normalize(atom.argument());
    return argument.isNumber()
        ? null
        : (Atom) Exponentials.power(argument).powers().keySet().iterator().next();
  }

  /** The product with every function of the exponential's family written out in it. */
  static Product inExponential(Product product, Atom exponential) {
    Map<Atom, Product> definitions = new LinkedHashMap<>();
    for (Atom atom : Replacement.atoms(product)) {
      if (!atom.isCallOf(Functions.EXP) && exponential.equals(exponential(atom))) {
        definitions.put(atom, definition(atom));
      }
    }
    return definitions.isEmpty() ? product : Replacement.replaced(product, definitions);
  }

  private static Product definition(Atom atom) {
    Product argument = Normalizer.normalize(atom.argument());
    Product power =
        Exponentials.power(atom.isCallOf(Functions.TANH) ? argument.scaled(2) : argument);
    Product oneMore = Sum.of(List.of(Product.ONE, power));
    Product oneLess = Sum.of(List.of(power, Product.of(-1)));
    if (atom.isCallOf(Functions.SIGMOID)) {
      return power.dividedBy(oneMore);
    }
    return atom.isCallOf(Functions.TANH) ? oneLess.dividedBy(oneMore) : oneLess;
  }
}
