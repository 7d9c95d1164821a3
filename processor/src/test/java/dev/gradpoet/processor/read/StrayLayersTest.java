package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertRejected;

import org.junit.jupiter.api.Test;

/** Layer annotations outside networks. */
class StrayLayersTest {

  @Test
  void layerOfATypeThatIsNoNetworkIsRejected() {
    assertRejected(
        """
        public interface Base {
          /*!*/@Dense(units = 1) Layer output();
        }
        """,
        "@Dense on 'output' does nothing, because 'Base' is no network: annotate 'Base' with @Network, or remove @Dense.");
  }

  @Test
  void eachLayerOfANestedTypeThatIsNoNetworkIsRejected() {
    assertRejected(
        """
        public class Outer {
          static abstract class Base {
            /*!*/@Dropout(rate = 0.5) abstract Layer thinned();
            /*!*/@Dense(units = 1) void output() {}
          }
        }
        """,
        "@Dropout on 'thinned' does nothing, because 'Outer.Base' is no network: annotate 'Outer.Base' with @Network,"
            + " or remove @Dropout.",
        "@Dense on 'output' does nothing, because 'Outer.Base' is no network: annotate 'Outer.Base' with @Network,"
            + " or remove @Dense.");
  }
}
