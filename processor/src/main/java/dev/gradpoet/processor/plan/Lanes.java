package dev.gradpoet.processor.plan;

/** The lanes of vectors. How many a machine has is not known before run time, but how many at most. */
public final class Lanes {
  /** The most lanes of a vector of floats: those of 512 bits. */
  public static final int MOST = 16;

  private Lanes() {}

  /** {@code width}, rounded up to whole vectors of any machine. */
  public static int roundUp(int width) {
    return (width + MOST - 1) / MOST * MOST;
  }
}
