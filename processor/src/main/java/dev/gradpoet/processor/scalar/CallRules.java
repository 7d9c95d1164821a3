package dev.gradpoet.processor.scalar;

/** Normal forms of function calls. */
final class CallRules {
  private CallRules() {}

  static Product apply(Function function, Product argument) {
    if (argument.isNumber()) {
      double value = Evaluator.apply(function, argument.coefficient());
      if (Double.isFinite(value)) {
        return Product.of(value);
      }
    }
    return switch (function.name()) {
      case "exp" -> Exponentials.of(argument);
      case "log" -> Logarithms.of(argument);
      case "sqrt" -> Powers.of(argument, Product.of(0.5));
      case "log1p" -> log1p(argument);
      default ->
        PieceRules.orientation(argument) < 0
            ? mirrored(function, argument)
            : call(function, argument);
    };
  }

  private static Product call(Function function, Product argument) {
    return Normalizer.atom(Exprs.call(function, Presentation.of(argument)));
  }

  private static Product log1p(Product argument) {
    Product logarithm = Logarithms.of(Normalizer.sum(Product.ONE, argument));
    return Logarithms.isResolved(logarithm) ? logarithm : call(Functions.LOG1P, argument);
  }

  /** f(−u) by f(u), where f has a symmetry: so that f(u) and f(−u) can cancel. */
  private static Product mirrored(Function function, Product argument) {
    Product opposite = argument.scaled(-1);
    Product value = call(function, opposite);
    return switch (function.name()) {
      case "sigmoid", "normalCdf" -> Normalizer.sum(Product.ONE, value.scaled(-1));
      case "tanh", "erf", "sin" -> value.scaled(-1);
      case "logCosh", "normalPdf", "cos" -> value;
      case "softplus" -> Normalizer.sum(value, argument);
      default -> call(function, argument);
    };
  }
}
