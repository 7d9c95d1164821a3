package dev.gradpoet.processor.emit.tiles;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.loops.Contractions;
import dev.gradpoet.processor.emit.loops.LoopCells;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.emit.vectors.VectorPointwise;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Lanes;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.TileGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes contractions over a batch as products of matrices, {@code c = start + a · b}, that {@link TileMethods} compute in vectors along
 * the rows of b and c.
 *
 * <p>Rows of values are padded to whole vectors, rows of parameters are not: their last columns, where these fill no vector, go through a
 * copy, the edge.
 */
public final class TileWriter implements Contractions {
  private static final CodeBlock NO_FLOOR = CodeBlock.of("$T.NEGATIVE_INFINITY", Float.class);

  private final Plan plan;
  private final PaddedRows rows;
  private final VectorFunctions functions;
  private final VectorPointwise pointwise;
  private final Names names;
  private final TileMethods methods;
  private final TileHelpers helpers;
  private final Map<Contract, TileGroup> groups = new LinkedHashMap<>();
  private int edgeRows;
  private int turnedRows;
  private int zeros;

  public TileWriter(Plan plan, Names names) {
    this.plan = plan;
    this.rows = new PaddedRows(plan, names);
    this.functions = new VectorFunctions(names);
    this.pointwise = new VectorPointwise(names, rows, functions, plan.tensorsByVariable());
    this.names = names;
    this.methods = new TileMethods(names);
    this.helpers = new TileHelpers(names);
  }

  @Override
  public List<NestForm> separate(List<NestForm> nests) {
    List<NestForm> separate = new ArrayList<>(nests);
    for (NestForm nest : nests) {
      if (nest instanceof Contract contract) {
        TileGroup group = TileGroup.of(contract, nests, plan);
        groups.put(contract, group);
        group.start().ifPresent(separate::remove);
        group.finish().ifPresent(separate::remove);
      }
    }
    return separate;
  }

  @Override
  public Optional<Statement> pass(NestForm nest) {
    return PaddedRows.holds(nest)
        ? Optional.of(new Statement.Verbatim(pointwise.write((Pointwise) nest)))
        : Optional.empty();
  }

  @Override
  public List<Statement> contract(Contract nest, LoopCells cells) {
    return List.of(new Statement.Verbatim(tiles(nest, cells)));
  }

  private CodeBlock tiles(Contract nest, LoopCells cells) {
    if (nest.out().isParameter()) {
      return ofParameters(nest, cells);
    }
    Index along = nest.out().indices().get(1);
    return weights(nest).indices().get(1).equals(along)
        ? forward(Objects.requireNonNull(groups.get(nest)), cells)
        : turned(nest, cells);
  }

  private static Tensor weights(Contract nest) {
    return nest.left().isParameter() ? nest.left() : nest.right();
  }

  private static Tensor values(Contract nest) {
    return nest.left().isParameter() ? nest.right() : nest.left();
  }

