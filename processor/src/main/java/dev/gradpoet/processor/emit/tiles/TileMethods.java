package dev.gradpoet.processor.emit.tiles;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.emit.tiles.RegisterTile.Access;
import dev.gradpoet.processor.plan.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The methods that multiply matrices in tiles: as many rows and vectors of the product as the registers hold, summed over the whole depth
 * before they are stored.
 *
 * <p>Source: K. Goto, R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, ACM Transactions on Mathematical Software 34
 * (2008). Nothing is packed but edges: a batch reads the weights too few times to pay for that.
 */
final class TileMethods {
  /** The rows of a tile: 6 × 4 vectors fit 32 registers, 6 × 2 fit 16. */
  private static final int ROWS = 6;

  /** The rows of tiles for the rows that remain, largest first. */
  private static final int[] REMAINING_ROWS = {2, 1};

  private static final int[] VECTORS = {4, 2, 1};

  /**
   * The vectors of a single row whose values of a lie one after another. It is computed as fast as memory gives the weights: the more of a
   * row are read in order, the better.
   */
  private static final int[] ONE_ROW = {16, 8};

  private final Names names;
  private boolean multiplies;

  TileMethods(Names names) {
    this.names = names;
  }

  String multiply() {
    multiplies = true;
    return names.function("multiply");
  }

