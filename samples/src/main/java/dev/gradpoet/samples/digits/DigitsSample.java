package dev.gradpoet.samples.digits;

/** Learns to read handwritten digits. */
public final class DigitsSample {
  private DigitsSample() {}

  /** Runs the sample. */
  public static void main(String[] args) {
    System.out.println("digits");
  }
}
