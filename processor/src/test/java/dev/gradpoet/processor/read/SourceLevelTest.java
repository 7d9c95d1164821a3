package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.Compiled;
import dev.gradpoet.processor.GradpoetProcessor;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects that are compiled for one version of Java or another. */
class SourceLevelTest {

  private static final JavaFileObject NESTED = source("""
      class Outer {
        @Network(inputs = 2, loss = SQUARED_ERROR)
        /*!*/interface Inner { @Dense(units = 1) Layer output(); }
        Layer use = Outer_InnerNetwork.create(1).output();
      }
      """);
  private static final JavaFileObject BROKEN = source("""
      @Network(inputs = 0, loss = SQUARED_ERROR)
      interface Other { void noLayer(); }
      """);

  @ParameterizedTest
  @CsvSource({
    "8, --release 8 -Xlint:-options",
    "8, -source 8 -target 8 -Xlint:-options",
    "11, --release 11",
    "11, -source 11 -target 11 -Xlint:-options",
    "16, --release 16",
  })
  void javaBefore17IsOneErrorForAllNetworks(int version, String options) {
    Compiled compiled = compile(options, NESTED, BROKEN);
    assertErrors(
        compiled,
        List.of(NESTED),
        "network 'Outer.Inner' is compiled for Java " + version + ", but Gradpoet needs Java 17:"
            + " compile with --release 17 (Maven: maven.compiler.release, Gradle: options.release).");
    assertThat(compiled.generated()).isEmpty();
  }

  @Test
  void java17IsAccepted() {
    assertGenerates(compile("--release 17", NESTED), "demo.Outer_InnerNetwork");
  }

  private static Compiled compile(String options, JavaFileObject... sources) {
    return Compiled.of(
        List.of(new GradpoetProcessor()), List.of(options.split(" ")), List.of(sources));
  }
}
