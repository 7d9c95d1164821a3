package dev.gradpoet.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** Compares a generated class with the reference: prediction, loss and gradient of a random batch. */
public final class Comparison {
  /** Half the distance from 1 to the next float: the relative error of one operation. */
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  private static final int SAMPLES = 3;

  private final int samples;
  private final GeneratedNetwork generated;
  private final NetworkModel network;
  private final Reference reference;
  private final String message;
  private double largestDifference;

  private Comparison(GeneratedNetwork generated, int samples, String message) {
    this.samples = samples;
    this.generated = generated;
    this.network = generated.model();
    this.reference = new Reference(network);
    this.message = message + " " + network;
  }

  /**
   * Asserts that {@code generated} computes what the reference does on data from {@code seed}, and returns the largest difference,
   * relative to the largest sum of magnitudes.
   *
   * @param message what a failure shall say beside
   */
  public static double compare(GeneratedNetwork generated, long seed, String message) {
    return compare(generated, seed, 1, message);
  }

  /** As {@link #compare(GeneratedNetwork, long, String)}, with inputs of up to {@code scale}. */
  public static double compare(
      GeneratedNetwork generated, long seed, double scale, String message) {
    return compare(generated, seed, scale, SAMPLES, message);
  }

  /** As {@link #compare(GeneratedNetwork, long, double, String)}, with so many samples. */
  public static double compare(
      GeneratedNetwork generated, long seed, double scale, int samples, String message) {
    Comparison comparison = new Comparison(generated, samples, message);
    comparison.run(new Random(seed), seed, scale);
    return comparison.largestDifference;
  }

  private void run(Random random, long seed, double scale) {
    NeuralNetwork drawn = generated.create(seed);
    float[] parameters = drawn.parameters();
    for (int i = 0; i < parameters.length; i++) {
      // Biases start at zero, and so do all weights of some initialisations: what is zero is not
      // tested.
      parameters[i] += 0.1f * (float) random.nextGaussian();
    }
    float[] x = Floats.uniform(random, samples * network.inputs(), -scale, scale);
    float[] t = Targets.random(network, random, samples);
    NeuralNetwork actual = generated.over(parameters);

    Reference.Result off = off(parameters, x, t, ones());
    int outputs = drawn.outputs();
    float[] prediction = new float[samples * outputs];
    actual.predict(x, 0, samples, prediction);
    close("prediction", prediction, off.prediction(), off.magnitude());
    float[] rest = new float[(samples - 1) * outputs];
    actual.predict(x, 1, samples - 1, rest);
    double[] expectedRest = Arrays.copyOfRange(off.prediction(), outputs, samples * outputs);
    close("prediction without the first sample", rest, expectedRest, off.magnitude());
    close("loss", actual.loss(x, t, 0, samples), off.loss(), lossMagnitude(off, t));

    accumulate(actual, x, t, seed, off);
    boolean classifies = Losses.of(network.loss(), 1).acceptsClasses();
    int[] classes = classifies ? Targets.classes(network, random, samples) : new int[0];
    if (classifies) {
      float[] same = Targets.of(network, classes);
      off = off(parameters, x, same, ones());
      close(
          "loss of classes",
          actual.loss(x, classes, 0, samples),
          off.loss(),
          lossMagnitude(off, same));
      restart(actual, seed);
      Reference.Result on = on(parameters, x, same, ones(), seed, off);
      close(
          "loss of classes",
          actual.accumulate(x, classes, 0, samples),
          on.loss(),
          lossMagnitude(on, same));
      close("gradient of classes", actual.gradient(), on.gradient(), on.magnitude());
    }
    if (network.sampleWeights()) {
      float[] weights = Targets.weights(random, samples);
      weighted(actual, x, t, weights, seed);
      if (classifies) {
        weighted(actual, x, classes, weights, seed);
      }
    }
  }

