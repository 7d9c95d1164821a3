package dev.gradpoet.runtime.internal;

import java.util.Optional;

/** The module of the Vector API, which incubates: a virtual machine has it only where it was asked for. */
public final class VectorModule {
  private VectorModule() {}

  /** The module, where it is there. */
  public static Optional<Module> find() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector");
  }
}
