package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs nests in {@code double}, index by index: slow, and plain enough to be the reference for all generated code. Not thread-safe.
 */
public final class Interpreter {
  private final int batch;
  private final Map<Tensor, double[]> values = new HashMap<>();

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
    values.put(tensor, value.clone());
  }

  /** The live values of a tensor; zeros if nothing has set it. */
  public double[] get(Tensor tensor) {
    return values.computeIfAbsent(tensor, key -> new double[key.size(batch)]);
  }

  /** Runs nests in order. */
  public void run(List<Nest> nests) {
    for (Nest nest : nests) {
      double[] out = get(nest.out());
      if (nest.mode() == Mode.SET) {
        Arrays.fill(out, 0);
      }
      if (nest instanceof Contract contract) {
        contract(contract, out);
      } else if (nest instanceof Pointwise pointwise) {
        pointwise(pointwise, out);
      } else {
        reduce((Reduce) nest, out);
      }
    }
  }

  private void contract(Contract nest, double[] out) {
    double[] left = get(nest.left());
    double[] right = get(nest.right());
    forEach(nest, at -> out[at[0]] += left[at[1]] * right[at[2]]);
  }

  private void pointwise(Pointwise nest, double[] out) {
    List<Tensor> operands = nest.operands();
    Map<String, Double> variables = new HashMap<>();
    forEach(nest, at -> {
      for (int k = 0; k < operands.size(); k++) {
        variables.put(operands.get(k).variable().name(), get(operands.get(k))[at[k + 1]]);
      }
      out[at[0]] += Evaluator.evaluate(nest.expression(), variables);
    });
  }

  private void reduce(Reduce nest, double[] out) {
    double[] in = get(nest.in());
    if (nest.operation() == Reduce.Operation.SUM) {
      forEach(nest, at -> out[at[0]] += in[at[1]]);
      return;
    }
    double[] largest = new double[out.length];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    forEach(nest, at -> largest[at[0]] = Math.max(largest[at[0]], in[at[1]]));
    double[] sum = new double[out.length];
    forEach(nest, at -> sum[at[0]] += Math.exp(in[at[1]] - largest[at[0]]));
    for (int i = 0; i < out.length; i++) {
      out[i] += largest[i] + Math.log(sum[i]);
    }
  }

  /** Calls {@code body} with the offsets of the result and of each operand, for all values of all indices. */
  private void forEach(Nest nest, Consumer<int[]> body) {
    List<Tensor> tensors = new ArrayList<>(List.of(nest.out()));
    tensors.addAll(nest.operands());
    List<Index> indices = new ArrayList<>(nest.domain());
    int[][] strides = new int[indices.size()][tensors.size()];
    for (int k = 0; k < tensors.size(); k++) {
      int stride = 1;
      List<Index> own = tensors.get(k).indices();
      for (int d = own.size() - 1; d >= 0; d--) {
        strides[indices.indexOf(own.get(d))][k] = stride;
        stride *= extent(own.get(d));
      }
    }
    forEach(indices, strides, 0, new int[tensors.size()], body);
  }

  private void forEach(
      List<Index> indices, int[][] strides, int depth, int[] at, Consumer<int[]> body) {
    if (depth == indices.size()) {
      body.accept(at);
      return;
    }
    int extent = extent(indices.get(depth));
    int[] inner = at.clone();
    for (int i = 0; i < extent; i++) {
      forEach(indices, strides, depth + 1, inner, body);
      for (int k = 0; k < inner.length; k++) {
        inner[k] += strides[depth][k];
      }
    }
  }

  private int extent(Index index) {
    return index.isBatch() ? batch : index.extent();
  }
}
