package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gradpoet.runtime.SplitMix64;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes that are ended in the midst of training: a run that goes on leaves the file of one that was never ended. */
@Tag("processes")
class KilledProcessTest {
  private static final int KILLS = 24;
  private static final int MOST_BATCHES = 12;
  private static final long MOST_NANOS = 20_000_000;

  private static final Pattern SAVED = Pattern.compile(
      "training is saved in (.+) after (\\d+) epochs?(?: and (\\d+) of 20 batches)?: start it again to go on\\R");

  @TempDir
  private static Path expectedFolder;

  private static Path expected;

  @TempDir
  private Path folder;

  @BeforeAll
  static void runWithoutBeingEnded() throws Exception {
    expected = expectedFolder.resolve("whole.safetensors");
    assertThat(runToTheEnd(expected)).isEqualTo(TrainingProcess.BATCHES * TrainingProcess.EPOCHS);
  }

  /** The number of batches that were still to do. */
  private static long runToTheEnd(Path file, String... arguments) throws Exception {
    Process process = TrainingProcess.start(file, arguments);
    try (BufferedReader batches = TrainingProcess.batches(process)) {
      long count = batches.lines().count();
      assertThat(process.waitFor()).as("%s", TrainingProcess.errors(process)).isZero();
      return count;
    }
  }

  private static void skip(BufferedReader batches, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      assertThat(batches.readLine()).as("batch %d of this process", i + 1).isNotNull();
    }
  }

  private void assertOnlyTheExpectedFile(Path file) throws IOException {
    assertThat(Files.mismatch(file, expected)).isEqualTo(-1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** The files that are being written, or were when their process was killed. */
  private Set<Path> unfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".tmp")).collect(Collectors.toSet());
    }
  }

  /** Every second kill comes as soon as a file is being written, the others at any time. */
  @Test
  void aProcessThatIsKilledAtAnyMomentLosesNothing() throws Exception {
    Path file = folder.resolve("run.safetensors");
    SplitMix64 random = new SplitMix64(20);
    int whileWriting = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Set<Path> leftOver = unfinished();
      Process process = TrainingProcess.start(file);
      try (BufferedReader batches = TrainingProcess.batches(process)) {
        skip(batches, 1 + (int) (random.nextFloat() * MOST_BATCHES));
        long end = System.nanoTime() + (long) (random.nextFloat() * MOST_NANOS);
        while (process.isAlive()
            && (kill % 2 == 0 ? leftOver.containsAll(unfinished()) : System.nanoTime() < end)) {
          Thread.onSpinWait();
        }
        assertThat(process.isAlive()).as("process %d", kill).isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor()).isNotZero();
      } finally {
        process.destroyForcibly();
      }
      whileWriting += leftOver.containsAll(unfinished()) ? 0 : 1;
    }

    assertThat(runToTheEnd(file)).isPositive();
    assertThat(whileWriting).isGreaterThan(KILLS / 8);
    assertOnlyTheExpectedFile(file);
  }

  /** SIGTERM, and SIGINT, which is Ctrl-C. */
  @ParameterizedTest
  @CsvSource({"TERM, 15", "INT, 2"})
  @DisabledOnOs(OS.WINDOWS)
  void aProcessThatIsToldToEndSavesItsBatchAndSaysHowToGoOn(String signal, int number)
      throws Exception {
    Path file = folder.resolve("run.safetensors");
    Process process = TrainingProcess.start(file);
    long done;
    try (BufferedReader batches = TrainingProcess.batches(process)) {
      skip(batches, 25);
      assumeThat(TrainingProcess.ignores(process, number)).isFalse();
      assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .start()
              .waitFor())
          .isZero();
      done = 25 + batches.lines().count();
      assertThat(process.waitFor()).isEqualTo(128 + number);
    } catch (Throwable e) {
      process.destroyForcibly();
      throw e;
    }
    String errors = TrainingProcess.errors(process);
    Matcher said = SAVED.matcher(errors);
    assertThat(said.matches()).as("%s", errors).isTrue();
    assertThat(said.group(1)).isEqualTo(file.toString());
    long batches = said.group(3) == null ? 0 : Long.parseLong(said.group(3));
    assertThat(Long.parseLong(said.group(2)) * TrainingProcess.BATCHES + batches)
        .isEqualTo(done);

    assertThat(runToTheEnd(file))
        .isEqualTo(TrainingProcess.BATCHES * TrainingProcess.EPOCHS - done);
    assertOnlyTheExpectedFile(file);
  }

  @Test
  void aListenerMayExit() throws Exception {
    Path file = folder.resolve("run.safetensors");
    Process process = TrainingProcess.start(file, "31");
    try (BufferedReader batches = TrainingProcess.batches(process)) {
      assertThat(batches.lines().count()).isEqualTo(31);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(7);
    } finally {
      process.destroyForcibly();
    }
    assertThat(runToTheEnd(file)).isEqualTo(TrainingProcess.BATCHES * TrainingProcess.EPOCHS - 30);
    assertOnlyTheExpectedFile(file);
  }
}
