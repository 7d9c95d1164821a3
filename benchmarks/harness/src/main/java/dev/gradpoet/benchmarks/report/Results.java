package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** The results of a run, and questions about them. */
record Results(List<Result> all) {

  /** The JDKs that Gradpoet ran on, newest first. */
  List<Integer> jdks() {
    return ours(Result::jdk);
  }

  /** The bits of the vectors that Gradpoet ran with, most first: those of the processor. */
  List<Integer> widths() {
    return ours(Result::bits);
  }

  /** The shortest median step of a peer with that width of vectors, or any if it has no choice, among the numbers of threads. */
  Optional<Result> peer(Case work, String peer, int bits) {
    return shortest(work, it -> it.subject().equals(peer) && (it.bits() == bits || it.bits() == 0));
  }

  /** The fastest of all peers with that width of vectors. */
  Optional<Result> bestPeer(Case work, int bits) {
    return Subjects.PEERS.stream()
        .flatMap(peer -> peer(work, peer, bits).stream())
        .min(Comparator.comparingDouble(Result::number));
  }

  /** The shortest median step of Gradpoet in a setup, among the numbers of threads. */
  Optional<Result> gradpoet(Case work, String setup, int jdk, int bits) {
    return shortest(work, it -> isOurs(it, setup, jdk, bits));
  }

  /** The median step of Gradpoet. */
  Optional<Result> gradpoet(Case work, String setup, int jdk, int bits, int threads) {
    return shortest(work, it -> isOurs(it, setup, jdk, bits) && it.threads() == threads);
  }

  /** The figure of something that is no case. */
  OptionalDouble figure(String what, String setup, int jdk, int bits, String metric) {
    return where(it -> it.work().equals(what)
            && it.setup().equals(setup)
            && it.jdk() == jdk
            && it.bits() == bits
            && it.metric().equals(metric))
        .mapToDouble(Result::number)
        .findFirst();
  }

  Stream<Result> where(Predicate<Result> condition) {
    return all.stream().filter(condition);
  }

  private List<Integer> ours(ToIntFunction<Result> property) {
    return where(it -> it.subject().equals(Subjects.GRADPOET))
        .map(property::applyAsInt)
        .filter(it -> it > 0)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private Optional<Result> shortest(Case work, Predicate<Result> condition) {
    return where(
            it -> it.work().equals(work.id()) && it.metric().equals("ns") && condition.test(it))
        .min(Comparator.comparingDouble(Result::number));
  }

  private static boolean isOurs(Result it, String setup, int jdk, int bits) {
    return it.subject().equals(Subjects.GRADPOET)
        && it.setup().equals(setup)
        && it.jdk() == jdk
        && it.bits() == bits;
  }
}
