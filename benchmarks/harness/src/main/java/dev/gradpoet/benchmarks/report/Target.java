package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * A figure that Gradpoet is to reach.
 *
 * @param what what is measured
 * @param limit what it should reach
 * @param atLeast whether {@code limit} is the least; otherwise it is the most
 * @param unit what follows the figure
 * @param figure the figure on a JDK, if there is one
 */
record Target(
    String what,
    double limit,
    boolean atLeast,
    String unit,
    BiFunction<Results, Integer, OptionalDouble> figure) {
  private static final double HEADROOM = 1e-9;

  static List<Target> all() {
    Case digits = Cases.of("784-128-10/64/sgd");
    Case digitsAdam = Cases.of("784-128-10/64/adam");
    Case wide = Cases.of("784-512-512-10/128/sgd");
    Case flowers = Cases.of("4-16-3/1/sgd");
    Case surface = Cases.of("2-8-1/4/sgd");
    Case gradient = Cases.of("4-16-3/256/gradient");
    return List.of(
        against(digits, Subjects.PYTORCH, Subjects.SIMD, 5),
        against(digits, Subjects.PYTORCH, Subjects.PLAIN, 1),
        against(digitsAdam, Subjects.PYTORCH, Subjects.SIMD, 5),
        against(wide, Subjects.PYTORCH, Subjects.SIMD, 3),
        new Target(
            wide.title() + ": of two cores' FMA peak, SIMD",
            55,
            true,
            " %",
            (results, jdk) -> ofPeak(results, wide, jdk)),
        new Target(
            wide.title() + ": two threads against one, SIMD",
            1.7,
            true,
            " ×",
            (results, jdk) -> speedUp(results, wide, jdk)),
        against(flowers, Subjects.FANN, Subjects.SIMD, 4),
        against(surface, Subjects.FANN, Subjects.SIMD, 3),
        new Target(
            gradient.title() + ": million samples per second, SIMD",
            40,
            true,
            "",
            (results, jdk) -> millions(results, gradient, jdk)),
        against(gradient, Subjects.SMILE, Subjects.SIMD, 30),
        against(Cases.of("2-8-1/1/predict"), Subjects.FANN, Subjects.SIMD, 4),
        against(Cases.of("4-16-3/1/predict"), Subjects.FANN, Subjects.SIMD, 4),
        against(Cases.of("784-128-10/1/predict"), Subjects.ONNX_RUNTIME, Subjects.SIMD, 1.5),
        against(Cases.of("784-512-512-10/1/predict"), Subjects.ONNX_RUNTIME, Subjects.SIMD, 1),
        most(
            "JVM start to first prediction, more than an empty main",
            "start",
            "plain difference ms",
            60,
            " ms",
            1),
        most(
            "processor and its output, more time of javac",
            "compile",
            "plain difference ms",
            500,
            " ms",
            1),
        most("the same with the SIMD sibling", "compile", "SIMD difference ms", 500, " ms", 1),
        most("class files of 784-512-512-10", "compile", "SIMD class bytes", 200, " kB", 1e-3),
        new Target("bytes allocated per step, most of all cases", 0, false, "", Target::bytes));
  }

  /** What the report calls the figure's fate. */
  String verdict(double value) {
    boolean met = atLeast ? value >= limit - HEADROOM : value <= limit + HEADROOM;
    return met ? "met" : "**not met**";
  }

  private static Target against(Case work, String peer, String setup, double factor) {
    return new Target(
        work.title() + ": " + setup + " against " + peer, factor, true, " ×", (results, jdk) -> {
          Optional<Result> ours = results.gradpoet(work, setup, jdk);
          Optional<Result> theirs = results.peer(work, peer);
          return ours.isPresent() && theirs.isPresent()
              ? OptionalDouble.of(theirs.get().number() / ours.get().number())
              : OptionalDouble.empty();
        });
  }

  private static Target most(
      String what, String measured, String metric, double limit, String unit, double scale) {
    return new Target(what, limit, false, unit, (results, jdk) -> {
      OptionalDouble figure = results.figure(measured, jdk, metric);
      return figure.isPresent() ? OptionalDouble.of(scale * figure.getAsDouble()) : figure;
    });
  }

  private static OptionalDouble ofPeak(Results results, Case work, int jdk) {
    OptionalDouble peak = results.figure("roofline", 0, "gflops-2");
    return results
        .gradpoet(work, Subjects.SIMD, jdk, 2)
        .filter(it -> peak.isPresent())
        .map(it -> OptionalDouble.of(100 * work.flops() / it.number() / peak.getAsDouble()))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble speedUp(Results results, Case work, int jdk) {
    Optional<Result> one = results.gradpoet(work, Subjects.SIMD, jdk, 1);
    Optional<Result> two = results.gradpoet(work, Subjects.SIMD, jdk, 2);
    return one.isPresent() && two.isPresent()
        ? OptionalDouble.of(one.get().number() / two.get().number())
        : OptionalDouble.empty();
  }

  private static OptionalDouble millions(Results results, Case work, int jdk) {
    return results
        .gradpoet(work, Subjects.SIMD, jdk)
        .map(it -> OptionalDouble.of(1e3 * work.batch() / it.number()))
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble bytes(Results results, int jdk) {
    return results
        .where(it -> it.subject().equals(Subjects.GRADPOET)
            && it.jdk() == jdk
            && it.metric().equals("bytes"))
        .mapToDouble(Result::number)
        .max();
  }
}
