package dev.gradpoet.processor.program;

import dev.gradpoet.processor.nest.Tensor;

/**
 * A tensor that training changes.
 *
 * @param name what it is in its layer, as {@code weights}
 * @param tensor its values
 * @param offset where it starts among all parameters
 * @param role what it is for: weight decay is for weights and tables
 * @param start how it is set before training
 * @param l1 λ₁ of the penalty λ₁ Σ |w|
 * @param l2 λ₂ of the penalty λ₂ Σ w²
 */
public record Parameter(
    String name, Tensor tensor, int offset, ParameterRole role, Start start, double l1, double l2) {

  /** A parameter without penalty; where it lies is decided when all are known. */
  public static Parameter of(String name, Tensor tensor, ParameterRole role, Start start) {
    return new Parameter(name, tensor, 0, role, start, 0, 0);
  }

  /** The same with penalties. */
  public Parameter penalised(double l1, double l2) {
    return new Parameter(name, tensor, offset, role, start, l1, l2);
  }

  /** The same, from {@code offset} on. */
  public Parameter at(int offset) {
    return new Parameter(name, tensor, offset, role, start, l1, l2);
  }

  public boolean isPenalised() {
    return l1 != 0 || l2 != 0;
  }

  /** The number of values. */
  public int size() {
    return tensor.size(1);
  }
}
