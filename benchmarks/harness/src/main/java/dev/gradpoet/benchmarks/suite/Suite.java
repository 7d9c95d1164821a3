package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    record("machine", "", Machine.describe(jdks));
    if (wanted("roofline")) {
      record("roofline", "", Roofline.measure(newest, layout, child, quick));
    }
    for (Case work : Cases.targets().stream().filter(it -> wanted(it.id())).toList()) {
      Subjects.of(work, jdks, processors).forEach(subject -> measure(work, subject));
    }
    for (Jdk jdk : jdks) {
      if (wanted("start")) {
        record("start", jdk, () -> Startup.measure(jdk, layout, child, quick));
      }
      if (wanted("compile")) {
        record("compile", jdk, () -> CompileTime.measure(jdk, layout, child, quick));
      }
    }
    List<Case> scaling = new ArrayList<>(every(quick ? 4 : 1, Cases.widths()));
    scaling.addAll(every(quick ? 4 : 1, Cases.batches()));
    for (Case work : scaling) {
      if (wanted("scaling") || wanted(work.id())) {
        Subjects.scaling(newest, processors).forEach(subject -> measure(work, subject));
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

  private void measure(Case work, Subject subject) {
    if (!measured.add(work.id() + subject)) {
      // A case of the table is also a point of a curve.
      return;
    }
    Map<String, String> figures = subject.measure(work, quick, layout, child);
    System.out.printf(
        "%-24s %-12s %-12s JDK %-2d %d thread(s)  %s%n",
        work.id(),
        subject.name(),
        subject.setup(),
        subject.jdk().release(),
        subject.threads(),
        figures.containsKey("absent")
            ? "absent: " + figures.get("absent")
            : figures.get("ns") + " ns");
    figures.forEach((metric, value) -> results.write(new Result(
        work.id(),
        subject.name(),
        subject.setup(),
        subject.jdk().release(),
        subject.threads(),
        metric,
        value)));
  }

  private void record(String what, Jdk jdk, Supplier<Map<String, String>> measurement) {
    Map<String, String> figures;
    try {
      figures = measurement.get();
    } catch (IllegalStateException e) {
      figures = Map.of("absent", String.valueOf(e.getMessage()));
    }
    figures.forEach((metric, value) ->
        results.write(new Result(what, Subjects.GRADPOET, "", jdk.release(), 1, metric, value)));
    System.out.println(what + ", JDK " + jdk.release() + ": " + figures);
  }

  private void record(String what, String subject, Map<String, String> figures) {
    figures.forEach(
        (metric, value) -> results.write(new Result(what, subject, "", 0, 0, metric, value)));
    System.out.println(what + ": " + figures);
  }
}
