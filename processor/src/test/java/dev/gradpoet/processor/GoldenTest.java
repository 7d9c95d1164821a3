package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.ProgramText;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import dev.gradpoet.processor.testing.NetworkBuilder;
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
    return List.of(
        tiny("TinyFast", Style.FAST),
        tiny("TinyTeaching", Style.TEACHING),
        iris("IrisFast", Style.FAST),
        iris("IrisTeaching", Style.TEACHING),
        network("Regularised", 3)
            .loss(Loss.HUBER)
            .huberDelta(0.5)
            .dropout("noise", 0.1)
            .dense("hidden", 2, Activation.GELU)
            .initialization(Initialization.NORMAL, 0.1)
            .l1(0.001)
            .l2(0.01)
            .dropout("thinned", 0.5)
            .dense("output", 2, Activation.IDENTITY)
            .withoutBias()
            .build(),
        network("RegularisedLarge", 13)
            .style(Style.TEACHING)
            .loss(Loss.MEAN_SQUARED_ERROR)
            .dropout("noise", 0.1)
            .dense("hidden", 64, Activation.GELU)
            .initialization(Initialization.ORTHOGONAL, 0)
            .l1(0.001)
            .l2(0.01)
            .dropout("thinned", 0.5)
            .dense("output", 2, Activation.IDENTITY)
            .withoutBias()
            .build(),
        network("Digits", 64)
            .loss(Loss.CROSS_ENTROPY)
            .dense("hidden", 32, Activation.RELU)
            .dropout("thinned", 0.2)
            .dense("output", 10, Activation.SOFTMAX)
            .build(),
        deep(),
        residual("ResidualFast", Style.FAST),
        residual("ResidualTeaching", Style.TEACHING),
        network("Logistic", 3)
            .loss(Loss.BINARY_CROSS_ENTROPY)
            .dense("output", 1, Activation.SIGMOID)
            .build(),
        network("WeightedFast", 3)
            .loss(Loss.BINARY_CROSS_ENTROPY)
            .sampleWeights()
            .dense("output", 1, Activation.SIGMOID)
            .build(),
        network("WeightedTeaching", 4)
            .style(Style.TEACHING)
            .loss(Loss.CROSS_ENTROPY)
            .sampleWeights()
            .dense("hidden", 8, Activation.TANH)
            .dense("output", 3, Activation.SOFTMAX)
            .build());
  }

  private static NetworkModel tiny(String name, Style style) {
    return network(name, 2)
        .style(style)
        .dense("hidden", 2, Activation.SIGMOID)
        .dense("output", 1, Activation.SIGMOID)
        .build();
  }

  private static NetworkModel iris(String name, Style style) {
    return network(name, 4)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 8, Activation.TANH)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  private static NetworkModel residual(String name, Style style) {
    return network(name, 1)
        .shape(8, 8, 1)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 4, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("shapes", 4, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .activate("active", Activation.RELU)
        .conv("halved", 8, 3, "stride", List.of(2), "activation", Activation.RELU)
        .dense("digit", 10, Activation.SOFTMAX)
        .build();
  }

  private static NetworkModel deep() {
    NetworkBuilder deep = network("Deep", 16).loss(Loss.CROSS_ENTROPY);
    Activation[] activations = {
      Activation.RELU,
      Activation.LEAKY_RELU,
      Activation.ELU,
      Activation.SILU,
      Activation.MISH,
      Activation.SOFTPLUS,
      Activation.HARD_SIGMOID
    };
    for (int l = 0; l < activations.length; l++) {
      deep.dense("hidden" + (l + 1), 24, activations[l]);
    }
    return deep.dense("output", 5, Activation.SOFTMAX).build();
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
    Program program = Derivation.of(iris("Iris", Style.FAST));
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
