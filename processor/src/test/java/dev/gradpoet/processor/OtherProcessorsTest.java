package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.gradpoet.Network;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets to see the annotations, on a processor path as javac reads it: processors that come later, or javac itself. */
class OtherProcessorsTest {

  private static final JavaFileObject NETWORK = source("""
      @Network(inputs = 2, loss = SQUARED_ERROR)
      interface Net { @Dense(units = 1) Layer output(); }
      """);

  /** Says that it was called; it wants to see everything. */
  public static final class Late extends AbstractProcessor {
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
      processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, "called");
      return false;
    }
  }

  @TempDir
  private Path directory;

  @Test
  void aloneTheAnnotationsAreClaimedSoThatJavacDoesNotWarnOfThem() throws IOException {
    assertThat(compile(List.of("-Xlint:all", "-Werror")).messages()).isEmpty();
  }

  @Test
  void aLaterProcessorIsCalledThoughTheRoundHasAnnotationsOfOursOnly() throws IOException {
    addService(Late.class.getName());
    assertThat(compile(List.of()).messages()).contains("called");
  }

  @Test
  void aLaterProcessorThatCannotBeLoadedCountsAsOne() throws IOException {
    addService("demo.Missing");
    try (URLClassLoader path = processorPath()) {
      assertThat(OtherProcessors.areAbsent(path)).isFalse();
    }
  }

  private void addService(String name) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(Processor.class.getName()), name + "\n");
  }

  private Compiled compile(List<String> options) throws IOException {
    try (URLClassLoader path = processorPath()) {
      List<Processor> processors = new ArrayList<>();
      ServiceLoader.load(Processor.class, path).forEach(processors::add);
      return Compiled.of(processors, options, List.of(NETWORK));
    }
  }

  /** The processor as it is published, then what the test adds. */
  private URLClassLoader processorPath() throws IOException {
    List<URL> urls = new ArrayList<>();
    for (Class<?> type :
        List.of(GradpoetProcessor.class, Network.class, JavaFile.class, Late.class)) {
      urls.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    urls.add(directory.toUri().toURL());
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
