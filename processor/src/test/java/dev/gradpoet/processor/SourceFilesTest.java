package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated can be compiled and read in whatever charset the compiler has. */
class SourceFilesTest {
  /** A layer called größe, and one called δ; the second network is written when the charset is known. */
  private static final String SOURCE = """
      import dev.gradpoet.*;
      import dev.gradpoet.runtime.Layer;

      class Nets {
        @Network(inputs = 2, loss = Loss.SQUARED_ERROR)
        interface First {
          @Dense(units = 3, activation = Activation.TANH) Layer gr\\u00f6\\u00dfe();
          @Dense(units = 1, activation = Activation.SIGMOID) Layer \\u03b4();
        }

        @Network(inputs = 2, loss = Loss.SQUARED_ERROR)
        interface Second {
          @Dense(units = 3, activation = Activation.TANH) Layer gr\\u00f6\\u00dfe();
          @Dense(units = 1, activation = Activation.SIGMOID) Layer \\u03b4();
        }
      }
      """;

  @TempDir
  private Path directory;

  private record Result(String first, String second, List<String> messages) {}

  /** Compiles with all warnings as errors. */
  private Result compile(String charset) throws IOException {
    Path source = directory.resolve("Nets.java");
    Files.write(source, SOURCE.getBytes(Charset.forName(charset)));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path out = Files.createDirectories(directory.resolve(charset));
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task = javac.getTask(
          null,
          files,
          diagnostics,
          List.of(
              "-Xlint:all,-processing",
              "-Xdoclint:all,-missing",
              "-Werror",
              "-encoding",
              charset,
              "-d",
              out.toString(),
              "-s",
              out.toString()),
          null,
          files.getJavaFileObjects(source));
      task.setProcessors(List.of(new GradpoetProcessor()));
      assertThat(task.call())
          .as("%s: %s", charset, diagnostics.getDiagnostics())
          .isTrue();
    }
    assertThat(diagnostics.getDiagnostics())
        .allMatch(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.NOTE);
    return new Result(
        Files.readString(out.resolve("Nets_FirstNetwork.java"), Charset.forName(charset)),
        Files.readString(out.resolve("Nets_SecondNetwork.java"), Charset.forName(charset)),
        diagnostics.getDiagnostics().stream()
            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
            .toList());
  }

  @Test
  void inUtf8AndUtf16SignsAndNamesAreWrittenAsTheyAre() throws IOException {
    for (String charset : List.of("UTF-8", "UTF-16")) {
      Result result = compile(charset);
      assertThat(result.messages()).isEmpty();
      for (String text : List.of(result.first(), result.second())) {
        assertThat(text)
            .contains("// backward, δ: δ = (a − t) a (1 − a)", "// gradient, größe: ∂L/∂W = x δᵀ")
            .contains("public Layer größe()", "inputs × units")
            .doesNotContain("?", "\\u");
      }
    }
  }

  @Test
  void inAsciiSignsAreWordsAndNamesAreEscaped() throws IOException {
    Result result = compile("US-ASCII");
    assertThat(result.messages())
        .containsExactly(
            "the compiler's charset is US-ASCII, which lacks signs of formulas or letters of names: generated sources have 'delta = a - t'"
                + " and Unicode escapes instead. Compile with -encoding UTF-8 for the signs themselves.");
    for (String text : List.of(result.first(), result.second())) {
      assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
      assertThat(text)
          .contains("// backward, delta: delta = (a - t) a (1 - a)")
          .contains("// gradient, gr\\u00f6\\u00dfe: dL/dW = x delta^T, dL/db = delta")
          .contains("loss: L = 1/2 sum (a - t)^2")
          .contains("inputs x units", "2 -&gt; 3")
          .contains("public Layer gr\\u00f6\\u00dfe()", "public Layer \\u03b4()")
          .contains(".layer(\"gr\\u00f6\\u00dfe\", ")
          .doesNotContain("?");
    }
    assertThat(result.second()).isEqualTo(result.first().replace("First", "Second"));
  }

  @Test
  void inLatin1WhatItHasIsWrittenAsItIs() throws IOException {
    Result result = compile("ISO-8859-1");
    assertThat(result.messages()).hasSize(1).allMatch(message -> message.contains("ISO-8859-1"));
    for (String text : List.of(result.first(), result.second())) {
      assertThat(text)
          .contains("// backward, größe: dL/da = W delta of delta, delta = dL/da · (1 - a²)")
          .contains("public Layer größe()", "public Layer \\u03b4()", "inputs × units", "½ sum")
          .doesNotContain("?");
    }
  }

  @Test
  void twiceInACharsetGivesTheSameBytes() throws IOException {
    assertThat(compile("windows-1252")).isEqualTo(compile("windows-1252"));
  }
}
