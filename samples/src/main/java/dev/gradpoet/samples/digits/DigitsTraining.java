package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runs.checkpoint.Checkpoints;
import dev.gradpoet.runs.schedule.CosineDecay;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import dev.gradpoet.samples.Options;

/** How the network is trained. */
final class DigitsTraining {
  static final int EPOCHS = 40;
  private static final int LINES = 4;

  private DigitsTraining() {}

  /** A bar or a line now and then tells how far it is. */
  static TrainingListener progress() {
    return TrainingProgress.create().everyEpochs(EPOCHS / LINES);
  }

  /** Trains; the network ends with the parameters of the epoch that was best on the validation part. */
  static History train(
      DigitsNetwork network,
      DigitsData data,
      Options options,
      long seed,
      TrainingListener progress) {
    Trainer trainer = Trainer.of(network)
        .miniBatch(32)
        .epochs(options.epochs())
        .seed(seed)
        .optimizer(new Adam(0.005))
        .schedule(new WarmUp(1, new CosineDecay(EPOCHS - 1)))
        .validation(data.validation())
        .metrics(Metric.accuracy())
        .listener(progress)
        .listener(EarlyStopping.onLoss(10));
    return withCheckpoints(trainer, options).train(data.training());
  }

  /** With them, a run that was killed goes on where it was, and ends with the same bits. */
  private static Trainer withCheckpoints(Trainer trainer, Options options) {
    return options.resumes()
        ? trainer.checkpoints(Checkpoints.to(options.folder().resolve("checkpoint.safetensors"))
            .everyEpochs(5)
            .resume())
        : trainer;
  }
}
