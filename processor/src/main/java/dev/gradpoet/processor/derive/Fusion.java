package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Alike;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Reexpression;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins the pointwise nests of a backward pass: gradients stay expressions, which the simplifier brings to the form of the textbook,
 * until a contraction or a sum needs their values.
 */
final class Fusion {
  private final Known known;
  private final Alike alike = new Alike();
  private final Map<Tensor, Expr> symbolic = new LinkedHashMap<>();
  private final Map<Tensor, Pointwise> activations = new HashMap<>();

  /**
   * Starts a backward pass.
   *
   * @param known all tensors of the program
   * @param forward the forward pass: gradients by what an activation was applied to are expressed by its result where possible
   */
  Fusion(Known known, List<Nest> forward) {
    this.known = known;
    for (Nest nest : forward) {
      if (nest instanceof Pointwise pointwise
          && pointwise.operands().get(0).quantity() == Quantity.WEIGHTED_INPUT) {
        activations.put(pointwise.operands().get(0), pointwise);
      }
    }
  }

  /** Declares the value of a gradient: where the pass starts. */
  void seed(Tensor gradient, Expr value) {
    symbolic.put(gradient, value);
  }

  /** What remains to be computed of {@code nests}. */
  List<Nest> fuse(List<Nest> nests) {
    List<Nest> fused = new ArrayList<>();
    for (Nest nest : nests) {
      known.add(nest);
      if (nest instanceof Pointwise pointwise) {
        pointwise(pointwise, fused);
      } else {
        compute(nest, fused);
      }
    }
    return fused;
  }

  private void pointwise(Pointwise nest, List<Nest> fused) {
    Map<Expr, Expr> values = new HashMap<>();
    for (Map.Entry<Tensor, Expr> entry : symbolic.entrySet()) {
      values.put(entry.getKey().variable(), entry.getValue());
    }
    String layer = nest.out().layer();
    contribute(nest, simplified(layer, Substitution.replace(nest.expression(), values)), fused);
  }

  /** Gives the result of {@code nest}, or adds to it, {@code value}. */
  private void contribute(Nest nest, Expr value, List<Nest> fused) {
    Tensor out = nest.out();
    Expr before = symbolic.get(out);
    if (nest.mode() == Mode.SET) {
      symbolic.put(out, value);
    } else if (before != null) {
      symbolic.put(out, Simplifier.simplify(new Expr.Add(before, value)));
    } else {
      fused.add(new Pointwise(out, Mode.ADD, value, known.tensorsOf(value)));
    }
  }

  private Expr simplified(String layer, Expr expression) {
    return alike.apply(
        "simplify", layer, List.of(expression), arguments -> Simplifier.simplify(arguments.get(0)));
  }

  /** Needs values: of what it reads, and of what it adds to. */
  private void compute(Nest nest, List<Nest> fused) {
    for (Tensor operand : nest.operands()) {
      store(operand, fused);
    }
    store(nest.out(), fused);
    fused.add(nest);
  }

  private void store(Tensor gradient, List<Nest> fused) {
    Expr value = symbolic.remove(gradient);
    if (value == null) {
      return;
    }
    Pointwise activation = gradient.isGradient() ? activations.get(gradient.original()) : null;
    if (activation != null) {
      value = alike.apply(
          "in terms of",
          gradient.layer(),
          List.of(
              value,
              activation.operands().get(0).variable(),
              activation.out().variable(),
              activation.expression()),
          arguments -> Reexpression.inTermsOf(
              arguments.get(0),
              (Expr.Var) arguments.get(1),
              (Expr.Var) arguments.get(2),
              arguments.get(3)));
    }
    fused.add(new Pointwise(gradient, Mode.SET, value, known.tensorsOf(value)));
  }
}
