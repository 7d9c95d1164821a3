package dev.gradpoet.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.gradpoet.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What documents say of the processor and its files; their Java is compiled by the samples. */
class DocumentationTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```java\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern EXCERPT = Pattern.compile(
      "this is how it reads:\\R\\R```\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
  /** The first cell of a table's row, where that is an equation. */
  private static final Pattern EXPLAINED =
      Pattern.compile("^\\| `([^`|]*=[^`|]*)` \\|", Pattern.MULTILINE);

  private static final Pattern FILE = Pattern.compile("(\\w+\\.java)\\b");

  @Test
  void excerptInTheReadmeIsGenerated() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher excerpt = EXCERPT.matcher(readme);
    assertThat(excerpt.find()).isTrue();
    JavaFileObject iris =
        JavaFileObjects.forSourceString("demo.Iris", blocks("README.md").get(0));

    Compilation compilation = javac().withProcessors(new GradpoetProcessor()).compile(iris);

    String generated = compilation
        .generatedSourceFile("demo.IrisNetwork")
        .orElseThrow()
        .getCharContent(false)
        .toString();
    assertThat(excerpt
            .group(1)
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().equals("…")))
        .hasSize(9)
        .allSatisfy(line -> assertThat(generated).contains(line));
  }

  @Test
  void programThatIsExplainedIsDerived() throws IOException {
    String program = Files.readString(Path.of("src/test/resources/golden/Iris.program.txt"));
    String page = Files.readString(Path.of("..", "docs", "program.md"));
    assertThat(page).contains("```\n" + program + "```");
    Set<String> lines =
        program.lines().map(DocumentationTest::equation).collect(Collectors.toSet());
    List<String> explained =
        EXPLAINED.matcher(page).results().map(result -> result.group(1)).toList();
    assertThat(explained).hasSizeGreaterThan(10);
    assertThat(lines).containsAll(explained);
  }

  /** A line without its ranges. */
  private static String equation(String line) {
    return line.strip().replaceAll("   .*", "");
  }

  @Test
  void filesThatContributorsAreSentToExist() throws IOException {
    Set<String> files;
    try (Stream<Path> tree = Files.walk(Path.of(".."))) {
      files = tree.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
    List<String> named = FILE.matcher(Files.readString(Path.of("..", "CONTRIBUTING.md")))
        .results()
        .map(result -> result.group(1))
        .distinct()
        .toList();
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(files).containsAll(named);
  }

  @Test
  void guideNamesAllLossesAndLayers() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "guide.md"));
    assertThat(Loss.values()).allSatisfy(loss -> assertThat(guide).contains("| `" + loss + "` |"));
    assertThat(new GradpoetProcessor().getSupportedAnnotationTypes())
        .filteredOn(type -> !type.startsWith("dev.gradpoet.runtime"))
        .allSatisfy(type -> assertThat(guide).contains("@" + type.replaceAll(".*\\.", "") + "("));
  }

  private static List<String> blocks(String document) throws IOException {
    // Modules are tested from their own folder.
    String text = Files.readString(Path.of("..").resolve(document));
    return BLOCK.matcher(text).results().map(result -> result.group(1)).toList();
  }
}
