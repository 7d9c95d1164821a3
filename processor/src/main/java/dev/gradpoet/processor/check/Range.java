package dev.gradpoet.processor.check;

import java.util.function.DoublePredicate;

/** The values that an option may have; NaN and the infinities are in none. */
enum Range {
  FINITE("finite", value -> true),
  POSITIVE("finite and greater than 0", value -> value > 0),
  /** Twice that is a constant of the gradient, and a finite float. */
  PENALTY("at least 0 and at most 1E38", value -> value >= 0 && value <= 1e38),
  /** Half its square is a constant of the loss, and a finite float. */
  HUBER_DELTA("greater than 0 and at most 1E19", value -> value > 0 && value <= 1e19),
  BELOW_ONE("at least 0 and less than 1", value -> value >= 0 && value < 1);

  private final String words;
  private final DoublePredicate bounds;

  Range(String words, DoublePredicate bounds) {
    this.words = words;
    this.bounds = bounds;
  }

  boolean contains(double value) {
    return Double.isFinite(value) && bounds.test(value);
  }

  /** The range in words, to follow "must be". */
  String words() {
    return words;
  }
}
