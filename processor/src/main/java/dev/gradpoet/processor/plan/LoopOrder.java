package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which order the loops of a nest run, for one sample. */
public final class LoopOrder {
  private LoopOrder() {}

  /**
   * The loops in the order of the tensor that has most of them as its places, after those that it has not: the innermost one runs along its
   * rows.
   *
   * @param mayCombine whether what is combined may come before what the result has
   */
  public static List<Index> of(Nest nest, boolean mayCombine) {
    List<Access> accesses = new ArrayList<>();
    accesses.add(nest.out());
    if (mayCombine) {
      accesses.addAll(nest.reads());
    }
    List<Index> last = List.of();
    for (Access access : accesses) {
      List<Index> own = alone(access);
      own.retainAll(nest.loops());
      if (own.size() > last.size()) {
        last = own;
      }
    }
    List<Index> order = new ArrayList<>(nest.loops());
    order.remove(Index.BATCH);
    order.removeAll(last);
    order.addAll(last);
    return order;
  }

  /** The loop variables of one sample that are places of {@code access} as they are, in its order. */
  private static List<Index> alone(Access access) {
    Set<Index> alone = new LinkedHashSet<>();
    for (Place place : access.places()) {
      if (place instanceof Affine affine && affine.isIndex()) {
        alone.addAll(affine.indices());
      }
    }
    alone.remove(Index.BATCH);
    return new ArrayList<>(alone);
  }

  /** The loops with those last that are combined. */
  public static List<Index> combinedLast(Nest nest) {
    List<Index> order = new ArrayList<>(nest.loops());
    order.remove(Index.BATCH);
    List<Index> combined = nest.combined();
    order.removeAll(combined);
    combined.remove(Index.BATCH);
    order.addAll(combined);
    return order;
  }
}
