package dev.gradpoet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed has no signs that a terminal's charset may lack. Pictures have fonts, and are not printed. */
class AsciiTextsTest {
  /** A comment, or a literal: whichever begins first. */
  private static final Pattern TOKENS = Pattern.compile(
      "//[^\\n]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'");

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "runs", "lab", "samples"})
  void literalsAreAscii(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
      List<Path> sources = files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getParent().endsWith("plot"))
          .toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(TOKENS.matcher(Files.readString(source)).results().map(MatchResult::group))
            .as("%s", source)
            .filteredOn(token -> !token.startsWith("/"))
            .allMatch(literal -> literal.chars().allMatch(c -> c < 128));
      }
    }
  }
}
