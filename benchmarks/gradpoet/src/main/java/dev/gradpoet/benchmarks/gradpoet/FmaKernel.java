package dev.gradpoet.benchmarks.gradpoet;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Fused multiply-adds in registers: 10 chains hide the latency of 4 cycles on two units. */
final class FmaKernel implements Kernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 10;
  private static final int TURNS = 100_000;

  private float sink;

  @Override
  public double run() {
    FloatVector a = FloatVector.broadcast(SPECIES, 0.999_999f);
    FloatVector b = FloatVector.broadcast(SPECIES, 1e-6f);
    FloatVector s0 = b;
    FloatVector s1 = b;
    FloatVector s2 = b;
    FloatVector s3 = b;
    FloatVector s4 = b;
    FloatVector s5 = b;
    FloatVector s6 = b;
    FloatVector s7 = b;
    FloatVector s8 = b;
    FloatVector s9 = b;
    for (int i = 0; i < TURNS; i++) {
      s0 = s0.fma(a, b);
      s1 = s1.fma(a, b);
      s2 = s2.fma(a, b);
      s3 = s3.fma(a, b);
      s4 = s4.fma(a, b);
      s5 = s5.fma(a, b);
      s6 = s6.fma(a, b);
      s7 = s7.fma(a, b);
      s8 = s8.fma(a, b);
      s9 = s9.fma(a, b);
    }
    FloatVector low = s0.add(s1).add(s2).add(s3).add(s4);
    sink += low.add(s5).add(s6).add(s7).add(s8).add(s9).lane(0);
    if (Float.isNaN(sink)) {
      throw new IllegalStateException("the sum is NaN");
    }
    return 2.0 * CHAINS * TURNS * SPECIES.length();
  }
}
