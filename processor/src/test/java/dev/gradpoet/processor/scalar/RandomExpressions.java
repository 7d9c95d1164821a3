package dev.gradpoet.processor.scalar;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Seeded expressions over three variables, and seeded points to evaluate them at. */
public final class RandomExpressions {
  private final Random random;
  private final List<Function> functions;

  public RandomExpressions(long seed) {
    this(seed, Functions.all());
  }

  /** Expressions that call {@code functions} only. */
  public RandomExpressions(long seed, List<Function> functions) {
    this.random = new Random(seed);
    this.functions = functions;
  }

  public Expr expression(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf();
    }
    return switch (random.nextInt(15)) {
      case 0, 1 -> Exprs.add(expression(depth - 1), expression(depth - 1));
      case 2, 3 -> Exprs.sub(expression(depth - 1), expression(depth - 1));
      case 4, 5 -> Exprs.mul(expression(depth - 1), expression(depth - 1));
      case 6 -> Exprs.div(expression(depth - 1), expression(depth - 1));
      case 7 -> Exprs.neg(expression(depth - 1));
      case 8 -> Exprs.pow(expression(depth - 1), 2 + random.nextInt(2));
      case 9 -> piecewise(depth);
      case 10 -> Exprs.pow(expression(depth - 1), random.nextBoolean() ? leaf() : constant());
      default -> Exprs.call(functions.get(random.nextInt(functions.size())), expression(depth - 1));
    };
  }

  private Expr piecewise(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> Exprs.max(expression(depth - 1), expression(depth - 1));
      case 1 -> Exprs.abs(expression(depth - 1));
      case 2 -> Exprs.sign(expression(depth - 1));
      case 3 -> Exprs.min(expression(depth - 1), expression(depth - 1));
      default -> Exprs.select(leaf(), leaf(), expression(depth - 1), expression(depth - 1));
    };
  }

  private Expr leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> Exprs.constant(random.nextInt(7) - 3);
      case 1 -> constant();
      default -> Exprs.var(List.of("z", "t", "w").get(random.nextInt(3)));
    };
  }

  private Expr constant() {
    return Exprs.constant((random.nextInt(17) - 8) / 4.0);
  }

  public Map<String, Double> point() {
    Map<String, Double> point = new TreeMap<>();
    for (String name : List.of("a", "t", "w", "z")) {
      point.put(name, 4 * random.nextDouble() - 2);
    }
    return point;
  }
}
