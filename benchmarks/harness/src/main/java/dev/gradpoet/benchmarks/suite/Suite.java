package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Measures everything and writes {@code results.csv}. */
public final class Suite {
  private static final int MOST_THREADS = 2;
  /** A regular expression: what is measured, by its name in the results. The others keep the results they have. */
  private static final String ONLY = System.getenv().getOrDefault("ONLY", "");

  private final Layout layout;
  private final boolean quick;
  private final List<Jdk> jdks;
  private final List<VectorWidth> widths;
  private final ResultFile results;
  private final Child child;
  private final Set<String> measured = new HashSet<>();
  private final int processors = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  private Suite(Layout layout, boolean quick, List<Jdk> jdks, ResultFile results) {
    this.layout = layout;
    this.quick = quick;
    this.jdks = jdks;
    this.results = results;
    this.child = new Child(layout.results().resolve("last-process.log"));
    this.widths = VectorWidth.all(jdks.get(0), layout, child);
  }

  /**
   * Arguments: the directory of the benchmarks, {@code quick} or {@code full}, the homes of JDKs.
   *
   * @throws IOException if the directory of results cannot be made
   */
  public static void main(String[] args) throws IOException {
    Layout layout = new Layout(Path.of(args[0]).toAbsolutePath().normalize());
    Files.createDirectories(layout.results());
    List<Jdk> jdks = new ArrayList<>(
        Arrays.stream(args).skip(2).map(home -> Jdk.of(Path.of(home))).toList());
    jdks.sort(Comparator.comparingInt(Jdk::release).reversed());
    try (ResultFile results =
        new ResultFile(layout.results().resolve("results.csv"), !ONLY.isEmpty())) {
      new Suite(layout, args[1].equals("quick"), jdks, results).run();
    }
  }

  private void run() {
    Jdk newest = jdks.get(0);
    record(new Result("machine", "", "", 0, 0, 0, "", ""), Machine.describe(jdks, widths));
    if (wanted("roofline")) {
      for (VectorWidth width : widths) {
        record(
            new Result("roofline", "", "", 0, width.bits(), 0, "", ""),
            Roofline.measure(newest, width, layout, child, quick));
      }
    }
    for (Case work : Cases.compared().stream().filter(it -> wanted(it.id())).toList()) {
      Subjects.of(work, jdks, widths, processors)
          .forEach(subject -> measure(work, subject, quick ? Effort.QUICK : Effort.FULL));
    }
    for (Jdk jdk : jdks) {
      if (wanted("start")) {
        record("start", jdk, () -> Startup.measure(jdk, layout, child, quick));
      }
      if (wanted("compile")) {
        record("compile", jdk, () -> CompileTime.measure(jdk, layout, child, quick));
      }
      if (wanted("warm-up")) {
        Cases.warmUps().forEach(work -> warmUp(work, jdk));
      }
    }
    List<Case> scaling = new ArrayList<>(every(quick ? 4 : 1, Cases.widths()));
    scaling.addAll(every(quick ? 4 : 1, Cases.batches()));
    for (Case work : scaling) {
      if (wanted("scaling") || wanted(work.id())) {
        Subjects.scaling(newest, widths.get(0), processors)
            .forEach(subject -> measure(work, subject, quick ? Effort.QUICK : Effort.CURVE));
      }
    }
  }

  private static boolean wanted(String what) {
    return Pattern.compile(ONLY).matcher(what).find();
  }

  private static List<Case> every(int step, List<Case> cases) {
    List<Case> some = new ArrayList<>();
    for (int i = 0; i < cases.size(); i += step) {
      some.add(cases.get(i));
    }
    return some;
  }

  private void measure(Case work, Subject subject, Effort effort) {
    if (!measured.add(work.id() + subject)) {
      // A case of the table is also a point of a curve.
      return;
    }
    record(subject.result(work), subject.measure(work, effort, layout, child));
  }

  private void warmUp(Case work, Jdk jdk) {
    int threads = Collections.max(Subjects.threads(work, processors));
    for (VectorWidth width : widths) {
      WarmUp warmUp = new WarmUp(work, jdk, width, threads);
      warmUp
          .measure(quick, layout, child)
          .forEach((setup, figures) -> record(warmUp.result(setup), figures));
    }
  }

  private void record(String what, Jdk jdk, Supplier<Map<String, String>> measurement) {
    Map<String, String> figures;
    try {
      figures = measurement.get();
    } catch (IllegalStateException e) {
      figures = Map.of("absent", String.valueOf(e.getMessage()));
    }
    record(new Result(what, Subjects.GRADPOET, "", jdk.release(), 0, 1, "", ""), figures);
  }

  private void record(Result measurement, Map<String, String> figures) {
    figures.forEach((metric, value) -> results.write(measurement.with(metric, value)));
    System.out.printf(
        "%-24s %-12s %-12s JDK %-2d %3d bits %d thread(s)  %s%n",
        measurement.work(),
        measurement.subject(),
        measurement.setup(),
        measurement.jdk(),
        measurement.bits(),
        measurement.threads(),
        figures.containsKey("absent")
            ? "absent: " + figures.get("absent")
            : figures.containsKey("ns") ? figures.get("ns") + " ns" : figures);
  }
}
