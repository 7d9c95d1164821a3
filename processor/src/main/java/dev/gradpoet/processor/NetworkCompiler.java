package dev.gradpoet.processor;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.desk.Page;
import dev.gradpoet.processor.emit.GeneratedClass;
import dev.gradpoet.processor.emit.NetworkWriter;
import dev.gradpoet.processor.emit.SimdWriter;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Explanation;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.program.ProgramText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The pipeline behind the checks: derive, plan, emit. */
public final class NetworkCompiler {
  private NetworkCompiler() {}

  /**
   * What was made of a network.
   *
   * @param classes its own first
   * @param explanation how it was decided what they are like, which hardly anybody asks
   * @param equations what they compute, in ASCII
   * @param page the document beside the first class
   */
  public record Result(
      List<GeneratedClass> classes,
      Supplier<String> explanation,
      Supplier<String> equations,
      Supplier<String> page) {
    public Result {
      classes = List.copyOf(classes);
    }
  }

  /**
   * Compiles a checked network.
   *
   * @param hasVectors whether a second class may use the Vector API
   */
  public static Result compile(NetworkModel network, boolean hasVectors) {
    Plan plan = Planner.plan(Derivation.of(network), hasVectors);
    List<GeneratedClass> classes = new ArrayList<>();
    classes.add(NetworkWriter.write(plan));
    if (plan.simd().isPresent()) {
      classes.add(SimdWriter.write(plan));
    }
    return new Result(
        classes,
        () -> Explanation.of(plan),
        () -> ProgramText.of(plan.program(), Transliteration::toAscii),
        () -> Page.of(network));
  }
}
