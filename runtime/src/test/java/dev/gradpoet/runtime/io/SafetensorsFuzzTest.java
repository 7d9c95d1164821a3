package dev.gradpoet.runtime.io;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Looks for bytes of which {@link AnyBytes} does not hold, on request: {@code JAZZER_FUZZ=1 mvn -pl runtime test
 * -Dtest=SafetensorsFuzzTest#anyFile}. What it starts from, and what it found, {@link SafetensorsCorpusTest} runs in every build.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1")
class SafetensorsFuzzTest {

  @FuzzTest
  void anyFile(byte[] bytes) throws IOException {
    AnyBytes.file(bytes);
  }

  @FuzzTest
  void anyHeader(byte[] bytes) throws IOException {
    AnyBytes.header(bytes);
  }

  @FuzzTest
  void anyWeights(byte[] bytes) throws IOException {
    AnyBytes.weights(bytes);
  }
}
