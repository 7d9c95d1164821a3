package dev.gradpoet.benchmarks;

import java.util.OptionalDouble;

/** A network of a peer, ready for one case. */
public interface Session extends AutoCloseable {

  /** Does the work of the case {@code passes} times for all samples, in their order. This is timed. */
  void run(int passes);

  /** The prediction for one sample. */
  float[] predict(float[] sample);

  /** What differs from the case, and what was set; empty if there is nothing to say. */
  default String note() {
    return "";
  }

  /** Bytes allocated by a step, where the session can count them better than around a pass. */
  default OptionalDouble bytesPerStep() {
    return OptionalDouble.empty();
  }

  @Override
  default void close() {}
}
