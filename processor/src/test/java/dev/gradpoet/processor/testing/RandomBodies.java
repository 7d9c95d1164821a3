package dev.gradpoet.processor.testing;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.min;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.List;
import java.util.Random;

/** Bodies of nests at random, defined for all values and nowhere steep. */
final class RandomBodies {
  private RandomBodies() {}

  /** A body that uses as many slots as there are {@code reads}. */
  static Expr of(int reads, Random random) {
    Expr body = each(Nest.slot(0), random);
    for (int k = 1; k < reads; k++) {
      body = both(body, each(Nest.slot(k), random), random);
    }
    return random.nextInt(3) == 0 ? each(body, random) : body;
  }

  private static Expr each(Expr x, Random random) {
    return pick(
        random,
        x,
        x,
        x,
        x,
        call(Functions.TANH, x),
        call(Functions.SIGMOID, x),
        call(Functions.SIN, x),
        call(Functions.SOFTPLUS, x),
        div(ONE, add(ONE, pow(x, 2))),
        sqrt(add(ONE, pow(x, 2))),
        max(x, ZERO),
        abs(x));
  }

  private static Expr both(Expr x, Expr y, Random random) {
    return pick(
        random,
        mul(x, y),
        mul(x, y),
        add(x, y),
        sub(x, mul(constant(2), y)),
        max(x, y),
        min(x, y),
        select(x, y, mul(x, y), add(x, y)),
        div(x, add(ONE, pow(y, 2))),
        mul(x, call(Functions.SIGMOID, y)));
  }

  private static Expr pick(Random random, Expr... choices) {
    return List.of(choices).get(random.nextInt(choices.length));
  }
}
