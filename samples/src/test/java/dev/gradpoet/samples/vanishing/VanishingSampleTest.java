package dev.gradpoet.samples.vanishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.Printed;
import org.junit.jupiter.api.Test;

/** The error fades in the network of sigmoids, and does not in that of rectifiers. */
class VanishingSampleTest {
  private static final int LAYER_1 = 0;
  private static final int LAYER_9 = 8;

  @Test
  void sigmoidsWeakenTheErrorInEveryLayer() {
    double[] deltas = VanishingSample.ofSigmoid();

    for (int l = LAYER_1; l < LAYER_9; l++) {
      assertThat(deltas[l]).as("layer %d", l + 1).isLessThan(deltas[l + 1] / 2);
    }
    assertThat(deltas[LAYER_1]).isLessThan(1e-4 * deltas[LAYER_9]);
  }

  @Test
  void rectifiersKeepItsOrderOfMagnitude() {
    double[] deltas = VanishingSample.ofRelu();

    for (int l = LAYER_1; l <= LAYER_9; l++) {
      assertThat(deltas[l] / deltas[LAYER_9]).as("layer %d", l + 1).isBetween(0.1, 10.0);
    }
  }

  @Test
  void theSamplePrintsBothCharts() throws Exception {
    assertThat(Printed.by(VanishingSample::main))
        .containsPattern("sigmoid\n  output +1.2e\\+00  #{40}\n")
        .containsPattern("  layer 1 +7.1e-07  #{15}\n")
        .containsPattern("ReLU\n  output +1.1e\\+00  #{40}\n");
  }
}
