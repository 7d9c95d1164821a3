package dev.gradpoet.processor.problem;

import java.util.Optional;

/** The values that an option may have; NaN and the infinities are in none. */
public enum Range {
  FINITE("finite", -Double.MAX_VALUE, Double.MAX_VALUE),
  POSITIVE("finite and greater than 0", Double.MIN_VALUE, Double.MAX_VALUE),
  /** Twice that is a constant of the gradient, and a finite float. */
  PENALTY("at least 0 and at most 1E38", 0, 1e38),
  /** Half its square is a constant of the loss, and a finite float. */
  HUBER_DELTA("greater than 0 and at most 1E19", Double.MIN_VALUE, 1e19),
  BELOW_ONE("at least 0 and less than 1", 0, Math.nextDown(1.0));

  private final String words;
  private final double least;
  private final double greatest;

  Range(String words, double least, double greatest) {
    this.words = words;
    this.least = least;
    this.greatest = greatest;
  }

  private boolean contains(double value) {
    return value >= least && value <= greatest;
  }

  /** What is wrong with {@code value} as an option of {@code subject}, if anything; as a float it must be in range, too. */
  public Optional<String> problem(String subject, String option, double value) {
    if (!contains(value)) {
      return Optional.of(Messages.outOfRange(subject, option, value, this));
    }
    return contains((float) value)
        ? Optional.empty()
        : Optional.of(Messages.outOfRangeAsFloat(subject, option, value, this));
  }

  /** The range in words, to follow "must be". */
  String words() {
    return words;
  }
}
