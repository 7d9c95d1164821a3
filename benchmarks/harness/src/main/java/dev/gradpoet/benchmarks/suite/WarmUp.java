package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time to the first steps of a training in a JVM of its own, with vectors and without.
 *
 * @param work what is trained
 * @param jdk what it runs on
 * @param width the vectors it may use
 * @param threads how many it may use
 */
record WarmUp(Case work, Jdk jdk, VectorWidth width, int threads) {
  private static final int PROCESSES = 3;

  /** Where a figure of that setup belongs. */
  Result result(String setup) {
    return new Result(
        "warm-up " + work.id(),
        Subjects.GRADPOET,
        setup,
        jdk.release(),
        width.bits(),
        threads,
        "",
        "");
  }

  /** The medians of some processes, by setup, which run in turn. */
  Map<String, Map<String, String>> measure(boolean quick, Layout layout, Child child) {
    Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
    for (int i = 0; i < (quick ? 1 : PROCESSES); i++) {
      for (String setup : List.of(Subjects.SIMD, Subjects.PLAIN)) {
        Map<String, List<Double>> ofSetup =
            values.computeIfAbsent(setup, key -> new LinkedHashMap<>());
        Map<String, String> figures = child.figures(command(setup, quick, layout), Map.of());
        if (figures.containsKey("absent")) {
          return Map.of(setup, figures);
        }
        figures.forEach((metric, value) -> ofSetup
            .computeIfAbsent(metric, key -> new ArrayList<>())
            .add(Double.parseDouble(value)));
      }
    }
    Map<String, Map<String, String>> medians = new LinkedHashMap<>();
    values.forEach((setup, ofSetup) -> {
      Map<String, String> figures = new LinkedHashMap<>();
      ofSetup.forEach((metric, all) -> figures.put(metric, String.valueOf(Startup.median(all))));
      medians.put(setup, figures);
    });
    return medians;
  }

  private List<String> command(String setup, boolean quick, Layout layout) {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xmx4g"));
    if (setup.equals(Subjects.SIMD)) {
      command.add(Subject.VECTORS);
    }
    command.addAll(width.flags());
    command.addAll(List.of(
        "-cp",
        layout.classPath("gradpoet"),
        "dev.gradpoet.benchmarks.gradpoet.FirstSteps",
        work.id(),
        String.valueOf(threads),
        quick ? "quick" : "full"));
    return command;
  }
}
