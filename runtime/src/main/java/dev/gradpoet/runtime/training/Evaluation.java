package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Numbers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
   * @throws IllegalArgumentException if {@code data} does not fit the network, saying why, two metrics have the same
   *     label, or one is not defined for what the network does
   * @throws UnsupportedOperationException if {@code data} has classes and the network does not classify
   */
  public static Evaluation of(NeuralNetwork network, Dataset data, Metric... metrics) {
    Fit.check(network, "data", data);
    List<Metric> distinct = Fit.distinct(List.of(metrics));
    Fit.metrics(network, data, distinct);
    try (Crew crew = new Crew(1)) {
      return new Evaluator(crew, new NeuralNetwork[] {network}, data, true, distinct).evaluate();
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
    StringBuilder text = new StringBuilder("loss ").append(Numbers.loss(loss));
    metrics.forEach((label, value) ->
        text.append(", ").append(label).append(' ').append(Numbers.significant(value, 4)));
    return text.toString();
  }
}
