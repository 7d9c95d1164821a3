package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The tables of the report. */
record Tables(Results results) {

  /** Targets with what was reached on each JDK. */
  String targets() {
    List<String> header = new ArrayList<>(List.of("target", "limit"));
    results.jdks().forEach(jdk -> header.addAll(List.of("JDK " + jdk, "")));
    Markdown table = new Markdown(header);
    for (Target target : Target.all()) {
      List<String> row = new ArrayList<>(List.of(
          target.what(),
          (target.atLeast() ? "≥ " : "≤ ") + Markdown.limit(target.limit()) + target.unit()));
      for (int jdk : results.jdks()) {
        OptionalDouble value = target.figure().apply(results, jdk);
        row.add(value.isPresent() ? Markdown.number(value.getAsDouble()) + target.unit() : "–");
        row.add(value.isPresent() ? target.verdict(value.getAsDouble()) : "not measured");
      }
      table.row(row);
    }
    return table.toString();
  }

  /** Microseconds of every case and subject; in brackets the threads where the case ran with more than one. */
  String times() {
    List<String> header = new ArrayList<>(List.of("µs"));
    for (int jdk : results.jdks()) {
      header.add("SIMD, JDK " + jdk);
      header.add("plain, JDK " + jdk);
    }
    header.addAll(Subjects.PEERS);
    Markdown table = new Markdown(header);
    for (Case work : Cases.targets()) {
      List<String> row = new ArrayList<>(List.of(work.title()));
      for (int jdk : results.jdks()) {
        row.add(cell(results.gradpoet(work, Subjects.SIMD, jdk)));
        row.add(cell(results.gradpoet(work, Subjects.PLAIN, jdk)));
      }
      Subjects.PEERS.forEach(peer -> row.add(cell(results.peer(work, peer))));
      table.row(row);
    }
    return table.toString();
  }

  /** Nanoseconds of the tiny steps with the trainer and by hand. */
  String manual() {
    Markdown table = new Markdown(List.of("ns", "SIMD", "SIMD by hand", "plain", "plain by hand"));
    for (Case work : Cases.targets()) {
      for (int jdk : results.jdks()) {
        Optional<Result> byHand = results.gradpoet(work, Subjects.MANUAL, jdk);
        if (byHand.isPresent()) {
          table.row(List.of(
              work.title() + ", JDK " + jdk,
              nanos(results.gradpoet(work, Subjects.SIMD, jdk)),
              nanos(results.gradpoet(work, Subjects.SIMD_MANUAL, jdk)),
              nanos(results.gradpoet(work, Subjects.PLAIN, jdk)),
              nanos(byHand)));
        }
      }
    }
    return table.toString();
  }

  private static String cell(Optional<Result> result) {
    return result
        .map(it -> Markdown.number(it.number() / 1e3)
            + (it.threads() > 1 ? " (" + it.threads() + ")" : ""))
        .orElse("–");
  }

  private static String nanos(Optional<Result> result) {
    return result.map(it -> Markdown.number(it.number())).orElse("–");
  }
}
