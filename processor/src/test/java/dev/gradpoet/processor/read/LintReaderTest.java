package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.Compiled;
import dev.gradpoet.processor.GradpoetProcessor;
import dev.gradpoet.processor.Sources;
import dev.gradpoet.processor.declared.Deprecation;
import dev.gradpoet.processor.declared.Lint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Declarations that compile without a warning, and what their generated classes need to do so, too. */
class LintReaderTest {

  private static final String NETWORK = "@Network(inputs = 2, loss = CROSS_ENTROPY) ";
  private static final String LAYER = "@Dense(units = 2, activation = SOFTMAX) ";
  private static final String BODY = " { " + LAYER + "Layer output(); } ";

  static List<Arguments> declarations() {
    return List.of(
        Arguments.of("nothing", Set.of(), List.of(NETWORK + "public interface Net" + BODY)),
        Arguments.of(
            "deprecated", Set.of(), List.of("@Deprecated " + NETWORK + "interface Net" + BODY)),
        Arguments.of(
            "deprecated by Javadoc and annotation",
            Set.of(),
            List.of("/** @deprecated */ @Deprecated " + NETWORK + "interface Net" + BODY)),
        Arguments.of(
            "for removal",
            Set.of("removal"),
            List.of("@Deprecated(since = \"2\", forRemoval = true) " + NETWORK + "interface Net"
                + BODY)),
        Arguments.of(
            "deprecated layer",
            Set.of(),
            List.of(NETWORK + "interface Net { @Deprecated " + LAYER + "Layer output(); }")),
        Arguments.of(
            "layer for removal",
            Set.of("removal"),
            List.of(NETWORK + "interface Net { @Deprecated(forRemoval = true) " + LAYER
                + "Layer output(); }")),
        Arguments.of(
            "layer that is deprecated where it is inherited from",
            Set.of("deprecation"),
            List.of(
                "interface Base { @Deprecated Layer output(); }",
                NETWORK + "interface Net extends Base { @SuppressWarnings(\"deprecation\") " + LAYER
                    + "Layer output(); }")),
        Arguments.of(
            "deprecated method of every network",
            Set.of("deprecation"),
            List.of(NETWORK + "interface Net { @Deprecated int inputs(); " + LAYER
                + "Layer output(); }")),
        Arguments.of(
            "inherited deprecated method of every network",
            Set.of("deprecation", "removal"),
            List.of(
                "abstract class Base { @Deprecated abstract int inputs();"
                    + " @Deprecated(forRemoval = true) abstract int outputs(); }",
                NETWORK + "abstract class Net extends Base { " + LAYER
                    + "abstract Layer output(); }")),
        Arguments.of(
            "deprecated constructor",
            Set.of("deprecation"),
            List.of(NETWORK + "abstract class Net { @Deprecated Net() {} " + LAYER
                + "abstract Layer output(); }")),
        Arguments.of(
            "constructor for removal",
            Set.of("removal"),
            List.of(NETWORK + "abstract class Net { @Deprecated(forRemoval = true) Net() {} "
                + LAYER + "abstract Layer output(); }")),
        Arguments.of(
            "nested in a deprecated class",
            Set.of("deprecation"),
            List.of("@Deprecated class Outer { " + NETWORK + "interface Net" + BODY + "}")),
        Arguments.of(
            "deprecated, nested in a class for removal",
            Set.of("removal"),
            List.of("@Deprecated(forRemoval = true) class Outer { @Deprecated " + NETWORK
                + "interface Net" + BODY + "}")),
        Arguments.of(
            "serializable interface",
            Set.of("serial"),
            List.of(NETWORK + "interface Net extends java.io.Serializable" + BODY)),
        Arguments.of(
            "serializable class",
            Set.of("serial"),
            List.of(NETWORK + "abstract class Net extends java.util.EventObject {"
                + " private static final long serialVersionUID = 1; Net() { super(\"net\"); } "
                + LAYER + "abstract Layer output(); }")),
        Arguments.of(
            "method with a variable number of arguments, as the generated one has",
            Set.of(),
            List.of(NETWORK + "interface Net { float[] predict(float... x); " + LAYER
                + "Layer output(); }")),
        Arguments.of(
            "method of another type with an array, where the generated one has a variable number",
            Set.of("overrides"),
            List.of(
                "interface Model { float[] predict(float[] x); }",
                NETWORK + "interface Net extends Model" + BODY)),
        Arguments.of(
            "method with a variable number of arguments, where the generated one has an array",
            Set.of("overrides"),
            List.of(NETWORK + "interface Net { "
                + "void predict(float[] x, int from, int count, float... out); " + LAYER
                + "Layer output(); }")),
        Arguments.of(
            "resource whose close may be interrupted",
            Set.of("try"),
            List.of("@SuppressWarnings(\"try\") " + NETWORK + "interface Net extends AutoCloseable"
                + " { default void close() throws Exception {} " + LAYER + "Layer output(); }")),
        Arguments.of(
            "raw types and unchecked calls of its own",
            Set.of(),
            List.of(NETWORK + "interface Net { @SuppressWarnings({\"rawtypes\", \"unchecked\"})"
                + " default void own(java.util.List list) { list.add(1); } " + LAYER
                + "Layer output(); }")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("declarations")
  void generatedClassesGiveNoWarningEither(
      String name, Set<String> suppressed, List<String> sources) {
    JavaFileObject[] files = sources.stream().map(Sources::source).toArray(JavaFileObject[]::new);
    Compiled compiled = Compiled.of(
        List.of(new GradpoetProcessor()), List.of("-Xlint:all", "-Werror"), List.of(files));
    assertThat(compiled.messages()).isEmpty();
    assertThat(lint(files).suppressed()).isEqualTo(suppressed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("declarations")
  void classesWithTheVectorApiGiveNoneBut(
      String name, Set<String> suppressed, List<String> sources) {
    List<JavaFileObject> files = sources.stream().map(Sources::source).toList();
    Compiled compiled = Compiled.of(
        List.of(new GradpoetProcessor()),
        List.of("-Xlint:all", "--add-modules", "jdk.incubator.vector"),
        files);
    assertThat(compiled.messages()).allMatch(message -> message.contains("incubating"));
  }

  @Test
  void deprecationsAreThoseOfTheDeclaration() {
    Lint lint = lint(source("""
        @Deprecated(since = "2", forRemoval = true)
        @Network(inputs = 1, loss = SQUARED_ERROR)
        interface Net {
          @Dense(units = 1) Layer first();
          @Deprecated @Dense(units = 1) Layer second();
        }
        """));
    assertThat(lint.deprecation()).contains(new Deprecation("2", true));
    assertThat(lint.deprecatedLayers()).isEqualTo(Map.of("second", new Deprecation("", false)));
  }

  @Test
  void whoUsesTheGeneratedClassOfADeprecatedNetworkIsWarned() {
    Compiled compiled = Compiled.of(
        List.of(new GradpoetProcessor()),
        List.of("-Xlint:all"),
        List.of(
            source("@Deprecated " + NETWORK + "interface Net" + BODY),
            source("class User { Object net = NetNetwork.create(1); }")));
    assertThat(compiled.messages()).containsExactly("demo.NetNetwork in demo has been deprecated");
  }

  private static Lint lint(JavaFileObject... sources) {
    Lint[] lint = new Lint[1];
    Sources.compileWith(
        (network, hasVectors) -> {
          lint[0] = network.lint();
          return dev.gradpoet.processor.NetworkCompiler.compile(network, hasVectors);
        },
        sources);
    return lint[0];
  }
}
