package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A value of a program, row-major along its dimensions. Layer, name and whether it is a gradient identify it within its program.
 *
 * @param layer the layer that it belongs to, empty for those of the network
 * @param name what it is there, by the letter that formulas have for it
 * @param role what part it plays
 * @param isGradient whether it is the gradient of the loss by that value instead
 * @param indices its dimensions, outermost first
 */
public record Tensor(
    String layer, String name, Role role, boolean isGradient, List<Index> indices) {

  public Tensor {
    indices = List.copyOf(indices);
  }

  /** A tensor that is no gradient. */
  public static Tensor of(String layer, String name, Role role, List<Index> indices) {
    return new Tensor(layer, name, role, false, indices);
  }

  /** A tensor that is no gradient. */
  public static Tensor of(String layer, String name, Role role, Index... indices) {
    return of(layer, name, role, List.of(indices));
  }

  /** Another value of the same layer, of the same shape. */
  public Tensor sibling(String other) {
    return new Tensor(layer, other, Role.VALUE, false, indices);
  }

  /** The gradient of the loss by this tensor. */
  public Tensor gradient() {
    return new Tensor(layer, name, role, true, indices);
  }

  /** The tensor that this is the gradient by. */
  public Tensor original() {
    return new Tensor(layer, name, role, false, indices);
  }

  /** The same values along other dimensions. */
  public Tensor along(List<Index> others) {
    return new Tensor(layer, name, role, isGradient, others);
  }

  /** The same values with one dimension in place of all those of a layer's values. */
  public Tensor flat() {
    return along(Index.flattened(indices));
  }

  /** Whether this is, or is the gradient by, what training changes. */
  public boolean isParameter() {
    return role == Role.PARAMETER;
  }

  /** Whether it has values for each sample: along its first dimension. */
  public boolean isOfSamples() {
    return !indices.isEmpty() && indices.get(0).isBatch();
  }

  /** This tensor as a variable of an expression, read along its own dimensions. */
  public Expr.Var variable() {
    return new Expr.Var(text());
  }

  /** Identifies this within its program: {@code hidden.z}, and {@code d hidden.z} for the gradient by it. */
  public String text() {
    return (isGradient ? "d " : "") + (layer.isEmpty() ? "" : layer + ".") + name;
  }

  /** Whether this is the same value, whatever dimensions it is seen along. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor tensor
        && tensor.isGradient == isGradient
        && tensor.name.equals(name)
        && tensor.layer.equals(layer);
  }

  @Override
  public int hashCode() {
    return Objects.hash(layer, name, isGradient);
  }

  /** How many values there are along each dimension of one sample's. */
  public List<Integer> extents() {
    List<Integer> extents = new ArrayList<>();
    for (Index index : indices) {
      if (!index.isBatch()) {
        extents.add(index.extent());
      }
    }
    return extents;
  }

  /** The number of values with a batch of {@code batch} samples. */
  public int size(int batch) {
    int size = 1;
    for (Index index : indices) {
      size = Math.multiplyExact(size, index.extent(batch));
    }
    return size;
  }
}
