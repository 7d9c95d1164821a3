package dev.gradpoet.processor.emit;

import dev.gradpoet.processor.emit.kernel.NamedCells;

/**
 * A generated class that computes one sample after another.
 *
 * @param cells what the names of its fields and locals stand for
 * @param methods what its methods are called
 */
public record ReadableClass(GeneratedClass generated, NamedCells cells, Methods methods) {

  /**
   * The names of methods; a name that a class has no method of is no other method's.
   *
   * @param training returns the loss of a sample and adds its gradient
   * @param prediction predicts a sample
   * @param penalty returns the penalties on weights
   * @param addPenalty adds their gradient
   * @param mask draws a factor of dropout
   */
  public record Methods(
      String training, String prediction, String penalty, String addPenalty, String mask) {}
}
