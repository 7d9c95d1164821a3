package dev.gradpoet.samples.terminal;

import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runs.checkpoint.Checkpoints;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.xor.XorNetwork;
import java.nio.file.Path;
import java.util.Random;

/** A training with a bar and checkpoints, in a process of its own: each epoch takes some tenths of a second. */
public final class LongTraining {
  private static final int SAMPLES = 100_000;
  private static final int BATCH = 8;
  static final int BATCHES = SAMPLES / BATCH;

  private LongTraining() {}

  /** @param args the file of checkpoints, and the number of epochs */
  public static void main(String[] args) {
    trainer(Path.of(args[0]), Integer.parseInt(args[1]))
        .listener(TrainingProgress.create().everyEpochs(1_000_000))
        .train(data());
  }

  /** What trains, from the last checkpoint on. */
  static Trainer trainer(Path file, int epochs) {
    return Trainer.of(XorNetwork.create(1))
        .optimizer(new Adam(0.0001))
        .miniBatch(BATCH)
        .epochs(epochs)
        .seed(5)
        .checkpoints(Checkpoints.to(file).everyEpochs(1_000_000).resume());
  }

  /** Points, and whether one of their two numbers is above a half and the other is not. */
  static Dataset data() {
    Random random = new Random(6);
    float[] x = new float[2 * SAMPLES];
    float[] t = new float[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      x[2 * s] = random.nextFloat();
      x[2 * s + 1] = random.nextFloat();
      t[s] = x[2 * s] > 0.5f ^ x[2 * s + 1] > 0.5f ? 1 : 0;
    }
    return Dataset.of(x, 2, t, 1);
  }
}
