package dev.gradpoet.lab.data;

import java.util.function.Supplier;

/** A column of categories while it is read: those that occur are collected, or looked up where they are fixed. */
final class CategorySlot implements Slot {
  private final String name;
  private final Vocabulary vocabulary;
  private final boolean unknownAsZeros;
  private final boolean takesMissing;
  private int[] positions = {};

  CategorySlot(String name, Vocabulary vocabulary, boolean unknownAsZeros, boolean takesMissing) {
    this.name = name;
    this.vocabulary = vocabulary;
    this.unknownAsZeros = unknownAsZeros;
    this.takesMissing = takesMissing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takesMissing() {
    return takesMissing;
  }

  @Override
  public float parse(char[] text, int from, int length) {
    String category = new String(text, from, length);
    int code = vocabulary.code(category);
    if (code == Vocabulary.UNKNOWN && !unknownAsZeros) {
      throw new IllegalArgumentException(Names.quote(category)
          + " is an unknown category, expected " + Names.oneOf(vocabulary.categories()));
    }
    return code;
  }

  @Override
  public void keep(float raw) {
    if (raw >= 0) {
      vocabulary.use((int) raw);
    }
  }

  @Override
  public CategoricalColumn column(Supplier<float[]> values) {
    positions = vocabulary.positions();
    CategoricalColumn column =
        new CategoricalColumn(name, vocabulary.categories(), unknownAsZeros, takesMissing);
    if (column.width() == 0) {
      throw new IllegalArgumentException("all values are missing, so there is no category");
    }
    return column;
  }

  /** The position of the category of a row among the column's; after {@link #column}. */
  int position(float raw) {
    return positions[(int) raw];
  }

  @Override
  public void write(float raw, float[] inputs, int at) {
    // Missing is NaN, unknown is negative: all zeros.
    if (raw >= 0) {
      inputs[at + position(raw)] = 1;
    }
  }
}
