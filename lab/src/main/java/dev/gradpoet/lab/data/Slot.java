package dev.gradpoet.lab.data;

import java.util.function.Supplier;

/** A chosen column while a file is read: its values become one float each, from which inputs are written when all is read. */
interface Slot {

  /** The name in the header. */
  String name();

  /** Whether a missing value is no error: it becomes NaN. */
  boolean takesMissing();

  /**
   * The float that stands for a value that is not missing.
   *
   * @throws IllegalArgumentException if it is not a value of this column, with the reason
   */
  float parse(char[] text, int from, int length);

  /** Says that a row with that float is kept. */
  void keep(float raw);

  /**
   * What later rows are encoded by; after the last row.
   *
   * @param values gives the floats of the rows that are kept, a copy
   * @throws IllegalArgumentException if what was read does not tell
   */
  Column column(Supplier<float[]> values);

  /** Writes the inputs of the float of a row; after {@link #column}. */
  void write(float raw, float[] inputs, int at);
}
