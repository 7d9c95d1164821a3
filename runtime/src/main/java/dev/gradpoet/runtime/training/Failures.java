package dev.gradpoet.runtime.training;

/** Hands exceptions of one thread to another. */
final class Failures {
  private Failures() {}

  /** {@code thrown} as what may be thrown anywhere; throws it itself if it is an {@link Error}. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }
}
