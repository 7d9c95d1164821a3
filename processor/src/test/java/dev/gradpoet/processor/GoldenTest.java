package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.ProgramText;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Goldens;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated files, letter by letter. After an intended change, the command of CONTRIBUTING.md records them: {@code mvn -q -pl processor -am
 * test -Dgolden.update=true -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false}. Read the difference.
 */
class GoldenTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/golden");
  private static final String PROGRAM = "Iris.program.txt";

  /** That of package desk. */
  private static final String LESSON = "TinyNetwork.lesson.json";

  private static final int WIDTH = 100;

  static List<NetworkModel> networks() {
    return Goldens.networks();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void generatedFileIsAsExpected(NetworkModel network) throws IOException {
    assertIsGolden(network.type().generatedName() + ".java", GeneratedNetworks.plain(network));
  }

  static List<NetworkModel> networksWithVectors() {
    return networks().stream()
        .filter(network ->
            Set.of("demo.IrisFast", "demo.Digits").contains(network.type().qualifiedName()))
        .toList();
  }

  /** Lanes, and tiles. */
  @ParameterizedTest
  @MethodSource("networksWithVectors")
  void generatedFileWithVectorsIsAsExpected(NetworkModel network) throws IOException {
    String generated = GeneratedNetworks.sourcesWithVectors(List.of(network))
        .get(network.type().qualifiedName(network.type().simdName()));
    assertIsGolden(network.type().simdName() + ".java", generated);
    assertThat(generated.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  /** As equations; the documentation shows and explains it. */
  @Test
  void programIsAsExpected() throws IOException {
    Program program = Derivation.of(Goldens.iris("Iris", Style.FAST));
    assertIsGolden(PROGRAM, ProgramText.of(program, UnaryOperator.identity()) + "\n");
  }

  private static void assertIsGolden(String name, String generated) throws IOException {
    Path golden = DIRECTORY.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(golden, generated);
    }
    assertThat(generated).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void linesFitTheScreenAndEndPlainly(NetworkModel network) {
    String generated = GeneratedNetworks.plain(network);
    assertThat(generated)
        .doesNotContain("\r")
        .doesNotContain("\t")
        .doesNotContain("\n\n\n")
        .endsWith("}\n");
    assertThat(generated.lines()).allSatisfy(line -> {
      assertThat(line).isEqualTo(line.stripTrailing());
      assertThat(line).hasSizeLessThanOrEqualTo(WIDTH);
    });
  }

  @Test
  void everyGoldenBelongsToANetwork() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Stream.concat(
                  Stream.of(PROGRAM, LESSON),
                  Stream.concat(
                          networks().stream().map(network -> network.type().generatedName()),
                          networksWithVectors().stream()
                              .map(network -> network.type().simdName()))
                      .map(name -> name + ".java"))
              .toList());
    }
  }

  @Test
  void eclipseHasNothingToWarnOf() {
    Map<String, String> sources = GeneratedNetworks.sources(networks());
    assertThat(InMemoryCompiler.ecj(sources).keySet()).containsAll(sources.keySet());
  }

  /** A reader may copy the files: into one package, without the processor. */
  @Test
  void goldensCompileAsTheyAre() {
    Map<String, String> sources = new TreeMap<>(GeneratedNetworks.sources(networks()));
    sources.replaceAll((name, source) ->
        name.endsWith("Network") ? read(name.substring("demo.".length())) : source);
    assertThat(InMemoryCompiler.javac(sources)).hasSize(sources.size());
  }

  private static String read(String name) {
    try {
      return Files.readString(DIRECTORY.resolve(name + ".java"));
    } catch (IOException e) {
      throw new AssertionError(
          networks().stream().map(n -> n.type().generatedName()).collect(Collectors.joining(" ")),
          e);
    }
  }
}
