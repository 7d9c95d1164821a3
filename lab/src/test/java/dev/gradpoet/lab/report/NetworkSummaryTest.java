package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ParameterRole;
import java.util.List;
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

  /** Options of convolutions that have no effect are left out, and a shape that a layer keeps is said once. */
  @Test
  void graphsHaveAColumnOfWhatALayerTakes() {
    NetworkSummary summary = new NetworkSummary(Architecture.of("demo.Residual", "cross_entropy")
        .input("image", 8, 8, 2)
        .layer("conv", "conv", 8, 8, 2)
        .activation("relu")
        .sizes("kernel", 3, 3)
        .sizes("stride", 1, 1)
        .sizes("dilation", 2, 2)
        .sizes("pad", 2, 2, 2, 2)
        .option("groups", 1)
        .parameter("weights", ParameterRole.WEIGHTS, 3, 3, 2, 2)
        .parameter("biases", ParameterRole.BIASES, 2)
        .layer("sum", "add", 8, 8, 2)
        .from("conv", "image")
        .dense("output", 4, "softmax", true)
        .build());

    assertThat(summary).hasToString("""
            demo.Residual

            layer   kind   takes        shape                   activation                        parameters  multiply-adds

            conv    conv                [8, 8, 2] -> [8, 8, 2]  relu kernel 3x3 dilation 2 pad 2          38          2,304
            sum     add    conv, image  [8, 8, 2]                                                          0              0
            output  dense               [8, 8, 2] -> 4          softmax                                  516            512

            all                         [8, 8, 2] -> 4                                                   554          2,816

            loss cross_entropy, parameters of 2,216 bytes""");
  }

  /** It tells what the architecture says, and no number that it would have to guess. */
  @Test
  void ofKindsThatItDoesNotKnowNothingIsCounted() {
    NetworkSummary summary = new NetworkSummary(Architecture.of("demo.Tuned", "squared_error")
        .input("wave", 9)
        .layer("tuned", "oscillator", 3)
        .option("phase", "free")
        .parameter("weights", ParameterRole.WEIGHTS, 5)
        .dense("output", 4, "identity", false)
        .build());

    assertThat(summary).hasToString("""
            demo.Tuned

            layer   kind        shape   activation  parameters  multiply-adds

            tuned   oscillator  9 -> 3  phase free           5              ?
            output  dense       3 -> 4  identity            12             12

            all                 9 -> 4                      17    at least 12

            loss squared_error, parameters of 68 bytes""");
    assertThat(summary.multiplyAdds()).isEqualTo(12);
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
    assertThat(NetworkSummary.option("alpha", 100.0)).isEqualTo("alpha 100");
    assertThat(NetworkSummary.option("groups", 2)).isEqualTo("groups 2");
    assertThat(NetworkSummary.option("kernel", List.of(3, 5))).isEqualTo("kernel 3x5");
    assertThat(NetworkSummary.option("kernel", List.of(3, 3))).isEqualTo("kernel 3x3");
    assertThat(NetworkSummary.option("stride", List.of(2, 2))).isEqualTo("stride 2");
    assertThat(NetworkSummary.option("pad", List.of(0, 0, 1, 1))).isEqualTo("pad 0,0,1,1");
  }
}
