package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses how a program becomes code. */
public final class Planner {
  /** A teacher reads unrolled code as long as it stays within a few screens. */
  static final int TEACHING_PARAMETERS = 50;

  private Planner() {}

  /**
   * The plan for a program.
   *
   * @param hasVectors whether its code may use the Vector API, in a class of its own
   */
  public static Plan plan(Program program, boolean hasVectors) {
    if (isUnrolled(program)) {
      boolean hasLanes = hasVectors && !program.isForTeaching();
      return new Plan(
          program, Lowering.UNROLLED, hasLanes ? Optional.of(Lowering.LANES) : Optional.empty());
    }
    if (program.isForTeaching()) {
      return new Plan(program, Lowering.LOOPS, Optional.empty());
    }
    return new Plan(
        program, Lowering.PRODUCTS, hasVectors ? Optional.of(Lowering.PRODUCTS) : Optional.empty());
  }

  private static boolean isUnrolled(Program program) {
    return isChainOfProducts(program)
        && !isTooLongToRead(program)
        && Size.unrolledBytes(program) <= Size.METHOD_BUDGET;
  }

  /** Whether each layer reads the one above, and multiplies it by a matrix, or by a mask: what straight-line code knows. */
  static boolean isChainOfProducts(Program program) {
    for (Layer layer : program.layers()) {
      if (!layer.isChained()) {
        return false;
      }
    }
    for (Step step : program.forward()) {
      boolean multiplies = !step.layer().draws().isEmpty();
      for (Form form : Form.of(step.parts())) {
        multiplies |= form instanceof Contract;
      }
      if (!multiplies) {
        return false;
      }
    }
    List<Step> steps = new ArrayList<>(program.forward());
    steps.addAll(program.backward());
    for (Step step : steps) {
      for (Form form : Form.of(step.parts())) {
        if (form instanceof General) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether {@code program} is for reading, and unrolled would be too long for that. */
  static boolean isTooLongToRead(Program program) {
    return program.isForTeaching() && program.parameterCount() > TEACHING_PARAMETERS;
  }
}
