package dev.gradpoet.processor.emit.tiles;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.VectorTypes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes the sums of one tile: as many vectors as it has are loaded, summed over the depth, and stored.
 *
 * @param access where it finds the values of a
 */
record RegisterTile(int rows, int vectors, Access access) {

  /**
   * How the values of a lie. Where one of both distances is known to be 1, the just-in-time compiler checks the bounds once: a tile of 6 ×
   * 4 vectors takes a tenth less time, one of a single row a fifth.
   */
  enum Access {
    /** Those for one row of the product one after another. */
    ALONG,
    /** Those for all rows of the tile one after another. */
    ACROSS,
    /** At any distance, for tiles that finish the others. */
    ANY
  }

  /** What the method for this tile is called. */
  String name() {
    return "tile" + rows + "x" + vectors + (access == Access.ACROSS ? "Across" : "");
  }

  /** Whether the method takes {@code distance}: not where it is known, or no row is next. */
  private boolean takes(String distance) {
    return switch (distance) {
      case "aStep" -> access != Access.ALONG;
      case "aRow" -> rows > 1 && access != Access.ACROSS;
      default -> rows > 1;
    };
  }

  private static final List<String> PARAMETERS = List.of(
      "depth", "a", "aAt", "aRow", "aStep", "b", "bAt", "bRow", "s", "sAt", "sRow", "c", "cAt",
      "cRow", "floor");

  private static final List<String> DISTANCES = List.of("aRow", "aStep", "sRow", "cRow");

  /** The parameters of the method for this tile. */
  Stream<String> parameters() {
    return PARAMETERS.stream()
        .filter(parameter -> !DISTANCES.contains(parameter) || takes(parameter));
  }

  // depth, a, aAt + r * aRow, aRow, b, bAt, bRow, s, sAt + r * sRow, sRow, c, cAt + r * cRow, …
  /** The arguments for the tile at a column and a row, each empty for the first. */
  CodeBlock arguments(String column, String row) {
    return parameters()
        .map(parameter -> switch (parameter) {
          case "a", "b", "s", "c", "floor" -> CodeBlock.of("$W$L", parameter);
          case "aAt" -> CodeBlock.of(" aAt$L", row(row, access == Access.ACROSS ? "" : " * aRow"));
          case "bAt" -> CodeBlock.of(" bAt$L", plus(column));
          case "sAt" -> CodeBlock.of(" sAt$L$L", row(row, " * sRow"), plus(column));
          case "cAt" -> CodeBlock.of(" cAt$L$L", row(row, " * cRow"), plus(column));
          case "depth" -> CodeBlock.of("depth");
          default -> CodeBlock.of(" $L", parameter);
        })
        .reduce((before, next) -> CodeBlock.of("$L,$L", before, next))
        .orElseThrow();
  }

  private static String row(String row, String distance) {
    return row.isEmpty() ? "" : plus(row + distance);
  }

  private static String plus(String offset) {
    return offset.isEmpty() ? "" : " + " + offset;
  }

  // private static void tile2x1(int depth, float[] a, int aAt, …) {
  //   FloatVector c0_0 = load(s, sAt);
  //   FloatVector c1_0 = load(s, sAt + sRow);
  //   for (int k = 0; k < depth; k++) {
  //     final FloatVector b0 = load(b, bAt);
  //     final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
  //     c0_0 = a0.fma(b0, c0_0);
  //     …
  //     aAt += aStep;
  //     bAt += bRow;
  //   }
  //   least.max(c0_0).intoArray(c, cAt);
  //   …
  // }
  /** The body of the method. */
  CodeBlock body() {
    CodeBlock.Builder body = CodeBlock.builder();
    cells()
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
          "final $T a$L = $T.broadcast(SPECIES, a[$L])",
          VectorTypes.FLOAT_VECTOR,
          r,
          VectorTypes.FLOAT_VECTOR,
          placeOfA(r));
      for (int j = 0; j < vectors; j++) {
        String c = new Cell(r, j).name();
        body.addStatement("$L = a$L.fma(b$L, $L)", c, r, j, c);
      }
    }
    if (access != Access.ALONG) {
      body.addStatement("aAt += aStep");
    }
    body.addStatement("bAt += bRow")
        .endControlFlow()
        .addStatement(
            "final $T least = $T.broadcast(SPECIES, floor)",
            VectorTypes.FLOAT_VECTOR,
            VectorTypes.FLOAT_VECTOR);
    cells()
        .forEach(cell ->
            body.addStatement("least.max($L).intoArray(c, $L)", cell.name(), cell.place("c")));
    return body.build();
  }

  private String placeOfA(int row) {
    return switch (access) {
      case ALONG -> "aAt" + rowsOf("a", row) + " + k";
      case ACROSS -> row == 0 ? "aAt" : "aAt + " + row;
      case ANY -> "aAt" + rowsOf("a", row);
    };
  }

  private record Cell(int row, int vector) {
    String name() {
      return "c" + row + "_" + vector;
    }

    String place(String matrix) {
      return matrix + "At" + rowsOf(matrix, row) + lanes(vector);
    }
  }

  private Stream<Cell> cells() {
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
