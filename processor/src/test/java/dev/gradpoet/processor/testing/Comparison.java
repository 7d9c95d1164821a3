package dev.gradpoet.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.runtime.NeuralNetwork;
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

    Reference.Result off =
        reference.run(Floats.toDoubles(parameters), Floats.toDoubles(x), Floats.toDoubles(t));
    float[] prediction = new float[samples * network.outputs()];
    actual.predict(x, 0, samples, prediction);
    close("prediction", prediction, off.prediction(), off.magnitude());
    close("loss", actual.loss(x, t, 0, samples), off.loss(), lossMagnitude(off, t));

    accumulate(actual, x, t, seed, off);
    if (Losses.acceptsClasses(network.loss())) {
      int[] classes = Targets.classes(network, random, samples);
      float[] same = Targets.of(network, classes);
      off =
          reference.run(Floats.toDoubles(parameters), Floats.toDoubles(x), Floats.toDoubles(same));
      close(
          "loss of classes",
          actual.loss(x, classes, 0, samples),
          off.loss(),
          lossMagnitude(off, same));
      java.util.Arrays.fill(actual.gradient(), 0);
      actual.dropoutSeed(seed);
      Reference.Result on = on(parameters, x, same, seed, off);
      close(
          "loss of classes",
          actual.accumulate(x, classes, 0, samples),
          on.loss(),
          lossMagnitude(on, same));
      close("gradient of classes", actual.gradient(), on.gradient(), on.magnitude());
    }
  }

  private void accumulate(
      NeuralNetwork actual, float[] x, float[] t, long seed, Reference.Result off) {
    actual.dropoutSeed(seed);
    Reference.Result on = on(actual.parameters(), x, t, seed, off);
    // In two calls: the second starts at another sample and adds to the first.
    double loss = actual.accumulate(x, t, 0, 1) + actual.accumulate(x, t, 1, samples - 1);
    close("loss in training", loss, on.loss(), lossMagnitude(on, t));
    close("gradient", actual.gradient(), on.gradient(), on.magnitude());
  }

  private Reference.Result on(
      float[] parameters, float[] x, float[] t, long seed, Reference.Result off) {
    if (!network.hasDropout()) {
      return off;
    }
    Map<String, double[]> masks = Masks.replay(network, seed, samples);
    return reference.run(
        Floats.toDoubles(parameters), Floats.toDoubles(x), Floats.toDoubles(t), masks);
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