  private void weighted(NeuralNetwork actual, float[] x, float[] t, float[] weights, long seed) {
    Reference.Result off = off(actual.parameters(), x, t, weights);
    close(
        "weighted loss", actual.loss(x, t, weights, 0, samples), off.loss(), lossMagnitude(off, t));
    restart(actual, seed);
    Reference.Result on = on(actual.parameters(), x, t, weights, seed, off);
    double loss =
        actual.accumulate(x, t, weights, 0, 1) + actual.accumulate(x, t, weights, 1, samples - 1);
    close("weighted loss in training", loss, on.loss(), lossMagnitude(on, t));
    close("weighted gradient", actual.gradient(), on.gradient(), on.magnitude());
  }

  private void weighted(
      NeuralNetwork actual, float[] x, int[] classes, float[] weights, long seed) {
    float[] t = Targets.of(network, classes);
    Reference.Result off = off(actual.parameters(), x, t, weights);
    double loss =
        actual.loss(x, classes, weights, 0, 1) + actual.loss(x, classes, weights, 1, samples - 1);
    close("weighted loss of classes", loss, off.loss(), lossMagnitude(off, t));
    restart(actual, seed);
    Reference.Result on = on(actual.parameters(), x, t, weights, seed, off);
    close(
        "weighted loss of classes in training",
        actual.accumulate(x, classes, weights, 0, samples),
        on.loss(),
        lossMagnitude(on, t));
    close("weighted gradient of classes", actual.gradient(), on.gradient(), on.magnitude());
  }

  private static void restart(NeuralNetwork network, long seed) {
    Arrays.fill(network.gradient(), 0);
    network.dropoutSeed(seed);
  }

  private float[] ones() {
    float[] ones = new float[samples];
    Arrays.fill(ones, 1);
    return ones;
  }

  private void accumulate(
      NeuralNetwork actual, float[] x, float[] t, long seed, Reference.Result off) {
    actual.dropoutSeed(seed);
    Reference.Result on = on(actual.parameters(), x, t, ones(), seed, off);
    // In two calls: the second starts at another sample and adds to the first.
    double loss = actual.accumulate(x, t, 0, 1) + actual.accumulate(x, t, 1, samples - 1);
    close("loss in training", loss, on.loss(), lossMagnitude(on, t));
    close("gradient", actual.gradient(), on.gradient(), on.magnitude());
  }

  private Reference.Result off(float[] parameters, float[] x, float[] t, float[] weights) {
    return run(parameters, x, t, weights, Map.of());
  }

  private Reference.Result on(
      float[] parameters, float[] x, float[] t, float[] weights, long seed, Reference.Result off) {
    return Models.draws(network)
        ? run(parameters, x, t, weights, Masks.replay(network, seed, samples))
        : off;
  }

  private Reference.Result run(
      float[] parameters, float[] x, float[] t, float[] weights, Map<String, double[]> masks) {
    return reference.run(
        Floats.toDoubles(parameters),
        Floats.toDoubles(x),
        Floats.toDoubles(t),
        Floats.toDoubles(weights),
        masks);
  }

  /** A squared error of a large output is larger than all sums; its own magnitude then counts. */
  private double lossMagnitude(Reference.Result result, float[] t) {
    double targets = 0;
    for (float target : t) {
      targets = Math.max(targets, Math.abs(target));
    }
    return Math.max(Math.abs(result.loss()), result.magnitude() * Math.max(1, targets));
  }

  private void close(String what, float[] actual, double[] expected, double magnitude) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      close(what + " " + i, actual[i], expected[i], magnitude);
    }
  }

  /**
   * Tolerates half an ulp for each operation that a value depends on, relative to the largest sum of magnitudes: the a priori bound of
   * sums (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, section 3.1), of which random rounding reaches a
   * small part.
   */
  private void close(String what, double actual, double expected, double magnitude) {
    double tolerance = UNIT_ROUNDOFF * reference.terms(samples) * magnitude;
    double difference = Math.abs(actual - expected);
    if (!(difference <= tolerance)) {
      throw new AssertionError(
          what + " is " + actual + ", expected " + expected + " ± " + tolerance + "; " + message);
    }
    largestDifference = Math.max(largestDifference, difference / magnitude);
  }
}
