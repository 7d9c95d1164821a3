package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what every program promises: that each loop variable is used and bound once, that places fit their tensors, that what is set is
 * set once, that nothing is read before it is there, and that no value changes on which a gradient may depend. What fails is a bug of who
 * made the program.
 */
public final class Verify {
  private static final int MOST_PLACES = 1 << 24;

  private final Set<String> written = new HashSet<>();

  /** Values that may not change any more. */
  private final Set<String> settled = new HashSet<>();

  private final List<Loop> enclosing = new ArrayList<>();

  /** Knows no value yet; inputs, targets, parameters and random numbers are there from the start. */
  public Verify() {}

  /**
   * Checks {@code parts}, after those before.
   *
   * @throws IllegalStateException for the first part that breaks a promise
   */
  public Verify check(List<? extends Part> parts) {
    for (Part part : parts) {
      if (part instanceof Loop loop) {
        for (Loop outer : enclosing) {
          if (outer.over().equals(loop.over())) {
            throw new IllegalStateException(
                "a loop over " + loop.over().name() + " is in another one over it");
          }
        }
        enclosing.add(loop);
        check(loop.parts());
        enclosing.remove(enclosing.size() - 1);
      } else {
        check((Nest) part);
      }
    }
    return this;
  }

  private void check(Nest nest) {
    loops(nest);
    access(nest, nest.out());
    for (Access read : nest.reads()) {
      access(nest, read);
    }
    slots(nest);
    setsOnce(nest);
    if (nest.combine() == Combine.MAX || nest.combine() == Combine.ARG_MAX) {
      compares(nest);
    }
    if (nest.combine() == Combine.ARG_MAX) {
      counts(nest);
    }
    isThere(nest);
    keeps(nest);
    Tensor out = nest.out().tensor();
    boolean isNew = written.add(out.text());
    if (nest.adds() && isNew && !out.isParameter()) {
      throw wrong(nest, "adds to " + out.text() + ", which nothing has set");
    }
    if (!nest.adds() && !isNew) {
      throw wrong(nest, "sets " + out.text() + " again");
    }
  }

  /** Places are floats, which count so far only. */
  private void counts(Nest nest) {
    Tensor among = nest.reads().get(0).tensor();
    if (among.size(1) > MOST_PLACES) {
      throw wrong(
          nest,
          "finds a place among " + among.size(1) + " values, where a float counts to "
              + MOST_PLACES);
    }
  }

  private void loops(Nest nest) {
    Set<Index> own = new HashSet<>(nest.loops());
    if (own.size() != nest.loops().size()) {
      throw wrong(nest, "runs over a loop variable twice");
    }
    Set<Index> used = new HashSet<>(nest.out().indices());
    for (Access read : nest.reads()) {
      used.addAll(read.indices());
    }
    Set<Index> bound = new HashSet<>(own);
    for (Loop loop : enclosing) {
      if (!bound.add(loop.over())) {
        throw wrong(nest, "runs over " + loop.over().name() + " in a loop over it");
      }
    }
    for (Index index : used) {
      if (!bound.contains(index)) {
        throw wrong(nest, "has no loop over " + index.name());
      }
    }
    for (Index index : nest.loops()) {
      // A sum over the samples counts them: of them, the number is not known before.
      boolean counts = index.isBatch() && nest.combine() == Combine.SUM;
      if (!used.contains(index) && !counts) {
        throw wrong(nest, "does not use its loop over " + index.name());
      }
    }
  }

  /** One value, of which the place can be said: after the dimension of the samples. */
  private static void compares(Nest nest) {
    if (nest.reads().size() != 1 || !nest.body().equals(Nest.slot(0))) {
      throw wrong(nest, "compares something else than what it reads");
    }
    Access read = nest.reads().get(0);
    if (read.tensor().isOfSamples()
        && !Collections.disjoint(read.places().get(0).indices(), nest.combined())) {
      throw wrong(nest, "compares samples with each other");
    }
  }

