package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the values of accesses lie, in loops over one sample. */
record PlaceCells(Program program, Names names, Storages storages) {

  /** The value of {@code access} in {@code block}. */
  Cell cell(Access access, Block block) {
    return new Cell(access, code(access, block));
  }

  private CodeBlock code(Access access, Block block) {
    Storage storage = storages.of(access.tensor());
    if (storage.isNumber()) {
      return storage.at(CodeBlock.of("0"));
    }
    String start = block.name(startKey(access));
    return start.isEmpty()
        ? storage.at(position(access, block))
        : storage.in(
            CodeBlock.of("$N + $L", start, place(access, access.places().size() - 1, block)));
  }

  /** The dimensions but that of the samples. */
  private static List<Index> dimensions(Tensor tensor) {
    List<Index> dimensions = new ArrayList<>(tensor.indices());
    dimensions.remove(Index.BATCH);
    return dimensions;
  }

  // (row * EDGES_WIDTH + col) * EDGES_CHANNELS + u
  /** The position of an access among the values of one sample, row-major. */
  CodeBlock position(Access access, Block block) {
    CodeBlock position = CodeBlock.of("");
    boolean isSum = false;
    for (int d = 0; d < access.places().size(); d++) {
      if (isOfSample(access, d)) {
        continue;
      }
      CodeBlock place = place(access, d, block);
      if (position.isEmpty()) {
        position = place;
        isSum = isSum(access, d, block);
      } else {
        position = CodeBlock.of(
            isSum ? "($L)$W* $L + $L" : "$L * $L + $L", position, extent(access, d), place);
        isSum = true;
      }
    }
    return position.isEmpty() ? CodeBlock.of("0") : position;
  }

  /**
   * Whether place {@code d} is the current sample.
   *
   * @throws IllegalArgumentException if it depends on samples in another way: they are computed apart
   */
  private static boolean isOfSample(Access access, int d) {
    Place place = access.places().get(d);
    boolean isSample = access.tensor().indices().get(d).isBatch();
    boolean isCurrent = place instanceof Affine affine && affine.is(Index.BATCH);
    boolean counts = place instanceof Affine affine && affine.indices().contains(Index.BATCH);
    if (isSample ? !isCurrent : counts) {
      throw new IllegalArgumentException(
          "samples are computed apart, but " + access.variable().name() + " is of several");
    }
    return isSample;
  }

  private static boolean isSum(Access access, int d, Block block) {
    return access.places().get(d) instanceof Affine affine
        && block.name(key(access, d)).isEmpty()
        && (affine.terms().size() > 1 || affine.offset() != 0);
  }

  /** Place {@code d} of {@code access}. */
  CodeBlock place(Access access, int d, Block block) {
    String name = block.name(key(access, d));
    if (!name.isEmpty()) {
      return CodeBlock.of("$N", name);
    }
    return access.places().get(d) instanceof Lookup lookup
        ? CodeBlock.of("(int) $L", code(lookup.number(), block))
        : sum((Affine) access.places().get(d), block);
  }

  // row * 2 + kRow - 1
  private static CodeBlock sum(Affine affine, Block block) {
    CodeBlock.Builder sum = CodeBlock.builder();
    boolean isFirst = true;
    for (Affine.Term term : affine.terms()) {
      int size = Math.abs(term.factor());
      String sign = term.factor() < 0 ? (isFirst ? "-" : " - ") : isFirst ? "" : " + ";
      sum.add("$L$N$L", sign, block.variable(term.index()), size == 1 ? "" : " * " + size);
      isFirst = false;
    }
    if (isFirst) {
      return CodeBlock.of("$L", affine.offset());
    }
    if (affine.offset() != 0) {
      sum.add("$L$L", affine.offset() < 0 ? " - " : " + ", Math.abs(affine.offset()));
    }
    return sum.build();
  }

  /** How many places there are for place {@code d}; the last one may stand for all dimensions that are left. */
  CodeBlock extent(Access access, int d) {
    List<CodeBlock> widths = new ArrayList<>();
    for (Index index : covered(access, d)) {
      widths.add(CodeBlock.of("$N", names.width(index)));
    }
    return CodeBlocks.joined(widths, " * ");
  }

  /** The dimensions that place {@code d} stands for. */
  static List<Index> covered(Access access, int d) {
    List<Index> dimensions = access.tensor().indices();
    boolean isLast = d == access.places().size() - 1;
    return dimensions.subList(d, isLast ? dimensions.size() : d + 1);
  }

  /** Identifies place {@code d} of {@code access}, whatever tensor it is in. */
  static String key(Access access, int d) {
    StringBuilder key = new StringBuilder();
    for (Index index : covered(access, d)) {
      key.append(index.name()).append(' ');
    }
    return key + access.places().get(d).text();
  }

  // final int edgesAt = (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
  /** Names where the last dimension of {@code access} starts if that is known in {@code block}, but not before {@code last} is. */
  void nameStart(Access access, Index last, Block block, List<Statement> code) {
    int rank = access.places().size();
    if (dimensions(access.tensor()).size() < 2
        || rank < access.tensor().indices().size()) {
      return;
    }
    List<Index> indices = new ArrayList<>();
    for (Place place : access.places().subList(0, rank - 1)) {
      if (!(place instanceof Affine)) {
        return;
      }
      indices.addAll(place.indices());
    }
    String key = startKey(access);
    if (indices.contains(last) && block.isOpen(indices) && block.name(key).isEmpty()) {
      Tensor tensor = access.tensor();
      String what = tensor.isParameter()
          ? program.parameter(tensor).name()
          : storages.of(tensor).array();
      CodeBlock start = start(access, block);
      String name = block.local(what + "At");
      block.name(key, name);
      code.add(Limits.integer(name, start));
    }
  }

  private CodeBlock start(Access access, Block block) {
    int last = access.places().size() - 1;
    Access row = new Access(
        access.tensor().along(access.tensor().indices().subList(0, last)),
        access.places().subList(0, last));
    CodeBlock position = position(row, block);
    int first = access.tensor().indices().get(0).isBatch() ? 1 : 0;
    boolean isSum = last - first > 1 || isSum(access, first, block);
    CodeBlock before = storages.of(access.tensor()).before("b");
    return CodeBlock.of(
        isSum ? "$L$L($L)$W* $L" : "$L$L$L * $L",
        before,
        before.isEmpty() ? "" : " + ",
        position,
        extent(access, last));
  }

  private static String startKey(Access access) {
    StringBuilder key = new StringBuilder(access.tensor().text());
    for (Place place : access.places().subList(0, Math.max(0, access.places().size() - 1))) {
      key.append(' ').append(place.text());
    }
    return key + " …";
  }

  // Arrays.fill(edges[b], 0);
  /** Sets all values of {@code tensor} to a number, for the current sample. */
  Statement fill(Tensor tensor, double number, Block block) {
    Cell cell = cell(Access.of(tensor), block);
    Storage storage = storages.of(tensor);
    if (storage.isNumber()) {
      return Store.set(cell, Formula.of(number));
    }
    CodeBlock call =
        CodeBlock.of("$T.fill($L, $L)", Arrays.class, storage.range("b"), Literals.of(number));
    return new Call(call, dimensions(tensor), List.of(cell), List.of());
  }
}
