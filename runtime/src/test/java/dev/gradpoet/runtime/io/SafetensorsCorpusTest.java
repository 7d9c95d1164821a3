package dev.gradpoet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bytes that {@link SafetensorsFuzzTest} starts from: each of a kind that a reader may fall for. */
class SafetensorsCorpusTest {

  /** One of the properties of {@link AnyBytes}. */
  private interface Property {
    void check(byte[] bytes) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> files() throws Exception {
    return inputs("anyFile", AnyBytes::file);
  }

  @TestFactory
  Stream<DynamicTest> headers() throws Exception {
    return inputs("anyHeader", AnyBytes::header);
  }

  @TestFactory
  Stream<DynamicTest> weights() throws Exception {
    return inputs("anyWeights", AnyBytes::weights);
  }

  private static Stream<DynamicTest> inputs(String folder, Property property)
      throws IOException, URISyntaxException {
    Path inputs = Path.of(
        SafetensorsCorpusTest.class.getResource("SafetensorsFuzzTestInputs").toURI());
    try (Stream<Path> listed = Files.list(inputs.resolve(folder))) {
      List<Path> sorted = listed.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream()
          .map(input -> DynamicTest.dynamicTest(
              input.getFileName().toString(), () -> property.check(Files.readAllBytes(input))));
    }
  }
}
