package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.First;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Form;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes contractions over a batch as sums of scaled rows, {@value #ROWS} at a time: {@code out[r] += Σ scale[r,k] · row[k]}.
 *
 * <p>C2 vectorises a loop over small arrays of their own, indexed from 0, and keeps the order of floating-point sums, so the loop must run
 * along the rows. Rows of parameters are copied into such arrays once for all samples.
 */
final class RowWriter implements Contractions {
  private static final int ROWS = 4;

  private static final String ROW =
      "Rows of matrices: the just-in-time compiler vectorises loops over arrays of their own.\n";

  private final Program program;
  private final Names names;

  RowWriter(Program program, Names names) {
    this.program = program;
    this.names = names;
  }

  @Override
  public List<FieldSpec> constants() {
    return List.of();
  }

  // row0 = new float[INPUTS];
  /** Buffers for rows, as long as the longest and as many as are used at a time. */
  @Override
  public List<Array> arrays() {
    int widest = program.inputs();
    String width = "INPUTS";
    for (Layer layer : program.layers()) {
      if (layer.value().size(1) > widest) {
        widest = layer.value().size(1);
        width = names.layerConstant(layer.name(), "UNITS");
      }
    }
    List<Array> arrays = new ArrayList<>();
    for (int k = 0; k < (loadsSeveral() ? ROWS : 1); k++) {
      arrays.add(new Array(Use.ALL, "row" + k, CodeBlock.of("new float[$N]", width)));
    }
    arrays.set(0, arrays.get(0).withDoc(ROW));
    return arrays;
  }

  /** Whether any contraction of values has enough rows of parameters to load several at a time. */
  private boolean loadsSeveral() {
    return Stream.concat(program.forward().stream(), program.backward().stream())
        .flatMap(step -> Form.of(step.parts()).stream())
        .anyMatch(form -> form instanceof Contract nest
            && !nest.out().isParameter()
            && width(scale(nest)) >= ROWS);
  }

  /** The operand of a contraction of values that is no parameter. */
  private static Tensor scale(Contract nest) {
    return nest.left().isParameter() ? nest.right() : nest.left();
  }

  private static int width(Tensor value) {
    return value.indices().get(1).extent();
  }

  @Override
  public List<NestForm> separate(List<NestForm> nests) {
    return nests;
  }

  @Override
  public Optional<Statement> pass(NestForm nest) {
    return Optional.empty();
  }

  @Override
  public List<Statement> contract(Contract nest, LoopCells cells) {
    return nest.out().isParameter() ? ofParameters(nest, cells) : ofValues(nest, cells);
  }

  // for (int i = 0; i < INPUTS - 3; i += 4) {
  //   System.arraycopy(p, HIDDEN_WEIGHTS + i * HIDDEN, row0, 0, HIDDEN);
  //   …
  //   for (int b = 0; b < n; b++) {
  //     final int k = at + b * INPUTS + i;
  //     addRows(hidden[b], HIDDEN, row0, x[k], row1, x[k + 1], row2, x[k + 2], row3, x[k + 3]);
  //   }
  // }
  private List<Statement> ofValues(Contract nest, LoopCells cells) {
    Tensor weights = nest.left().isParameter() ? nest.left() : nest.right();
    Tensor scale = scale(nest);
    Index over = scale.indices().get(1);
    List<Statement> statements = new ArrayList<>();
    if (!nest.adds()) {
      statements.addAll(Samples.ROWS.each(List.of(cells.clear(nest.out()))));
    }
    int whole = over.extent() / ROWS * ROWS;
    if (whole > 0) {
      statements.add(rows(nest, cells, weights, scale, First.ZERO, ROWS));
    }
    if (whole < over.extent()) {
      String extent = cells.extent(over);
      First first =
          whole == 0 ? First.ZERO : new First(whole, extent + " - " + extent + " % " + ROWS);
      statements.add(rows(nest, cells, weights, scale, first, 1));
    }
    return statements;
  }

  /** Adds rows from the row {@code from} on, {@code rows} at a time, as long as there are that many. */
  private Statement rows(
      Contract nest, LoopCells cells, Tensor weights, Tensor scale, First from, int rows) {
    Index along = nest.out().indices().get(1);
    Index over = scale.indices().get(1);
    String k = cells.loop(over);
    List<Statement> body = new ArrayList<>(load(cells, weights, along, k, rows));
    List<CodeBlock> terms = new ArrayList<>();
    List<Cell> scales = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      scales.add(cells.cellAt(scale, r));
      terms.add(CodeBlock.of("row$L, $L", r, scales.get(r).code()));
    }
    CodeBlock call = add(cells.storage(nest.out()).row("b"), cells.extent(along), terms);
    body.addAll(Samples.ROWS.each(
        List.of(new Call(call, List.of(along), List.of(cells.cell(nest.out())), scales))));
    return new For(over, k, Optional.of(from), cells.extent(over), rows, body);
  }

  /** Copies rows of the parameters: contiguous ones as they are, columns value by value. */
  private List<Statement> load(LoopCells cells, Tensor weights, Index along, String k, int rows) {
    List<Statement> loads = new ArrayList<>();
    String start = names.start(weights, program);
    String width = names.width(weights.indices().get(1));
    boolean isContiguous = weights.indices().get(1).equals(along);
    String j = cells.loop(along);
    for (int r = 0; r < rows; r++) {
      Access access = LoopCells.access(weights, isContiguous ? 0 : 1, r);
      loads.add(
          isContiguous
              ? new Call(
                  CodeBlock.of(
                      "$T.arraycopy(p, $N + $L * $N, row$L, 0, $N)",
                      System.class,
                      start,
                      plus(k, r),
                      width,
                      r,
                      width),
                  List.of(along),
                  List.of(),
                  List.of(new Cell(access, CodeBlock.of("p"))))
              : Store.set(
                  new Local("row" + r + "[" + j + "]"),
                  new Cell(
                      access,
                      CodeBlock.of(
                          "p[$N + $L * $N + $L]", start, j, width, r == 0 ? k : k + " + " + r))));
    }
    return isContiguous ? loads : List.of(For.each(along, j, cells.extent(along), loads));
  }

  private static String plus(String index, int offset) {
    return offset == 0 ? index : "(" + index + " + " + offset + ")";
  }

  // for (int i = 0; i < INPUTS; i++) {
  //   Arrays.fill(row0, 0, HIDDEN, 0);
  //   int b = 0;
  //   for (; b < n - 3; b += 4) {
  //     addRows(row0, HIDDEN, deltaHidden[b], x[at + b * INPUTS + i], …);
  //   }
  //   for (; b < n; b++) {
  //     addRow(row0, HIDDEN, deltaHidden[b], x[at + b * INPUTS + i]);
  //   }
  //   for (int u = 0; u < HIDDEN; u++) {
  //     g[HIDDEN_WEIGHTS + i * HIDDEN + u] += row0[u];
  //   }
  // }
  private List<Statement> ofParameters(Contract nest, LoopCells cells) {
    Index outer = nest.out().indices().get(0);
    Index along = nest.out().indices().get(1);
    Tensor row = nest.left().indices().contains(along) ? nest.left() : nest.right();
    Tensor scale = nest.left().indices().contains(along) ? nest.right() : nest.left();
    String u = cells.loop(along);
    String extent = cells.extent(along);
    List<Statement> turn = List.of(
        Call.of(CodeBlock.of("$T.fill(row0, 0, $L, 0)", Arrays.class, extent)),
        Let.of(int.class, "b", Formula.of(0)),
        addSamples(cells, row, scale, along, ROWS),
        addSamples(cells, row, scale, along, 1),
        For.each(
            along,
            u,
            extent,
            List.of(Store.add(cells.cell(nest.out()), new Local("row0[" + u + "]")))));
    return List.of(For.each(outer, cells.loop(outer), cells.extent(outer), turn));
  }

  /** Adds the rows of the samples that are left to the first row buffer, {@code rows} at a time, as long as there are that many. */
  private Statement addSamples(LoopCells cells, Tensor row, Tensor scale, Index along, int rows) {
    List<CodeBlock> terms = new ArrayList<>();
    List<Cell> reads = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      Cell factor = cells.cellOfSample(scale, r);
      CodeBlock values = cells.storage(row).row("b" + (r == 0 ? "" : " + " + r));
      terms.add(CodeBlock.of("$L, $L", values, factor.code()));
      reads.addAll(List.of(cells.cellOfSample(row, r), factor));
    }
    CodeBlock call = add(CodeBlock.of("row0"), cells.extent(along), terms);
    return new For(
        Index.BATCH,
        "b",
        Optional.empty(),
        "n",
        rows,
        List.of(new Call(call, List.of(along), List.of(), reads)));
  }

  private CodeBlock add(CodeBlock out, String length, List<CodeBlock> terms) {
    return CodeBlock.of(
        "$N($L, $L,$W$L)",
        names.method(terms.size() == 1 ? "addRow" : "addRows"),
        out,
        length,
        CodeBlock.join(terms, ",$W"));
  }

  // private static void addRows(
  //     float[] out, int length, float[] row0, float a0, float[] row1, float a1, …) {
  //   for (int j = 0; j < length; j++) {
  //     out[j] += a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
  //   }
  // }
  @Override
  public List<MethodSpec> methods() {
    return List.of(
        addRows("addRow", 1, "out += a0 row0, along the first {@code length} values.\n"),
        addRows(
            "addRows",
            ROWS,
            "out += a0 row0 + a1 row1 + a2 row2 + a3 row3: the loop that the just-in-time compiler vectorises.\n"));
  }

  private MethodSpec addRows(String name, int rows, String doc) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(name))
        .addJavadoc(doc)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "out")
        .addParameter(int.class, "length");
    List<CodeBlock> terms = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      method.addParameter(float[].class, "r" + r).addParameter(float.class, "a" + r);
      terms.add(CodeBlock.of("a$L * r$L[j]", r, r));
    }
    return method
        .beginControlFlow("for (int j = 0; j < length; j++)")
        .addStatement("out[j] += $L", CodeBlock.join(terms, " + "))
        .endControlFlow()
        .build();
  }
}
