package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.NonFiniteException;
import dev.gradpoet.runtime.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * One training, seen in two ways: accuracy or R² on the test part after all its epochs, and at the epoch at which early stopping with a
 * patience of 20 would have left it.
 *
 * @param plain after all epochs
 * @param stopped with the parameters of the epoch that was best by validation loss when it had not improved for 20
 */
record Trial(double plain, double stopped) {
  private static final int PATIENCE = 20;

  static Trial of(
      Task task, Task.Parts parts, NeuralNetwork network, Optimizer optimizer, long seed) {
    Dataset test = parts.test();
    double variance = task.isClassification() ? 0 : meanSquare(test.targets());
    List<Double> scores = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    try {
      Trainer.of(network)
          .optimizer(optimizer)
          .miniBatch(32)
          .epochs(task.epochs())
          .seed(seed)
          .threads(1)
          .validation(parts.validation())
          .onEpoch((Epoch epoch) -> {
            losses.add(epoch.validation().orElseThrow().loss());
            scores.add(
                task.isClassification()
                    ? Evaluation.of(network, test, Metric.accuracy()).metric(Metric.accuracy())
                    : 1 - 2 * Evaluation.of(network, test).loss() / variance);
          })
          .train(parts.training());
    } catch (NonFiniteException e) {
      return new Trial(0, 0);
    }
    int best = 0;
    for (int e = 1; e < losses.size() && e - best <= PATIENCE; e++) {
      if (losses.get(e) < losses.get(best)) {
        best = e;
      }
    }
    return new Trial(scores.get(scores.size() - 1), scores.get(best));
  }

  /** The variance around the mean of the values themselves. */
  private static double meanSquare(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    double mean = sum / values.length;
    return squares / values.length - mean * mean;
  }
}
