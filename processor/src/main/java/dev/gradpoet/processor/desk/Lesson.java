package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.emit.NetworkWriter;
import dev.gradpoet.processor.emit.ReadableClass;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Program;
import java.util.List;
import java.util.Optional;

/**
 * What there is to teach of a network.
 *
 * @param program what it computes
 * @param isUnrolled whether its class has a statement for each value, else loops
 * @param generated its class, written to be read, and what the names there stand for
 * @param cards how it is derived, in the order of a pass
 * @param example one sample with all its numbers; none of a network too large for a blackboard
 */
record Lesson(
    Program program,
    boolean isUnrolled,
    ReadableClass generated,
    List<Card> cards,
    Optional<Example> example) {

  /** The most parameters of which a page has numbers by itself. */
  static final int NUMBERS = 1000;

  /** @param plan of a network that is written for teaching */
  static Lesson of(Plan plan) {
    Program program = plan.program();
    return new Lesson(
        program,
        plan.lowering() == Lowering.UNROLLED,
        NetworkWriter.readable(plan),
        List.copyOf(Cards.of(program)),
        program.parameterCount() > NUMBERS ? Optional.empty() : Optional.of(Example.of(program)));
  }
}
