package dev.gradpoet.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.NeuralNetwork;
import java.util.Random;

/** Compares two generated classes of networks of the same shape: prediction, loss and gradient of a random batch. */
public final class Agreement {
  /** The first samples are left out, so that offsets count. */
  private static final int FROM = 2;

  private Agreement() {}

  /**
   * Asserts that both compute the same on parameters, data and dropout from {@code seed}.
   *
   * @param tolerance how far values may differ, relative to the largest
   */
  public static void check(
      GeneratedNetwork first,
      GeneratedNetwork second,
      int batch,
      long seed,
      double tolerance,
      String what) {
    NeuralNetwork one = first.create(seed);
    NeuralNetwork other = second.create(seed);
    assertThat(one.parameters()).as(what).isEqualTo(other.parameters());
    Random random = new Random(seed);
    int samples = FROM + batch;
    float[] x = Floats.uniform(random, samples * one.inputs(), -1, 1);
    float[] t = Targets.random(first.model(), random, samples);

    float[] predicted = new float[batch * one.outputs()];
    float[] expected = new float[batch * one.outputs()];
    one.predict(x, FROM, batch, predicted);
    other.predict(x, FROM, batch, expected);
    close(predicted, expected, tolerance, what + ", prediction");

    one.dropoutSeed(seed);
    other.dropoutSeed(seed);
    boolean isWeighted = first.model().sampleWeights();
    float[] weights = isWeighted ? Targets.weights(random, samples) : new float[0];
    double loss =
        isWeighted ? one.accumulate(x, t, weights, FROM, batch) : one.accumulate(x, t, FROM, batch);
    double expectedLoss = isWeighted
        ? other.accumulate(x, t, weights, FROM, batch)
        : other.accumulate(x, t, FROM, batch);
    assertThat(loss)
        .as(what + ", loss")
        .isCloseTo(expectedLoss, within(tolerance * (1 + Math.abs(expectedLoss))));
    close(one.gradient(), other.gradient(), tolerance, what + ", gradient");
  }

  private static void close(float[] actual, float[] expected, double tolerance, String what) {
    double largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s, value %s", what, i)
          .isCloseTo(expected[i], within(tolerance * largest));
    }
  }
}
