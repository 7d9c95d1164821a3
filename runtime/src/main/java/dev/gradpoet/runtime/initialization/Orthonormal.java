package dev.gradpoet.runtime.initialization;

import dev.gradpoet.runtime.SplitMix64;

/** Random orthonormal vectors. */
final class Orthonormal {
  /** A Gaussian vector shorter than this after projection has lost its digits to cancellation, and is drawn again. */
  private static final double DEGENERATE = 1e-6;

  private Orthonormal() {}

  /** {@code count} orthonormal vectors of {@code length} values, {@code count <= length}. */
  static double[][] basis(int count, int length, SplitMix64 random) {
    Gaussian gaussian = new Gaussian(random);
    double[][] basis = new double[count][length];
    for (int v = 0; v < count; v++) {
      double norm;
      do {
        for (int i = 0; i < length; i++) {
          basis[v][i] = gaussian.next();
        }
        // Once leaves the rounding errors of the projection in; twice is enough (Kahan, in Parlett
        // 1980).
        project(basis, v);
        project(basis, v);
        norm = Math.sqrt(dot(basis[v], basis[v]));
      } while (norm < DEGENERATE);
      for (int i = 0; i < length; i++) {
        basis[v][i] /= norm;
      }
    }
    return basis;
  }

  /** Subtracts from vector {@code v} its parts along the vectors before it. */
  private static void project(double[][] basis, int v) {
    double[] vector = basis[v];
    for (int b = 0; b < v; b++) {
      double[] unit = basis[b];
      double part = dot(vector, unit);
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= part * unit[i];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
