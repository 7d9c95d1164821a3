package dev.gradpoet.benchmarks;

/**
 * How long is measured.
 *
 * @param warmUpNanos how long at least to run before
 * @param repetitionNanos how long a repetition should take
 * @param repetitions how many
 */
public record Effort(long warmUpNanos, long repetitionNanos, int repetitions) {
  private static final long MILLISECOND = 1_000_000;

  /** That of a smoke run, or that of a run whose figures count. */
  public static Effort of(boolean quick) {
    return quick
        ? new Effort(600 * MILLISECOND, 50 * MILLISECOND, 3)
        : new Effort(2500 * MILLISECOND, 200 * MILLISECOND, 9);
  }

  /** Passes of a repetition, when one took {@code nanosPerPass} with the warm-up in it. */
  int passes(double nanosPerPass) {
    return (int) Math.max(1, Math.ceil(repetitionNanos / nanosPerPass));
  }

  /** Passes of the next call in the warm-up: a tenth of it, so that long calls are warm too. */
  int warmUpPasses(long passes, long elapsed) {
    return (int) Math.max(1, Math.min(1 << 20, passes * (warmUpNanos / 10) / Math.max(1, elapsed)));
  }
}
