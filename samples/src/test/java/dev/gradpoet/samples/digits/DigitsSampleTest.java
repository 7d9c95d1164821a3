package dev.gradpoet.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.TrainingListener;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import dev.gradpoet.samples.PictureFiles;
import dev.gradpoet.samples.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 97 % of the digits are read right. */
class DigitsSampleTest {
  private static final double THRESHOLD = 0.97;
  private static final TrainingListener SILENT = new TrainingListener() {};

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSampleReachesItsAccuracyFromSeveralInitialWeights(long seed) throws Exception {
    DigitsData data = DigitsData.load();
    DigitsNetwork network = DigitsNetwork.create(seed);
    DigitsTraining.train(network, data, options(DigitsTraining.EPOCHS, false), seed, SILENT);

    assertThat(Evaluation.of(network, data.test(), Metric.accuracy()).metric(Metric.accuracy()))
        .isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void theSampleEndsWithAccuracyTimeAndTheGeneratedSource() throws Exception {
    String printed = Printed.by(DigitsSample::main, "--folder", folder.toString());

    Matcher end = Pattern.compile("Test accuracy +(\\S+) % of 359 images that it has not seen\n"
            + "Training time +(\\S+) s\n"
            + "Generated source +(\\S.*)\n$")
        .matcher(printed);
    assertThat(end.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(end.group(1))).isGreaterThanOrEqualTo(100 * THRESHOLD);
    assertThat(Path.of(end.group(3)))
        .endsWith(Path.of("dev", "gradpoet", "samples", "digits", "DigitsNetwork.java"))
        .content()
        .contains("public final class DigitsNetwork implements Digits");
    assertThat(printed.lines().count()).as(printed).isLessThanOrEqualTo(41);
  }

  @Test
  void inFewEpochsItWritesAllItsFiles() throws Exception {
    Path made = folder.resolve("made");
    Printed.by(DigitsSample::main, "--epochs", "3", "--resume", "--folder", made.toString());

    List<String> pictures = List.of(
        "activations.png",
        "confusion.png",
        "curves.png",
        "deltas.png",
        "network.svg",
        "roc.png",
        "weights.png");
    for (String picture : pictures) {
      PictureFiles.assertPicture(made.resolve(picture));
    }
    List<String> others = List.of("checkpoint.safetensors", "digits.onnx", "digits.safetensors");
    assertThat(names(made))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(pictures.stream(), others.stream()).toList());
  }

  @Test
  void aRunThatIsResumedEndsWithTheSameParameters() throws Exception {
    DigitsData data = DigitsData.load();
    DigitsNetwork whole = DigitsNetwork.create(1);
    DigitsTraining.train(whole, data, options(12, false), 1, SILENT);

    DigitsNetwork part = DigitsNetwork.create(1);
    DigitsTraining.train(part, data, options(12, true), 1, stoppingAfter(7));
    assertThat(part.parameters()).isNotEqualTo(whole.parameters());
    DigitsNetwork resumed = DigitsNetwork.create(2);
    DigitsTraining.train(resumed, data, options(12, true), 1, SILENT);

    assertThat(names(folder)).containsExactly("checkpoint.safetensors");
    assertThat(resumed.parameters()).isEqualTo(whole.parameters());
  }

  private static TrainingListener stoppingAfter(int epochs) {
    return new TrainingListener() {
      private boolean stops;

      @Override
      public void onEpoch(Epoch epoch) {
        stops = epoch.number() == epochs;
      }

      @Override
      public boolean stops() {
        return stops;
      }
    };
  }

  @Test
  void aCheckpointOfAnotherRunIsRefusedInALine() throws Exception {
    DigitsData data = DigitsData.load();
    DigitsTraining.train(DigitsNetwork.create(1), data, options(1, true), 1, SILENT);

    assertThatThrownBy(
            () -> DigitsTraining.train(DigitsNetwork.create(1), data, options(3, true), 1, SILENT))
        .isInstanceOf(Command.Mistake.class)
        .hasMessageContaining("checkpoint.safetensors")
        .hasMessageEndingWith("; name another --folder, or delete the checkpoint");
  }

  private Options options(int epochs, boolean resumes) {
    return new Options(epochs, folder, resumes);
  }

  private static List<String> names(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aClassOfTheJdkHasNoGeneratedSource() {
    assertThat(GeneratedSource.of(String.class)).isEmpty();
  }

  @Test
  void aClassOfALibraryHasNoGeneratedSource() {
    assertThat(GeneratedSource.of(Test.class)).isEmpty();
  }
}
