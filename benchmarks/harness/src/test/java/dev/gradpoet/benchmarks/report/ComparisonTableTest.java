package dev.gradpoet.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {
  private static final Case WIDE = Cases.of("784-512-512-10/128/sgd");
  /** So that a step takes a millisecond at the peak of one thread. */
  private static final double PEAK = WIDE.flops() / 1e6;

  private final List<Result> results = new ArrayList<>();

  @BeforeEach
  void machine() {
    for (int level = 1; level <= 3; level++) {
      results.add(new Result("machine", "", "", 0, 0, 0, "l" + level + " bytes", "1e9"));
    }
    for (int bits : List.of(512, 256)) {
      results.add(new Result("roofline", "", "", 0, bits, 0, "gflops-1", String.valueOf(PEAK)));
      results.add(new Result("roofline", "", "", 0, bits, 0, "gflops-2", String.valueOf(2 * PEAK)));
    }
  }

  @Test
  void aRowHasTheFastestPeerOfItsWidthAndTheSharesOfTheBound() {
    time(Subjects.GRADPOET, Subjects.SIMD, 25, 512, 1, 4e6);
    time(Subjects.GRADPOET, Subjects.SIMD, 25, 512, 2, 2e6);
    time(Subjects.GRADPOET, Subjects.PLAIN, 25, 512, 2, 9e6);
    time(Subjects.GRADPOET, Subjects.SIMD, 17, 256, 1, 5e6);
    time(Subjects.PYTORCH, "", 25, 512, 2, 3e6);
    time(Subjects.PYTORCH, "", 25, 256, 1, 6e6);
    time(Subjects.DL4J, "", 25, 512, 2, 4e6);
    assertThat(rows())
        .containsExactly(
            row(
                "512 | 25 | 2,000 (2) | 9,000 (2) | PyTorch 3,000 (2) | 1.50 × | **0.333 ×**",
                "25.0 % | 25.0 % | 2.00 ×"),
            row("256 | 17 | 5,000 | – | PyTorch 6,000 | 1.20 × | –", "20.0 % | – | –"));
  }

  @Test
  void aPeerWithoutAChoiceOfWidthIsComparedAtEach() {
    time(Subjects.GRADPOET, Subjects.SIMD, 25, 256, 1, 5e6);
    time(Subjects.PYTORCH, "", 25, 256, 1, 6e6);
    time(Subjects.FANN, "", 0, 0, 1, 4e6);
    assertThat(rows())
        .containsExactly(
            row("256 | 25 | 5,000 | – | FANN 4,000 | **0.800 ×** | –", "20.0 % | – | –"));
  }

  private static String row(String times, String shares) {
    return "| %s | %s | %s FMA | %s |"
        .formatted(WIDE.title(), times, Markdown.number(PEAK), shares);
  }

  private List<String> rows() {
    return new ComparisonTable(new Results(results)).table().lines().skip(2).toList();
  }

  private void time(String subject, String setup, int jdk, int bits, int threads, double nanos) {
    results.add(
        new Result(WIDE.id(), subject, setup, jdk, bits, threads, "ns", String.valueOf(nanos)));
  }
}
