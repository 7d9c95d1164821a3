package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Source;
import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.lab.data.Table;
import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.util.List;

/**
 * The images, ready for a network.
 *
 * @param training 70 %, to learn from
 * @param validation 10 %, to see while training how well it does on others
 * @param test 20 %, to see at the end how well it does on images that nothing was chosen by
 * @param preprocessing what was done to them, which has to be done to each image that comes later
 */
public record DigitsData(
    Dataset training, Dataset validation, Dataset test, Preprocessing preprocessing) {
  private static final long SEED = 4;

  /** Reads the file, splits it, and scales all parts by what the training part has: other parts must not be known before. */
  public static DigitsData load() throws IOException {
    Table table = Csv.classes("digit").read(file());
    Splits.Parts parts = split(table);
    Preprocessing preprocessing =
        Preprocessing.none().columns(table.columns()).inputs(Scaler.minMax(parts.training()));
    return new DigitsData(
        preprocessing.apply(parts.training()),
        preprocessing.apply(parts.validation()),
        preprocessing.apply(parts.test()),
        preprocessing);
  }

  /** The images of the test part as they are in the file, read as {@code preprocessing} says. */
  static Dataset unseen(Preprocessing preprocessing) throws IOException {
    return split(Csv.like(preprocessing.columns().orElseThrow()).read(file())).test();
  }

  /** The same seed gives the same parts; each has as many zeros, ones and so on. */
  private static Splits.Parts split(Table table) {
    return Splits.stratified(table.data(), 0.1, 0.2, SEED);
  }

  private static Source file() {
    return Source.resource(DigitsData.class, "/dev/gradpoet/samples/data/digits.csv");
  }

  /** What the classes are called. */
  List<String> labels() {
    return preprocessing.columns().orElseThrow().labels();
  }

  int size() {
    return training.size() + validation.size() + test.size();
  }
}
