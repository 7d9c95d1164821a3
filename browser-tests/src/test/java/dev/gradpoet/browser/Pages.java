package dev.gradpoet.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles all networks as a user does: javac, the processor found on the path, and the option that asks for pages. */
final class Pages {
  private static final String IMPORTS =
      "package demo; import dev.gradpoet.*; import dev.gradpoet.runtime.Layer;"
          + " import static dev.gradpoet.Activation.*; import static dev.gradpoet.Loss.*;"
          + " import static dev.gradpoet.Padding.*; import static dev.gradpoet.Style.*; ";

  private static final Path DIRECTORY = compiled();

  private Pages() {}

  /** Where classes, sources and pages are. */
  static Path directory() {
    return DIRECTORY;
  }

  private static Path compiled() {
    try {
      Path directory = Files.createDirectories(Path.of("target", "pages").toAbsolutePath());
      compile(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path directory) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path");
    List<String> options = List.of(
        "-d",
        directory.toString(),
        "-s",
        directory.toString(),
        "-Agradpoet.desk",
        "-classpath",
        path,
        "-processorpath",
        path,
        "-processor",
        "dev.gradpoet.processor.GradpoetProcessor");
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8)) {
      List<Source> sources = Arrays.stream(Page.values()).map(Source::new).toList();
      if (!javac.getTask(null, files, diagnostics, options, null, sources).call()) {
        throw new IllegalStateException(errors(diagnostics));
      }
    }
  }

  private static String errors(DiagnosticCollector<JavaFileObject> diagnostics) {
    StringBuilder text = new StringBuilder("the networks do not compile:");
    for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
      text.append('\n').append(diagnostic.getMessage(Locale.ROOT));
    }
    return text.toString();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Page page) {
      super(URI.create("mem:/demo/" + page.type() + ".java"), Kind.SOURCE);
      this.text = IMPORTS + page.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
