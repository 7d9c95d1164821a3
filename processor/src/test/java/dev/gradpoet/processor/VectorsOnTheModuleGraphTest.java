package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A class with the Vector API is generated where the code around it could use that, too, and nowhere else. */
class VectorsOnTheModuleGraphTest {
  private static final List<String> WITH = List.of("--add-modules", "jdk.incubator.vector");

  private static final JavaFileObject NETWORK = source("""
      @Network(inputs = 50, loss = SQUARED_ERROR)
      public interface Net {
        @Dense(units = 50, activation = RELU) Layer output();
      }
      """);

  @Test
  void withoutTheModuleThereIsOneClass() {
    assertThat(generated(List.of(), NETWORK)).containsExactly("demo.NetNetwork");
  }

  @Test
  void withTheModuleThereAreTwoAndNoWarningButThatItIncubates() {
    Compiled compiled = Compiled.of(List.of(new GradpoetProcessor()), WITH, List.of(NETWORK));
    assertThat(compiled.generated()).containsExactly("demo.NetNetwork", "demo.NetNetworkSimd");
    assertThat(compiled.messages())
        .allSatisfy(message -> assertThat(message).contains("incubating module"));
  }

  @Test
  void aModuleThatDoesNotReadItGetsThePlainClassOnly() {
    JavaFileObject module = JavaFileObjects.forSourceString(
        "module-info",
        "module demo { requires static dev.gradpoet; requires dev.gradpoet.runtime; }");
    assertThat(generated(WITH, NETWORK, module)).doesNotContain("demo.NetNetworkSimd");
  }

  @Test
  void aNetworkForReadingIsPlain() {
    JavaFileObject teaching = source("""
        @Network(inputs = 50, loss = SQUARED_ERROR, style = TEACHING)
        public interface Net {
          @Dense(units = 50, activation = RELU) Layer output();
        }
        """);
    assertThat(generated(WITH, teaching)).containsExactly("demo.NetNetwork");
  }

  @Test
  void aClassThatHasTheNameAlreadyIsAnError() {
    JavaFileObject taken = source("final class NetNetworkSimd {}");
    Compiled compiled =
        Compiled.of(List.of(new GradpoetProcessor()), WITH, List.of(NETWORK, taken));
    assertThat(compiled.messages())
        .anySatisfy(message -> assertThat(message).contains("demo.NetNetworkSimd"));
  }

  private static java.util.Set<String> generated(List<String> options, JavaFileObject... sources) {
    return Compiled.of(List.of(new GradpoetProcessor()), options, List.of(sources))
        .generated();
  }
}
