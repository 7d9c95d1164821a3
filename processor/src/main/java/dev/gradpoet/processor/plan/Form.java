package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a part looks like to a lowering: one of the forms that fast code is known for, whose tensors are vectors and matrices of the samples
 * that run along the loops as they are; or any other. All dimensions of a layer's values count as one where a nest runs over all of them
 * alike.
 */
public sealed interface Form permits NestForm, General {

  /** The part. */
  Part part();

  /** The forms of {@code parts}. */
  static List<Form> of(List<? extends Part> parts) {
    List<Form> forms = new ArrayList<>();
    for (Part part : parts) {
      forms.add(of(part));
    }
    return forms;
  }

  /** The form of {@code part}. */
  static Form of(Part part) {
    if (!(part instanceof Nest nest) || !isPlain(nest)) {
      return new General(part);
    }
    List<Access> accesses = new ArrayList<>();
    accesses.add(nest.out());
    accesses.addAll(nest.reads());
    List<Tensor> seen = flattened(accesses);
    Tensor out = seen.get(0);
    List<Tensor> reads = seen.subList(1, seen.size());
    for (Tensor tensor : seen) {
      if (tensor.indices().size() > 2) {
        return new General(part);
      }
    }
    if (nest.combine() == Combine.SET && isWithin(out, reads)) {
      return new Pointwise(nest, out, reads);
    }
    Optional<Product> product = Product.of(nest);
    if (product.isPresent() && hasTwoLoops(seen)) {
      boolean isInOrder = product.get().left().equals(nest.reads().get(0));
      return new Contract(nest, out, reads.get(isInOrder ? 0 : 1), reads.get(isInOrder ? 1 : 0));
    } else if ((nest.combine() == Combine.SUM || nest.combine() == Combine.LOG_SUM_EXP)
        && nest.body().equals(Nest.slot(0))) {
      return new Reduce(nest, out, reads.get(0));
    }
    return new General(part);
  }

  private static boolean isPlain(Nest nest) {
    boolean isPlain = nest.out().isPlain();
    for (Access read : nest.reads()) {
      isPlain &= read.isPlain();
    }
    return isPlain;
  }

  /** Whether all that is read runs along dimensions of the result, which has some. */
  private static boolean isWithin(Tensor out, List<Tensor> reads) {
    for (Tensor read : reads) {
      if (!out.indices().containsAll(read.indices())) {
        return false;
      }
    }
    return !out.indices().isEmpty() && !reads.isEmpty();
  }

  /** Whether one sample takes two loops: a matrix and a vector. */
  private static boolean hasTwoLoops(List<Tensor> seen) {
    Set<Index> loops = new LinkedHashSet<>();
    for (Tensor tensor : seen) {
      loops.addAll(tensor.indices());
    }
    loops.remove(Index.BATCH);
    return loops.size() == 2;
  }

  /** The tensors along their loops, with one in place of all dimensions of a layer where no access has but some of these. */
  private static List<Tensor> flattened(List<Access> accesses) {
    List<List<Index>> all = new ArrayList<>();
    for (Access access : accesses) {
      List<Index> own = new ArrayList<>();
      for (Place place : access.places()) {
        own.add(((Affine) place).terms().get(0).index());
      }
      all.add(own);
    }
    List<Tensor> seen = new ArrayList<>();
    for (int k = 0; k < all.size(); k++) {
      seen.add(accesses.get(k).tensor().along(flattened(all.get(k), all)));
    }
    return seen;
  }

  private static List<Index> flattened(List<Index> own, List<List<Index>> all) {
    List<Index> flat = new ArrayList<>();
    for (int at = 0; at < own.size(); ) {
      int rank = Index.run(own, at);
      List<Index> run = own.subList(at, at + rank);
      if (rank > 0 && isWholeIn(run, all)) {
        flat.add(Index.flat(run));
        at += rank;
      } else {
        flat.add(own.get(at));
        at++;
      }
    }
    return flat;
  }

  /** Whether whoever has an index of {@code run} has all of them, one after another. */
  private static boolean isWholeIn(List<Index> run, List<List<Index>> all) {
    for (List<Index> other : all) {
      boolean hasSome = other.stream().anyMatch(run::contains);
      if (hasSome && Collections.indexOfSubList(other, run) < 0) {
        return false;
      }
    }
    return true;
  }
}
