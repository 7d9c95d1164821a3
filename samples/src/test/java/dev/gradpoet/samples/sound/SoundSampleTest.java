package dev.gradpoet.samples.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.lab.report.RegressionReport;
import dev.gradpoet.samples.PictureFiles;
import dev.gradpoet.samples.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundSampleTest {

  /** The error cannot be less than the noise, but for the luck of the test samples. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSpeedIsLearnedUpToTheNoise(long seed) {
    Splits.Parts parts = Splits.of(Measurements.at(1000, seed), 0.2, 0.2, seed);
    SoundModel model = SoundModel.train(
        parts.training(), parts.validation(), SoundSample.EPOCHS, seed, TrainingProgress.silent());
    RegressionReport report = model.report(parts.test());

    assertThat(report.rootMeanSquaredError()).isLessThan(1.25 * Measurements.NOISE);
    assertThat(report.r2()).isGreaterThan(0.97);
    assertThat(model.predict(10, 35, 100))
        .isCloseTo((float) Measurements.speed(10, 35, 100), within(3f));
  }

  @Test
  void eachFoldOfTheCrossValidationLearns() {
    double[] r2 = SoundSample.crossValidation(Measurements.at(1000, 1), 60);

    assertThat(r2).hasSize(5).doesNotHaveDuplicates();
    assertThat(SoundSample.mean(r2)).isGreaterThan(0.97).isLessThan(1);
    assertThat(SoundSample.deviation(r2)).isGreaterThan(0).isLessThan(0.01);
  }

  @Test
  void theDeviationIsThatOfASample() {
    assertThat(SoundSample.deviation(1, 2, 3, 4)).isCloseTo(Math.sqrt(5 / 3.0), within(1e-12));
  }

  /** Each term of the equation, of which the first three are those of fresh water but for the salinity. */
  @Test
  void theSpeedIsThatOfTheEquation() {
    assertThat(Measurements.speed(0, 35, 0)).isEqualTo(1449.2);
    assertThat(Measurements.speed(10, 35, 0)).isCloseTo(1489.99, within(1e-9));
    assertThat(Measurements.speed(10, 45, 100)).isCloseTo(1489.99 + 12.4 + 1.6, within(1e-9));
  }

  @Test
  void inFewEpochsItReportsAndDraws(@TempDir Path folder) throws Exception {
    String printed = Printed.by(SoundSample::main, "--epochs", "5", "--folder", folder.toString());

    assertThat(printed).contains("On 200 others, in m/s:", "RMSE", "R2 of 5 folds");
    PictureFiles.assertPicture(folder.resolve("curves.png"));
    PictureFiles.assertPicture(folder.resolve("network.svg"));
  }
}
