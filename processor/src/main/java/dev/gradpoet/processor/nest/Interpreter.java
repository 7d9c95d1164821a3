package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs parts in {@code double}, place by place: slow, and plain enough to be the reference for all generated code. Not thread-safe.
 */
public final class Interpreter {
  private static final int OUTSIDE = -1;
  private static final Expr PRODUCT = new Expr.Mul(Nest.slot(0), Nest.slot(1));

  private final int batch;
  private final Map<String, double[]> values = new HashMap<>();
  private final Map<Index, Integer> numbers = new HashMap<>();
  private final Set<Index> open = new HashSet<>();

  /** The values of the loop variables, by their numbers. */
  private int[] at = {};

  /** Where the first read of a nest was made for the value that is visited. */
  private int first;

  /** Starts with no tensor set, for {@code batch} samples. */
  public Interpreter(int batch) {
    this.batch = batch;
  }

  /** Sets a tensor; copies {@code value}. */
  public void set(Tensor tensor, double... value) {
    if (value.length != tensor.size(batch)) {
      throw new IllegalArgumentException(
          tensor + " has " + tensor.size(batch) + " values, given are " + value.length);
    }
    values.put(tensor.text(), value.clone());
  }

  /** The live values of a tensor; zeros if nothing has set it. */
  public double[] get(Tensor tensor) {
    double[] live = values.get(tensor.text());
    if (live == null) {
      live = new double[tensor.size(batch)];
      values.put(tensor.text(), live);
    }
    return live;
  }

  /** Runs parts in order. */
  public void run(List<? extends Part> parts) {
    for (Part part : parts) {
      if (part instanceof Loop loop) {
        run(loop);
      } else {
        run((Nest) part);
      }
    }
  }

  private void run(Loop loop) {
    int extent = loop.over().extent(batch);
    int number = number(loop.over());
    open.add(loop.over());
    for (int turn = 0; turn < extent; turn++) {
      at[number] = loop.backwards() ? extent - 1 - turn : turn;
      run(loop.parts());
    }
    open.remove(loop.over());
  }

  /** Where the value of a loop variable is held. */
  private int number(Index index) {
    Integer number = numbers.get(index);
    if (number == null) {
      number = numbers.size();
      numbers.put(index, number);
      at = Arrays.copyOf(at, Math.max(at.length, number + 1));
    }
    return number;
  }

  /** A value for one place of the result. */
  private interface Value {
    void at(int place, double value);
  }

  private void run(Nest nest) {
    double[] out = get(nest.out().tensor());
    double[] before = nest.adds() ? out.clone() : out;
    switch (nest.combine()) {
      case SET, SUM -> {
        if (!nest.adds() && isWhole(nest)) {
          Arrays.fill(out, 0);
        } else if (!nest.adds()) {
          forEachPlace(nest, place -> out[place] = 0);
        }
        forEach(nest, (place, value) -> out[place] += value);
        return;
      }
      case MAX -> {
        double[] largest = smallest(out.length);
        forEachPlace(nest, place -> out[place] = 0);
        forEach(nest, (place, value) -> {
          largest[place] = Math.max(largest[place], value);
          out[place] = largest[place];
        });
      }
      case ARG_MAX -> {
        double[] largest = smallest(out.length);
        int size = nest.reads().get(0).tensor().size(1);
        forEachPlace(nest, place -> out[place] = OUTSIDE);
        forEach(nest, (place, value) -> {
          if (value > largest[place]) {
            largest[place] = value;
            out[place] = first % size;
          }
        });
      }
      case LOG_SUM_EXP -> {
        double[] largest = smallest(out.length);
        double[] sum = new double[out.length];
        forEach(nest, (place, value) -> largest[place] = Math.max(largest[place], value));
        forEach(nest, (place, value) -> sum[place] += Math.exp(value - largest[place]));
        forEach(nest, (place, value) -> out[place] = largest[place] + Math.log(sum[place]));
      }
    }
    if (nest.adds()) {
      double[] combined = out.clone();
      forEachPlace(nest, place -> out[place] = before[place] + combined[place]);
    }
  }

  private static double[] smallest(int length) {
    double[] smallest = new double[length];
    Arrays.fill(smallest, Double.NEGATIVE_INFINITY);
    return smallest;
  }

  /** Whether a nest has all places of its result. */
  private static boolean isWhole(Nest nest) {
    return nest.out().isPlain() && nest.loops().containsAll(nest.out().indices());
  }

  private void forEachPlace(Nest nest, IntConsumer visitor) {
    open.addAll(nest.loops());
    Reach out = new Reach(nest.out());
    forEach(nest.loops(), 0, () -> {
      int place = out.place();
      if (place != OUTSIDE) {
        visitor.accept(place);
      }
    });
    nest.loops().forEach(open::remove);
  }