  private static void access(Nest nest, Access access) {
    int places = access.places().size();
    int dimensions = access.tensor().indices().size();
    boolean isFlat = places > 0 && access.places().get(places - 1) instanceof Lookup;
    if (places > dimensions || (places < dimensions && !isFlat)) {
      throw wrong(
          nest,
          "has " + places + " places for the " + dimensions + " dimensions of "
              + access.tensor().text());
    }
    for (Place place : access.places()) {
      if (place instanceof Lookup lookup) {
        access(nest, lookup.number());
      }
    }
  }

  private static void slots(Nest nest) {
    Set<Expr.Var> slots = Exprs.variables(nest.body());
    for (int k = 0; k < nest.reads().size(); k++) {
      if (!slots.remove(Nest.slot(k))) {
        throw wrong(
            nest,
            "does not use what it reads: " + nest.reads().get(k).variable().name());
      }
    }
    if (!slots.isEmpty()) {
      throw wrong(nest, "uses what it does not read: " + slots);
    }
  }

  /** Each loop variable that does not combine stands alone at some place of the result. */
  private void setsOnce(Nest nest) {
    Set<Index> once = new HashSet<>();
    Set<Index> bound = new HashSet<>(nest.loops());
    if (nest.combine() == Combine.SET) {
      once.addAll(nest.loops());
    }
    if (!nest.adds()) {
      for (Loop loop : enclosing) {
        once.add(loop.over());
      }
      bound.addAll(once);
    }
    for (Place place : nest.out().places()) {
      if (place instanceof Affine affine) {
        List<Index> free = new ArrayList<>();
        for (Affine.Term term : affine.terms()) {
          if (term.factor() != 0 && bound.contains(term.index())) {
            free.add(term.index());
          }
        }
        if (free.size() == 1) {
          once.remove(free.get(0));
        }
      }
    }
    if (!once.isEmpty()) {
      throw wrong(nest, "sets a place more than once");
    }
  }

  private void isThere(Nest nest) {
    for (Access read : nest.reads()) {
      isThere(nest, read);
      lookedUp(nest, read);
    }
    lookedUp(nest, nest.out());
  }

  private void lookedUp(Nest nest, Access access) {
    for (Place place : access.places()) {
      if (place instanceof Lookup lookup) {
        isThere(nest, lookup.number());
        lookedUp(nest, lookup.number());
      }
    }
  }

  /**
   * A backward pass reads what is there when the forward pass is over. So what has been read is not added to any more, nor to a logarithm,
   * whose shares are found from its value.
   */
  private void keeps(Nest nest) {
    for (Tensor operand : nest.operands()) {
      if (!operand.isGradient()) {
        settled.add(operand.text());
      }
    }
    String out = nest.out().tensor().text();
    boolean isLogarithm = nest.combine() == Combine.LOG_SUM_EXP;
    if (nest.adds() && (isLogarithm || settled.contains(out))) {
      throw wrong(nest, "adds to " + out + ", on whose value gradients depend");
    }
    if (isLogarithm) {
      settled.add(out);
    }
  }

  private void isThere(Nest nest, Access read) {
    boolean isGiven = !read.tensor().isGradient()
        && switch (read.tensor().role()) {
          case INPUT, TARGET, SAMPLE_WEIGHT, PARAMETER, STATISTIC, DRAW -> true;
          case VALUE, LOSS -> false;
        };
    if (!isGiven && !written.contains(read.tensor().text()) && !isOfEarlierTurn(read)) {
      throw wrong(nest, "reads " + read.tensor().text() + " before it is there");
    }
  }

  private boolean isOfEarlierTurn(Access read) {
    for (Loop loop : enclosing) {
      boolean isWritten = Part.nests(loop.parts()).stream()
          .anyMatch(nest -> nest.out().tensor().text().equals(read.tensor().text()));
      for (Place place : read.places()) {
        if (isWritten
            && place instanceof Affine affine
            && affine.plus(-affine.offset()).is(loop.over())
            && (loop.backwards() ? affine.offset() > 0 : affine.offset() < 0)) {
          return true;
        }
      }
    }
    return false;
  }

  private static IllegalStateException wrong(Nest nest, String what) {
    return new IllegalStateException("a nest " + what + ": " + NestText.of(nest));
  }
}
