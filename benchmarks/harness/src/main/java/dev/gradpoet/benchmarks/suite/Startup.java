package dev.gradpoet.benchmarks.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Time from the start of a JVM to the end of a main that makes one prediction, against an empty main. */
final class Startup {
  private static final String PACKAGE = "dev.gradpoet.benchmarks.gradpoet.";

  private Startup() {}

  static Map<String, String> measure(Jdk jdk, Layout layout, Child child, boolean quick) {
    int pairs = quick ? 3 : 25;
    String classPath = layout.classPath("gradpoet");
    Map<String, String> figures = new LinkedHashMap<>();
    for (String setup : List.of(Subjects.PLAIN, Subjects.SIMD)) {
      List<Double> empty = new ArrayList<>();
      List<Double> difference = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        double without = milliseconds(child, command(jdk, setup, classPath, "EmptyMain"));
        double with = milliseconds(child, command(jdk, setup, classPath, "FirstPrediction"));
        empty.add(without);
        difference.add(with - without);
      }
      figures.put(setup + " empty ms", String.valueOf(median(empty)));
      figures.put(setup + " difference ms", String.valueOf(median(difference)));
    }
    return figures;
  }

  private static List<String> command(Jdk jdk, String setup, String classPath, String main) {
    List<String> command = new ArrayList<>(List.of(jdk.java()));
    if (setup.equals(Subjects.SIMD)) {
      command.add(Subject.VECTORS);
    }
    command.addAll(List.of("-cp", classPath, PACKAGE + main));
    return command;
  }

  private static double milliseconds(Child child, List<String> command) {
    return child.nanos(command) / 1e6;
  }

  /** The middle value, the upper of two. */
  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
