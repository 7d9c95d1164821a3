package dev.gradpoet.processor.plan;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Program;

/** Chooses how a program becomes code. */
public final class Planner {
  /** A teacher reads unrolled code as long as it stays within a few screens. */
  private static final int TEACHING_PARAMETERS = 50;

  private Planner() {}

  /** The plan for a program. */
  public static Plan plan(Program program) {
    if (isUnrolled(program)) {
      return new Plan(program, Lowering.UNROLLED);
    }
    boolean isTeaching = program.network().style() == Style.TEACHING;
    return new Plan(program, isTeaching ? Lowering.LOOPS : Lowering.ROWS);
  }

  private static boolean isUnrolled(Program program) {
    if (program.network().style() == Style.TEACHING
        && program.parameterCount() > TEACHING_PARAMETERS) {
      return false;
    }
    return Size.unrolledBytes(program) <= Size.METHOD_BUDGET;
  }
}
