package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rewrites a derivative in the value that the forward pass has computed already: σ(z) (1 − σ(z)) as a (1 − a). */
public final class Reexpression {
  private Reexpression() {}

  /**
   * Returns {@code expr} rewritten with {@code a}, given that a = g(z): without {@code z} where that can be done by a form that is as
   * safe to compute, else with {@code a} where it saves work.
   */
  public static Expr inTermsOf(Expr expr, Expr.Var z, Expr.Var a, Expr g) {
    return rewritten(Simplifier.simplify(expr), z, a, Simplifier.simplify(g));
  }

  private static Expr rewritten(Expr expr, Expr.Var z, Expr.Var a, Expr g) {
    if (!Exprs.contains(expr, z)) {
      return expr;
    }
    if (expr instanceof Expr.Select select) {
      return Simplifier.simplify(choice(select, z, a, g));
    }
    Map<Expr, Expr> choices = new LinkedHashMap<>();
    collectChoices(expr, choices);
    for (Map.Entry<Expr, Expr> choice : choices.entrySet()) {
      choice.setValue(rewritten(choice.getKey(), z, a, g));
    }
    return best(Simplifier.simplify(Substitution.replace(expr, choices)), z, a, g);
  }

  private static void collectChoices(Expr expr, Map<Expr, Expr> choices) {
    if (expr instanceof Expr.Select) {
      choices.put(expr, expr);
    } else {
      for (Expr operand : Exprs.operands(expr)) {
        collectChoices(operand, choices);
      }
    }
  }

  private static Expr choice(Expr.Select expr, Expr.Var z, Expr.Var a, Expr g) {
    Expr.Select pieces = g instanceof Expr.Select select
        ? select
        : g instanceof Expr.Max max
            ? new Expr.Select(max.left(), max.right(), max.left(), max.right())
            : g instanceof Expr.Min min
                ? new Expr.Select(
                    /* left= */ min.right(), /* right= */ min.left(), min.left(), min.right())
                : null;
    if (pieces == null
        || !pieces.left().equals(expr.left())
        || !pieces.right().equals(expr.right())) {
      return Exprs.select(
          expr.left(),
          expr.right(),
          rewritten(expr.then(), z, a, g),
          rewritten(expr.otherwise(), z, a, g));
    }
    Expr then = rewritten(expr.then(), z, a, pieces.then());
    Expr otherwise = rewritten(expr.otherwise(), z, a, pieces.otherwise());
    boolean eliminated = !Exprs.contains(then, z) && !Exprs.contains(otherwise, z);
    return eliminated && keepsSign(pieces, z)
        ? Exprs.select(a, Exprs.ZERO, then, otherwise)
        : Exprs.select(expr.left(), expr.right(), then, otherwise);
  }

  /** Whether a > 0 exactly where z > 0. */
  private static boolean keepsSign(Expr.Select pieces, Expr.Var z) {
    return pieces.left().equals(z)
        && pieces.right().equals(Exprs.ZERO)
        && Signs.of(pieces.then(), Map.of(z, Signs.POSITIVE)) == Signs.POSITIVE
        && Signs.of(pieces.otherwise(), Map.of(z, Signs.NONPOSITIVE)).isNonPositive();
  }

  private static Expr best(Expr expr, Expr.Var z, Expr.Var a, Expr g) {
    Expr best = expr;
    for (Expr candidate : candidates(expr, z, a, g)) {
      boolean eliminates = Exprs.contains(best, z) && !Exprs.contains(candidate, z);
      boolean keeps = Exprs.contains(best, z) == Exprs.contains(candidate, z);
      if (hazards(candidate) <= hazards(expr)
          && (eliminates || (keeps && work(candidate) < work(best)))) {
        best = candidate;
      }
    }
    return best;
  }

  private static List<Expr> candidates(Expr expr, Expr.Var z, Expr.Var a, Expr g) {
    List<Expr> candidates = new ArrayList<>();
    candidates.add(Simplifier.simplify(Substitution.replace(expr, Map.of(g, a))));
    Product form = Normalizer.normalize(expr);
    Product value = Normalizer.normalize(g);
    for (Map.Entry<Base, Integer> factor : value.powers().entrySet()) {
      if (factor.getValue() == 1
          && factor.getKey() instanceof Atom atom
          && Exprs.contains(atom.expr(), z)) {
        // a = u v: u is a / v.
        Product solved = Normalizer.atom(a).dividedBy(value.without(atom));
        candidates.add(simplified(Replacement.replaced(form, Map.of(atom, solved))));
      }
    }
    for (Atom atom : Replacement.atoms(value)) {
      Atom exponential = Kernels.exponential(atom);
      if (exponential != null && Exprs.contains(exponential.expr(), z)) {
        Optional<Moebius> moebius =
            Moebius.of(Kernels.inExponential(value, exponential), exponential);
        Product rational = Kernels.inExponential(form, exponential);
        if (moebius.isPresent()
            && Replacement.commonPower(rational, exponential) % moebius.get().step() == 0) {
          Product inverse = moebius.get().inverse(Normalizer.atom(a));
          int step = moebius.get().step();
          candidates.add(simplified(Replacement.replaced(rational, exponential, step, inverse)));
        }
      }
    }
    return candidates;
  }

  private static Expr simplified(Product form) {
    return Simplifier.simplify(Presentation.of(form));
  }

  /** Quotients and logarithms: what a rewritten form must not have more of. */
  private static int hazards(Expr expr) {
    int hazards = expr instanceof Expr.Div div && !(div.right() instanceof Expr.Const) ? 1 : 0;
    hazards += expr instanceof Expr.Call call && call.function() == Functions.LOG ? 1 : 0;
    for (Expr operand : Exprs.operands(expr)) {
      hazards += hazards(operand);
    }
    return hazards;
  }

  /** A call costs more time than some arithmetic. */
  private static int work(Expr expr) {
    int work = expr instanceof Expr.Call ? 5 : 1;
    for (Expr operand : Exprs.operands(expr)) {
      work += work(operand);
    }
    return work;
  }
}
