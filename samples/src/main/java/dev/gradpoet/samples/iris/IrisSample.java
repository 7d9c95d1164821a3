package dev.gradpoet.samples.iris;

import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.data.Standardization;
import dev.gradpoet.samples.data.StratifiedSplit;
import dev.gradpoet.samples.data.Table;
import java.util.List;
import java.util.Locale;

/** Learns to name irises and prints which of the test flowers it takes for which. */
public final class IrisSample {
  static final Table TABLE = Table.read("iris.csv");
  static final long SEED = 1;

  private IrisSample() {}

  public static void main(String[] args) {
    StratifiedSplit flowers = split(SEED);
    print("Learning from %d irises ...%n", flowers.training().size());
    IrisNetwork network = train(flowers.training(), SEED);

    print("Of %d that it has not seen, ", flowers.test().size());
    print("it names %.1f %% right:%n%n", 100 * accuracy(network, flowers.test()));
    printConfusion(TABLE.labels(), confusion(network, flowers.test()));
  }

  /** Four fifths of the flowers to learn from and the rest to test on, their features scaled. */
  static StratifiedSplit split(long seed) {
    StratifiedSplit split = StratifiedSplit.of(TABLE.samples(), 0.2, seed);
    Standardization scale = Standardization.of(split.training());
    return new StratifiedSplit(scale.apply(split.training()), scale.apply(split.test()));
  }

  static IrisNetwork train(Dataset training, long seed) {
    IrisNetwork network = IrisNetwork.create(seed);
    Trainer.of(network)
        .miniBatch(16)
        .epochs(60)
        .optimizer(new Adam(0.01))
        .seed(seed)
        .train(training);
    return network;
  }

  static double accuracy(IrisNetwork network, Dataset test) {
    return Evaluation.of(network, test, Metric.accuracy()).metric(Metric.accuracy());
  }

  /** How many flowers of each species (rows) were taken for each species (columns). */
  private static int[][] confusion(IrisNetwork network, Dataset test) {
    int[][] counts = new int[network.outputs()][network.outputs()];
    float[] prediction = new float[network.outputs()];
    for (int s = 0; s < test.size(); s++) {
      network.predict(test.x(), s, 1, prediction);
      counts[test.classes()[s]][mostLikely(prediction)]++;
    }
    return counts;
  }

  private static int mostLikely(float[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    return best;
  }

  private static void printConfusion(List<String> species, int[][] counts) {
    print("%-12s %12s %12s %12s%n", "", species.get(0), species.get(1), species.get(2));
    for (int c = 0; c < counts.length; c++) {
      print("%-12s %12d %12d %12d%n", species.get(c), counts[c][0], counts[c][1], counts[c][2]);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
