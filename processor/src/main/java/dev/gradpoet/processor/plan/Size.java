package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.scalar.Exprs;

/** Sizes of a program, and an upper estimate of the bytecode that it takes. */
public final class Size {
  /**
   * HotSpot never compiles a method above 8000 bytes of bytecode. Compilers differ by some bytes, so that generated methods keep a
   * distance.
   */
  public static final int METHOD_BUDGET = 7000;

  /** {@code g[300] += hidden0 * dOutput0} with wide locals: the longest statement for a multiply-add. */
  private static final int MULTIPLY_ADD_BYTES = 19;

  /** Loads, stores and operators for one node of an expression, calls included. */
  private static final int NODE_BYTES = 7;

  /** A local's or field's load, conversion and store around an expression. */
  private static final int STATEMENT_BYTES = 16;

  private Size() {}

  /** The bytes of bytecode of one method that holds forward pass, loss and backward pass of one sample, every multiply-add a statement. */
  static long unrolledBytes(Program program) {
    long bytes = 200 + 8 * (points(program.input().indices()) + points(program.target().indices()));
    for (Step step : program.forward()) {
      bytes += step.nests().stream().mapToLong(Size::unrolledBytes).sum();
    }
    bytes += program.loss().stream().mapToLong(Size::unrolledBytes).sum();
    for (Step step : program.backward()) {
      bytes += step.nests().stream().mapToLong(Size::unrolledBytes).sum();
    }
    return bytes;
  }

  private static long unrolledBytes(Nest nest) {
    long points = points(nest.domain());
    if (nest instanceof Contract) {
      return MULTIPLY_ADD_BYTES * points;
    }
    if (nest instanceof Pointwise pointwise) {
      return (STATEMENT_BYTES + (long) NODE_BYTES * Exprs.nodes(pointwise.expression())) * points;
    }
    return 2L * STATEMENT_BYTES * points;
  }

  private static long points(Iterable<Index> indices) {
    long points = 1;
    for (Index index : indices) {
      points = Math.multiplyExact(points, index.isBatch() ? 1L : index.extent());
    }
    return points;
  }
}
