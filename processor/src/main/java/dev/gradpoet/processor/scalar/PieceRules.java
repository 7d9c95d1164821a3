package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Normal forms of what is defined piece by piece: max, min, |u|, sign and choices. */
final class PieceRules {
  private PieceRules() {}

  static Product normalize(Expr expr) {
    if (expr instanceof Expr.Max e) {
      return max(Normalizer.simplified(e.left()), Normalizer.simplified(e.right()));
    } else if (expr instanceof Expr.Min e) {
      return min(Normalizer.simplified(e.left()), Normalizer.simplified(e.right()));
    } else if (expr instanceof Expr.Abs e) {
      return abs(Normalizer.normalize(e.operand()));
    } else if (expr instanceof Expr.Sign e) {
      return sign(Normalizer.normalize(e.operand()));
    } else if (expr instanceof Expr.Select e) {
      Expr left = Normalizer.simplified(e.left());
      Expr right = Normalizer.simplified(e.right());
      Expr then = Normalizer.simplified(pruned(e.then(), left, right, true));
      Expr otherwise = Normalizer.simplified(pruned(e.otherwise(), left, right, false));
      return select(left, right, then, otherwise);
    }
    throw new AssertionError(expr);
  }

  private static Product max(Expr left, Expr right) {
    Product difference = Normalizer.normalize(Exprs.sub(left, right));
    if (difference.isNumber()) {
      return Normalizer.normalize(difference.coefficient() > 0 ? left : right);
    }
    return Normalizer.atom(Exprs.max(left, right));
  }

  private static Product min(Expr left, Expr right) {
    Product difference = Normalizer.normalize(Exprs.sub(left, right));
    if (difference.isNumber()) {
      return Normalizer.normalize(difference.coefficient() > 0 ? right : left);
    }
    return Normalizer.atom(Exprs.min(left, right));
  }

  /** |operand|. */
  static Product abs(Product operand) {
    Product size = Product.of(Math.abs(operand.coefficient()));
    Product rest = oriented(new Product(1, operand.powers()));
    if (rest.isNumber() || operand.isZero()) {
      return size;
    }
    Expr inner = Presentation.of(rest);
    if (Signs.of(inner).isNonNegative()) {
      return rest.times(size);
    }
    return Normalizer.tidied(Normalizer.atom(Exprs.abs(inner)).times(size));
  }

  private static Product sign(Product operand) {
    if (operand.isNumber()) {
      return Product.of(Math.signum(operand.coefficient()));
    }
    Product rest = oriented(new Product(1, operand.powers()));
    double flip =
        Math.signum(operand.coefficient()) * orientation(new Product(1, operand.powers()));
    Expr inner = Presentation.of(rest);
    if (Signs.of(inner) == Signs.POSITIVE) {
      return Product.of(flip);
    }
    return Normalizer.atom(Exprs.sign(inner)).scaled(flip);
  }

  private static Product select(Expr left, Expr right, Expr then, Expr otherwise) {
    Product difference = Normalizer.normalize(Exprs.sub(left, right));
    Signs sign = difference.isNumber()
        ? Signs.of(difference.coefficient())
        : Signs.of(Presentation.of(difference));
    if (sign == Signs.POSITIVE) {
      return Normalizer.normalize(then);
    } else if (sign.isNonPositive() || Atom.of(then).equals(Atom.of(otherwise))) {
      return Normalizer.normalize(otherwise);
    }
    return Normalizer.atom(Exprs.select(left, right, then, otherwise));
  }

  /** {@code expr} with every choice by the same condition decided. */
  private static Expr pruned(Expr expr, Expr left, Expr right, boolean holds) {
    if (expr instanceof Expr.Select e && e.left().equals(left) && e.right().equals(right)) {
      return pruned(holds ? e.then() : e.otherwise(), left, right, holds);
    }
    List<Expr> operands = Exprs.operands(expr);
    return operands.isEmpty()
        ? expr
        : Exprs.withOperands(
            expr,
            operands.stream()
                .map(operand -> pruned(operand, left, right, holds))
                .toList());
  }

