package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The tables beside the comparison. */
record Tables(Results results) {
  private static final String STEPS_IN_A_SECOND = "steps in a second";
  private static final List<String> SETUPS = List.of(Subjects.SIMD, Subjects.PLAIN);

  /** Microseconds of every peer by case and width. */
  String peers() {
    List<String> header = new ArrayList<>(List.of("µs", "bits"));
    header.addAll(Subjects.PEERS);
    Markdown table = new Markdown(header);
    for (Case work : Cases.compared()) {
      for (int bits : results.widths()) {
        if (results.bestPeer(work, bits).isPresent()) {
          List<String> row = new ArrayList<>(List.of(work.title(), String.valueOf(bits)));
          Subjects.PEERS.forEach(peer -> row.add(Markdown.micros(results.peer(work, peer, bits))));
          table.row(row);
        }
      }
    }
    return table.toString();
  }

  /** Microseconds of the tiny steps with the trainer and by hand. */
  String manual() {
    Markdown table = new Markdown(
        List.of("µs", "bits", "JDK", "SIMD", "SIMD by hand", "plain", "plain by hand"));
    for (Case work : Cases.compared()) {
      for (int bits : results.widths()) {
        for (int jdk : results.jdks()) {
          if (results.gradpoet(work, Subjects.MANUAL, jdk, bits).isPresent()) {
            List<String> row = new ArrayList<>(key(work.title(), bits, jdk));
            for (String setup :
                List.of(Subjects.SIMD, Subjects.SIMD_MANUAL, Subjects.PLAIN, Subjects.MANUAL)) {
              row.add(Markdown.micros(results.gradpoet(work, setup, jdk, bits)));
            }
            table.row(row);
          }
        }
      }
    }
    return table.toString();
  }

  /** Milliseconds from the first use of a network to so many steps, and the steps of the first second. */
  String warmUp() {
    List<String> header = new ArrayList<>(List.of("ms", "bits", "JDK"));
    for (String column : List.of("100 steps", "1,000", "10,000", "steps in a second")) {
      SETUPS.forEach(setup -> header.add(column + ", " + setup));
    }
    Markdown table = new Markdown(header);
    for (Case work : Cases.warmUps()) {
      for (int bits : results.widths()) {
        for (int jdk : results.jdks()) {
          if (warmUp(work, Subjects.SIMD, jdk, bits, STEPS_IN_A_SECOND).isPresent()) {
            table.row(warmUpRow(work, jdk, bits));
          }
        }
      }
    }
    return table.toString();
  }

  private List<String> warmUpRow(Case work, int jdk, int bits) {
    List<String> row = new ArrayList<>(key(work.title(), bits, jdk));
    for (String metric : List.of("100 steps ms", "1000 steps ms", "10000 steps ms")) {
      SETUPS.forEach(setup -> row.add(cell(warmUp(work, setup, jdk, bits, metric), 1)));
    }
    for (String setup : SETUPS) {
      OptionalDouble steps = warmUp(work, setup, jdk, bits, STEPS_IN_A_SECOND);
      row.add(steps.isPresent() ? Markdown.count(steps.getAsDouble()) : "–");
    }
    return row;
  }

  private OptionalDouble warmUp(Case work, String setup, int jdk, int bits, String metric) {
    return results.figure("warm-up " + work.id(), setup, jdk, bits, metric);
  }

  /** What a network costs but for its steps, by JDK. */
  String costs() {
    List<String> header = new ArrayList<>(List.of(""));
    results.jdks().forEach(jdk -> header.add("JDK " + jdk));
    Markdown table = new Markdown(header);
    cost(table, "start to the first prediction, plain, ms", "start", "plain difference ms", 1);
    cost(table, "the same with vectors, ms", "start", "SIMD difference ms", 1);
    cost(table, "cold javac, plain, ms", "compile", "plain difference ms", 1);
    cost(table, "cold javac, with the class of vectors, ms", "compile", "SIMD difference ms", 1);
    cost(table, "warm javac, plain, ms", "compile", "plain warm ms", 1);
    cost(table, "warm javac, with the class of vectors, ms", "compile", "SIMD warm ms", 1);
    cost(table, "class files, plain, kB", "compile", "plain class bytes", 1e-3);
    cost(table, "class files, with the class of vectors, kB", "compile", "SIMD class bytes", 1e-3);
    List<String> row = new ArrayList<>(List.of("bytes allocated per step, the most of all cases"));
    results.jdks().forEach(jdk -> row.add(cell(bytes(jdk), 1)));
    table.row(row);
    results.widths().forEach(bits -> samples(table, bits));
    return table.toString();
  }

  private void cost(Markdown table, String what, String measured, String metric, double scale) {
    List<String> row = new ArrayList<>(List.of(what));
    for (int jdk : results.jdks()) {
      row.add(cell(results.figure(measured, "", jdk, 0, metric), scale));
    }
    table.row(row);
  }

  private void samples(Markdown table, int bits) {
    Case gradient = Cases.of("4-16-3/256/gradient");
    List<String> row = new ArrayList<>(List.of(
        gradient.title() + ", " + bits + " bits: million samples per second of one thread"));
    for (int jdk : results.jdks()) {
      row.add(results
          .gradpoet(gradient, Subjects.SIMD, jdk, bits)
          .map(it -> Markdown.number(1e3 * gradient.batch() / it.number()))
          .orElse("–"));
    }
    table.row(row);
  }

  private OptionalDouble bytes(int jdk) {
    return results
        .where(it -> it.subject().equals(Subjects.GRADPOET)
            && it.jdk() == jdk
            && it.metric().equals("bytes"))
        .mapToDouble(Result::number)
        .max();
  }

  private static List<String> key(String title, int bits, int jdk) {
    return List.of(title, String.valueOf(bits), String.valueOf(jdk));
  }

  private static String cell(OptionalDouble value, double scale) {
    return value.isPresent() ? Markdown.number(scale * value.getAsDouble()) : "–";
  }
}
