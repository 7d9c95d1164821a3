package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Operand;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Continue;
import dev.gradpoet.processor.emit.statement.Statement.If;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What keeps accesses inside of their tensors. */
final class Limits {
  private final PlaceCells cells;

  Limits(PlaceCells cells) {
    this.cells = cells;
  }

  /** A place that may be outside. */
  private record Limit(Access access, int d, boolean mayBeBelow, boolean mayBeAbove) {

    String key() {
      return PlaceCells.key(access, d);
    }

    List<Index> indices() {
      return access.places().get(d).indices();
    }
  }

  /** Whether {@code access} may be outside of its tensor. */
  boolean mayLeave(Access access) {
    return !of(access).isEmpty();
  }

  /** The places of {@code access} that may be outside; those of the numbers that it looks up come before. */
  private List<Limit> of(Access access) {
    List<Limit> limits = new ArrayList<>();
    for (int d = 0; d < access.places().size(); d++) {
      Place place = access.places().get(d);
      long extent = 1;
      for (Index index : PlaceCells.covered(access, d)) {
        extent *= index.extent();
      }
      if (place instanceof Lookup lookup) {
        limits.addAll(of(lookup.number()));
        if (!isInside(lookup, extent)) {
          limits.add(new Limit(access, d, true, true));
        }
      } else if (!access.tensor().indices().get(d).isBatch()) {
        int[] range = ((Affine) place).range();
        if (range[0] < 0 || range[1] >= extent) {
          limits.add(new Limit(access, d, range[0] < 0, range[1] >= extent));
        }
      }
    }
    return limits;
  }

  /** Whether what {@code lookup} finds was found among that many values. */
  private boolean isInside(Lookup lookup, long extent) {
    for (Nest nest : cells.program().nests()) {
      if (nest.combine() == Combine.ARG_MAX
          && nest.out().tensor().equals(lookup.number().tensor())) {
        Access read = nest.reads().get(0);
        return !nest.adds()
            && !mayLeave(nest.out())
            && !mayLeave(read)
            && read.tensor().size(1) == extent;
      }
    }
    return false;
  }

  // final int inRow = row * 2 + kRow - 1;
  // if (inRow < 0 || inRow >= INPUT_HEIGHT) {
  //   continue;
  // }
  /** Leaves turns of the loop over {@code last}, the innermost that is open, in which one of {@code accesses} is outside. */
  void skip(List<Access> accesses, Index last, Block block, List<Statement> code) {
    for (Access access : accesses) {
      for (Limit limit : of(access)) {
        if (limit.indices().contains(last)
            && block.isOpen(limit.indices())
            && !block.isChecked(limit.key())) {
          CodeBlock place = cells.place(limit.access(), limit.d(), block);
          String name = block.local(baseName(limit));
          code.add(integer(name, place));
          List<CodeBlock> outside = new ArrayList<>();
          if (limit.mayBeBelow()) {
            outside.add(CodeBlock.of("$N < 0", name));
          }
          if (limit.mayBeAbove()) {
            outside.add(CodeBlock.of("$N >= $L", name, cells.extent(limit.access(), limit.d())));
          }
          code.add(new If(
              new Value.Code(CodeBlocks.joined(outside, " || "), List.of()),
              List.of(new Continue())));
          block.name(limit.key(), name);
          block.check(limit.key());
        }
      }
    }
  }

  /** {@code inRow}: what is called like the dimension that the place is in. */
  private static String baseName(Limit limit) {
    Index dimension = limit.access().tensor().indices().get(limit.d());
    String letter = dimension.letter();
    return letter.length() < 2
        ? "at" + limit.d()
        : "in" + Character.toUpperCase(letter.charAt(0)) + letter.substring(1);
  }

  static Let integer(String name, CodeBlock value) {
    return Let.constant(int.class, new Local(name), new Value.Code(value, List.of()));
  }

  // if (step - 1 >= 0) {
  //   …
  // }
  /** {@code body} where {@code accesses} are inside, as far as that is known in {@code block}. */
  List<Statement> where(List<Access> accesses, Block block, Function<Block, List<Statement>> body) {
    Block inner = block.inner();
    List<CodeBlock> conditions = new ArrayList<>();
    for (Access access : accesses) {
      for (Limit limit : of(access)) {
        if (block.isOpen(limit.indices()) && !inner.isChecked(limit.key())) {
          conditions.add(isInside(limit, block));
          inner.check(limit.key());
        }
      }
    }
    return conditions.isEmpty()
        ? body.apply(block)
        : List.of(new If(
            new Value.Code(CodeBlocks.joined(conditions, " && "), List.of()), body.apply(inner)));
  }

  /** What {@code access} reads: 0 outside of the tensor, unless it is known to be inside. */
  Operand read(Access access, Block block) {
    List<CodeBlock> conditions = new ArrayList<>();
    for (Limit limit : of(access)) {
      if (!block.isChecked(limit.key())) {
        conditions.add(isInside(limit, block));
      }
    }
    Cell cell = cells.cell(access, block);
    return conditions.isEmpty()
        ? cell
        : new Operand.Padded(CodeBlocks.joined(conditions, " && "), cell);
  }

  private CodeBlock isInside(Limit limit, Block block) {
    CodeBlock place = cells.place(limit.access(), limit.d(), block);
    List<CodeBlock> conditions = new ArrayList<>();
    if (limit.mayBeBelow()) {
      conditions.add(CodeBlock.of("$L >= 0", place));
    }
    if (limit.mayBeAbove()) {
      conditions.add(CodeBlock.of("$L < $L", place, cells.extent(limit.access(), limit.d())));
    }
    return CodeBlocks.joined(conditions, " && ");
  }
}
