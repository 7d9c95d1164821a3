package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Run;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a run was told, as text by name: only where all of it is the same can a run go on from a checkpoint. The number
 * of epochs is not part of it, since a run may be made longer; nor is that of threads, which changes nothing.
 */
final class Setup {
  private Setup() {}

  static Map<String, String> of(Run run) {
    Map<String, String> setup = new LinkedHashMap<>();
    NeuralNetwork network = run.network();
    setup.put("architecture", network.architecture().toString().replace("\n  ", "; "));
    setup.put("backend", network.backend().toString());
    setup.put("data", text(run.data()));
    setup.put("validation", run.validation().map(Setup::text).orElse("none"));
    setup.put("metrics", run.metrics().stream().map(Metric::label).toList().toString());
    ClassLoader loader = network.getClass().getClassLoader();
    run.setup().forEach((name, rule) -> setup.put(name, RuleText.of(rule, loader)));
    return setup;
  }

  private static String text(Dataset data) {
    Checksum sum = new Checksum().add(data.x());
    if (data.classifies()) {
      sum.add(data.classes());
    } else {
      sum.add(data.targets());
    }
    if (data.isWeighted()) {
      sum.add(data.weights());
    }
    return data + ", checksum " + sum;
  }

  /**
   * Checks that a checkpoint is of this run.
   *
   * @throws IllegalArgumentException if not, naming all that differs
   */
  static void check(Path file, Map<String, String> saved, Map<String, String> here) {
    StringBuilder differences = new StringBuilder();
    TreeSet<String> names = new TreeSet<>(saved.keySet());
    names.addAll(here.keySet());
    for (String name : names) {
      String before = saved.getOrDefault(name, "none");
      String now = here.getOrDefault(name, "none");
      if (!before.equals(now)) {
        differences
            .append("\n  ")
            .append(name)
            .append(": ")
            .append(before)
            .append(" there, ")
            .append(now)
            .append(" here");
      }
    }
    if (differences.length() > 0) {
      throw new IllegalArgumentException(file + " is the checkpoint of another run:" + differences);
    }
  }
}
