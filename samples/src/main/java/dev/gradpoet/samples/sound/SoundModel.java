package dev.gradpoet.samples.sound;

import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.lab.report.RegressionReport;
import dev.gradpoet.runs.schedule.ReduceOnPlateau;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;

/**
 * A trained network that takes and gives values in their own units.
 *
 * @param network takes and gives scaled values
 * @param preprocessing scales them, and back
 * @param history of training
 */
record SoundModel(SoundNetwork network, Preprocessing preprocessing, History history) {

  /**
   * Trains. Targets are scaled, too: a speed of 1500 m/s is far from what a network says whose weights are near 0.
   */
  static SoundModel train(
      Dataset training, Dataset validation, int epochs, long seed, TrainingListener progress) {
    Preprocessing preprocessing = Preprocessing.none()
        .inputs(Scaler.standard(training))
        .targets(Scaler.standard(training.targets(), training.outputs()));
    SoundNetwork network = SoundNetwork.create(seed);
    History history = Trainer.of(network)
        .miniBatch(32)
        .epochs(epochs)
        .seed(seed)
        .optimizer(new Adam(0.01))
        .schedule(new ReduceOnPlateau(5).withFactor(0.5))
        .validation(preprocessing.apply(validation))
        .listener(progress)
        .listener(EarlyStopping.onLoss(20))
        .train(preprocessing.apply(training));
    return new SoundModel(network, preprocessing, history);
  }

  /** The speed in m/s. */
  float predict(float temperature, float salinity, float depth) {
    float[] inputs = preprocessing.apply(temperature, salinity, depth);
    return preprocessing.restore(network.predict(inputs))[0];
  }

  /** How far predictions are from the measurements, in m/s. */
  RegressionReport report(Dataset measured) {
    float[] scaled = Predictions.of(network, preprocessing.apply(measured)).values();
    return RegressionReport.of(preprocessing.restore(scaled), measured.targets(), 1, "speed");
  }
}
