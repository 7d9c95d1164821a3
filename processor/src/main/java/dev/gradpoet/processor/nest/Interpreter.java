package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Runs parts in {@code double}, place by place: slow, and plain enough to be the reference for all generated code. Not thread-safe.
 */
public final class Interpreter {
  private static final int OUTSIDE = -1;
  private static final Expr PRODUCT = new Expr.Mul(Nest.slot(0), Nest.slot(1));

  private final int batch;
  private final Map<String, double[]> values = new HashMap<>();
  private final Map<Index, Integer> at = new HashMap<>();

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
    for (int turn = 0; turn < extent; turn++) {
      at.put(loop.over(), loop.backwards() ? extent - 1 - turn : turn);
      run(loop.parts());
    }
    at.remove(loop.over());
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
        if (!nest.adds()) {
          forEach(nest, (place, value) -> out[place] = 0);
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
            out[place] = flat(nest.reads().get(0)) % size;
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

  private void forEachPlace(Nest nest, IntConsumer visitor) {
    forEach(nest.loops(), 0, () -> {
      int place = flat(nest.out());
      if (place != OUTSIDE) {
        visitor.accept(place);
      }
    });
  }

  /** Visits all values of a nest that have a place in its result. Those outside of what is compared are no candidates for the largest. */
  private void forEach(Nest nest, Value visitor) {
    boolean compares = nest.combine() == Combine.MAX || nest.combine() == Combine.ARG_MAX;
    double[] read = new double[nest.reads().size()];
    forEach(nest.loops(), 0, () -> {
      int place = flat(nest.out());
      if (place == OUTSIDE) {
        return;
      }
      for (int k = 0; k < read.length; k++) {
        int from = flat(nest.reads().get(k));
        if (from == OUTSIDE && compares) {
          return;
        }
        read[k] = from == OUTSIDE ? 0 : get(nest.reads().get(k).tensor())[from];
      }
      visitor.at(place, value(nest.body(), read));
    });
  }

  private static double value(Expr body, double[] read) {
    if (read.length == 2 && body.equals(PRODUCT)) {
      return read[0] * read[1];
    }
    Map<String, Double> variables = new HashMap<>();
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
    int extent = index.extent(batch);
    for (int i = 0; i < extent; i++) {
      at.put(index, i);
      forEach(loops, depth + 1, body);
    }
    at.remove(index);
  }

  /** The position of an access at the current place, row-major; {@link #OUTSIDE} of the shape. */
  private int flat(Access access) {
    List<Index> shape = access.tensor().indices();
    int flat = 0;
    for (int d = 0; d < access.places().size(); d++) {
      int place = place(access.places().get(d));
      int extent = 1;
      // The last place may stand for all dimensions that are left.
      for (int e = d; e < (d == access.places().size() - 1 ? shape.size() : d + 1); e++) {
        extent *= shape.get(e).extent(batch);
      }
      if (place < 0 || place >= extent) {
        return OUTSIDE;
      }
      flat = flat * extent + place;
    }
    return flat;
  }

  private int place(Place place) {
    if (place instanceof Lookup lookup) {
      int from = flat(lookup.number());
      return from == OUTSIDE ? OUTSIDE : (int) get(lookup.number().tensor())[from];
    }
    Affine affine = (Affine) place;
    int sum = affine.offset();
    for (Affine.Term term : affine.terms()) {
      Integer value = at.get(term.index());
      if (value == null) {
        throw new IllegalStateException("no loop runs over " + term.index());
      }
      sum += term.factor() * value;
    }
    return sum;
  }
}
