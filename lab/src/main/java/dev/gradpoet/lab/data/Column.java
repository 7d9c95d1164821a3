package dev.gradpoet.lab.data;

import java.util.List;

/** A column of features: its name, and how a value of it becomes inputs of a network. Immutable. */
public sealed interface Column permits NumericColumn, CategoricalColumn {

  /** The name in the header. */
  String name();

  /** How many inputs a value becomes. */
  int width();

  /** A name for each of these inputs: {@code age}, or {@code city=Berlin}. */
  List<String> inputNames();

  /**
   * Writes the inputs of one value.
   *
   * @param value the value as in a file, without the white space of Unicode around it; empty if it is missing
   * @param inputs receives {@link #width} values
   * @param at the index of the first of them
   * @throws IllegalArgumentException if it is not a value of this column, saying what was expected
   */
  void encode(String value, float[] inputs, int at);
}
