package dev.gradpoet.runtime.matrix;

/** A way to multiply matrices. */
interface Multiplier {
  /** The most columns of a tile: sixteen vectors of 512 bits. */
  int WIDEST = 256;

  /** About how many values a product of matrices that lie so copies one by one. */
  long copies(int rows, int columns, int depth, Strided a, Strided b, Strided c);

  /** c = max(s + a · b, floor). */
  void multiply(
      int rows, int columns, int depth, Strided a, Strided b, Strided s, Strided c, float floor);
}
