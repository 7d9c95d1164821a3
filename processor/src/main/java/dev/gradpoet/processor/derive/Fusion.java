package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Loop;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Reexpression;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Joins the value-by-value nests of a backward pass: gradients stay expressions, which the simplifier brings to the form of the textbook,
 * until a sum or a window needs their values.
 */
final class Fusion {
  private final Accesses accesses;
  private final Alike alike = new Alike();

  /** Gradients that nothing holds yet, in terms of what they depend on along their own dimensions. */
  private final Map<Tensor, Expr> symbolic = new LinkedHashMap<>();

  private final Map<Tensor, Nest> activations = new HashMap<>();

  /**
   * Starts a backward pass.
   *
   * @param accesses of the whole program
   * @param forward the forward pass: gradients by what an activation was applied to are expressed by its result where possible
   */
  Fusion(Accesses accesses, List<Nest> forward) {
    this.accesses = accesses;
    Set<Tensor> sums = new HashSet<>();
    for (Nest nest : forward) {
      if (nest.adds()) {
        sums.add(nest.out().tensor());
      }
    }
    for (Nest nest : forward) {
      if (isActivation(nest) && !sums.contains(nest.out().tensor())) {
        activations.put(nest.reads().get(0).tensor(), nest);
      }
    }
  }

  /** Whether {@code nest} computes each value from the same value of one other tensor, with what is common to a sample. */
  private static boolean isActivation(Nest nest) {
    if (nest.combine() != Combine.SET || nest.reads().isEmpty()) {
      return false;
    }
    Access first = nest.reads().get(0);
    for (Access read : nest.reads()) {
      boolean isComputed = read.tensor().role() == Role.VALUE;
      boolean isOther = read.places().equals(nest.out().places());
      if (!isComputed || (isOther && !read.equals(first))) {
        return false;
      }
    }
    return first.isPlain()
        && nest.out().isPlain()
        && first.places().equals(nest.out().places());
  }

  /** Declares the value of a gradient: where the pass starts. */
  void seed(Tensor gradient, Expr value) {
    symbolic.put(gradient, value);
  }

  /** What remains to be computed of {@code parts}. */
  List<Part> fuse(List<Part> parts) {
    List<Part> fused = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Nest nest) {
        accesses.add(nest);
        if (isEachByItself(nest)) {
          pointwise(nest, fused);
          continue;
        }
      }
      compute(part, fused);
    }
    return fused;
  }

  /** Whether each value of the result is an expression in values of one place. */
  private static boolean isEachByItself(Nest nest) {
    if (nest.combine() != Combine.SET || !nest.out().isPlain()) {
      return false;
    }
    for (Access read : nest.reads()) {
      if (read.tensor().isGradient() && !read.isPlain()) {
        return false;
      }
    }
    return true;
  }

  private void pointwise(Nest nest, List<Part> fused) {
    Map<Expr, Expr> values = new HashMap<>();
    for (Access read : nest.reads()) {
      Expr value = symbolic.get(read.tensor());
      if (value != null) {
        values.put(read.variable(), accesses.rename(value, names(read.tensor(), read)));
      }
    }
    Expr value = Substitution.replace(nest.expression(), values);
    Tensor out = nest.out().tensor();
    Expr own = accesses.rename(value, reversed(names(out, nest.out())));
    contribute(nest, alike.simplified(own), fused);
  }

  /** What the dimensions of {@code tensor} are called in {@code access}, which is plain. */
  private static Map<Index, Index> names(Tensor tensor, Access access) {
    Map<Index, Index> names = new HashMap<>();
    List<Place> places = access.places();
    for (int d = 0; d < places.size(); d++) {
      names.put(tensor.indices().get(d), ((Affine) places.get(d)).terms().get(0).index());
    }
    return names;
  }

  private static Map<Index, Index> reversed(Map<Index, Index> names) {
    Map<Index, Index> reversed = new HashMap<>();
    for (Map.Entry<Index, Index> entry : names.entrySet()) {
      reversed.put(entry.getValue(), entry.getKey());
    }
    return reversed;
  }

  /** Gives the result of {@code nest}, or adds to it, {@code value}. */
  private void contribute(Nest nest, Expr value, List<Part> fused) {
    Tensor out = nest.out().tensor();
    Expr before = symbolic.get(out);
    if (!nest.adds()) {
      symbolic.put(out, value);
    } else if (before != null) {
      symbolic.put(out, Simplifier.simplify(new Expr.Add(before, value)));
    } else {
      fused.add(nest(out, true, value));
    }
  }

  private Nest nest(Tensor out, boolean adds, Expr value) {
    return Nest.of(Access.of(out), Combine.SET, adds, value, accesses.of(value));
  }

  /** Needs values: of what it reads, and of what it adds to. */
  private void compute(Part part, List<Part> fused) {
    for (Nest nest : Part.nests(List.of(part))) {
      for (Tensor operand : nest.operands()) {
        store(operand, fused);
      }
      store(nest.out().tensor(), fused);
    }
    if (part instanceof Loop loop) {
      Part.nests(loop.parts()).forEach(accesses::add);
    }
    fused.add(part);
  }

  private void store(Tensor gradient, List<Part> fused) {
    Expr value = symbolic.remove(gradient);
    if (value == null) {
      return;
    }
    Nest activation = gradient.isGradient() ? activations.get(gradient.original()) : null;
    if (activation != null) {
      Access in = activation.reads().get(0);
      Map<Index, Index> own = reversed(names(in.tensor(), in));
      value = alike.apply(
          "in terms of",
          List.of(
              value,
              in.tensor().variable(),
              accesses.rename(activation.out().variable(), own),
              accesses.rename(activation.expression(), own)),
          arguments -> Reexpression.inTermsOf(
              arguments.get(0),
              (Expr.Var) arguments.get(1),
              (Expr.Var) arguments.get(2),
              arguments.get(3)));
    }
    fused.add(nest(gradient, false, value));
  }
}
