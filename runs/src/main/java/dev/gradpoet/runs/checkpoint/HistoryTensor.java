package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The figures of epochs as floats, since the metadata of a file have a limit, and runs of many short epochs exceed it: for each epoch loss
 * and metrics of the training data, then of the validation data. A double is three whole numbers, its highest 22 bits and twice 21: each
 * is a float, exactly.
 */
final class HistoryTensor {
  private static final int FLOATS = 3;
  private static final int BITS = 21;
  private static final long MASK = (1L << BITS) - 1;

  private HistoryTensor() {}

  static float[] of(List<Epoch> epochs) {
    double[] figures = epochs.stream()
        .flatMap(epoch -> Stream.concat(Stream.of(epoch.training()), epoch.validation().stream()))
        .flatMapToDouble(HistoryTensor::figures)
        .toArray();
    float[] values = new float[Math.multiplyExact(FLOATS, figures.length)];
    int at = 0;
    for (double figure : figures) {
      long bits = Double.doubleToLongBits(figure);
      values[at++] = (float) (bits >>> (2 * BITS));
      values[at++] = (float) ((bits >>> BITS) & MASK);
      values[at++] = (float) (bits & MASK);
    }
    return values;
  }

  private static DoubleStream figures(Evaluation evaluation) {
    return DoubleStream.concat(
        DoubleStream.of(evaluation.loss()),
        evaluation.metrics().values().stream().mapToDouble(Double::doubleValue));
  }

  /**
   * The epochs of a run with those metrics, with validation data or without.
   *
   * @throws IOException if those are not the values of whole epochs
   */
  static List<Epoch> epochs(float[] values, List<Metric> metrics, boolean isValidated)
      throws IOException {
    int width = 1 + metrics.size();
    int perEpoch = FLOATS * (isValidated ? 2 * width : width);
    if (values.length % perEpoch != 0) {
      throw new IOException(
          "its history has " + values.length + " values, expected a multiple of " + perEpoch);
    }
    List<Epoch> epochs = new ArrayList<>();
    for (int from = 0; from < values.length; from += perEpoch) {
      Optional<Evaluation> validation = isValidated
          ? Optional.of(evaluation(values, from + FLOATS * width, metrics))
          : Optional.empty();
      epochs.add(new Epoch(epochs.size() + 1, evaluation(values, from, metrics), validation));
    }
    return epochs;
  }

  private static Evaluation evaluation(float[] values, int from, List<Metric> metrics) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int m = 0; m < metrics.size(); m++) {
      figures.put(metrics.get(m).label(), figure(values, from + FLOATS * (1 + m)));
    }
    return new Evaluation(figure(values, from), figures);
  }

  private static double figure(float[] values, int at) {
    long bits = (long) values[at];
    bits = (bits << BITS) + (long) values[at + 1];
    bits = (bits << BITS) + (long) values[at + 2];
    return Double.longBitsToDouble(bits);
  }
}
