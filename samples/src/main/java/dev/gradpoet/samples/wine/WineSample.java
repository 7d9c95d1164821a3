package dev.gradpoet.samples.wine;

import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Source;
import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.lab.data.Table;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Learns to tell cultivars apart, with features as they were measured and with features that are scaled. */
public final class WineSample {
  static final long SEED = 6;

  private WineSample() {}

  public static void main(String[] args) {
    new Command("wine", "Learns to tell cultivars apart, with features as measured and scaled.")
        .run(args, options -> run());
  }

  private static void run() throws IOException {
    Table table = table();
    Dataset.Split measured = Splits.stratified(table.data(), 0.8, SEED);
    Scaler scaler = Scaler.standard(measured.first());
    print("Features of %d wines, before scaling:%n%n", measured.first().size());
    List<String> features = table.columns().inputNames();
    for (int i = 0; i < features.size(); i++) {
      print("  %-22s", features.get(i));
      print(" %7.2f +- %6.2f%n", scaler.offset()[i], scaler.scale()[i]);
    }
    print("%nAccuracy on %d other wines:%n%n", measured.second().size());
    print("  as measured   %5.1f %%%n", 100 * accuracy(measured, SEED));
    print("  scaled        %5.1f %%%n", 100 * accuracy(scaled(measured), SEED));
  }

  static Table table() throws IOException {
    return Csv.classes("cultivar")
        .read(Source.resource(WineSample.class, "/dev/gradpoet/samples/data/wine.csv"));
  }

  /** Both parts scaled by what the training part has measured. */
  static Dataset.Split scaled(Dataset.Split wines) {
    Scaler scaler = Scaler.standard(wines.first());
    return new Dataset.Split(scaler.apply(wines.first()), scaler.apply(wines.second()));
  }

  /** The accuracy on the second part of a network that was trained on the first. */
  static double accuracy(Dataset.Split wines, long seed) {
    WineNetwork network = train(wines.first(), seed);
    return Evaluation.of(network, wines.second(), Metric.accuracy()).metric(Metric.accuracy());
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
