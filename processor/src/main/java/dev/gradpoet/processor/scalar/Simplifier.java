package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Brings expressions to the form that a textbook prints: short, with like parts cancelled, and safe to compute. */
public final class Simplifier {
  private static final int MAX_ROUNDS = 12;

  private Simplifier() {}

  /**
   * Returns the simplest form found. Simplifying that again returns it unchanged.
   *
   * @throws ArithmeticException if {@code expr} divides by an expression that is zero everywhere
   */
  public static Expr simplify(Expr expr) {
    List<Expr> rounds = new ArrayList<>();
    Expr form = expr;
    while (!rounds.contains(form) && rounds.size() < MAX_ROUNDS) {
      rounds.add(form);
      form = Presentation.of(Normalizer.normalize(form));
    }
    // A form that reproduces itself, or the best of a circle of forms, whichever of them it was
    // entered by.
    List<Expr> forms = rounds.subList(Math.max(rounds.indexOf(form), 0), rounds.size());
    return forms.size() == 1
        ? form
        : Collections.min(forms, Comparator.comparingInt(Cost::of).thenComparing(Expr::toString));
  }
}
