package dev.gradpoet.samples.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gradpoet.runtime.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Programs in a terminal, which {@code script} of util-linux makes for them. */
@Tag("processes")
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class TerminalTest {
  private static final int INTERRUPTS = 20;
  private static final int MOST_BARS = 3;
  private static final long MOST_NANOS = 100_000_000;
  private static final int CTRL_C = 3;
  private static final int SIGINT = 2;

  private static final Pattern SAVED =
      Pattern.compile("training is saved in \\S+ after (.+): start it again to go on");
  private static final Pattern EPOCHS = Pattern.compile("(\\d+) epoch");
  private static final Pattern BATCHES = Pattern.compile("(\\d+) of \\d+ batches");

  @TempDir
  private Path folder;

  @BeforeAll
  static void needsScript() {
    assumeThat(Path.of("/usr/bin/script")).exists();
  }

  private Process start(Path file, int epochs, String redirection) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command = "stty cols 100; exec '" + java + "' -XX:TieredStopAtLevel=1 -cp '"
        + System.getProperty("java.class.path") + "' " + LongTraining.class.getName() + " '" + file
        + "' " + epochs + redirection;
    ProcessBuilder script = new ProcessBuilder("script", "-qec", command, "/dev/null");
    script.environment().put("TERM", "xterm");
    script.environment().remove("COLUMNS");
    return script.start();
  }

  /** Whether this process ignores Ctrl-C, as one does that a shell runs in the background: so do those that it starts. */
  private static boolean ignoresInterrupts() throws IOException {
    String ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .findFirst()
        .orElseThrow();
    return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) >> (SIGINT - 1) & 1) == 1;
  }

  @Test
  void ctrlCAtAnyMomentSavesTheRunAndSaysHowToGoOn() throws Exception {
    assumeThat(ignoresInterrupts()).isFalse();
    Path file = folder.resolve("run.safetensors");
    Random random = new Random(7);
    Matcher said = SAVED.matcher("");
    for (int i = 0; i < INTERRUPTS; i++) {
      String shown = interrupted(file, 1 + random.nextInt(MOST_BARS), random.nextLong(MOST_NANOS));
      assertThat(shown).as("run %d", i).doesNotContain("Exception").doesNotContain("\u001b");
      if (i > 0) {
        assertThat(shown).startsWith("goes on after " + said.group(1));
      }
      assertThat(said.reset(shown).find()).as("%s", shown).isTrue();
    }
    int epochs = number(EPOCHS, said.group(1));
    int batches = number(BATCHES, said.group(1));
    assertThat(Files.mismatch(file, neverInterrupted(epochs, batches))).isEqualTo(-1);
  }

  private static int number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** What a training shows that is interrupted when it has shown so many bars, and after so many nanoseconds. */
  private String interrupted(Path file, int bars, long nanos) throws Exception {
    Process process = start(file, 1000, "");
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (InputStream output = process.getInputStream()) {
      for (int seen = 0; seen < bars; ) {
        int c = output.read();
        assertThat(c).as("the end after %s", shown).isNotNegative();
        shown.write(c);
        seen += c == ']' ? 1 : 0;
      }
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      process.getOutputStream().write(CTRL_C);
      process.getOutputStream().flush();
      output.transferTo(shown);
      assertThat(process.waitFor()).as("%s", shown).isEqualTo(128 + SIGINT);
    } finally {
      process.destroyForcibly();
    }
    return shown.toString(UTF_8);
  }

  /** The file of a run that ends at that batch for another reason. */
  private Path neverInterrupted(int epochs, int batches) {
    Path file = folder.resolve("expected.safetensors");
    LongTraining.trainer(file, 1000)
        .listener(new TrainingListener() {
          private boolean there;

          @Override
          public void onEpochStart(int epoch) {
            there = epoch == epochs + 1 && batches == 0;
          }

          @Override
          public void onBatch(int epoch, int batch, double loss) {
            there = epoch == epochs + 1 && batch == batches;
          }

          @Override
          public boolean stops() {
            return there;
          }
        })
        .train(LongTraining.data());
    return file;
  }

  @Test
  void standardErrorInAFileHasLinesOnly() throws Exception {
    Path log = folder.resolve("log");
    runToTheEnd(" 2> '" + log + "'");
    assertThat(Files.readString(log))
        .matches("epoch +loss .*\n +1/20 .*\n20/20 .*\nended after 20 epochs\\.\nThe network .*\n")
        .doesNotContain("\r", "\u001b");
  }

  @Test
  void standardOutputInAFileLeavesTheBarInTheTerminal() throws Exception {
    assertThat(runToTheEnd(" > '" + folder.resolve("out") + "'"))
        .contains("\repoch ", "[=", "samples/s")
        .doesNotContain("\u001b");
  }

  private String runToTheEnd(String redirection) throws Exception {
    Process process = start(folder.resolve("run.safetensors"), 20, redirection);
    try {
      String shown = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("%s", shown).isZero();
      return shown;
    } finally {
      process.destroyForcibly();
    }
  }
}
