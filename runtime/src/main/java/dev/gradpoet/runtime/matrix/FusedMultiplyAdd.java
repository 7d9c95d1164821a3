package dev.gradpoet.runtime.matrix;

/** Whether {@link Math#fma(float, float, float)} is one instruction: without that it is computed by big decimals, a thousand times slower. */
final class FusedMultiplyAdd {
  private static final int ROUNDS = 20;
  private static final int CALLS = 50;

  /** Interpreted, an instruction takes a tenth of this and a big decimal ten times as much. */
  private static final long NANOSECONDS = 300;

  private FusedMultiplyAdd() {}

  // x86 may lack it, and the virtual machine has no method that tells.
  static boolean isFast() {
    if (System.getProperty("os.arch", "").equals("aarch64")) {
      return true;
    }
    for (int round = 0; round < ROUNDS; round++) {
      if (isFastNow(round)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFastNow(int round) {
    float sum = 1 + round;
    long start = System.nanoTime();
    for (int call = 0; call < CALLS; call++) {
      sum = Math.fma(sum, 0.5f, 1.1f);
    }
    return System.nanoTime() - start < CALLS * NANOSECONDS && sum > 0;
  }
}
