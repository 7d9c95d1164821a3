package dev.gradpoet.samples.wine;

import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.data.Standardization;
import dev.gradpoet.samples.data.StratifiedSplit;
import dev.gradpoet.samples.data.Table;
import java.util.Locale;

/** Learns to tell cultivars apart, with features as they were measured and with features that are scaled. */
public final class WineSample {
  static final Table TABLE = Table.read("wine.csv");
  static final long SEED = 5;

  private WineSample() {}

  public static void main(String[] args) {
    StratifiedSplit measured = StratifiedSplit.of(TABLE.samples(), 0.2, SEED);
    Standardization scale = Standardization.of(measured.training());
    print("Features of %d wines, before scaling:%n%n", measured.training().size());
    for (int i = 0; i < TABLE.features().size(); i++) {
      print("  %-22s", TABLE.features().get(i));
      print(" %7.2f +- %.2f%n", scale.mean()[i], scale.deviation()[i]);
    }
    print("%nAccuracy on %d other wines:%n%n", measured.test().size());
    print("  as measured   %5.1f %%%n", 100 * accuracy(measured, SEED));
    print("  scaled        %5.1f %%%n", 100 * accuracy(scaled(measured), SEED));
  }

  /** Both parts scaled by what the training part has measured. */
  static StratifiedSplit scaled(StratifiedSplit wines) {
    Standardization scale = Standardization.of(wines.training());
    return new StratifiedSplit(scale.apply(wines.training()), scale.apply(wines.test()));
  }

  /** The accuracy on the test part of a network that was trained on the other. */
  static double accuracy(StratifiedSplit wines, long seed) {
    WineNetwork network = train(wines.training(), seed);
    return Evaluation.of(network, wines.test(), Metric.accuracy()).metric(Metric.accuracy());
  }

  private static WineNetwork train(Dataset training, long seed) {
    WineNetwork network = WineNetwork.create(seed);
    Trainer.of(network)
        .miniBatch(16)
        .epochs(40)
        .optimizer(new Adam(0.01))
        .seed(seed)
        .train(training);
    return network;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
