package dev.gradpoet.benchmarks.gradpoet;

/** a = b + s c over arrays, as J. D. McCalpin's STREAM counts it: 12 bytes for each element. */
final class Triad implements Kernel {
  private static final int BYTES = 12;
  private static final int LEAST_ELEMENTS = 1 << 20;

  private final float[] a;
  private final float[] b;
  private final float[] c;
  private final int repeats;

  /** Three arrays of {@code bytes} together. */
  Triad(int bytes) {
    int length = bytes / BYTES;
    this.a = new float[length];
    this.b = new float[length];
    this.c = new float[length];
    this.repeats = Math.max(1, LEAST_ELEMENTS / length);
  }

  @Override
  public double run() {
    for (int i = 0; i < repeats; i++) {
      pass(a, b, c, 0.5f);
    }
    return (double) BYTES * a.length * repeats;
  }

  private static void pass(float[] a, float[] b, float[] c, float s) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + s * c[i];
    }
  }
}