  // multiply(n, HIDDEN, INPUTS, x, at, INPUTS, 1,
  //     p, HIDDEN_WEIGHTS, HIDDEN, p, HIDDEN_BIASES, 0, hidden, 0, HIDDEN_ROW, 0);
  /** Samples × units: the rows of the weights are those of b. */
  private CodeBlock forward(TileGroup group, LoopCells cells) {
    Contract nest = group.contract();
    Tensor weights = weights(nest);
    Tensor values = values(nest);
    String layer = weights.layer();
    String units = names.layerConstant(layer, "UNITS");
    String start = names.layerConstant(layer, "WEIGHTS");
    String depth = cells.extent(values.indices().get(1));
    boolean isBiased = group.start().isPresent();
    Tensor out = group.out();
    CodeBlock a = CodeBlock.of("$L, 1", matrix(cells.storage(values)));
    CodeBlock initial = isBiased
        ? CodeBlock.of("p, $N, 0", names.layerConstant(layer, "BIASES"))
        : zeros(out.indices().get(1).extent());
    CodeBlock floor = group.finish().isPresent() ? CodeBlock.of("0") : NO_FLOOR;
    CodeBlock whole = multiply(
        CodeBlock.of("n, $L, $N", columns(out), depth),
        a,
        CodeBlock.of("p, $N, $N", start, units),
        initial,
        matrix(cells.storage(out)),
        floor);
    if (isWhole(out)) {
      return whole;
    }
    int rows = weights.indices().get(0).extent() + 1;
    edgeRows = Math.max(edgeRows, rows);
    return CodeBlock.builder()
        .add(whole(out))
        .add(whole)
        .beginControlFlow("if (whole < $N)", units)
        .addStatement(
            "$N($N$L, $N - whole, p, $N + whole, $N, edge)",
            helpers.copyEdge(),
            depth,
            isBiased ? " + 1" : "",
            units,
            start,
            units)
        .add(multiply(
            CodeBlock.of("n, LANES, $N", depth),
            a,
            CodeBlock.of("edge, 0, LANES"),
            isBiased ? CodeBlock.of("edge, $N * LANES, 0", depth) : zeros(Lanes.MOST),
            edgeOf(cells.storage(out)),
            floor))
        .endControlFlow()
        .build();
  }

  // multiply(INPUTS, HIDDEN, n, x, at, 1, INPUTS,
  //     deltaHidden, 0, HIDDEN_ROW, g, HIDDEN_WEIGHTS, HIDDEN, g, HIDDEN_WEIGHTS, HIDDEN);
  /** Inputs × units, summed over the samples. */
  private CodeBlock ofParameters(Contract nest, LoopCells cells) {
    Index along = nest.out().indices().get(1);
    Tensor row = nest.left().indices().contains(along) ? nest.left() : nest.right();
    Tensor scale = nest.left().indices().contains(along) ? nest.right() : nest.left();
    String layer = nest.out().layer();
    String units = names.layerConstant(layer, "UNITS");
    String start = names.layerConstant(layer, "WEIGHTS");
    String inputs = cells.extent(nest.out().indices().get(0));
    CodeBlock gradient = CodeBlock.of("g, $N, $N", start, units);
    Storage scales = cells.storage(scale);
    CodeBlock a = CodeBlock.of("$L, 1, $L", scales.from("0"), scales.distance());
    CodeBlock whole = multiply(
        CodeBlock.of("$N, $L, n", inputs, columns(row)),
        a,
        matrix(cells.storage(row)),
        gradient,
        gradient,
        NO_FLOOR);
    if (isWhole(row)) {
      return whole;
    }
    edgeRows = Math.max(edgeRows, nest.out().indices().get(0).extent());
    return CodeBlock.builder()
        .add(whole(row))
        .add(whole)
        .beginControlFlow("if (whole < $N)", units)
        .add(multiply(
            CodeBlock.of("$N, LANES, n", inputs),
            a,
            edgeOf(cells.storage(row)),
            zeros(Lanes.MOST),
            CodeBlock.of("edge, 0, LANES"),
            NO_FLOOR))
        .addStatement(
            "$N($N, $N - whole, edge, g, $N + whole, $N)",
            helpers.addEdge(),
            inputs,
            units,
            start,
            units)
        .endControlFlow()
        .build();
  }

