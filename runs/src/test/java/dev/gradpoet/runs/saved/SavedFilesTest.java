package dev.gradpoet.runs.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.checkpoint.Checkpoints;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.io.Weights;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that users may have go on being read: these were saved by a version whose layers were chains of dense layers and dropout by type,
 * after three epochs, and the predictions were noted beside them.
 */
class SavedFilesTest {
  private static final Dataset DATA = sums(50, 1);
  private static final Dataset VALIDATION = sums(20, 2);

  /** Of the first three samples of the validation data. */
  private static final float[] AFTER_THREE_EPOCHS = {
    0.038176645f, -0.18137343f, -0.13592759f, -0.029456334f, 0.18926792f, -0.0011016508f
  };

  private static final float[] AFTER_FIVE_EPOCHS = {
    0.15772793f, -0.17493057f, -0.26414835f, -0.06622778f, 0.18218878f, 0.038014516f
  };

  /** The order of float additions may change, with it the last digits; another initial state of anything shows in the second. */
  private static final Offset<Float> ROUNDING = Offset.offset(1e-5f);

  @TempDir
  private Path folder;

  private static Dataset sums(int size, long seed) {
    float[] x = Samples.classes(size, 4, 2, seed).x();
    float[] t = new float[2 * size];
    for (int s = 0; s < size; s++) {
      t[2 * s] = x[4 * s] + x[4 * s + 1];
      t[2 * s + 1] = x[4 * s + 2] - x[4 * s + 3];
    }
    return Dataset.of(x, 4, t, 2);
  }

  private Path copyOf(String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream stream = SavedFilesTest.class.getResourceAsStream(resource)) {
      Files.copy(stream, file);
    }
    return file;
  }

  private static void assertPredicts(KeptNetwork network, float[] expected) {
    float[] out = new float[expected.length];
    network.predict(VALIDATION.x(), 0, 3, out);
    assertThat(out).containsExactly(expected, ROUNDING);
  }

  @Test
  void weightsLoad() throws IOException {
    KeptNetwork network = Weights.of(KeptNetwork.create(9)).load(copyOf("weights.safetensors"));
    assertPredicts(network, AFTER_THREE_EPOCHS);
  }

  @Test
  void weightsAreSavedAsTheSameBytes() throws IOException {
    Path saved = copyOf("weights.safetensors");
    Path again = folder.resolve("again.safetensors");
    Weights.of(Weights.of(KeptNetwork.create(9)).load(saved)).save(again);
    assertThat(again).hasSameBinaryContentAs(saved);
  }

  @Test
  void checkpointGoesOn() throws IOException {
    KeptNetwork network = KeptNetwork.create(9);
    Trainer.of(network)
        .optimizer(new Adam(0.01))
        .miniBatch(8)
        .seed(5)
        .epochs(5)
        .validation(VALIDATION)
        .metrics(Metric.meanAbsoluteError())
        .listener(EarlyStopping.onLoss(50))
        .checkpoints(Checkpoints.to(copyOf("checkpoint.safetensors")).resume())
        .train(DATA);
    assertPredicts(network, AFTER_FIVE_EPOCHS);
  }
}
