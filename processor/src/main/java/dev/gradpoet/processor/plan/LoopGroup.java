package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nests that share their loops.
 *
 * @param loops the indices of one sample, outermost first: parameters are read along their rows
 * @param nests the nests, in order
 */
public record LoopGroup(List<Index> loops, List<NestForm> nests) {

  public LoopGroup {
    loops = List.copyOf(loops);
    nests = List.copyOf(nests);
  }

  /** Groups {@code nests}: each joins the first group with the same loops that comes after all that it reads is computed. */
  public static List<LoopGroup> of(List<NestForm> nests) {
    List<LoopGroup> groups = new ArrayList<>();
    for (NestForm nest : nests) {
      List<Index> loops = loops(nest);
      int at = firstPlace(groups, nest, loops);
      if (at == groups.size()) {
        groups.add(new LoopGroup(loops, List.of(nest)));
      } else {
        List<NestForm> joined = new ArrayList<>(groups.get(at).nests());
        joined.add(nest);
        groups.set(at, new LoopGroup(loops, joined));
      }
    }
    return groups;
  }

  private static int firstPlace(List<LoopGroup> groups, NestForm nest, List<Index> loops) {
    int place = groups.size();
    for (int i = groups.size() - 1; i >= 0; i--) {
      LoopGroup group = groups.get(i);
      boolean joins = group.loops().equals(loops);
      for (NestForm other : group.nests()) {
        joins &= canShare(other, nest);
      }
      if (joins) {
        place = i;
      }
      for (NestForm other : group.nests()) {
        if (nest.operands().contains(other.out()) || other.out().equals(nest.out())) {
          return place;
        }
      }
    }
    return place;
  }

  /** A value may be read in the loops that compute it if each turn completes what the same turn reads. */
  private static boolean canShare(NestForm earlier, NestForm later) {
    boolean reads = later.operands().contains(earlier.out());
    boolean isComplete = new HashSet<>(earlier.out().indices()).containsAll(earlier.domain());
    return !reads || isComplete;
  }

  /** The indices of one sample that {@code nest} runs over, in the order of the operand that has most of them. */
  private static List<Index> loops(NestForm nest) {
    List<Tensor> tensors = new ArrayList<>(List.of(nest.out()));
    tensors.addAll(nest.operands());
    List<Index> loops = List.of();
    for (Tensor tensor : tensors) {
      List<Index> own = new ArrayList<>(tensor.indices());
      own.remove(Index.BATCH);
      if (own.size() > loops.size()) {
        loops = own;
      }
    }
    Set<Index> all = new HashSet<>(nest.domain());
    all.remove(Index.BATCH);
    if (!new HashSet<>(loops).equals(all)) {
      throw new IllegalStateException("no tensor of " + nest + " has all its indices");
    }
    return loops;
  }
}
