package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Simplifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reverse-mode differentiation of nests: the chain rule, nest by nest, from the last to the first.
 *
 * <p>Source: A. Griewank, A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
 */
public final class Adjoint {
  private final Set<Tensor> started = new HashSet<>();
  private final Set<Tensor> differentiable;
  private final Alike alike = new Alike();

  /**
   * Starts at the end of a program.
   *
   * @param result what is differentiated
   * @param differentiable the tensors whose gradients are wanted or lead to wanted ones
   */
  public Adjoint(Tensor result, Set<Tensor> differentiable) {
    this.differentiable = Set.copyOf(differentiable);
    started.add(result);
  }

  /** The tensors of {@code program} that depend on a parameter, and the parameters. */
  public static Set<Tensor> dependingOnParameters(List<Nest> program) {
    Set<Tensor> depending = new HashSet<>();
    for (Nest nest : program) {
      for (Tensor operand : nest.operands()) {
        if (operand.quantity().isParameter() || depending.contains(operand)) {
          depending.add(operand);
          depending.add(nest.out());
        }
      }
    }
    return depending;
  }

  /** The nests that carry the gradient from the result of {@code nest} to its operands; none if it has no part in the result. Call it for the nests of a program in reverse. */
  public List<Nest> of(Nest nest) {
    List<Nest> adjoint = new ArrayList<>();
    if (!started.contains(nest.out())) {
      return adjoint;
    }
    if (nest instanceof Contract contract) {
      contract(contract, adjoint);
    } else if (nest instanceof Pointwise pointwise) {
      pointwise(pointwise, adjoint);
    } else if (nest instanceof Reduce reduce) {
      reduce(reduce, adjoint);
    }
    return adjoint;
  }

  /** out = Σ l · r: ∂L/∂l = Σ ∂L/∂out · r, and the same with l and r swapped. */
  private void contract(Contract nest, List<Nest> adjoint) {
    Tensor gradient = nest.out().gradient();
    if (differentiable.contains(nest.right())) {
      adjoint.add(new Contract(nest.right().gradient(), mode(nest.right()), nest.left(), gradient));
    }
    if (differentiable.contains(nest.left())) {
      adjoint.add(new Contract(nest.left().gradient(), mode(nest.left()), nest.right(), gradient));
    }
  }

  /** out = f(v, …): ∂L/∂v = ∂L/∂out · ∂f/∂v, summed where v was broadcast. */
  private void pointwise(Pointwise nest, List<Nest> adjoint) {
    Tensor gradient = nest.out().gradient();
    for (Tensor operand : nest.operands()) {
      if (!differentiable.contains(operand)) {
        continue;
      }
      Expr chained = alike.apply(
          "chain",
          nest.out().layer(),
          List.of(nest.expression(), operand.variable(), gradient.variable()),
          arguments -> chained(arguments.get(0), (Expr.Var) arguments.get(1), arguments.get(2)));
      List<Tensor> operands = new ArrayList<>(List.of(gradient));
      operands.addAll(nest.operands());
      if (operand.indices().containsAll(nest.out().indices())) {
        adjoint.add(new Pointwise(operand.gradient(), mode(operand), chained, operands));
      } else if (chained.equals(gradient.variable())) {
        adjoint.add(new Reduce(operand.gradient(), mode(operand), Reduce.Operation.SUM, gradient));
      } else {
        Tensor contribution =
            new Tensor(operand.layer(), Quantity.CONTRIBUTION, true, nest.out().indices());
        adjoint.add(new Pointwise(contribution, Mode.SET, chained, operands));
        adjoint.add(
            new Reduce(operand.gradient(), mode(operand), Reduce.Operation.SUM, contribution));
      }
    }
  }

  private static Expr chained(Expr expression, Expr.Var operand, Expr gradient) {
    Expr partial = Derivative.of(expression, operand);
    return Simplifier.simplify(new Expr.Mul(gradient, partial));
  }

  /** A sum passes its gradient on to all that it adds; log Σ exp in the proportions exp(in − out), which is softmax. */
  private void reduce(Reduce nest, List<Nest> adjoint) {
    if (!differentiable.contains(nest.in())) {
      return;
    }
    Tensor gradient = nest.out().gradient();
    Expr chained = switch (nest.operation()) {
      case SUM -> gradient.variable();
      case LOG_SUM_EXP -> new Expr.Mul(gradient.variable(), nest.in().shareOf(nest.out()));
    };
    adjoint.add(new Pointwise(
        nest.in().gradient(), mode(nest.in()), chained, List.of(gradient, nest.in(), nest.out())));
  }

  /** Parameter gradients add up over calls; others start with the first contribution. */
  private Mode mode(Tensor tensor) {
    return tensor.quantity().isParameter() || !started.add(tensor) ? Mode.ADD : Mode.SET;
  }
}
