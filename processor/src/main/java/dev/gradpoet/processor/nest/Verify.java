package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks what every program promises: that each loop variable is used and bound once, that places fit their tensors, that what is set is
 * set once, and that nothing is read before it is there. What fails is a bug of who made the program.
 */
public final class Verify {
  private final Set<String> written = new HashSet<>();
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
    nest.reads().forEach(read -> access(nest, read));
    slots(nest);
    if (nest.combine() == Combine.SET) {
      setsOnce(nest);
    }
    boolean compares = nest.combine() == Combine.MAX || nest.combine() == Combine.ARG_MAX;
    if (compares && !(nest.reads().size() == 1 && nest.body().equals(Nest.slot(0)))) {
      throw wrong(nest, "compares something else than what it reads");
    }
    nest.reads().forEach(read -> isThere(nest, read));
    Tensor out = nest.out().tensor();
    boolean isNew = written.add(out.text());
    if (nest.adds() && isNew && !out.isParameter()) {
      throw wrong(nest, "adds to " + out.text() + ", which nothing has set");
    }
    if (!nest.adds() && !isNew) {
      throw wrong(nest, "sets " + out.text() + " again");
    }
  }

  private void loops(Nest nest) {
    Set<Index> own = new HashSet<>(nest.loops());
    if (own.size() != nest.loops().size()) {
      throw wrong(nest, "runs over a loop variable twice");
    }
    Set<Index> used = new HashSet<>(nest.out().indices());
    nest.reads().forEach(read -> used.addAll(read.indices()));
    for (Index index : used) {
      boolean isBound = own.contains(index);
      for (Loop loop : enclosing) {
        isBound |= loop.over().equals(index);
      }
      if (!isBound) {
        throw wrong(nest, "has no loop over " + index.name());
      }
    }
    for (Index index : nest.loops()) {
      if (!used.contains(index)) {
        throw wrong(nest, "does not use its loop over " + index.name());
      }
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

  /** Each loop variable stands alone at some place of the result. */
  private static void setsOnce(Nest nest) {
    Set<Index> alone = new HashSet<>();
    for (Place place : nest.out().places()) {
      if (place instanceof Affine affine) {
        List<Index> own = new ArrayList<>(affine.indices());
        own.retainAll(nest.loops());
        if (own.size() == 1) {
          alone.add(own.get(0));
        }
      }
    }
    if (!alone.containsAll(nest.loops())) {
      throw wrong(nest, "sets a place more than once");
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
            && affine.indices().equals(List.of(loop.over()))
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
