package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that end while training cannot: they end nevertheless, with a whole checkpoint. */
@Tag("processes")
class ExitTest {
  @TempDir
  private Path folder;

  private Path file;
  private String output = "";
  private String errors = "";

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("run.safetensors");
  }

  /** The exit code. */
  private int run(String how) throws Exception {
    Process process = TrainingProcess.start(ExitingProcess.class, file, how);
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("the process ends").isTrue();
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      errors = TrainingProcess.errors(process);
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private long savedEpochs() throws IOException {
    try (Safetensors opened = Safetensors.open(file)) {
      return SavedEpochs.in(opened);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another thread exits",
        "another thread that has a lock exits",
        "another thread that is asked again and again exits"
      })
  void aListenerMayWaitForTheThreadThatExits(String how) throws Exception {
    assertThat(run(how)).isEqualTo(ExitingProcess.EXIT_CODE);

    assertThat(errors.strip())
        .isEqualTo("training waits for something that does not come while the process ends: " + file
            + " has what was saved before");
    assertThat(output).isEmpty();
    assertThat(savedEpochs()).isEqualTo(2);
  }

  @Test
  void checkpointsInANestedRunEndBothByAnException() throws Exception {
    assertThat(run("nested")).isEqualTo(1);

    assertThat(errors)
        .contains(
            "java.lang.IllegalStateException: " + file
                + " is the checkpoint of another run that is not over: each run needs a file of its own");
    assertThat(output).isEmpty();
    assertThat(savedEpochs()).isEqualTo(2);
  }

  @Test
  void aRunThatStartsWhileTheProcessEndsIsSavedAndStops() throws Exception {
    assertThat(run("in a shutdown hook")).isEqualTo(ExitingProcess.EXIT_CODE);

    assertThat(output.strip())
        .isEqualTo("stopped after 0 of 5 epochs: the process was told to end. "
            + "The network has its last parameters.");
    assertThat(errors.strip())
        .isEqualTo("training is saved in " + file + " after 0 epochs: start it again to go on");
    assertThat(savedEpochs()).isZero();
  }
}
