package dev.gradpoet.benchmarks;

import java.util.Random;

/**
 * The data that all peers get for a case, and the weights that they start from.
 *
 * @param x samples, one after another
 * @param classes the class of each sample; empty if the network does not classify
 * @param targets the target of each sample, one-hot for classes
 * @param weights for each layer the weights, inputs × units row-major, then the biases
 */
public record Samples(float[] x, int[] classes, float[] targets, float[] weights) {
  private static final long SEED = 42;
  private static final double NOISE = 0.5;
  private static final double WRONG_LABELS = 0.1;

  /** The same data for the same case, always. */
  public static Samples of(Case work) {
    Random random = new Random(SEED);
    Shape shape = work.shape();
    float[] weights = weights(shape, random);
    return shape.classifies()
        ? classes(shape, work.samples(), weights, random)
        : products(shape, work.samples(), weights, random);
  }

  /** Sample {@code index}, copied. */
  public float[] sample(int index, int inputs) {
    float[] sample = new float[inputs];
    System.arraycopy(x, index * inputs, sample, 0, inputs);
    return sample;
  }

  /** Uniform within ±√(6 / inputs), as K. He et al., Delving Deep into Rectifiers, ICCV 2015; biases 0. */
  private static float[] weights(Shape shape, Random random) {
    float[] weights = new float[shape.parameters()];
    int next = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int count = shape.inputs(layer) * shape.units(layer);
      double limit = Math.sqrt(6.0 / shape.inputs(layer));
      for (int i = 0; i < count; i++) {
        weights[next++] = (float) (limit * (2 * random.nextDouble() - 1));
      }
      next += shape.units(layer);
    }
    return weights;
  }

  /** Clouds around a centre for each class. A few labels are wrong, so that the loss stays above 0 however long it runs. */
  private static Samples classes(Shape shape, int count, float[] weights, Random random) {
    int inputs = shape.inputs();
    int outputs = shape.outputs();
    float[] centres = new float[inputs * outputs];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = random.nextFloat();
    }
    float[] x = new float[count * inputs];
    int[] classes = new int[count];
    float[] targets = new float[count * outputs];
    for (int s = 0; s < count; s++) {
      int centre = random.nextInt(outputs);
      for (int i = 0; i < inputs; i++) {
        double noise = NOISE * random.nextGaussian();
        x[s * inputs + i] = (float) Math.max(0, centres[centre * inputs + i] + noise);
      }
      classes[s] = random.nextDouble() < WRONG_LABELS ? random.nextInt(outputs) : centre;
      targets[s * outputs + classes[s]] = 1;
    }
    return new Samples(x, classes, targets, weights);
  }

  /** The product of the inputs, each in −1 … 1. */
  private static Samples products(Shape shape, int count, float[] weights, Random random) {
    int inputs = shape.inputs();
    float[] x = new float[count * inputs];
    float[] targets = new float[count];
    for (int s = 0; s < count; s++) {
      targets[s] = 1;
      for (int i = 0; i < inputs; i++) {
        x[s * inputs + i] = 2 * random.nextFloat() - 1;
        targets[s] *= x[s * inputs + i];
      }
    }
    return new Samples(x, new int[0], targets, weights);
  }
}
