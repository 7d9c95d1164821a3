package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings expressions to normal form, from the leaves up. */
final class Normalizer {
  private Normalizer() {}

  static Product normalize(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return Product.of(Coefficients.snapped(e.value()));
    } else if (expr instanceof Expr.Var) {
      return atom(expr);
    } else if (expr instanceof Expr.Add || expr instanceof Expr.Sub || expr instanceof Expr.Neg) {
      List<Product> terms = new ArrayList<>();
      for (Expr term : Exprs.terms(expr)) {
        terms.add(term(term));
      }
      return sum(terms);
    } else if (expr instanceof Expr.Mul e) {
      return tidied(normalize(e.left()).times(normalize(e.right())));
    } else if (expr instanceof Expr.Div e) {
      return tidied(normalize(e.left()).dividedBy(normalize(e.right())));
    } else if (expr instanceof Expr.Pow e) {
      return tidied(normalize(e.base()).power(e.exponent()));
    } else if (expr instanceof Expr.RealPow e) {
      return Powers.of(normalize(e.base()), normalize(e.exponent()));
    } else if (expr instanceof Expr.Call e) {
      return CallRules.apply(e.function(), normalize(e.argument()));
    }
    return PieceRules.normalize(expr);
  }

  private static Product term(Expr term) {
    return term instanceof Expr.Neg negated
        ? normalize(negated.operand()).scaled(-1)
        : normalize(term);
  }

  /** The operand in the form in which it stands inside an atom. */
  static Expr simplified(Expr operand) {
    return Presentation.of(normalize(operand));
  }

  static Product atom(Expr expr) {
    return Product.of(Atom.of(expr), 1);
  }

  static Product sum(Product... terms) {
    return sum(List.of(terms));
  }

  static Product sum(List<Product> terms) {
    List<Product> merged = PieceRules.merged(terms);
    try {
      return Sum.of(merged);
    } catch (Sum.TooLarge e) {
      return atom(Presentation.sum(merged));
    }
  }

  static Product product(Product left, Product right) {
    return tidied(left.times(right));
  }

  /**
   * The product with |u|² as u², sign(u) u as |u|, powers of one base as one, and with choices between it and nothing moved to the
   * outside.
   */
  static Product tidied(Product product) {
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      if (factor.getKey() instanceof Atom atom
          && atom.expr() instanceof Expr.Abs abs
          && Math.abs(factor.getValue()) > 1) {
        int odd = factor.getValue() % 2;
        Product square = normalize(abs.operand()).power(factor.getValue() - odd);
        return tidied(product.without(atom).times(Product.of(atom, odd)).times(square));
      }
      if (factor.getKey() instanceof Atom atom
          && atom.expr() instanceof Expr.Sign sign
          && factor.getValue() == 1) {
        Product operand = normalize(sign.operand());
        Atom absolute = Atom.of(Exprs.abs(sign.operand()));
        if (product.power(absolute) > 0) {
          return tidied(product.without(atom).times(Product.of(absolute, -1)).times(operand));
        }
        List<Base> bases = new ArrayList<>(operand.powers().keySet());
        if (bases.size() == 1
            && operand.power(bases.get(0)) == 1
            && product.power(bases.get(0)) > 0) {
          return tidied(product.without(atom).dividedBy(operand).times(Product.of(absolute, 1)));
        }
      }
    }
    Product merged = Powers.merged(product);
    return merged.equals(product) ? PieceRules.pushed(cancelled(product)) : tidied(merged);
  }

  /** The product with every sum above the line that divides one below it, or the reverse, divided out. */
  private static Product cancelled(Product product) {
    for (Map.Entry<Base, Integer> over : product.powers().entrySet()) {
      for (Map.Entry<Base, Integer> under : product.powers().entrySet()) {
        if (over.getValue() > 0
            && under.getValue() < 0
            && over.getKey() instanceof Polynomial numerator
            && under.getKey() instanceof Polynomial denominator) {
          Optional<Polynomial> quotient = numerator.dividedBy(denominator);
          Optional<Polynomial> inverse =
              quotient.isPresent() ? Optional.empty() : denominator.dividedBy(numerator);
          if (quotient.isPresent() || inverse.isPresent()) {
            Product rest =
                product.times(Product.of(denominator, 1)).times(Product.of(numerator, -1));
            return cancelled(
                quotient.isPresent()
                    ? rest.times(Product.of(quotient.get()))
                    : rest.dividedBy(Product.of(inverse.get())));
          }
        }
      }
    }
    return product;
  }
}
