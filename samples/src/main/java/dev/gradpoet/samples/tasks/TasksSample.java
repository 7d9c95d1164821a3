package dev.gradpoet.samples.tasks;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.util.Locale;

/** Trains a network for each of the three tasks and measures it on samples that it has not seen. */
public final class TasksSample {
  private static final long SEED = 1;
  private static final int SAMPLES = 600;

  private TasksSample() {}

  public static void main(String[] args) {
    new Command("tasks", "Trains a network for each of three tasks.").run(args, options -> run());
  }

  private static void run() {
    print("task           output    loss                  on new samples%n");
    print("regression     identity  squared error         RMSE %.3f", curve(SEED));
    print(" (the noise: %.3f)%n", TaskData.NOISE);
    print("two classes    sigmoid   binary cross-entropy  accuracy %.1f %%%n", 100 * moons(SEED));
    print("three classes  softmax   cross-entropy         accuracy %.1f %%%n", 100 * rings(SEED));
  }

  /** Identity and squared error; returns the root mean squared error. */
  static double curve(long seed) {
    return train(
        CurveNetwork.create(seed),
        TaskData.curve(SAMPLES, seed),
        TaskData.curve(SAMPLES, seed + 1),
        Metric.rootMeanSquaredError());
  }

  /** Sigmoid and binary cross-entropy; returns the accuracy. */
  static double moons(long seed) {
    return train(
        MoonsNetwork.create(seed),
        TaskData.moons(SAMPLES, seed),
        TaskData.moons(SAMPLES, seed + 1),
        Metric.accuracy());
  }

  /** Softmax and cross-entropy; returns the accuracy. */
  static double rings(long seed) {
    return train(
        RingsNetwork.create(seed),
        TaskData.rings(SAMPLES, seed),
        TaskData.rings(SAMPLES, seed + 1),
        Metric.accuracy());
  }

  private static double train(
      NeuralNetwork network, Dataset training, Dataset test, Metric metric) {
    Trainer.of(network)
        .miniBatch(10)
        .epochs(200)
        .optimizer(new Adam(0.003))
        .seed(SEED)
        .train(training);
    return Evaluation.of(network, test, metric).metric(metric);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
