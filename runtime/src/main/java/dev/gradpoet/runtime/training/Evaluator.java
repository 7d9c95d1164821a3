package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loss and metrics of a network on one dataset, as often as asked for.
 *
 * <p>Chunks of samples are summed on their own, and the sums added in order: any number of threads gives the same bits.
 */
final class Evaluator implements Work {
  private static final int LEAST_CHUNK = 256;

  private final Crew crew;
  private final NeuralNetwork[] networks;
  private final Architecture architecture;
  private final Dataset data;
  private final boolean withLoss;
  private final Metric[] metrics;
  private final int chunk;
  private final int chunks;
  /** One row for each chunk: the loss, then the metrics. */
  private final double[] sums;

  private final float[][] predictions;

  /**
   * @param networks forks of each other, one for each thread of the crew
   * @param withLoss whether the loss is wanted, which costs a forward pass of its own; without, it is 0
   */
  Evaluator(
      Crew crew, NeuralNetwork[] networks, Dataset data, boolean withLoss, List<Metric> metrics) {
    this.crew = crew;
    this.networks = networks;
    this.architecture = networks[0].architecture();
    this.data = data;
    this.withLoss = withLoss;
    this.metrics = metrics.toArray(new Metric[0]);
    this.chunk = chunk(data, architecture.parameterCount());
    this.chunks = chunks(data, architecture.parameterCount());
    this.sums = new double[chunks * (1 + this.metrics.length)];
    this.predictions =
        new float[crew.size()][this.metrics.length == 0 ? 0 : chunk * networks[0].outputs()];
  }

  private static int chunk(Dataset data, int parameters) {
    int byWork = (int) (Sharding.LEAST_WORK / Math.max(1, parameters));
    int byItems = (data.size() + Crew.MOST_ITEMS - 1) / Crew.MOST_ITEMS;
    return Math.min(data.size(), Math.max(LEAST_CHUNK, Math.max(byWork, byItems)));
  }

  /** How many chunks there are: more threads than that are of no use. */
  static int chunks(Dataset data, int parameters) {
    int chunk = chunk(data, parameters);
    return (data.size() + chunk - 1) / chunk;
  }

  @Override
  public void run(int item, int slot) {
    NeuralNetwork network = networks[slot];
    int from = item * chunk;
    int count = Math.min(chunk, data.size() - from);
    int row = item * (1 + metrics.length);
    if (withLoss) {
      sums[row] = Pass.loss(network, data, from, count);
    }
    if (metrics.length > 0) {
      float[] out = predictions[slot];
      network.predict(data.x(), from, count, out);
      for (int m = 0; m < metrics.length; m++) {
        sums[row + 1 + m] = metrics[m].sum(architecture, out, data, from, count);
      }
    }
  }

  Evaluation evaluate() {
    crew.run(this, chunks);
    return new Evaluation(sum(0) / data.size(), metrics());
  }

  private Map<String, Double> metrics() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int m = 0; m < metrics.length; m++) {
      values.put(metrics[m].label(), metrics[m].value(sum(1 + m), data.size()));
    }
    return values;
  }

  private double sum(int column) {
    double sum = 0;
    for (int c = 0; c < chunks; c++) {
      sum += sums[c * (1 + metrics.length) + column];
    }
    return sum;
  }
}
