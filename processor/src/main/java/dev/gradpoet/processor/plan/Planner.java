package dev.gradpoet.processor.plan;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Program;
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
    boolean isTeaching = program.network().style() == Style.TEACHING;
    if (isUnrolled(program)) {
      boolean hasLanes = hasVectors && !isTeaching;
      return new Plan(
          program, Lowering.UNROLLED, hasLanes ? Optional.of(Lowering.LANES) : Optional.empty());
    }
    if (isTeaching) {
      return new Plan(program, Lowering.LOOPS, Optional.empty());
    }
    return new Plan(
        program, Lowering.ROWS, hasVectors ? Optional.of(Lowering.TILES) : Optional.empty());
  }

  private static boolean isUnrolled(Program program) {
    return !isTooLongToRead(program) && Size.unrolledBytes(program) <= Size.METHOD_BUDGET;
  }

  /** Whether {@code program} is for reading, and unrolled would be too long for that. */
  static boolean isTooLongToRead(Program program) {
    return program.network().style() == Style.TEACHING
        && program.parameterCount() > TEACHING_PARAMETERS;
  }
}
