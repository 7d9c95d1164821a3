package dev.gradpoet.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the machine can do with vectors of a width: runs the kernels in a JVM with the Vector API. */
final class Roofline {
  private Roofline() {}

  static Map<String, String> measure(
      Jdk jdk, VectorWidth width, Layout layout, Child child, boolean quick) {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xmx4g", Subject.VECTORS));
    command.addAll(width.flags());
    command.addAll(List.of(
        "-cp",
        layout.classPath("gradpoet"),
        "dev.gradpoet.benchmarks.gradpoet.RooflineMain",
        quick ? "quick" : "full",
        String.valueOf(Machine.cache(2))));
    return child.figures(command, Map.of());
  }
}
