package dev.gradpoet.benchmarks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A network of dense layers with biases.
 *
 * @param widths inputs, units of each hidden layer, outputs
 * @param hidden the activation of the hidden layers
 */
public record Shape(List<Integer> widths, Hidden hidden) {

  /** Copies {@code widths}. */
  public Shape {
    widths = List.copyOf(widths);
  }

  /** A network of ReLU layers that classifies. */
  public static Shape relu(Integer... widths) {
    return new Shape(List.of(widths), Hidden.RELU);
  }

  /** Whether the output is a softmax; otherwise it is the identity. */
  public boolean classifies() {
    return hidden == Hidden.RELU;
  }

  /** The number of dense layers. */
  public int layers() {
    return widths.size() - 1;
  }

  /** The inputs of layer {@code layer}, counted from 0. */
  public int inputs(int layer) {
    return widths.get(layer);
  }

  /** The units of layer {@code layer}, counted from 0. */
  public int units(int layer) {
    return widths.get(layer + 1);
  }

  /** The number of values of a sample. */
  public int inputs() {
    return widths.get(0);
  }

  /** The number of values of a prediction. */
  public int outputs() {
    return widths.get(layers());
  }

  /** The number of weights of all layers: the multiply-adds of a forward pass of one sample. */
  public long weights() {
    long sum = 0;
    for (int layer = 0; layer < layers(); layer++) {
      sum += (long) inputs(layer) * units(layer);
    }
    return sum;
  }

  /** The number of weights and biases. */
  public int parameters() {
    return Math.toIntExact(
        weights() + widths.stream().skip(1).mapToLong(Integer::longValue).sum());
  }

  /** The widths with dashes between them. */
  @Override
  public String toString() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
