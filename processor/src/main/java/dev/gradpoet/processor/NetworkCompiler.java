package dev.gradpoet.processor;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.GeneratedClass;
import dev.gradpoet.processor.emit.NetworkWriter;
import dev.gradpoet.processor.emit.SimdWriter;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Planner;
import java.util.ArrayList;
import java.util.List;

/** The pipeline behind the checks: derive, plan, emit. */
public final class NetworkCompiler {
  private NetworkCompiler() {}

  /**
   * The classes for a checked network: its own first.
   *
   * @param hasVectors whether a second class may use the Vector API
   */
  public static List<GeneratedClass> compile(NetworkModel network, boolean hasVectors) {
    Plan plan = Planner.plan(Derivation.of(network), hasVectors);
    List<GeneratedClass> classes = new ArrayList<>();
    classes.add(NetworkWriter.write(plan));
    if (plan.simd().isPresent()) {
      classes.add(SimdWriter.write(plan));
    }
    return classes;
  }
}