  /** A factor that chooses between something and 0 or 1 takes the other factors into its branches, if that does not repeat much. */
  static Product pushed(Product product) {
    if (product.powers().size() == 1 && product.coefficient() == 1) {
      return product;
    }
    for (Atom choice : choices(product)) {
      if (hasBranch(choice, 0) || (hasBranch(choice, 1) && isPlain(product.without(choice)))) {
        Expr.Select select = (Expr.Select) choice.expr();
        return select(
            select.left(),
            select.right(),
            Presentation.of(replaced(product, choice, select.then())),
            Presentation.of(replaced(product, choice, select.otherwise())));
      }
    }
    return product;
  }

  /** The product with a branch in the place of the choice. */
  private static Product replaced(Product product, Atom choice, Expr branch) {
    return Replacement.replaced(product, Map.of(choice, Normalizer.normalize(branch)));
  }

  /** The terms with those that choose by the same condition added up branch by branch. */
  static List<Product> merged(List<Product> terms) {
    List<Product> merged = new ArrayList<>(terms);
    for (int i = 0; i < merged.size(); i++) {
      for (int k = i + 1; k < merged.size(); k++) {
        List<Atom> first = choices(merged.get(i));
        List<Atom> second = choices(merged.get(k));
        if (!first.isEmpty() && !second.isEmpty() && sameCondition(first.get(0), second.get(0))) {
          Product one = merged.get(i).without(first.get(0));
          Product other = merged.remove(k).without(second.get(0));
          merged.set(i, added(one, (Expr.Select) first.get(0).expr(), other, (Expr.Select)
              second.get(0).expr()));
          k = i;
        }
      }
    }
    return merged;
  }

  private static Product added(Product one, Expr.Select first, Product other, Expr.Select second) {
    Product then = Normalizer.sum(
        Normalizer.product(one, Normalizer.normalize(first.then())),
        Normalizer.product(other, Normalizer.normalize(second.then())));
    Product otherwise = Normalizer.sum(
        Normalizer.product(one, Normalizer.normalize(first.otherwise())),
        Normalizer.product(other, Normalizer.normalize(second.otherwise())));
    return select(first.left(), first.right(), Presentation.of(then), Presentation.of(otherwise));
  }

  private static boolean sameCondition(Atom one, Atom other) {
    Expr.Select first = (Expr.Select) one.expr();
    Expr.Select second = (Expr.Select) other.expr();
    return first.left().equals(second.left()) && first.right().equals(second.right());
  }

  private static List<Atom> choices(Product product) {
    List<Atom> choices = new ArrayList<>();
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      if (factor.getValue() == 1
          && factor.getKey() instanceof Atom atom
          && atom.expr() instanceof Expr.Select) {
        choices.add(atom);
      }
    }
    return choices;
  }

  private static boolean hasBranch(Atom choice, double value) {
    Expr.Select select = (Expr.Select) choice.expr();
    return select.then().equals(Exprs.constant(value))
        || select.otherwise().equals(Exprs.constant(value));
  }

  /** Whether the product is arithmetic of variables only. */
  private static boolean isPlain(Product product) {
    return Replacement.atoms(product).stream().allMatch(atom -> atom.expr() instanceof Expr.Var);
  }

  /** The operand or its negation, the same for both. */
  static Product oriented(Product operand) {
    return operand.scaled(orientation(operand));
  }

  /** 1 or −1, opposite for an operand and its negation: the sign of the term whose name comes first in the alphabet. */
  static int orientation(Product operand) {
    int orientation = operand.coefficient() < 0 ? -1 : 1;
    for (Map.Entry<Base, Integer> factor : operand.powers().entrySet()) {
      if (factor.getKey() instanceof Polynomial polynomial && factor.getValue() % 2 != 0) {
        orientation *= sign(polynomial);
      }
    }
    return orientation;
  }

  private static int sign(Polynomial polynomial) {
    String first = null;
    int sign = 1;
    for (Map.Entry<Monomial, Double> term : polynomial.terms().entrySet()) {
      if (term.getKey().equals(Monomial.ONE)) {
        continue;
      }
      String name = Atom.of(Presentation.of(Product.of(term.getKey(), 1))).key();
      if (first == null || name.compareTo(first) < 0) {
        first = name;
        sign = term.getValue() < 0 ? -1 : 1;
      }
    }
    return sign;
  }
}
