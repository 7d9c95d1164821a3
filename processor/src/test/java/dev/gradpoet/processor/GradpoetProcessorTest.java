package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.compileWith;
import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a network through the processor, from its source to a generated file or to errors. */
class GradpoetProcessorTest {

  private static final JavaFileObject SOUND = source("""
      @Network(inputs = 4, loss = CROSS_ENTROPY)
      public interface Sound {
        @Dense(units = 8, activation = TANH) Layer hidden();
        @Dropout(rate = 0.5) Layer thinned();
        @Dense(units = 3, activation = SOFTMAX) Layer output();
      }
      """);

  private static final JavaFileObject BROKEN = source("""
      @Network(inputs = /*!*/0, loss = SQUARED_ERROR)
      public interface Broken {
        @Dense(units = 1) Layer output();
      }
      """);

  private static final String BROKEN_MESSAGE =
      "network 'Broken' has inputs = 0: it must be at least 1.";

  @Test
  void soundNetworkIsGenerated() {
    assertGenerates(compile(SOUND), "demo.SoundNetwork");
  }

  @Test
  void fileThatCannotBeWrittenIsReported() {
    JavaFileObject unwritable = source("""
        @Network(inputs = 4, loss = SQUARED_ERROR)
        public /*!*/interface Unwritable {
          @Dense(units = 1) Layer output();
        }
        """);
    assertErrors(
        compile(unwritable),
        List.of(unwritable),
        "network 'Unwritable' could not be written to demo.UnwritableNetwork: java.io.IOException: disk full");
  }

  @Test
  void soundNetworkIsGeneratedBesideABrokenOne() {
    for (List<JavaFileObject> order : List.of(List.of(SOUND, BROKEN), List.of(BROKEN, SOUND))) {
      Compiled compiled = compile(order.toArray(JavaFileObject[]::new));
      assertErrors(compiled, List.of(SOUND, BROKEN), BROKEN_MESSAGE);
      assertThat(compiled.generated()).containsExactly("demo.SoundNetwork");
    }
  }

  static List<Throwable> bugs() {
    return List.of(
        new IllegalStateException("no luck"),
        new AssertionError("no luck"),
        new StackOverflowError("no luck"));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void bugOfOursIsReportedAtTheNetworkAndStopsNoOther(Throwable bug) {
    JavaFileObject fatal = source("""
        @Network(inputs = 4, loss = SQUARED_ERROR)
        public /*!*/interface Fatal {
          @Dense(units = 1) Layer output();
        }
        """);
    Compiled compiled = compileWith(
        (network, hasVectors) -> {
          if (network.type().simpleNames().contains("Fatal")) {
            if (bug instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) bug;
          }
          return NetworkCompiler.compile(network, hasVectors);
        },
        fatal,
        SOUND);
    String message = compiled.messages().get(0);
    assertThat(message.lines().map(String::strip))
        .startsWith(
            "Gradpoet failed on 'Fatal'. This is a bug of Gradpoet, not of your code: please report it with this text.",
            bug.toString())
        .anyMatch(line -> line.startsWith("at dev.gradpoet.processor.GradpoetProcessorTest"));
    assertErrors(compiled, List.of(fatal), message);
    assertThat(compiled.generated()).containsExactly("demo.SoundNetwork");
  }
}
