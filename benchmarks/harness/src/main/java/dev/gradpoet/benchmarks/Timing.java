package dev.gradpoet.benchmarks;

import java.util.Arrays;

/**
 * Nanoseconds of a step, over several repetitions.
 *
 * @param median the median of the repetitions
 * @param least the fastest
 * @param most the slowest
 */
public record Timing(double median, double least, double most) {

  /** Warms up, then repeats passes. */
  static Timing of(Session session, int steps, Effort effort) {
    long start = System.nanoTime();
    long passes = 0;
    long elapsed;
    int next = 1;
    do {
      session.run(next);
      passes += next;
      elapsed = System.nanoTime() - start;
      next = effort.warmUpPasses(passes, elapsed);
    } while (elapsed < effort.warmUpNanos());
    int perRepetition = effort.passes(elapsed / (double) passes);
    double[] nanos = new double[effort.repetitions()];
    for (int i = 0; i < nanos.length; i++) {
      long before = System.nanoTime();
      session.run(perRepetition);
      nanos[i] = (System.nanoTime() - before) / ((double) perRepetition * steps);
    }
    Arrays.sort(nanos);
    return new Timing(nanos[nanos.length / 2], nanos[0], nanos[nanos.length - 1]);
  }
}
