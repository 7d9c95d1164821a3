package dev.gradpoet.processor.layer;

import java.util.OptionalInt;

/** What targets a loss is defined for. */
public enum Targets {
  /** Any number. */
  ANY,

  /** From 0 to 1. */
  UNIT,

  /** −1 and 1. */
  SIGNS,

  /** At least 0: counts, as a rule. */
  COUNTS,

  /** Not negative, and 1 in sum over the outputs of a sample. */
  DISTRIBUTION;

  /**
   * What stands for every class but the one that a sample is of, which is 1: so a target may be given as the number of its class. Empty
   * where classes mean nothing.
   */
  public OptionalInt otherClass() {
    return switch (this) {
      case UNIT, DISTRIBUTION -> OptionalInt.of(0);
      case SIGNS -> OptionalInt.of(-1);
      case ANY, COUNTS -> OptionalInt.empty();
    };
  }
}
