package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.ColdCompiler;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for no page pays nothing for pages: a compiler of its own loads none of their classes. */
@Tag("processes")
class DeskLoadingTest {
  private static final String SOURCE = """
      package demo;
      import dev.gradpoet.*;
      import dev.gradpoet.runtime.Layer;
      @Network(inputs = 2, loss = Loss.SQUARED_ERROR)
      public interface Small {
        @Dense(units = 1, activation = Activation.SIGMOID) Layer output();
      }
      """;

  @TempDir
  Path directory;

  @Test
  void withoutTheOptionNoClassOfPagesIsLoaded() throws Exception {
    assertThat(ColdCompiler.run(directory, "Small", SOURCE).classes())
        .anyMatch(line -> line.contains("GradpoetProcessor"))
        .noneMatch(line -> line.contains("dev.gradpoet.processor.desk."));
  }

  @Test
  void withItTheyAre() throws Exception {
    ColdCompiler compiler = ColdCompiler.run(directory, "Small", SOURCE, "-Agradpoet.desk");
    assertThat(compiler.classes())
        .anyMatch(line -> line.contains("dev.gradpoet.processor.desk.Page"));
    assertThat(compiler.file("demo/SmallNetwork.html")).exists();
  }
}
