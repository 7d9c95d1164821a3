package dev.gradpoet.processor.emit.tiles;

import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The methods that bring values into the form that {@link TileMethods} want, and back: those asked for are written. */
final class TileHelpers {
  private final Names names;
  private final Map<String, MethodSpec> helpers = new LinkedHashMap<>();

  TileHelpers(Names names) {
    this.names = names;
  }

  String turn() {
    return helper("turn", turnMethod());
  }

  String copyEdge() {
    return helper("copyEdge", copyEdgeMethod());
  }

  String addEdge() {
    return helper("addEdge", addEdgeMethod());
  }

  String wholeVectors() {
    return helper("wholeVectors", wholeVectorsMethod());
  }

  private String helper(String name, MethodSpec method) {
    helpers.put(name, method);
    return names.function(name);
  }

  /** The methods asked for. */
  List<MethodSpec> methods() {
    return List.copyOf(helpers.values());
  }

  // private static void turn(
  //     int rows, int columns, float[] from, int fromRow, float[] to, int toRow) {
  private MethodSpec turnMethod() {
    return MethodSpec.methodBuilder(names.function("turn"))
        .addJavadoc("to[j][r] = from[r][j], by blocks whose lines stay in the first-level cache.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "rows")
        .addParameter(int.class, "columns")
        .addParameter(float[].class, "from")
        .addParameter(int.class, "fromRow")
        .addParameter(float[].class, "to")
        .addParameter(int.class, "toRow")
        .beginControlFlow("for (int j0 = 0; j0 < columns; j0 += 16)")
        .addStatement("final int j1 = $T.min(columns, j0 + 16)", Math.class)
        .beginControlFlow("for (int r0 = 0; r0 < rows; r0 += 16)")
        .addStatement("final int r1 = $T.min(rows, r0 + 16)", Math.class)
        .beginControlFlow("for (int j = j0; j < j1; j++)")
        .beginControlFlow("for (int r = r0; r < r1; r++)")
        .addStatement("to[j * toRow + r] = from[r * fromRow + j]")
        .endControlFlow()
        .endControlFlow()
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec copyEdgeMethod() {
    return MethodSpec.methodBuilder(names.function("copyEdge"))
        .addJavadoc(
            "Copies the first columns of rows to whole vectors of the edge; what the other lanes get, nothing uses.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "rows")
        .addParameter(int.class, "columns")
        .addParameter(float[].class, "from")
        .addParameter(int.class, "fromAt")
        .addParameter(int.class, "fromRow")
        .addParameter(float[].class, "packed")
        .beginControlFlow("for (int r = 0; r < rows; r++)")
        .addStatement("final int at = fromAt + r * fromRow")
        .beginControlFlow("if (at <= from.length - LANES)")
        .addStatement(
            "$T.fromArray(SPECIES, from, at).intoArray(packed, r * LANES)",
            VectorTypes.FLOAT_VECTOR)
        .nextControlFlow("else")
        .addStatement("$T.arraycopy(from, at, packed, r * LANES, columns)", System.class)
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec addEdgeMethod() {
    return MethodSpec.methodBuilder(names.function("addEdge"))
        .addJavadoc("Adds the first columns of the edge to rows.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(int.class, "rows")
        .addParameter(int.class, "columns")
        .addParameter(float[].class, "packed")
        .addParameter(float[].class, "to")
        .addParameter(int.class, "toAt")
        .addParameter(int.class, "toRow")
        .beginControlFlow("for (int r = 0; r < rows; r++)")
        .beginControlFlow("for (int j = 0; j < columns; j++)")
        .addStatement("to[toAt + r * toRow + j] += packed[r * LANES + j]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec wholeVectorsMethod() {
    return MethodSpec.methodBuilder(names.function("wholeVectors"))
        .addJavadoc("{@code count}, rounded up to fill vectors.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(int.class)
        .addParameter(int.class, "count")
        .addStatement("return (count + LANES - 1) / LANES * LANES")
        .build();
  }
}
