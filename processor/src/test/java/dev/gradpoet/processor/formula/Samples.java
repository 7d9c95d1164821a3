package dev.gradpoet.processor.formula;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.layer.ActivationFunction;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.RandomExpressions;
import java.util.ArrayList;
import java.util.List;

/** Formulas for tests of writers: all that networks are made of, and random ones. */
final class Samples {
  private static final int RANDOM = 1000;

  private Samples() {}

  static List<Formula> all() {
    List<Expr> exprs = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      ActivationFunction function = Activations.of(activation, 0.01, 1);
      exprs.add(function.expression());
      exprs.add(Derivative.of(function.expression(), Activations.Z));
    }
    for (Loss loss : Loss.values()) {
      exprs.add(Losses.of(loss, 1.5).expression());
      exprs.add(Derivative.of(Losses.of(loss, 1.5).expression(), Losses.A));
    }
    for (int seed = 0; seed < RANDOM; seed++) {
      exprs.add(new RandomExpressions(seed).expression(2 + seed % 4));
    }
    List<Formula> formulas = new ArrayList<>();
    for (Expr expr : exprs) {
      formulas.add(Notation.of(expr));
    }
    return formulas;
  }
}
