package dev.gradpoet.benchmarks.suite;

import java.util.List;
import java.util.Map;

/** What the machine can do: runs the kernels in a JVM with the Vector API. */
final class Roofline {
  private Roofline() {}

  static Map<String, String> measure(Jdk jdk, Layout layout, Child child, boolean quick) {
    return child.figures(
        List.of(
            jdk.java(),
            "-Xmx4g",
            "--add-modules=jdk.incubator.vector",
            "-cp",
            layout.classPath("gradpoet"),
            "dev.gradpoet.benchmarks.gradpoet.RooflineMain",
            quick ? "quick" : "full"),
        Map.of());
  }
}
