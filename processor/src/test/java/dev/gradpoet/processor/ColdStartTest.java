package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.ColdCompiler;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a cold compiler does for a network, with the class of vectors, before it computes anything. Each class that it loads takes a fifth of a millisecond, each
 * place that it links about as much, and the first equality of a record ten times that.
 */
@Tag("processes")
@TestInstance(Lifecycle.PER_CLASS)
class ColdStartTest {
  /** A few more than there are, so that not each class has to ask. */
  private static final int MOST_CLASSES = 280;

  private static final int MOST_LINKED = 30;

  private static final String SOURCE = """
      package demo;
      import dev.gradpoet.*;
      import dev.gradpoet.runtime.Layer;
      @Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
      public interface Wide {
        @Dense(units = 512, activation = Activation.RELU) Layer first();
        @Dense(units = 512, activation = Activation.RELU) Layer second();
        @Dense(units = 10, activation = Activation.SOFTMAX) Layer output();
      }
      """;

  private ColdCompiler compiler;

  @BeforeAll
  void compile(@TempDir Path directory) throws Exception {
    compiler = ColdCompiler.run(directory, "Wide", SOURCE, "--add-modules", "jdk.incubator.vector");
  }

  @Test
  void fewClassesAreLoaded() {
    assertThat(compiler.classes()).hasSizeBetween(1, MOST_CLASSES);
  }

  @Test
  void fewPlacesAreLinked() {
    assertThat(compiler.linked()).hasSizeBetween(1, MOST_LINKED);
  }

  @Test
  void noEqualityOfRecordsIs() {
    assertThat(compiler.linked()).noneMatch(line -> line.contains("ObjectMethods"));
  }
}
