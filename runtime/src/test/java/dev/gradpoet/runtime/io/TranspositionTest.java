package dev.gradpoet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranspositionTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "7, 1", "2, 3", "32, 32", "33, 31", "31, 65", "100, 64"})
  void rowsBecomeColumns(int rows, int columns) {
    float[] from = new float[3 + rows * columns];
    for (int i = 0; i < from.length; i++) {
      from[i] = i;
    }
    float[] to = new float[5 + rows * columns + 1];
    Transposition.transpose(from, 3, rows, columns, to, 5);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        assertThat(to[5 + column * rows + row]).isEqualTo(3 + row * columns + column);
      }
    }
    assertThat(to[4]).isZero();
    assertThat(to[to.length - 1]).isZero();
  }
}