  /** Visits all values of a nest that have a place in its result. Those outside of what is compared are no candidates for the largest. */
  private void forEach(Nest nest, Value visitor) {
    open.addAll(nest.loops());
    boolean compares = nest.combine() == Combine.MAX || nest.combine() == Combine.ARG_MAX;
    Reach out = new Reach(nest.out());
    Reach[] reads = new Reach[nest.reads().size()];
    for (int k = 0; k < reads.length; k++) {
      reads[k] = new Reach(nest.reads().get(k));
    }
    double[] read = new double[reads.length];
    Map<String, Double> variables = new HashMap<>();
    forEach(nest.loops(), 0, () -> {
      int place = out.place();
      if (place == OUTSIDE) {
        return;
      }
      for (int k = 0; k < read.length; k++) {
        int from = reads[k].place();
        if (from == OUTSIDE && compares) {
          return;
        }
        read[k] = from == OUTSIDE ? 0 : reads[k].values[from];
      }
      if (compares) {
        first = reads[0].place();
      }
      visitor.at(place, value(nest.body(), read, variables));
    });
    nest.loops().forEach(open::remove);
  }

  private static double value(Expr body, double[] read, Map<String, Double> variables) {
    if (read.length == 2 && body.equals(PRODUCT)) {
      return read[0] * read[1];
    }
    for (int k = 0; k < read.length; k++) {
      variables.put(Nest.slot(k).name(), read[k]);
    }
    return Evaluator.evaluate(body, variables);
  }

  private void forEach(List<Index> loops, int depth, Runnable body) {
    if (depth == loops.size()) {
      body.run();
      return;
    }
    Index index = loops.get(depth);
    int number = number(index);
    int extent = index.extent(batch);
    for (int i = 0; i < extent; i++) {
      at[number] = i;
      forEach(loops, depth + 1, body);
    }
  }

  /** An access with all that it depends on looked up once. */
  private final class Reach {
    private final double[] values;
    private final int[] extents;
    private final int[] offsets;
    private final int[][] factors;
    private final int[][] variables;
    private final @Nullable Reach[] numbers;

    /** Whether no place is outside, so that the position is a sum: of these multiples of these variables, and {@link #start}. */
    private final boolean isInside;

    private final int start;
    private final int[] strides;
    private final int[] strideVariables;

    Reach(Access access) {
      List<Index> shape = access.tensor().indices();
      int places = access.places().size();
      values = get(access.tensor());
      extents = new int[places];
      offsets = new int[places];
      factors = new int[places][];
      variables = new int[places][];
      numbers = new Reach[places];
      for (int d = 0; d < places; d++) {
        extents[d] = 1;
        // The last place may stand for all dimensions that are left.
        for (int e = d; e < (d == places - 1 ? shape.size() : d + 1); e++) {
          extents[d] *= shape.get(e).extent(batch);
        }
        if (access.places().get(d) instanceof Affine affine) {
          affine(d, affine);
        } else {
          numbers[d] = new Reach(((Lookup) access.places().get(d)).number());
        }
      }
      boolean inside = true;
      List<Integer> allStrides = new ArrayList<>();
      List<Integer> allVariables = new ArrayList<>();
      int first = 0;
      int stride = 1;
      for (int d = places - 1; d >= 0; d--) {
        inside &= access.places().get(d) instanceof Affine affine && isWithin(affine, extents[d]);
        first += stride * offsets[d];
        for (int k = 0; factors[d] != null && k < factors[d].length; k++) {
          allStrides.add(stride * factors[d][k]);
          allVariables.add(variables[d][k]);
        }
        stride *= extents[d];
      }
      isInside = inside;
      start = first;
      strides = allStrides.stream().mapToInt(Integer::intValue).toArray();
      strideVariables = allVariables.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean isWithin(Affine affine, int extent) {
      int least = affine.offset();
      int greatest = affine.offset();
      for (Affine.Term term : affine.terms()) {
        int last = term.factor() * Math.max(0, term.index().extent(batch) - 1);
        least += Math.min(0, last);
        greatest += Math.max(0, last);
      }
      return least >= 0 && greatest < extent;
    }

    private void affine(int d, Affine affine) {
      offsets[d] = affine.offset();
      factors[d] = new int[affine.terms().size()];
      variables[d] = new int[affine.terms().size()];
      for (int k = 0; k < factors[d].length; k++) {
        Index index = affine.terms().get(k).index();
        if (!open.contains(index)) {
          throw new IllegalStateException("no loop runs over " + index);
        }
        factors[d][k] = affine.terms().get(k).factor();
        variables[d][k] = number(index);
      }
    }

    /** The position at the current values of the loop variables, row-major; {@link #OUTSIDE} of the shape. */
    int place() {
      if (isInside) {
        int place = start;
        for (int k = 0; k < strides.length; k++) {
          place += strides[k] * at[strideVariables[k]];
        }
        return place;
      }
      int flat = 0;
      for (int d = 0; d < extents.length; d++) {
        int place = place(d);
        if (place < 0 || place >= extents[d]) {
          return OUTSIDE;
        }
        flat = flat * extents[d] + place;
      }
      return flat;
    }

    private int place(int d) {
      Reach number = numbers[d];
      if (number != null) {
        int from = number.place();
        return from == OUTSIDE ? OUTSIDE : (int) number.values[from];
      }
      int place = offsets[d];
      for (int k = 0; k < factors[d].length; k++) {
        place += factors[d][k] * at[variables[d][k]];
      }
      return place;
    }
  }
}
