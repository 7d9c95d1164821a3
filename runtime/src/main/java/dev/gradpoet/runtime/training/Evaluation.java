package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a network does on a dataset. Immutable.
 *
 * @param loss the loss, mean over the samples, each times its weight if the data has weights
 * @param metrics the value of each metric by its label, in the order asked for
 */
public record Evaluation(double loss, Map<String, Double> metrics) {

  /** Copies {@code metrics}. */
  public Evaluation {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * Evaluates {@code network}, dropout off, in the calling thread.
   *
   * @throws IllegalArgumentException if {@code data} does not fit the network, saying why, or two metrics have the same
   *     label
   * @throws UnsupportedOperationException if {@code data} has classes and the network does not classify
   */
  public static Evaluation of(NeuralNetwork network, Dataset data, Metric... metrics) {
    Fit.check(network, "data", data);
    try (Crew crew = new Crew(1)) {
      return new Evaluator(
              crew, new NeuralNetwork[] {network}, data, true, Fit.distinct(List.of(metrics)))
          .evaluate();
    }
  }

  /**
   * The value of a metric.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public double metric(Metric metric) {
    Double value = metrics.get(metric.label());
    if (value == null) {
      throw new IllegalArgumentException(
          "metric '" + metric.label() + "' was not computed, only " + metrics.keySet());
    }
    return value;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "loss %.6g", loss));
    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
      text.append(String.format(Locale.ROOT, ", %s %.4g", metric.getKey(), metric.getValue()));
    }
    return text.toString();
  }
}
