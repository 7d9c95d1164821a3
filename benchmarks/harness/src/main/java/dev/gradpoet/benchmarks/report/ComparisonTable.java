package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.List;
import java.util.Optional;

/** How fast Gradpoet is, against the best peer and against the bound: a row for each case, width of vectors and JDK. */
record ComparisonTable(Results results) {
  private static final List<String> HEADER = List.of(
      "case",
      "bits",
      "JDK",
      "SIMD, µs",
      "plain, µs",
      "best peer, µs",
      "SIMD faster by",
      "plain faster by",
      "bound, GFLOP/s",
      "of bound",
      "of bound, 2 threads",
      "2nd thread");

  String table() {
    Markdown table = new Markdown(HEADER);
    for (Case work : Cases.compared()) {
      for (int bits : results.widths()) {
        for (int jdk : results.jdks()) {
          results
              .gradpoet(work, Subjects.SIMD, jdk, bits)
              .ifPresent(simd -> table.row(row(work, simd)));
        }
      }
    }
    return table.toString();
  }

  private List<String> row(Case work, Result simd) {
    int bits = simd.bits();
    int jdk = simd.jdk();
    Optional<Result> plain = results.gradpoet(work, Subjects.PLAIN, jdk, bits);
    Optional<Result> peer = results.bestPeer(work, bits);
    Optional<Result> one = results.gradpoet(work, Subjects.SIMD, jdk, bits, 1);
    Optional<Result> two = results.gradpoet(work, Subjects.SIMD, jdk, bits, 2);
    Bound bound = Bound.of(results, work, bits, 1);
    return List.of(
        work.title(),
        String.valueOf(bits),
        String.valueOf(jdk),
        Markdown.micros(Optional.of(simd)),
        Markdown.micros(plain),
        peer.map(it -> it.subject() + " ").orElse("") + Markdown.micros(peer),
        factor(Optional.of(simd), peer),
        factor(plain, peer),
        bound.toString(),
        share(work, one, bound),
        share(work, two, Bound.of(results, work, bits, 2)),
        two.isPresent() ? ratio(two, one) : "–");
  }

  /** How many times as fast as the peer; bold where it is not. */
  private static String factor(Optional<Result> ours, Optional<Result> peer) {
    boolean slower =
        ours.isPresent() && peer.isPresent() && ours.get().number() > peer.get().number();
    return slower ? "**" + ratio(ours, peer) + "**" : ratio(ours, peer);
  }

  private static String ratio(Optional<Result> fast, Optional<Result> slow) {
    return fast.isPresent() && slow.isPresent()
        ? Markdown.number(slow.get().number() / fast.get().number()) + " ×"
        : "–";
  }

  private static String share(Case work, Optional<Result> result, Bound bound) {
    return result.map(it -> Markdown.percent(bound.share(work, it.number()))).orElse("–");
  }
}
