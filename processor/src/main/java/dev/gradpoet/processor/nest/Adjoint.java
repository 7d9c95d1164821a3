package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reverse-mode differentiation of parts: the chain rule, part by part, from the last to the first. One rule for all nests: each value that
 * is read gets, over the same loops, {@code ∂read[…] += ∂out[…] · ∂body/∂read · c} with c = 1, or the share in the sum exp(body − out) for
 * log Σ exp. The largest value gets all. A loop in order becomes the loop in the other order.
 *
 * <p>Source: A. Griewank, A. Walther, Evaluating Derivatives, 2nd edition, section 3.2.
 */
public final class Adjoint {
  /** Derivatives of bodies, which know no tensor: a deep network has a hundred layers of one activation. */
  private final Map<List<Object>, Expr> chained = new HashMap<>();

  private final Set<Tensor> started = new HashSet<>();

  /** Where the largest values are; a tensor that several nests write has several. */
  private final Set<Tensor> found = new HashSet<>();

  private final Set<Tensor> differentiable;

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
  public static Set<Tensor> dependingOnParameters(List<? extends Part> program) {
    Set<Tensor> depending = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Nest nest : Part.nests(program)) {
        for (Access read : nest.reads()) {
          if (read.tensor().isParameter() || depending.contains(read.tensor())) {
            grows |= depending.add(read.tensor());
            grows |=
                nest.combine() != Combine.ARG_MAX && depending.add(nest.out().tensor());
          }
        }
      }
    }
    return depending;
  }

  /**
   * The parts that carry the gradient from what {@code part} computes to what it reads; none if it has no part in the result. Call it for
   * the parts of a program in reverse.
   */
  public List<Part> of(Part part) {
    List<Part> adjoint = new ArrayList<>();
    if (part instanceof Loop loop) {
      startInside(loop, adjoint);
      adjoint.add(reversed(loop));
    } else {
      nest((Nest) part, adjoint);
    }
    return adjoint;
  }

  /** What turns of a loop add to must be there before the first: turns read what others have computed. */
  private void startInside(Loop loop, List<Part> before) {
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Nest nest : Part.nests(loop.parts())) {
        for (Access read : nest.reads()) {
          Tensor tensor = read.tensor();
          if (started.contains(nest.out().tensor())
              && differentiable.contains(tensor)
              && !tensor.isParameter()
              && started.add(tensor)) {
            before.add(Nest.set(tensor.gradient(), Exprs.ZERO, new Access[0]));
            grows = true;
          }
        }
      }
    }
  }

  private Loop reversed(Loop loop) {
    List<Part> order = new ArrayList<>(loop.parts());
    Collections.reverse(order);
    List<Part> parts = new ArrayList<>();
    for (Part part : order) {
      parts.addAll(of(part));
    }
    return new Loop(loop.over(), !loop.backwards(), parts);
  }

  private void nest(Nest nest, List<Part> adjoint) {
    if (!started.contains(nest.out().tensor()) || nest.combine() == Combine.ARG_MAX) {
      return;
    }
    if (nest.combine() == Combine.MAX) {
      largest(nest, adjoint);
      return;
    }
    int own = nest.reads().size();
    List<Access> reads = new ArrayList<>(nest.reads());
    reads.add(nest.out().gradient());
    reads.add(nest.out());
    for (boolean parameters : new boolean[] {true, false}) {
      for (int k = 0; k < own; k++) {
        Access read = nest.reads().get(k);
        if (read.tensor().isParameter() == parameters && differentiable.contains(read.tensor())) {
          Expr value = chained(nest, k);
          if (!value.equals(Exprs.ZERO)) {
            contribute(read.gradient(), value, reads, nest.loops(), adjoint);
          }
        }
      }
    }
  }

  /** ∂out · ∂body/∂$k · c, where slot n of n reads is ∂out, and the one after that out. */
  private Expr chained(Nest nest, int k) {
    int own = nest.reads().size();
    return chained.computeIfAbsent(List.of(nest.combine(), nest.body(), own, k), key -> {
      Expr gradient = Nest.slot(own);
      Expr partial = Derivative.of(nest.body(), Nest.slot(k));
      if (nest.combine() == Combine.LOG_SUM_EXP) {
        Expr share = new Expr.Call(Functions.EXP, new Expr.Sub(nest.body(), Nest.slot(own + 1)));
        Expr whole = new Expr.Mul(gradient, share);
        return partial.equals(Exprs.ONE) ? whole : new Expr.Mul(whole, partial);
      }
      // x · ∂out, as the product has its operands.
      return nest.combine() == Combine.SUM && partial instanceof Expr.Var
          ? new Expr.Mul(partial, gradient)
          : Simplifier.simplify(new Expr.Mul(gradient, partial));
    });
  }

  /** The largest value passes: where it is is found again, and the gradient goes there. */
  private void largest(Nest nest, List<Part> adjoint) {
    Access read = nest.reads().get(0);
    if (!differentiable.contains(read.tensor())) {
      return;
    }
    Access at = new Access(argMax(nest.out().tensor()), nest.out().places());
    adjoint.add(new Nest(at, Combine.ARG_MAX, false, nest.body(), nest.reads(), nest.loops()));
    List<Index> dimensions = read.tensor().indices();
    List<Place> places = new ArrayList<>();
    if (read.tensor().isOfSamples()) {
      places.add(read.places().get(0));
    }
    if (places.size() < dimensions.size()) {
      places.add(new Lookup(at));
    }
    List<Index> loops = new ArrayList<>(nest.loops());
    loops.retainAll(nest.out().indices());
    contribute(
        new Access(read.tensor().gradient(), places),
        Nest.slot(0),
        List.of(nest.out().gradient()),
        loops,
        adjoint);
  }

  private Tensor argMax(Tensor out) {
    String name = "argmax " + out.name();
    Tensor at = Tensor.of(out.layer(), name, Role.VALUE, out.indices());
    for (int k = 2; !found.add(at); k++) {
      at = at.sibling(name + " " + k);
    }
    return at;
  }

  /**
   * Adds {@code value} to a gradient. Parameter gradients add up over calls; another one is set by the first contribution that has all its
   * values, or starts at zero.
   */
  private void contribute(
      Access to, Expr value, List<Access> reads, List<Index> loops, List<Part> adjoint) {
    boolean isFirst = !to.tensor().isParameter() && started.add(to.tensor().original());
    boolean sets = isFirst && to.isPlain();
    if (isFirst && !sets) {
      adjoint.add(Nest.set(to.tensor(), Exprs.ZERO, new Access[0]));
    }
    Map<Expr, Expr> slots = new HashMap<>();
    List<Access> used = new ArrayList<>();
    Set<Index> met = new HashSet<>(to.indices());
    for (int k = 0; k < reads.size(); k++) {
      if (Exprs.contains(value, Nest.slot(k))) {
        slots.put(Nest.slot(k), Nest.slot(used.size()));
        used.add(reads.get(k));
        met.addAll(reads.get(k).indices());
      }
    }
    // A sum of equal values is a multiple; how many samples there are is not known before.
    int times = 1;
    Set<Index> over = new LinkedHashSet<>();
    for (Index index : loops) {
      if (met.contains(index) || index.isBatch()) {
        over.add(index);
      } else {
        times *= index.extent();
      }
    }
    Expr all = Substitution.replace(value, slots);
    boolean isEach = to.isPlain() && to.indices().containsAll(over);
    adjoint.add(new Nest(
        to,
        isEach ? Combine.SET : Combine.SUM,
        !sets,
        times == 1 ? all : Simplifier.simplify(new Expr.Mul(Exprs.constant(times), all)),
        used,
        List.copyOf(over)));
  }
}
