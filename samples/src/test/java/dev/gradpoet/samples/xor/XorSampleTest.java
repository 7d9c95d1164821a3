package dev.gradpoet.samples.xor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.samples.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exclusive or is learned. */
class XorSampleTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theTruthTableIsLearned(long seed) {
    XorNetwork network = XorSample.train(seed);

    for (int s = 0; s < 4; s++) {
      assertThat(network.predict(XorSample.BITS[s])[0]).isCloseTo(XorSample.XOR[s], within(0.05f));
    }
  }

  @Test
  void theSamplePrintsTheTruthTable() throws Exception {
    assertThat(Printed.by(XorSample::main))
        .startsWith("a  b   a xor b   learned\n0  0      0       0.0");
  }
}