  /** The constants that the tiles are chosen by, and scratch values of the given numbers of rows. */
  List<FieldSpec> constants(int turnedRows, int zeros) {
    List<FieldSpec> fields = new ArrayList<>();
    if (!multiplies) {
      return fields;
    }
    fields.add(
        FieldSpec.builder(int.class, "VECTORS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "How many vectors wide a tile is: 6 × 4 want 32 registers, which 256-bit machines may not have.\n")
            .initializer("LANES == 8 ? 2 : 4")
            .build());
    fields.add(
        FieldSpec.builder(int.class, "DEPTH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                "The rows of b that a pass takes: so many, as wide as a tile, stay in the second-level cache.\n")
            .initializer("1024")
            .build());
    if (zeros > 0 || turnedRows > 0) {
      fields.add(FieldSpec.builder(
              float[].class, "ZEROS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
          .initializer(
              "new float[$L]",
              zeros > Samples.BATCH
                  ? CodeBlock.of("$L", Lanes.roundUp(zeros))
                  : CodeBlock.of("BATCH"))
          .build());
    }
    return fields;
  }

  // edge = new float[33 * LANES];
  // turned = new float[32 * BATCH];
  List<Array> arrays(int edgeRows, int turnedRows) {
    List<Array> arrays = new ArrayList<>();
    if (edgeRows > 0) {
      arrays.add(
          new Array(Use.ALL, "edge", CodeBlock.of("new float[$L * LANES]", edgeRows))
              .withDoc(
                  "The last columns of a matrix, where they fill no vector: one for each of its rows.\n"));
    }
    if (turnedRows > 0) {
      CodeBlock turned = CodeBlock.of("new float[$L * BATCH]", turnedRows);
      arrays.add(new Array(Use.ACCUMULATE, "turned", turned)
          .withDoc("δ with its samples side by side, for the product with weights.\n"));
      arrays.add(new Array(Use.ACCUMULATE, "productTurned", turned)
          .withDoc(
              "That product: the gradient by what a layer reads, its samples side by side.\n"));
    }
    return arrays;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (multiplies) {
      methods.add(multiplyMethod());
      methods.add(panelsMethod());
      for (int vectors : ONE_ROW) {
        methods.add(method(oneRow(vectors)));
      }
      for (int vectors : VECTORS) {
        methods.add(panelMethod(vectors));
        methods.add(method(new RegisterTile(ROWS, vectors, Access.ALONG)));
        methods.add(method(new RegisterTile(ROWS, vectors, Access.ACROSS)));
        for (int rows : REMAINING_ROWS) {
          methods.add(method(new RegisterTile(rows, vectors, Access.ANY)));
        }
      }
    }
    return methods;
  }

  private static final List<String> SIZES = List.of("rows", "columns", "depth");

  private static final List<String> MATRICES = List.of(
      "a", "aAt", "aRow", "aStep", "b", "bAt", "bRow", "s", "sAt", "sRow", "c", "cAt", "cRow",
      "floor");

  private static final Map<String, Class<?>> TYPES = Map.of(
      "a",
      float[].class,
      "b",
      float[].class,
      "s",
      float[].class,
      "c",
      float[].class,
      "floor",
      float.class);

  /** A method over the matrices, for a product of those sizes. */
  private MethodSpec.Builder method(String name, Stream<String> sizes) {
    return withParameters(name, Stream.concat(sizes, MATRICES.stream()));
  }

  private MethodSpec.Builder withParameters(String name, Stream<String> parameters) {
    return MethodSpec.methodBuilder(names.function(name))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameters(parameters
            .map(parameter -> ParameterSpec.builder(
                    TYPES.getOrDefault(parameter, int.class), parameter)
                .build())
            .toList());
  }

  // private static void multiply(int rows, int columns, int depth, float[] a, int aAt, …) {
  //   int k = 0;
  //   for (; depth - k > DEPTH; k += DEPTH) {
  //     panels(rows, columns, DEPTH, a, aAt + k * aStep, aRow, aStep, b, bAt + k * bRow, …);
  //     s = c;
  //     …
  //   }
  //   panels(rows, columns, depth - k, …, floor);
  // }
  private MethodSpec multiplyMethod() {
    return method("multiply", SIZES.stream())
        .addJavadoc("""
            c = max(s + a · b, floor) for rows × columns values, each the sum of depth products: a floor of zero is relu.

            <p>a[r][k] is {@code a[aAt + r * aRow + k * aStep]}; b, s and c lie along their columns, row after row: b[k][j] is
            {@code b[bAt + k * bRow + j]}. The columns fill whole vectors.
            """)
        .addStatement("int k = 0")
        .beginControlFlow("for (; depth - k > DEPTH; k += DEPTH)")
        .addStatement(
            "$N(rows, columns, DEPTH,$Wa, aAt + k * aStep, aRow, aStep,$Wb, bAt + k * bRow, bRow,$Ws, sAt, sRow,$Wc, cAt, cRow,$W$T.NEGATIVE_INFINITY)",
            names.function("panels"),
            Float.class)
        .addStatement("s = c")
        .addStatement("sAt = cAt")
        .addStatement("sRow = cRow")
        .endControlFlow()
        .addStatement(
            "$N(rows, columns, depth - k,$Wa, aAt + k * aStep, aRow, aStep,$Wb, bAt + k * bRow, bRow,$Ws, sAt, sRow,$Wc, cAt, cRow,$Wfloor)",
            names.function("panels"))
        .build();
  }

  // private static void panels(int rows, int columns, int depth, …) {
  //   int j = 0;
  //   if (rows == 1 && aStep == 1) {
  //     if (VECTORS == 4) {
  //       for (; j <= columns - 16 * LANES; j += 16 * LANES) {
  //         tile1x16(depth, a, aAt, b, bAt + j, bRow, s, sAt + j, c, cAt + j, floor);
  //       }
  //     }
  //     for (; j <= columns - 8 * LANES; j += 8 * LANES) {
  //       …
  //     }
  //   }
  //   if (VECTORS == 4) {
  //     for (; j <= columns - 4 * LANES; j += 4 * LANES) {
  //       panel4(rows, depth, a, aAt, aRow, aStep, b, bAt + j, bRow, s, sAt + j, sRow, c, …);
  //     }
  //   }
  //   …
  // }
  private MethodSpec panelsMethod() {
    MethodSpec.Builder method = method("panels", SIZES.stream())
        .addJavadoc("Takes the columns by panels, as wide as the tiles.\n")
        .addStatement("int j = 0");
    method.beginControlFlow("if (rows == 1 && aStep == 1)");
    for (int vectors : ONE_ROW) {
      panel(method, vectors, vectors > 8, call(oneRow(vectors), "j", ""));
    }
    method.endControlFlow();
    for (int vectors : VECTORS) {
      CodeBlock call = CodeBlock.of(
          "$N(rows, depth,$Wa, aAt, aRow, aStep,$Wb, bAt + j, bRow,$Ws, sAt + j, sRow,$Wc, cAt + j, cRow,$Wfloor)",
          names.function("panel" + vectors));
      panel(method, vectors, vectors == 4, call);
    }
    return method.build();
  }

  /** @param isLarge whether that takes 32 registers */
  private static void panel(
      MethodSpec.Builder method, int vectors, boolean isLarge, CodeBlock call) {
    CodeBlock width = vectors == 1 ? CodeBlock.of("LANES") : CodeBlock.of("$L * LANES", vectors);
    if (isLarge) {
      method.beginControlFlow("if (VECTORS == 4)");
    }
    method
        .beginControlFlow("for (; j <= columns - $L; j += $L)", width, width)
        .addStatement(call)
        .endControlFlow();
    if (isLarge) {
      method.endControlFlow();
    }
  }

  private static RegisterTile oneRow(int vectors) {
    return new RegisterTile(1, vectors, Access.ALONG);
  }

  private CodeBlock call(RegisterTile tile, String column, String row) {
    return CodeBlock.of("$N($L)", names.function(tile.name()), tile.arguments(column, row));
  }

  // private static void panel4(int rows, int depth, …) {
  //   int r = 0;
  //   if (aStep == 1) {
  //     for (; r <= rows - 6; r += 6) {
  //       tile6x4(depth, a, aAt + r * aRow, aRow, b, bAt, bRow, s, sAt + r * sRow, sRow, …);
  //     }
  //   } else if (aRow == 1) {
  //     …
  //   }
  //   …
  // }
  private MethodSpec panelMethod(int vectors) {
    MethodSpec.Builder method = method("panel" + vectors, Stream.of("rows", "depth"))
        .addJavadoc("Takes the rows of a panel by tiles.\n")
        .addStatement("int r = 0")
        .beginControlFlow("if (aStep == 1)");
    rows(method, new RegisterTile(ROWS, vectors, Access.ALONG));
    method.nextControlFlow("else if (aRow == 1)");
    rows(method, new RegisterTile(ROWS, vectors, Access.ACROSS));
    method.endControlFlow();
    for (int rows : REMAINING_ROWS) {
      rows(method, new RegisterTile(rows, vectors, Access.ANY));
    }
    return method.build();
  }

  private void rows(MethodSpec.Builder method, RegisterTile tile) {
    CodeBlock loop = tile.rows() == 1
        ? CodeBlock.of("for (; r < rows; r++)")
        : CodeBlock.of("for (; r <= rows - $L; r += $L)", tile.rows(), tile.rows());
    method.beginControlFlow("$L", loop).addStatement(call(tile, "", "r")).endControlFlow();
  }

  private MethodSpec method(RegisterTile tile) {
    return withParameters(tile.name(), tile.parameters())
        .addJavadoc(
            "$L × $L vectors of the product$L.\n",
            tile.rows(),
            tile.vectors(),
            switch (tile.access()) {
              case ALONG -> ", a's values one after another along its rows";
              case ACROSS -> ", a's values one after another across its rows";
              case ANY -> "";
            })
        .addCode(tile.body())
        .build();
  }
}
