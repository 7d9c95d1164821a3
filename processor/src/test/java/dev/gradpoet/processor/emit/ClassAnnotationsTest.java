package dev.gradpoet.processor.emit;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What generated classes say of themselves. */
class ClassAnnotationsTest {

  /** JaCoCo leaves out a class with an annotation whose name contains "Generated", if the class file has it. */
  @Test
  void bothClassFilesSayThatTheyAreGenerated() {
    NetworkModel network =
        network("Net", 50).dense("output", 50, Activation.RELU).build();
    Map<String, byte[]> classes =
        InMemoryCompiler.javacWithVectors(GeneratedNetworks.sourcesWithVectors(List.of(network)));
    for (String name : List.of("demo.NetNetwork", "demo.NetNetworkSimd")) {
      assertThat(new String(classes.get(name), StandardCharsets.ISO_8859_1))
          .contains("RuntimeInvisibleAnnotations", "Ldev/gradpoet/runtime/Generated;");
    }
  }
}
