package dev.gradpoet.processor;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.NetworkWriter;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Planner;

/** The pipeline behind the checks: derive, plan, emit. */
public final class NetworkCompiler {
  private NetworkCompiler() {}

  /** The text of the Java file for a checked network. */
  public static String compile(NetworkModel network) {
    return NetworkWriter.write(Planner.plan(Derivation.of(network)));
  }
}
