package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Network;
import dev.gradpoet.processor.Compiled;
import dev.gradpoet.processor.GradpoetProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Networks that name types which another processor generates, or nobody. */
class ResolutionTest {

  /** Generates one type in the first round. */
  private static final class Generator extends AbstractProcessor {

    private final String name;
    private final String text;
    private boolean done;

    Generator(String name, String text) {
      this.name = name;
      this.text = text;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer =
            processingEnv.getFiler().createSourceFile("demo." + name).openWriter()) {
          writer.write("package demo; " + text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static final JavaFileObject SUPERTYPE = source("""
      @Network(inputs = 1, loss = SQUARED_ERROR)
      public interface Net extends Late {
        @Dense(units = 1) Layer output();
      }
      """);

  private static final JavaFileObject VALUE = source("""
      @Network(inputs = Late.INPUTS, loss = SQUARED_ERROR)
      public interface Net {
        @Dense(units = 1) Layer output();
      }
      """);

  private static final JavaFileObject MEMBERS = source("""
      @Network(inputs = 1, loss = SQUARED_ERROR)
      public abstract class Net {
        Late field;
        Net() {}
        Net(Late late) {}
        @Dense(units = 1) abstract Layer output();
        Late convert(Late late, java.util.List<Late> others) { return late; }
      }
      """);

  private static final JavaFileObject RETURNED = source("""
      @Network(inputs = 1, loss = SQUARED_ERROR)
      public interface Net {
        @Dense(units = 1) Late output();
      }
      """);

  private static final JavaFileObject ANNOTATION = source("""
      @Network(inputs = 1, loss = SQUARED_ERROR)
      public interface Net {
        @Late Layer thinned();
        @Dense(units = 1) Layer output();
      }
      """);

  private static Compiled compileWithLate(JavaFileObject source, String text) {
    return compile(List.of(new Generator("Late", text), new GradpoetProcessor()), source);
  }

  @Test
  void generatedSupertypeIsWaitedFor() {
    assertGenerates(
        compileWithLate(SUPERTYPE, "public interface Late { default void late() {} }"),
        "demo.Late",
        "demo.NetNetwork");
  }

  @Test
  void generatedSupertypeIsCheckedWhenItIsThere() {
    Compiled compiled = compileWithLate(SUPERTYPE, "public interface Late { void late(); }");
    assertThat(compiled.messages())
        .containsExactly(
            "network 'Net' inherits the abstract method 'late()' of 'Late': implement it in 'Net'.");
    assertThat(compiled.generated()).containsExactly("demo.Late");
  }

  @Test
  void generatedConstantIsWaitedFor() {
    assertGenerates(
        compileWithLate(VALUE, "public interface Late { int INPUTS = 3; }"),
        "demo.Late",
        "demo.NetNetwork");
  }

  @Test
  void generatedTypesInOtherMembersAreNoObstacle() {
    assertGenerates(
        compileWithLate(MEMBERS, "public class Late {}"), "demo.Late", "demo.NetNetwork");
  }

  @Test
  void generatedReturnTypeOfALayerIsCheckedWhenItIsThere() {
    Compiled compiled = compileWithLate(RETURNED, "public class Late {}");
    assertThat(compiled.messages())
        .containsExactly(
            "layer 'output' returns demo.Late: let it return dev.gradpoet.runtime.Layer.");
    assertThat(compiled.generated()).containsExactly("demo.Late");
  }

  @Test
  void networkIsGeneratedOnceThoughItWaits() {
    JavaFileObject other = source(
        "@Network(inputs = 1, loss = SQUARED_ERROR) interface Other { @Dense(units = 1) Layer output(); }");
    Compiled compiled = compile(
        List.of(
            new GradpoetProcessor(),
            new Generator("Late", "public interface Late { int INPUTS = 3; }")),
        other,
        VALUE);
    assertGenerates(compiled, "demo.Late", "demo.NetNetwork", "demo.OtherNetwork");
  }

  @Test
  void nameThatAnotherProcessorGeneratesIsRejected() {
    JavaFileObject network = source(
        "@Network(inputs = 1, loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(); }");
    Compiled compiled = compile(
        List.of(new Generator("NetNetwork", "class NetNetwork {}"), new GradpoetProcessor()),
        network);
    assertThat(compiled.messages())
        .containsExactly(
            "network 'Net' would be generated as demo.NetNetwork, but you have a type of that name: rename one of them.");
  }

  @Test
  void typeThatNeverAppearsIsLeftToTheCompiler() {
    for (JavaFileObject source : List.of(SUPERTYPE, VALUE, RETURNED, MEMBERS)) {
      Compiled compiled = compile(source);
      assertThat(compiled.messages()).isNotEmpty().isEqualTo(messagesOfTheCompiler(source));
      assertThat(compiled.generated())
          .isEqualTo(source == MEMBERS ? Set.of("demo.NetNetwork") : Set.of());
    }
  }

  /** Older compilers do not show an annotation of an unknown type to processors; then the layer is one without annotation. */
  @Test
  void unknownAnnotationIsLeftToTheCompilerWhereItIsShown() {
    Compiled compiled = compile(ANNOTATION);
    assertThat(compiled.messages()).containsAll(messagesOfTheCompiler(ANNOTATION));
    assertThat(compiled.messages().stream()
            .filter(message -> !messagesOfTheCompiler(ANNOTATION).contains(message)))
        .isSubsetOf(
            "method 'thinned()' is abstract but no layer: annotate it as a layer, for example with @Dense, or make it default.");
    assertThat(compiled.generated()).isEmpty();
  }

  @Test
  void brokenAnnotationsAreLeftToTheCompiler() {
    String network = "@Network(inputs = 1, loss = SQUARED_ERROR) interface Net { ";
    for (String text : List.of(
        network + "@Dense Layer output(); }",
        network + "@Dense(units = \"3\") Layer output(); }",
        network + "@Dense(units = 1, activation = RELUU) Layer output(); }",
        network + "@Dense(units = 1, activation = Activation.RELUU) Layer output(); }",
        network + "@Dense(units = 1, activation = SQUARED_ERROR) Layer output(); }",
        network + "@Dense(units = 1, widht = 3) Layer output(); }",
        network + "@Dense(units = 1) @Dense(units = 2) Layer output(); }",
        network + "@Dropout Layer thinned(); @Dense(units = 1) Layer output(); }",
        "@Network(loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(); }")) {
      JavaFileObject source = source(text);
      assertThat(compile(source).messages())
          .as(text)
          .isNotEmpty()
          .isEqualTo(messagesOfTheCompiler(source));
    }
  }

  @Test
  void missingRuntimeIsLeftToTheCompiler() throws URISyntaxException {
    String annotations = Path.of(
            Network.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
    List<String> options = List.of("-classpath", annotations);
    List<JavaFileObject> sources = List.of(source("""
        @Network(inputs = 1, loss = SQUARED_ERROR)
        interface Net {
          @Dense(units = 1) Layer output();
        }
        """));
    assertThat(Compiled.of(List.of(new GradpoetProcessor()), options, sources).messages())
        .isNotEmpty()
        .isEqualTo(Compiled.of(List.of(idle()), options, sources).messages());
  }

  /** What the compiler has to say with a processor that does nothing: without any, it says it in other words. */
  private static List<String> messagesOfTheCompiler(JavaFileObject source) {
    return compile(List.of(idle()), source).messages();
  }

  private static Generator idle() {
    Generator idle = new Generator("", "");
    idle.done = true;
    return idle;
  }
}
