package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The results of a run, and questions about them. */
record Results(List<Result> all) {

  /** The JDKs that Gradpoet ran on, newest first. */
  List<Integer> jdks() {
    return where(it -> it.subject().equals(Subjects.GRADPOET) && it.jdk() > 0)
        .map(Result::jdk)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The shortest median step of a peer, among the numbers of threads. */
  Optional<Result> peer(Case work, String peer) {
    return shortest(it -> it.work().equals(work.id()) && it.subject().equals(peer));
  }

  /** The shortest median step of Gradpoet in a setup, among the numbers of threads. */
  Optional<Result> gradpoet(Case work, String setup, int jdk) {
    return shortest(it -> it.work().equals(work.id()) && isOurs(it, setup, jdk));
  }

  /** The median step of Gradpoet. */
  Optional<Result> gradpoet(Case work, String setup, int jdk, int threads) {
    return shortest(
        it -> it.work().equals(work.id()) && isOurs(it, setup, jdk) && it.threads() == threads);
  }

  /** The fastest of all peers. */
  Optional<Result> bestPeer(Case work) {
    return shortest(it -> it.work().equals(work.id()) && Subjects.PEERS.contains(it.subject()));
  }

  /** The figure of something that is no case. */
  OptionalDouble figure(String what, int jdk, String metric) {
    return where(it -> it.work().equals(what) && it.jdk() == jdk && it.metric().equals(metric))
        .mapToDouble(Result::number)
        .findFirst();
  }

  /** Another figure of the same measurement. */
  Optional<String> beside(Result result, String metric) {
    return where(it -> it.metric().equals(metric)
            && it.work().equals(result.work())
            && it.subject().equals(result.subject())
            && it.setup().equals(result.setup())
            && it.jdk() == result.jdk()
            && it.threads() == result.threads())
        .map(Result::value)
        .findFirst();
  }

  Stream<Result> where(Predicate<Result> condition) {
    return all.stream().filter(condition);
  }

  private Optional<Result> shortest(Predicate<Result> condition) {
    return where(condition.and(it -> it.metric().equals("ns")))
        .min(Comparator.comparingDouble(Result::number));
  }

  private static boolean isOurs(Result it, String setup, int jdk) {
    return it.subject().equals(Subjects.GRADPOET) && it.setup().equals(setup) && it.jdk() == jdk;
  }
}
