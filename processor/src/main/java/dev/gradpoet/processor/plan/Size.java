package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.List;

/** Sizes of a program, and an upper estimate of the bytecode that it takes. */
public final class Size {
  /**
   * HotSpot never compiles a method above 8000 bytes of bytecode. Compilers differ by some bytes, so that generated methods keep a
   * distance.
   */
  public static final int METHOD_BUDGET = 7000;

  /** {@code + p[300] * x0} with a wide local, or a field. */
  private static final int MULTIPLY_ADD_BYTES = 12;

  /** {@code g[300] += hidden0 * deltaOutput0} with wide locals, or fields. */
  private static final int GRADIENT_BYTES = 18;

  /** {@code final float x0 = x[at + 300]} with a wide local. */
  private static final int READ_BYTES = 12;

  /** The store around an expression, and slack for what is given a name on the way. */
  private static final int STATEMENT_BYTES = 16;

  /** Maximum, exponential and sum for one value: {@code exp0 = FloatMath.exp(logits0 - max)} with wide locals. */
  private static final int EXPONENTIAL_BYTES = 32;

  /** {@code training ? mask(0.2f) : 1} and its store. */
  private static final int MASK_BYTES = 24;

  /** A wide local, or a field. */
  private static final int LOAD_BYTES = 4;

  private Size() {}

  /** The bytes of bytecode of one method that holds forward pass, loss and backward pass of one sample, every multiply-add a statement. */
  static long unrolledBytes(Program program) {
    long bytes = 200
        + READ_BYTES
            * (points(program.input().indices()) + points(program.target().indices()));
    for (Step step : program.forward()) {
      bytes += unrolledBytes(step.parts());
    }
    bytes += unrolledBytes(program.loss());
    for (Step step : program.backward()) {
      bytes += unrolledBytes(step.parts());
    }
    return bytes;
  }

  private static long unrolledBytes(List<? extends Part> parts) {
    long bytes = 0;
    for (Form form : Form.of(parts)) {
      bytes += unrolledBytes((NestForm) form);
    }
    return bytes;
  }

  private static long unrolledBytes(NestForm nest) {
    long points = points(nest.domain());
    if (nest instanceof Contract) {
      return (nest.out().isParameter() ? GRADIENT_BYTES : MULTIPLY_ADD_BYTES) * points;
    }
    if (nest instanceof Pointwise pointwise) {
      boolean draws = false;
      for (Tensor operand : pointwise.operands()) {
        draws |= operand.role() == Role.DRAW;
      }
      return (STATEMENT_BYTES + (draws ? MASK_BYTES : 0) + unrolledBytes(pointwise.expression()))
          * points;
    }
    boolean isExponential = ((Reduce) nest).isLogSumExp();
    return (isExponential ? EXPONENTIAL_BYTES : STATEMENT_BYTES) * points;
  }

  private static long unrolledBytes(Expr expression) {
    long operands = 0;
    for (Expr operand : Exprs.operands(expression)) {
      operands += unrolledBytes(operand);
    }
    if (expression instanceof Expr.Var || expression instanceof Expr.Const) {
      return LOAD_BYTES;
    } else if (expression instanceof Expr.Pow power) {
      return operands + LOAD_BYTES + (LOAD_BYTES + 1L) * power.exponent();
    } else if (expression instanceof Expr.Select) {
      return operands + 8;
    } else if (expression instanceof Expr.Call
        || expression instanceof Expr.Max
        || expression instanceof Expr.Min
        || expression instanceof Expr.RealPow
        || expression instanceof Expr.Sign) {
      return operands + 4;
    }
    return operands + 3;
  }

  private static long points(Iterable<Index> indices) {
    long points = 1;
    for (Index index : indices) {
      points = Math.multiplyExact(points, index.isBatch() ? 1L : index.extent());
    }
    return points;
  }
}