  // turn(n, OUTPUT, deltaOutput, OUTPUT_ROW, turned, BATCH);
  // multiply(HIDDEN, wholeVectors(n), OUTPUT, p, OUTPUT_WEIGHTS, OUTPUT, 1,
  //     turned, 0, BATCH, ZEROS, 0, 0, productTurned, 0, BATCH);
  // turn(HIDDEN, n, productTurned, BATCH, dHidden, HIDDEN_ROW);
  // With what was there before: turn(n, HIDDEN, dHidden, HIDDEN_ROW, productTurned, BATCH) comes
  // first, and multiply starts from that.
  /** Inputs × samples, since the weights lie along the units: the values are turned, which are fewer than the weights. */
  private CodeBlock turned(Contract nest, LoopCells cells) {
    Tensor weights = weights(nest);
    Storage values = cells.storage(values(nest));
    Tensor out = nest.out();
    String units = names.layerConstant(weights.layer(), "UNITS");
    String inputs = cells.extent(out.indices().get(1));
    turnedRows = Math.max(
        turnedRows,
        Math.max(values(nest).indices().get(1).extent(), out.indices().get(1).extent()));
    CodeBlock.Builder code = CodeBlock.builder();
    if (nest.adds()) {
      code.addStatement(
          "$N(n, $N, $N, $L, productTurned, BATCH)",
          helpers.turn(),
          inputs,
          cells.storage(out).array(),
          cells.storage(out).distance());
    }
    return code.addStatement(
            "$N(n, $N, $N, $L, turned, BATCH)",
            helpers.turn(),
            units,
            values.array(),
            values.distance())
        .add(multiply(
            CodeBlock.of("$N, $N(n), $N", inputs, helpers.wholeVectors(), units),
            CodeBlock.of("p, $N, $N, 1", names.layerConstant(weights.layer(), "WEIGHTS"), units),
            CodeBlock.of("turned, 0, BATCH"),
            nest.adds() ? CodeBlock.of("productTurned, 0, BATCH") : zeros(0),
            CodeBlock.of("productTurned, 0, BATCH"),
            NO_FLOOR))
        .addStatement(
            "$N($N, n, productTurned, BATCH, $N, $L)",
            helpers.turn(),
            inputs,
            cells.storage(out).array(),
            cells.storage(out).distance())
        .build();
  }

  private CodeBlock multiply(
      CodeBlock sizes, CodeBlock a, CodeBlock b, CodeBlock start, CodeBlock out, CodeBlock floor) {
    return CodeBlock.builder()
        .addStatement(
            "$N(\n/* rows, columns, depth */ $L,\n/* a */ $L,\n/* b */ $L,\n/* s */ $L,\n/* c */ $L,\n/* floor */ $L)",
            methods.multiply(),
            sizes,
            a,
            b,
            start,
            out,
            floor)
        .build();
  }

  /** Zeros to start from, one for each column. */
  private CodeBlock zeros(int columns) {
    zeros = Math.max(zeros, columns);
    return CodeBlock.of("ZEROS, 0, 0");
  }

  /** Where the values of all samples start, and the distance from one to the next. */
  private static CodeBlock matrix(Storage values) {
    return CodeBlock.of("$L, $L", values.from("0"), values.distance());
  }

  private static CodeBlock edgeOf(Storage values) {
    return CodeBlock.of("$N, whole, $L", values.array(), values.distance());
  }

  private static boolean isWhole(Tensor values) {
    return values.indices().get(1).extent() % Lanes.MOST == 0;
  }

  private CodeBlock columns(Tensor values) {
    return isWhole(values)
        ? CodeBlock.of("$N", names.layerConstant(values.layer(), "UNITS"))
        : CodeBlock.of("whole");
  }

  private CodeBlock whole(Tensor values) {
    String units = names.layerConstant(values.layer(), "UNITS");
    return CodeBlock.builder()
        .addStatement("final int whole = $N - $N % LANES", units, units)
        .build();
  }

  @Override
  public List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>(functions.fields());
    constants.addAll(methods.constants(turnedRows, zeros));
    return constants;
  }

  @Override
  public List<Scratch.Array> arrays() {
    List<Scratch.Array> arrays = new ArrayList<>(methods.arrays(edgeRows, turnedRows));
    arrays.addAll(rows.arrays());
    return arrays;
  }

  @Override
  public List<MethodSpec> methods() {
    List<MethodSpec> all = new ArrayList<>(methods.methods());
    all.addAll(helpers.methods());
    all.addAll(functions.methods());
    return all;
  }
}
