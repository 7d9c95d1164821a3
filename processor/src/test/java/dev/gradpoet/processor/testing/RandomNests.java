package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Programs at random that no layers make: all that nests can say, small. Places have strides and distances that leave the shape, or are
 * looked up; tensors are read at several places, added to, scattered into, compared, carried through time. The same seed gives the same
 * program.
 */
public final class RandomNests {
  private static final int MOST_STEPS = 5;
  private static final int MOST_DIMENSIONS = 3;
  private static final int LARGEST_EXTENT = 3;

  /**
   * A program.
   *
   * @param loss its last result: one number, or one of each sample
   */
  public record Sample(List<Part> parts, Tensor loss) {}

  private final Random random;

  /** Whether results may be combined over samples. */
  private final boolean isCoupled;

  private final List<Part> parts = new ArrayList<>();
  private final List<Tensor> readable = new ArrayList<>();

  /** What is computed and not read yet; only to such may be added. */
  private final Set<Tensor> unread = new LinkedHashSet<>();

  /** Results on which gradients depend before anything reads them: nothing may be added to them. */
  private final Set<Tensor> closed = new LinkedHashSet<>();

  private int names;

  private RandomNests(long seed, boolean isCoupled) {
    this.random = new Random(seed);
    this.isCoupled = isCoupled;
  }

  /** The program of {@code seed}: 2 to 5 steps and a loss, one number. */
  public static Sample of(long seed) {
    return new RandomNests(seed, true).sample();
  }

  /** The same where no sample has to do with another one: each has its own loss. */
  public static Sample ofSamplesApart(long seed) {
    return new RandomNests(seed, false).sample();
  }

  private Sample sample() {
    readable.add(tensor("x", Role.INPUT, indices(true)));
    for (int k = 0; k <= random.nextInt(3); k++) {
      readable.add(tensor("W", Role.PARAMETER, indices(false)));
    }
    for (int steps = 2 + random.nextInt(MOST_STEPS - 1); steps > 0; steps--) {
      switch (random.nextInt(9)) {
        case 0 -> recurrence();
        case 1 -> scatter();
        case 2 -> addition();
        case 3 -> readingWhereTheLargestIs();
        case 4, 5, 6 -> pointwise();
        default -> combination();
      }
    }
    Tensor loss = loss();
    return new Sample(List.copyOf(parts), loss);
  }

  /** Each value from the values at one place of others. */
  private void pointwise() {
    Tensor like = pick(readable);
    List<Index> own = new ArrayList<>();
    for (Index index : like.indices()) {
      own.add(index.isBatch() ? index : Index.of("i" + names++, index.extent()));
    }
    List<Access> reads = new ArrayList<>();
    reads.add(Access.along(like, own));
    for (Tensor other : picked(2)) {
      if (isOfSamples(own) || !isOfSamples(other.indices())) {
        reads.add(read(other, own));
      }
    }
    compute(Access.of(value(own)), Combine.SET, false, reads);
  }

  /** Reads at places along the result, and along what is combined. */
  private void combination() {
    Combine combine = pick(List.of(Combine.SUM, Combine.SUM, Combine.MAX, Combine.LOG_SUM_EXP));
    List<Tensor> tensors = picked(combine == Combine.MAX ? 1 : 3);
    boolean compares = combine == Combine.MAX;
    Tensor out = value(indices(hasSamples(tensors, compares)));
    compute(Access.of(out), combine, false, reads(tensors, withCombined(out.indices())));
    if (combine == Combine.LOG_SUM_EXP) {
      closed.add(out);
    }
  }

  /** To places that are apart, outside, met more than once or looked up. */
  private void scatter() {
    List<Tensor> tensors = picked(2);
    List<Index> loops = indices(hasSamples(tensors, false));
    Tensor out = value(indices(isOfSamples(loops)));
    compute(new Access(out, places(out, loops)), Combine.SUM, false, reads(tensors, loops));
  }

