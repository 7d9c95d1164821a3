package dev.gradpoet.benchmarks;

/** How long is measured. */
public enum Effort {
  /** A smoke run. */
  QUICK(600, 50, 3),
  /** A point of a curve. */
  CURVE(1500, 200, 5),
  /** A figure that counts. */
  FULL(2500, 200, 9);

  private static final long MILLISECOND = 1_000_000;

  private final long warmUpNanos;
  private final long repetitionNanos;
  private final int repetitions;

  Effort(int warmUpMillis, int repetitionMillis, int repetitions) {
    this.warmUpNanos = warmUpMillis * MILLISECOND;
    this.repetitionNanos = repetitionMillis * MILLISECOND;
    this.repetitions = repetitions;
  }

  /** How long at least to run before. */
  public long warmUpNanos() {
    return warmUpNanos;
  }

  /** How long a repetition should take. */
  public long repetitionNanos() {
    return repetitionNanos;
  }

  /** How many repetitions. */
  public int repetitions() {
    return repetitions;
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
