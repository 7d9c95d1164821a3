package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkSummaryTest {

  @Test
  void layersShapesParametersAndMultiplyAddsAreATable() {
    NetworkSummary summary = NetworkSummary.of(ThreeClassesNetwork.create(1));

    assertThat(summary).hasToString("""
            dev.gradpoet.lab.report.ThreeClasses

            layer    kind     shape      activation            parameters  multiply-adds

            hidden   dense    2 -> 1000  leaky_relu slope 0.2       3,000          2,000
            thinned  dropout  1000       rate 0.5                       0              0
            output   dense    1000 -> 3  softmax                    3,000          3,000

            all               2 -> 3                                6,000          5,000

            loss cross_entropy, parameters of 24,000 bytes""");
    assertThat(summary.multiplyAdds()).isEqualTo(5_000);
    assertThat(summary.parameterBytes()).isEqualTo(24_000);
  }

  @Test
  void optionsOfTheLossAreShown() {
    assertThat(NetworkSummary.of(TwoNumbersNetwork.create(1)).toString())
        .endsWith("loss huber delta 1, parameters of 16 bytes");
  }

  @Test
  void optionsAreShownInPlainDecimals() {
    assertThat(NetworkSummary.option("l2", 1e-4)).isEqualTo("l2 0.0001");
    assertThat(NetworkSummary.option("rate", 0.5)).isEqualTo("rate 0.5");
    assertThat(NetworkSummary.option("alpha", 100)).isEqualTo("alpha 100");
  }
}
