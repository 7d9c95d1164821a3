package dev.gradpoet.processor.nest;

/**
 * A dimension that tensors share: two tensors that have the same index run along it together.
 *
 * @param name how formulas call it
 * @param extent how many values it takes; 0 for the batch, whose size is known at run time only
 */
public record Index(String name, int extent) {

  /** Runs over the samples of a batch. */
  public static final Index BATCH = new Index("b", 0);

  /** Whether this runs over the samples of a batch. */
  public boolean isBatch() {
    return equals(BATCH);
  }
}
