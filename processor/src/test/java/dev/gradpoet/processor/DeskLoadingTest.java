package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  /** The classes of the processor that javac loads. */
  private List<String> loaded(String... options) throws IOException, InterruptedException {
    Path source = directory.resolve("Small.java");
    Files.writeString(source, SOURCE);
    Path log = directory.resolve("classes.log");
    String path = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-J-Xlog:class+load:file=" + log.getFileName(),
        "-cp",
        path,
        "-processorpath",
        path,
        "-d",
        directory.toString()));
    command.addAll(List.of(options));
    command.add(source.toString());
    Process javac = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("javac.log").toFile())
        .start();
    assertThat(javac.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(javac.exitValue())
        .as(Files.readString(directory.resolve("javac.log")))
        .isZero();
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains("dev.gradpoet.processor."))
        .toList();
  }

  @Test
  void withoutTheOptionNoClassOfPagesIsLoaded() throws Exception {
    assertThat(loaded())
        .anyMatch(line -> line.contains("GradpoetProcessor"))
        .noneMatch(line -> line.contains("dev.gradpoet.processor.desk."));
  }

  @Test
  void withItTheyAre() throws Exception {
    assertThat(loaded("-Agradpoet.desk"))
        .anyMatch(line -> line.contains("dev.gradpoet.processor.desk.Page"));
    assertThat(directory.resolve("demo/SmallNetwork.html")).exists();
  }
}
