package dev.gradpoet.samples.iris;

import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Source;
import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.lab.data.Table;
import dev.gradpoet.lab.desk.Desk;
import dev.gradpoet.lab.report.ConfusionMatrix;
import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Learns to name irises and prints which of the test flowers it takes for which. */
public final class IrisSample {
  static final long SEED = 3;

  private static final Path FOLDER = Path.of("target", "iris");
  private static final String[] FEATURES = {
    "sepal length", "sepal width", "petal length", "petal width"
  };

  private IrisSample() {}

  public static void main(String[] args) {
    new Command("iris", "Learns to name irises.")
        .writesInto(FOLDER)
        .run(args, options -> run(options.folder().resolve("iris.html")));
  }

  private static void run(Path page) throws IOException {
    Table table = table();
    Dataset.Split flowers = split(table.data(), SEED);
    print("Learning from %d irises ...%n", flowers.first().size());
    IrisNetwork network = train(flowers.first(), SEED);

    Dataset test = flowers.second();
    ConfusionMatrix confusion =
        ConfusionMatrix.of(Predictions.of(network, test), table.columns().labels());
    print("Of %d that it has not seen, ", test.size());
    print("it names %.1f %% right:%n%n%s%n", 100 * confusion.accuracy(), confusion);
    writePage(network, flowers.first(), table.columns().labels(), page);
    print("%nThe network with its trained weights, to step through:%n  %s%n", page.toUri());
  }

  /** Writes the page of the network, with the flowers that it has learned from. */
  static void writePage(IrisNetwork network, Dataset flowers, List<String> labels, Path file)
      throws IOException {
    Desk.of(network)
        .data(flowers)
        .names(FEATURES, labels.toArray(new String[0]))
        .learningRate(0.1f)
        .write(file);
  }

  static Table table() throws IOException {
    return Csv.classes("species")
        .read(Source.resource(IrisSample.class, "/dev/gradpoet/samples/data/iris.csv"));
  }

  /** Four fifths of the flowers to learn from and the rest to test on, their features scaled. */
  static Dataset.Split split(Dataset flowers, long seed) {
    Dataset.Split split = Splits.stratified(flowers, 0.8, seed);
    Scaler scaler = Scaler.standard(split.first());
    return new Dataset.Split(scaler.apply(split.first()), scaler.apply(split.second()));
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

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
