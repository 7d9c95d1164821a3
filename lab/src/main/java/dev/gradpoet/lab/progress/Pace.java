package dev.gradpoet.lab.progress;

import java.util.OptionalLong;

/**
 * How fast training is: by its last seconds, but by a whole epoch at least, since the end of an epoch takes time too. The first epoch, in which
 * classes are loaded and code is cold, is left out as soon as there is another one.
 */
final class Pace {

  /** A moment in nanoseconds, and the samples that were done then. */
  private record Mark(long time, long done) {}

  private static final double NANOSECONDS = 1e-9;
  private static final long WINDOW = 3_000_000_000L;
  /** After so long, one epoch tells enough. */
  private static final long LONG_EPOCH = 10_000_000_000L;

  private final long start;
  private int epochs;
  /** What is measured from, and what will be next. */
  private Mark from;

  private Mark next;

  Pace(long now) {
    start = now;
    from = new Mark(now, 0);
    next = from;
  }

  /** An epoch is over, and so many samples were done since the start. */
  void epochDone(long done, long now) {
    epochs++;
    if (epochs == 1) {
      next = new Mark(now, done);
    } else if (epochs == 2 || now - next.time >= WINDOW) {
      from = next;
      next = new Mark(now, done);
    }
  }

  /** Samples per second, where so many were done since the start; 0 if none was. */
  double speed(long done, long now) {
    return (done - from.done) / Math.max(NANOSECONDS, (now - from.time) * NANOSECONDS);
  }

  /** The seconds that {@code left} samples take, if two epochs tell or a long one. */
  OptionalLong secondsLeft(long left, long done, long now) {
    boolean known = done > from.done && (epochs >= 2 || now - start >= LONG_EPOCH);
    return known ? OptionalLong.of(Math.round(left / speed(done, now))) : OptionalLong.empty();
  }
}
