package dev.gradpoet.samples.digits;

import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.data.StratifiedSplit;
import dev.gradpoet.samples.data.Table;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Learns to read handwritten digits. */
public final class DigitsSample {
  static final long SEED = 1;
  private static final int EPOCHS = 40;

  private DigitsSample() {}

  /** Trains, tests, and says where the generated network lies. */
  public static void main(String[] args) {
    StratifiedSplit images = split(SEED);
    print("Learning to read digits from %d images ...%n", images.training().size());
    DigitsNetwork network = DigitsNetwork.create(SEED);
    long start = System.nanoTime();
    train(network, images.training(), SEED, DigitsSample::print);
    double seconds = (System.nanoTime() - start) / 1e9;
    double accuracy = accuracy(network, images.test());

    print("%nTest accuracy     %.1f %%", 100 * accuracy);
    print(" of %d images that it has not seen%n", images.test().size());
    print("Training time     %.1f s%n", seconds);
    Optional<Path> source = GeneratedSource.of(DigitsNetwork.class);
    source.ifPresent(file -> print("Generated source  %s%n", file));
  }

  /** Four fifths of the images to learn from and the rest to test on, with grey levels from 0 to 1. */
  static StratifiedSplit split(long seed) {
    Dataset images = Table.read("digits.csv").samples();
    float[] x = images.x().clone();
    for (int i = 0; i < x.length; i++) {
      x[i] /= 16;
    }
    return StratifiedSplit.of(
        Dataset.ofClasses(x, images.inputs(), images.classes(), images.outputs()), 0.2, seed);
  }

  static void train(DigitsNetwork network, Dataset training, long seed, Consumer<Epoch> progress) {
    Trainer.of(network)
        .miniBatch(32)
        .epochs(EPOCHS)
        .optimizer(new Adam(0.002))
        .seed(seed)
        .onEpoch(progress)
        .train(training);
  }

  static double accuracy(DigitsNetwork network, Dataset test) {
    return Evaluation.of(network, test, Metric.accuracy()).metric(Metric.accuracy());
  }

  private static void print(Epoch epoch) {
    int number = epoch.number();
    if (number == 1 || number % 5 == 0) {
      print("  epoch %2d of %d   loss %.4f%n", number, EPOCHS, epoch.loss());
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
