package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runs.checkpoint.Checkpoints;
import dev.gradpoet.runs.schedule.CosineDecay;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the network is trained. */
final class DigitsTraining {
  static final int EPOCHS = 40;
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final int LINES = 4;

  private DigitsTraining() {}

  /** A bar or a line now and then tells how far it is. */
  static TrainingListener progress(Options options) {
    return TrainingProgress.create().everyEpochs(Math.max(1, options.epochs() / LINES));
  }

  /**
   * Trains; the network ends with the parameters of the epoch that was best on the validation part.
   *
   * @throws Command.Mistake if there is a checkpoint of a run with other options
   */
  static History train(
      DigitsNetwork network, DigitsData data, Options options, long seed, TrainingListener progress)
      throws Command.Mistake {
    Trainer trainer = Trainer.of(network)
        .miniBatch(32)
        .epochs(options.epochs())
        .seed(seed)
        .optimizer(new Adam(0.005))
        .schedule(new WarmUp(1, new CosineDecay(Math.max(1, options.epochs() - 1))))
        .validation(data.validation())
        .metrics(Metric.accuracy())
        .listener(progress)
        .listener(EarlyStopping.onLoss(10));
    return options.resumes()
        ? resumed(trainer, options.folder().resolve(CHECKPOINT), data.training())
        : trainer.train(data.training());
  }

  /** A run that was killed goes on where it was, and ends with the same bits. */
  private static History resumed(Trainer trainer, Path checkpoint, Dataset training)
      throws Command.Mistake {
    boolean goesOn = Files.exists(checkpoint);
    try {
      return trainer
          .checkpoints(Checkpoints.to(checkpoint).everyEpochs(5).resume())
          .train(training);
    } catch (IllegalArgumentException e) {
      if (!goesOn) {
        throw e;
      }
      throw new Command.Mistake(
          e.getMessage() + "; name another --folder, or delete the checkpoint");
    }
  }
}
