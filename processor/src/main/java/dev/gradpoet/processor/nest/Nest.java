package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A computation over all values of its loop variables, in any order: what layers are made of, forward and backward.
 *
 * @param out where the result goes
 * @param combine what becomes of the values for one place of the result
 * @param adds whether the result is added to what is there, else replaces it
 * @param body the value, over {@linkplain #slot slots}
 * @param reads what the slots stand for
 * @param loops all loop variables; what {@code out} has not is combined
 */
public record Nest(
    Access out, Combine combine, boolean adds, Expr body, List<Access> reads, List<Index> loops)
    implements Part {

  private static final List<Expr.Var> SLOTS = new ArrayList<>();

  static {
    for (int k = 0; k < 64; k++) {
      SLOTS.add(new Expr.Var("$" + k));
    }
  }

  public Nest {
    reads = List.copyOf(reads);
    loops = List.copyOf(loops);
  }

  /** What stands for read {@code k} in a body. */
  public static Expr.Var slot(int k) {
    return k < SLOTS.size() ? SLOTS.get(k) : new Expr.Var("$" + k);
  }

  /**
   * A nest.
   *
   * @param value in the {@linkplain Access#variable variables} of {@code reads}; what it does not have is not read
   */
  public static Nest of(Access out, Combine combine, boolean adds, Expr value, List<Access> reads) {
    Map<Expr, Expr> slots = new HashMap<>();
    List<Access> used = new ArrayList<>();
    Set<Expr.Var> variables = Exprs.variables(value);
    for (Access read : reads) {
      if (variables.contains(read.variable()) && !slots.containsKey(read.variable())) {
        slots.put(read.variable(), slot(used.size()));
        used.add(read);
      }
    }
    LinkedHashSet<Index> loops = new LinkedHashSet<>(out.indices());
    for (Access read : used) {
      loops.addAll(read.indices());
    }
    return new Nest(
        out, combine, adds, Substitution.replace(value, slots), used, new ArrayList<>(loops));
  }

  /** {@code out = value}, value by value. */
  public static Nest set(Tensor out, Expr value, Access... reads) {
    return of(Access.of(out), Combine.SET, false, value, List.of(reads));
  }

  /** {@code out = value}, value by value, each tensor along its own dimensions. */
  public static Nest set(Tensor out, Expr value, Tensor... reads) {
    return set(out, value, accesses(reads));
  }

  /** {@code out = Σ left · right}, or {@code out += …}. */
  public static Nest product(Tensor out, boolean adds, Access left, Access right) {
    return of(
        Access.of(out),
        Combine.SUM,
        adds,
        new Expr.Mul(left.variable(), right.variable()),
        List.of(left, right));
  }

  /** {@code in}, combined over what {@code out} has not. */
  public static Nest reduce(Tensor out, Combine combine, boolean adds, Tensor in) {
    Access read = Access.of(in);
    return of(Access.of(out), combine, adds, read.variable(), List.of(read));
  }

  private static Access[] accesses(Tensor... tensors) {
    Access[] accesses = new Access[tensors.length];
    for (int k = 0; k < tensors.length; k++) {
      accesses[k] = Access.of(tensors[k]);
    }
    return accesses;
  }

  /** The body in the variables of what it reads. */
  public Expr expression() {
    Map<Expr, Expr> variables = new HashMap<>();
    for (int k = 0; k < reads.size(); k++) {
      variables.put(slot(k), reads.get(k).variable());
    }
    return Substitution.replace(body, variables);
  }

  /** The tensors that it reads, those of lookups too. */
  public List<Tensor> operands() {
    List<Tensor> operands = new ArrayList<>();
    for (Access read : reads) {
      operands.add(read.tensor());
      lookups(read, operands);
    }
    lookups(out, operands);
    return operands;
  }

  private static void lookups(Access access, List<Tensor> operands) {
    for (Place place : access.places()) {
      if (place instanceof Lookup lookup) {
        operands.add(lookup.number().tensor());
        lookups(lookup.number(), operands);
      }
    }
  }

  /** The loop variables that are combined. */
  public List<Index> combined() {
    List<Index> combined = new ArrayList<>(loops);
    combined.removeAll(out.indices());
    return combined;
  }

  /** As an equation. */
  @Override
  public String toString() {
    return NestText.of(this);
  }

  /** The same nest, which adds or does not. */
  public Nest adding(boolean other) {
    return new Nest(out, combine, other, body, reads, loops);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nest that
        && out.equals(that.out)
        && combine == that.combine
        && adds == that.adds
        && body.equals(that.body)
        && reads.equals(that.reads)
        && loops.equals(that.loops);
  }

  @Override
  public int hashCode() {
    return 31 * out.hashCode() + body.hashCode();
  }
}
