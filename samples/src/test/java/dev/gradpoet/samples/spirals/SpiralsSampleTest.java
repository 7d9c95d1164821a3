package dev.gradpoet.samples.spirals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.PictureFiles;
import dev.gradpoet.samples.Printed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiralsSampleTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void allPointsAreToldApartAndAlmostAllBetweenThem(long seed) {
    SpiralsNetwork network = SpiralsNetwork.create(seed);
    SpiralsSample.train(
        network,
        SpiralPoints.all(),
        SpiralsSample.EPOCHS,
        seed,
        TrainingProgress.silent(),
        TrainingProgress.silent());

    assertThat(SpiralsSample.accuracy(network, SpiralPoints.all())).isEqualTo(1);
    assertThat(SpiralsSample.accuracy(network, SpiralPoints.between())).isGreaterThan(0.95);
  }

  @Test
  void thePointsAreThoseOfTheBenchmark() {
    Dataset points = SpiralPoints.all();

    assertThat(points.size()).isEqualTo(194);
    // The first, and a quarter and a half around: the radius falls by 1/16 with each point.
    assertThat(point(points, 0)).containsExactly(0, 6.5f);
    assertThat(point(points, 16)[0]).isEqualTo(6);
    assertThat(point(points, 32)[1]).isEqualTo(-5.5f);
    assertThat(point(points, 33)).containsExactly(-point(points, 32)[0], 5.5f);
    assertThat(points.classes()).startsWith(1, 0, 1, 0);
  }

  private static float[] point(Dataset points, int index) {
    return new float[] {points.x()[2 * index], points.x()[2 * index + 1]};
  }

  @Test
  void inFewEpochsItDrawsTheBoundaryAndItsFrames(@TempDir Path folder) throws Exception {
    String printed =
        Printed.by(SpiralsSample::main, "--epochs", "3", "--folder", folder.toString());

    assertThat(printed).contains("from 194 points", "boundary.png, curves.png");
    for (String picture : new String[] {
      "boundary.png", "curves.png", "frames/epoch-00000.png", "frames/epoch-00003.png"
    }) {
      PictureFiles.assertPicture(folder.resolve(picture));
    }
  }
}
