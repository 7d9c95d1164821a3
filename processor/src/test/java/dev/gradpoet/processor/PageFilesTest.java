package dev.gradpoet.processor;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the option puts pages, and that there is none without it. */
class PageFilesTest {
  private static final JavaFileObject SMALL = source("""
      @Network(inputs = 2, loss = SQUARED_ERROR)
      public interface Small {
        @Dense(units = 1, activation = SIGMOID) Layer output();
      }
      """);

  @TempDir
  Path directory;

  private final List<String> messages = new ArrayList<>();

  /** Compiles to {@code classes} and {@code sources}; the files that end with .html. */
  private List<String> pages(String... options) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path sources = Files.createDirectories(directory.resolve("sources"));
    List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-s", sources.toString()));
    all.addAll(List.of(options));
    compile(all);
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private void compile(List<String> options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(null, files, diagnostics, options, null, List.of(SMALL));
      task.setProcessors(List.of(new GradpoetProcessor()));
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
      messages.add(diagnostic.getKind() + ": " + diagnostic.getMessage(Locale.ROOT));
    }
  }

  @Test
  void withoutTheOptionThereIsNoPage() throws IOException {
    assertThat(pages()).isEmpty();
    assertThat(messages).noneMatch(message -> message.contains("page"));
  }

  @Test
  void thePageLiesBesideTheSource() throws IOException {
    assertThat(pages("-Agradpoet.desk")).containsExactly("sources/demo/SmallNetwork.html");
    String uri = directory.resolve("sources/demo/SmallNetwork.html").toUri().toString();
    assertThat(messages).contains("NOTE: the page of Small: " + uri);
    assertThat(Files.readString(directory.resolve("sources/demo/SmallNetwork.html")))
        .startsWith("<!DOCTYPE html>");
  }

  @Test
  void itLiesBesideTheClassTooIfThatIsAskedFor() throws IOException {
    assertThat(pages("-Agradpoet.desk=classes"))
        .containsExactly("classes/demo/SmallNetwork.html", "sources/demo/SmallNetwork.html");
  }

  @Test
  void anotherPlaceIsAnError() throws IOException {
    assertThat(pages("-Agradpoet.desk=class")).isEmpty();
    assertThat(messages)
        .contains(
            "ERROR: -Agradpoet.desk=class is no place for pages: write sources or classes, or nothing for sources.");
  }
}
