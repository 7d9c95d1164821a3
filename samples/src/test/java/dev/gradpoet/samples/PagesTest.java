package dev.gradpoet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.iris.IrisSample;
import dev.gradpoet.samples.vanishing.VanishingSample;
import dev.gradpoet.samples.worked.WorkedExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in the documentation are those that the samples write; {@code -Dgolden.update=true} writes them anew. */
class PagesTest {
  private static final Path PAGES = Path.of("../docs/pages");

  @TempDir
  Path folder;

  static Stream<Arguments> samples() {
    return Stream.of(
        Arguments.of("tiny.html", (Printed.Main) WorkedExample::main),
        Arguments.of("iris.html", (Printed.Main) IrisSample::main),
        Arguments.of("vanishing.html", (Printed.Main) VanishingSample::main));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theyAreInTheDocumentation(String name, Printed.Main sample) throws Exception {
    String printed = Printed.by(sample, "--folder", folder.toString());
    Path written = folder.resolve(name);
    assertThat(printed).contains(written.toUri().toString());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(PAGES);
      Files.copy(written, PAGES.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    // Weights after training may differ in their last bits where vectors have another width, and
    // scripts are
    // packed by the platform's library.
    assertThat(withoutNumbers(written)).isEqualTo(withoutNumbers(PAGES.resolve(name)));
  }

  private static String withoutNumbers(Path page) throws IOException {
    return Files.readString(page)
        .replaceFirst("(?s)id=\"start\">.*?</script>", "")
        .replaceFirst("id=\"packed\">.*?</script>", "");
  }
}
