package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the sums of one tile: as many vectors as it has are loaded, summed over the depth, and stored. */
final class RegisterTile {
  private RegisterTile() {}

  // private static void tile2x1(int depth, float[] a, int aAt, …) {
  //   FloatVector c00 = load(s, sAt);
  //   FloatVector c10 = load(s, sAt + sRow);
  //   for (int k = 0; k < depth; k++) {
  //     final FloatVector b0 = load(b, bAt);
  //     final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
  //     c00 = a0.fma(b0, c00);
  //     …
  //     aAt += aStep;
  //     bAt += bRow;
  //   }
  //   least.max(c00).intoArray(c, cAt);
  //   …
  // }
  /**
   * The body of the method for a tile of {@code rows} × {@code vectors}.
   *
   * @param isDense whether the values of a lie one after another: then the just-in-time compiler finds their bounds before the loop,
   *     which is a fifth of the time of one row
   */
  static CodeBlock body(int rows, int vectors, boolean isDense) {
    CodeBlock.Builder body = CodeBlock.builder();
    cells(rows, vectors)
        .forEach(cell -> body.addStatement(
            "$T $L = $T.fromArray(SPECIES, s, $L)",
            VectorTypes.FLOAT_VECTOR,
            cell.name(),
            VectorTypes.FLOAT_VECTOR,
            cell.place("s")));
    body.beginControlFlow("for (int k = 0; k < depth; k++)");
    for (int j = 0; j < vectors; j++) {
      body.addStatement(
          "final $T b$L = $T.fromArray(SPECIES, b, bAt$L)",
          VectorTypes.FLOAT_VECTOR,
          j,
          VectorTypes.FLOAT_VECTOR,
          lanes(j));
    }
    for (int r = 0; r < rows; r++) {
      body.addStatement(
          "final $T a$L = $T.broadcast(SPECIES, a[aAt$L$L])",
          VectorTypes.FLOAT_VECTOR,
          r,
          VectorTypes.FLOAT_VECTOR,
          rowsOf("a", r),
          isDense ? " + k" : "");
      for (int j = 0; j < vectors; j++) {
        String c = "c" + r + j;
        body.addStatement("$L = a$L.fma(b$L, $L)", c, r, j, c);
      }
    }
    if (!isDense) {
      body.addStatement("aAt += aStep");
    }
    body.addStatement("bAt += bRow")
        .endControlFlow()
        .addStatement(
            "final $T least = $T.broadcast(SPECIES, floor)",
            VectorTypes.FLOAT_VECTOR,
            VectorTypes.FLOAT_VECTOR);
    cells(rows, vectors)
        .forEach(cell ->
            body.addStatement("least.max($L).intoArray(c, $L)", cell.name(), cell.place("c")));
    return body.build();
  }

  private record Cell(int row, int vector) {
    String name() {
      return "c" + row + vector;
    }

    String place(String matrix) {
      return matrix + "At" + rowsOf(matrix, row) + lanes(vector);
    }
  }

  private static Stream<Cell> cells(int rows, int vectors) {
    return IntStream.range(0, rows)
        .boxed()
        .flatMap(r -> IntStream.range(0, vectors).mapToObj(j -> new Cell(r, j)));
  }

  private static String rowsOf(String matrix, int rows) {
    return switch (rows) {
      case 0 -> "";
      case 1 -> " + " + matrix + "Row";
      default -> " + " + rows + " * " + matrix + "Row";
    };
  }

  private static String lanes(int vectors) {
    return switch (vectors) {
      case 0 -> "";
      case 1 -> " + LANES";
      default -> " + " + vectors + " * LANES";
    };
  }
}
