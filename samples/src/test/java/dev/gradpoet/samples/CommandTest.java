package dev.gradpoet.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.digits.DigitsPrediction;
import dev.gradpoet.samples.digits.DigitsSample;
import dev.gradpoet.samples.iris.IrisSample;
import dev.gradpoet.samples.logistic.LogisticSample;
import dev.gradpoet.samples.residual.ResidualSample;
import dev.gradpoet.samples.sound.SoundSample;
import dev.gradpoet.samples.spirals.SpiralsSample;
import dev.gradpoet.samples.tasks.TasksSample;
import dev.gradpoet.samples.twolayer.TwoLayerSample;
import dev.gradpoet.samples.vanishing.VanishingSample;
import dev.gradpoet.samples.wine.WineSample;
import dev.gradpoet.samples.worked.WorkedExample;
import dev.gradpoet.samples.xor.XorSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final String LINE = System.lineSeparator();

  @TempDir
  private Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Options> done = new ArrayList<>();

  private Path folder() {
    return temporary.resolve("made").resolve("here");
  }

  private int execute(String... args) throws Exception {
    return execute(
        new Command("sample", "Does it.").epochs(40).writesInto(folder()).resumes(), args);
  }

  private int execute(Command command, String... args) throws Exception {
    return command.execute(
        args, done::add, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private void assertMistake(String message, String... args) throws Exception {
    assertThat(execute(args)).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("sample: " + message + LINE);
    assertThat(out.size()).isZero();
    assertThat(done).isEmpty();
  }

  @Test
  void withoutArgumentsTheyAreThoseOfTheSample() throws Exception {
    assertThat(execute()).isZero();
    assertThat(done).containsExactly(new Options(40, folder(), false));
    assertThat(folder()).isDirectory();
  }

  @Test
  void eachCanBeTold() throws Exception {
    Path other = temporary.resolve("other");
    assertThat(execute("--resume", "--epochs", "3", "--folder", other.toString()))
        .isZero();
    assertThat(done).containsExactly(new Options(3, other, true));
    assertThat(folder()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void helpSaysWhatItCanBeTold(String help) throws Exception {
    assertThat(execute("--epochs", help)).isZero();
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "sample: Does it.",
            "  --epochs NUMBER  how many epochs to train at most (40)",
            "  --folder FOLDER  where its files go (" + folder() + ")",
            "  --resume         saves checkpoints there, and goes on from the last one",
            "  --help           says this");
    assertThat(err.size()).isZero();
    assertThat(done).isEmpty();
    assertThat(folder()).doesNotExist();
  }

  @Test
  void anotherArgumentIsAMistake() throws Exception {
    assertMistake(
        "'--epoch' is unknown, expected --epochs, --folder, --resume or --help", "--epoch");
  }

  @Test
  void anOptionThatIsNotHeededIsAMistake() throws Exception {
    assertThat(execute(new Command("xor", "Learns it."), "--resume")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("xor: '--resume' is unknown, expected --help" + LINE);
  }

  @Test
  void aMissingValueIsAMistake() throws Exception {
    assertMistake("--folder has no value, expected one after it", "--folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "0", "-1", "1.5", "", "9999999999"})
  void epochsThatAreNoNumberOfEpochsAreAMistake(String epochs) throws Exception {
    assertMistake(
        "--epochs is '" + epochs + "', expected a whole number from 1 to 999999999",
        "--epochs",
        epochs);
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertMistake(
        "--folder is '" + file + "', but " + file + " is a file", "--folder", file.toString());
  }

  @Test
  void noFolderCanBeMadeBelowAFile() throws Exception {
    Path below = Files.createFile(temporary.resolve("file")).resolve("below");
    assertThat(execute("--folder", below.toString())).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("sample: --folder is '" + below + "', which cannot be made: ");
  }

  @Test
  void whatASampleFindsIsAMistakeToo() throws Exception {
    Command command = new Command("sample", "Does it.");
    int code = command.execute(
        new String[0],
        options -> {
          throw new Command.Mistake("there is no file");
        },
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("sample: there is no file" + LINE);
  }

  static Stream<Printed.Main> samples() {
    return Stream.of(
        DigitsPrediction::main,
        DigitsSample::main,
        IrisSample::main,
        LogisticSample::main,
        ResidualSample::main,
        SoundSample::main,
        SpiralsSample::main,
        TasksSample::main,
        TwoLayerSample::main,
        VanishingSample::main,
        WineSample::main,
        WorkedExample::main,
        XorSample::main);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eachSampleHelps(Printed.Main sample) throws Exception {
    assertThat(Printed.by(sample, "--help").lines())
        .hasSizeBetween(2, 5)
        .last()
        .isEqualTo("  --help           says this");
  }

  private void assertFails(Command.Action action, String line) {
    int code = new Command("sample", "Does it.")
        .execute(
            new String[0],
            action,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo(line + LINE);
  }

  @Test
  void aFileThatIsMissingIsALine() {
    assertFails(
        options -> {
          throw new NoSuchFileException("data.csv");
        },
        "sample: NoSuchFileException: data.csv");
  }

  @Test
  void aDamagedCheckpointIsALine() {
    assertFails(
        options -> {
          throw new UncheckedIOException("it is damaged", new IOException("cause"));
        },
        "sample: it is damaged");
  }

  @Test
  void aMistakeEndsTheProcessWithoutATrace() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DigitsPrediction.class.getName(),
            "--folder",
            temporary.toString())
        .redirectErrorStream(true)
        .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(printed)
        .isEqualTo("digits prediction: there is no " + temporary.resolve("digits.safetensors")
            + ": DigitsSample trains a network and saves it; --folder names another folder" + LINE);
  }
}