  /** To what is computed and not read yet. */
  private void addition() {
    List<Tensor> open = new ArrayList<>(unread);
    open.removeAll(closed);
    if (open.isEmpty()) {
      combination();
      return;
    }
    Tensor out = pick(open);
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : picked(2)) {
      boolean fits = isOfSamples(out.indices()) || !isOfSamples(tensor.indices());
      if (fits && !tensor.equals(out)) {
        tensors.add(tensor);
      }
    }
    if (tensors.isEmpty()) {
      tensors.add(parameter());
    }
    Combine combine = tensors.size() == 1 ? pick(List.of(Combine.SUM, Combine.MAX)) : Combine.SUM;
    compute(Access.of(out), combine, true, reads(tensors, withCombined(out.indices())));
  }

  /** Another look at a tensor, where its values are largest. */
  private void readingWhereTheLargestIs() {
    Tensor in = pick(readable);
    boolean isOfSamples = isOfSamples(in.indices());
    List<Index> kept = isOfSamples ? List.of(Index.BATCH) : List.of();
    Tensor at = tensor("at", Role.VALUE, kept);
    parts.add(new Nest(
        Access.of(at), Combine.ARG_MAX, false, Nest.slot(0), List.of(Access.of(in)), in.indices()));
    unread.remove(in);
    List<Place> places = Place.of(kept);
    if (in.indices().size() > kept.size()) {
      places.add(new Lookup(Access.of(at)));
    }
    Tensor out = value(indices(isOfSamples));
    List<Access> reads = new ArrayList<>(List.of(new Access(in, places)));
    reads.addAll(reads(List.of(parameter()), out.indices()));
    compute(Access.of(out), Combine.SET, false, reads);
  }

  /** z[t] from an input and from h a step or two ago, then h[t] from z[t]; or backwards. */
  private void recurrence() {
    Tensor in = pick(readable);
    boolean isOfSamples = isOfSamples(in.indices());
    int d = isOfSamples ? 1 : 0;
    Index time = new Index("t" + names++, "time", 2 + random.nextInt(2));
    boolean isBackwards = random.nextBoolean();
    List<Index> indices = new ArrayList<>();
    if (isOfSamples) {
      indices.add(Index.BATCH);
    }
    indices.add(time);
    indices.add(Index.of("i" + names++, extent()));
    Tensor z = value(indices);
    Tensor h = value(indices);
    Index other = Index.of("k" + names++, indices.get(d + 1).extent());
    List<Place> before = Place.of(indices);
    before.set(d, Affine.of(time).plus((1 + random.nextInt(2)) * (isBackwards ? 1 : -1)));
    before.set(d + 1, Affine.of(other));
    List<Index> loops = new ArrayList<>(indices);
    loops.add(other);
    List<Access> reads =
        List.of(new Access(h, before), read(in, indices), read(parameter(), loops));
    Nest toZ = nest(Access.of(z), Combine.SUM, false, reads);
    Nest toH = nest(Access.of(h), Combine.SET, false, List.of(Access.of(z)));
    parts.add(Turns.of(time, isBackwards, toZ, toH));
    unread.removeAll(List.of(in, z));
    closed.add(h);
  }

  /** Σ v · r over all that nothing has read, with factors r that differ from place to place. */
  private Tensor loss() {
    Tensor loss = Tensor.of("", "L", Role.LOSS, isCoupled ? List.of() : List.of(Index.BATCH));
    parts.add(Nest.set(loss, Exprs.ZERO, new Access[0]));
    for (Tensor value : unread) {
      List<Index> indices = new ArrayList<>(value.indices());
      indices.remove(Index.BATCH);
      Tensor factors = tensor("r", Role.STATISTIC, indices);
      parts.add(Nest.product(loss, true, Access.of(value), Access.of(factors)));
    }
    return loss;
  }

  private void compute(Access out, Combine combine, boolean adds, List<Access> reads) {
    parts.add(nest(out, combine, adds, reads));
    reads.forEach(read -> unread.remove(read.tensor()));
  }

  private Nest nest(Access out, Combine combine, boolean adds, List<Access> reads) {
    LinkedHashSet<Index> loops = new LinkedHashSet<>(out.indices());
    reads.forEach(read -> loops.addAll(read.indices()));
    return new Nest(
        out,
        combine,
        adds,
        combine == Combine.MAX ? Nest.slot(0) : RandomBodies.of(reads.size(), random),
        reads,
        List.copyOf(loops));
  }

  private List<Access> reads(List<Tensor> tensors, List<Index> loops) {
    return tensors.stream().map(tensor -> read(tensor, loops)).toList();
  }

  private Access read(Tensor tensor, List<Index> loops) {
    return new Access(tensor, places(tensor, loops));
  }

  private List<Place> places(Tensor tensor, List<Index> loops) {
    List<Place> places = new ArrayList<>();
    List<Index> free = new ArrayList<>(loops);
    free.remove(Index.BATCH);
    for (int d = 0; d < tensor.indices().size(); d++) {
      Index index = tensor.indices().get(d);
      if (index.isBatch()) {
        places.add(Affine.of(index));
      } else if (free.isEmpty() || random.nextInt(8) == 0) {
        places.add(Affine.at(random.nextInt(index.extent() + 2) - 1));
      } else if (random.nextInt(8) == 0) {
        places.add(new Lookup(Access.of(tensor("n", Role.INPUT, List.of(pick(free))))));
        if (random.nextBoolean()) {
          // The position in all that is left.
          return places;
        }
      } else {
        places.add(affine(index.extent(), free));
      }
    }
    return places;
  }

  private Affine affine(int extent, List<Index> loops) {
    Affine place = Affine.of(pick(loops));
    return switch (random.nextInt(5)) {
      case 0 -> place.plus(random.nextInt(3) - 1);
      case 1 -> place.plus(1 + random.nextInt(2), pick(loops)).plus(-random.nextInt(2));
      case 2 -> Affine.at(extent - 1).plus(-1, pick(loops));
      default -> place;
    };
  }

  private List<Index> withCombined(List<Index> indices) {
    List<Index> loops = new ArrayList<>(indices);
    for (int k = random.nextInt(3); k > 0; k--) {
      loops.add(Index.of("k" + names++, extent()));
    }
    return loops;
  }

  private boolean hasSamples(List<Tensor> tensors, boolean compares) {
    boolean reads = tensors.stream().anyMatch(tensor -> isOfSamples(tensor.indices()));
    if (reads && isCoupled && !compares) {
      return random.nextInt(4) > 0;
    }
    return reads || random.nextInt(4) == 0;
  }

  private static boolean isOfSamples(List<Index> indices) {
    return indices.contains(Index.BATCH);
  }

  private List<Index> indices(boolean isOfSamples) {
    List<Index> indices = new ArrayList<>(isOfSamples ? List.of(Index.BATCH) : List.of());
    for (int k = random.nextInt(MOST_DIMENSIONS + 1); k > 0; k--) {
      indices.add(Index.of("i" + names++, extent()));
    }
    return indices;
  }

  private int extent() {
    return 1 + random.nextInt(LARGEST_EXTENT);
  }

  private Tensor value(List<Index> indices) {
    Tensor value = tensor("v", Role.VALUE, indices);
    readable.add(value);
    unread.add(value);
    return value;
  }

  private Tensor tensor(String name, Role role, List<Index> indices) {
    return Tensor.of("", name + names++, role, indices);
  }

  private Tensor parameter() {
    return pick(readable.stream().filter(Tensor::isParameter).toList());
  }

  /** One to {@code most}, one of them perhaps twice. */
  private List<Tensor> picked(int most) {
    List<Tensor> picked = new ArrayList<>();
    for (int k = random.nextInt(most); k >= 0; k--) {
      picked.add(pick(readable));
    }
    return picked;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
