package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Finite;
import dev.gradpoet.runtime.training.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far predictions are from numbers; {@link #toString} is a table to print. Immutable.
 *
 * @param outputs the errors of each output
 * @param samples the number of samples
 */
public record RegressionReport(List<Errors> outputs, int samples) {

  /** Copies {@code outputs}. */
  public RegressionReport {
    outputs = List.copyOf(outputs);
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("outputs is empty, expected at least one");
    }
  }

  /**
   * The errors of one output.
   *
   * @param name what it is called
   * @param meanAbsoluteError 1/n Σ |a − t|
   * @param rootMeanSquaredError √(1/n Σ (a − t)²)
   * @param largestError the largest |a − t|
   * @param r2 1 − Σ (a − t)² / Σ (t − mean t)², the coefficient of determination: N. R. Draper, H. Smith, Applied Regression Analysis, 1998,
   *     chapter 1. 1 is perfect, 0 as good as the mean; NaN if all targets are equal
   */
  public record Errors(
      String name,
      double meanAbsoluteError,
      double rootMeanSquaredError,
      double largestError,
      double r2) {}

  /**
   * Reports of {@code network} on {@code data}, which has numbers as targets, in the units of these targets.
   *
   * @param names what the outputs are called; none to number them
   * @throws IllegalArgumentException as {@link Predictions#of(NeuralNetwork, Dataset)}, if there are more or fewer names than outputs, or if targets are
   *     classes
   */
  public static RegressionReport of(NeuralNetwork network, Dataset data, String... names) {
    Predictions predictions = Predictions.of(network, data);
    predictions.check(!data.classifies(), "a regression report is of numbers as targets");
    return of(predictions.values(), data.targets(), data.outputs(), names);
  }

  /**
   * Reports of predictions, as after the scaling of targets was undone.
   *
   * @param predictions {@code outputs} values for each sample, one after another
   * @param targets what is right, in the same order
   * @throws IllegalArgumentException if there is no sample, lengths do not fit, or a value is not finite, saying which
   */
  public static RegressionReport of(
      float[] predictions, float[] targets, int outputs, String... names) {
    if (outputs < 1
        || targets.length == 0
        || targets.length % outputs != 0
        || predictions.length != targets.length) {
      throw new IllegalArgumentException(
          "predictions has " + predictions.length + " values, targets "
              + targets.length + ", outputs is " + outputs
              + ", expected as many, a multiple of outputs, at least one sample");
    }
    if (names.length != 0 && names.length != outputs) {
      throw new IllegalArgumentException("names has " + names.length + " names, expected " + outputs
          + ", one for each output, or none");
    }
    finite("predictions", predictions, outputs);
    finite("targets", targets, outputs);
    List<Errors> errors = new ArrayList<>();
    for (int u = 0; u < outputs; u++) {
      String name = names.length == 0 ? "output " + u : names[u];
      errors.add(errors(name, predictions, targets, u, outputs));
    }
    return new RegressionReport(errors, targets.length / outputs);
  }

  private static void finite(String name, float[] values, int outputs) {
    int bad = Finite.firstNonFinite(values, 0, values.length);
    if (bad >= 0) {
      throw new IllegalArgumentException(name + " has " + values[bad] + " in sample "
          + bad / outputs + ", output " + bad % outputs + ", expected a finite number");
    }
  }

  private static Errors errors(
      String name, float[] predictions, float[] targets, int output, int outputs) {
    int size = targets.length / outputs;
    double mean = 0;
    boolean constant = true;
    for (int k = output; k < targets.length; k += outputs) {
      mean += (double) targets[k] / size;
      constant &= targets[k] == targets[output];
    }
    double absolute = 0;
    double squares = 0;
    double spread = 0;
    double largest = 0;
    for (int k = output; k < targets.length; k += outputs) {
      double error = (double) predictions[k] - targets[k];
      absolute += Math.abs(error);
      squares += error * error;
      spread += (targets[k] - mean) * (targets[k] - mean);
      largest = Math.max(largest, Math.abs(error));
    }
    double r2 = constant ? Double.NaN : 1 - squares / spread;
    return new Errors(name, absolute / size, Math.sqrt(squares / size), largest, r2);
  }

  /** 1/n Σ |a − t| over outputs and samples. */
  public double meanAbsoluteError() {
    return outputs.stream().mapToDouble(Errors::meanAbsoluteError).average().orElse(Double.NaN);
  }

  /** √(1/n Σ (a − t)²) over outputs and samples. */
  public double rootMeanSquaredError() {
    return Math.sqrt(outputs.stream()
        .mapToDouble(e -> e.rootMeanSquaredError() * e.rootMeanSquaredError())
        .average()
        .orElse(Double.NaN));
  }

  /** The mean of R² over the outputs for which it is defined; NaN if it is for none. */
  public double r2() {
    return outputs.stream()
        .mapToDouble(Errors::r2)
        .filter(r2 -> !Double.isNaN(r2))
        .average()
        .orElse(Double.NaN);
  }

  /** A table with a row for each output, and for all if there are several. */
  @Override
  public String toString() {
    TextTable table =
        new TextTable(1).row("", "MAE", "RMSE", "max error", "R2", "support").row();
    for (Errors e : outputs) {
      row(table, e);
    }
    if (outputs.size() > 1) {
      double largest = outputs.stream().mapToDouble(Errors::largestError).max().orElse(Double.NaN);
      row(
          table.row(),
          new Errors("all", meanAbsoluteError(), rootMeanSquaredError(), largest, r2()));
    }
    StringBuilder text = new StringBuilder(table.toString());
    IntStream.range(0, outputs.size())
        .filter(u -> Double.isNaN(outputs.get(u).r2()))
        .forEach(u -> text.append("\nnote: all targets of '")
            .append(outputs.get(u).name())
            .append("' are equal: R2 is not defined"));
    return text.toString();
  }

  private void row(TextTable table, Errors e) {
    table.row(
        e.name(),
        TextTable.digits(e.meanAbsoluteError()),
        TextTable.digits(e.rootMeanSquaredError()),
        TextTable.digits(e.largestError()),
        TextTable.number(e.r2()),
        Integer.toString(samples));
  }
}
