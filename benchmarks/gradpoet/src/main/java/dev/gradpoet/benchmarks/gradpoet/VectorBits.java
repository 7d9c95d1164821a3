package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.PeerMain;
import jdk.incubator.vector.FloatVector;

/** Tells the width of the vectors that this JVM takes by itself. */
public final class VectorBits {
  private VectorBits() {}

  /** Prints it. */
  public static void main(String[] args) {
    PeerMain.print("bits", String.valueOf(FloatVector.SPECIES_PREFERRED.vectorBitSize()));
  }
}
