package dev.gradpoet.samples.tasks;

import dev.gradpoet.runtime.training.Dataset;
import java.util.Random;

/** Generated data for each of the tasks: the same seed gives the same samples. */
final class TaskData {
  /** The standard deviation of the noise: what no prediction can know. */
  static final double NOISE = 0.1;

  private TaskData() {}

  /** A curve with noise: x in [-1, 1], t = sin(pi x). */
  static Dataset curve(int samples, long seed) {
    Random random = new Random(seed);
    float[] x = new float[samples];
    float[] t = new float[samples];
    for (int s = 0; s < samples; s++) {
      x[s] = 2 * random.nextFloat() - 1;
      t[s] = (float) (Math.sin(Math.PI * x[s]) + NOISE * random.nextGaussian());
    }
    return Dataset.of(x, 1, t, 1);
  }

  /** Two half circles, each reaching into the other. */
  static Dataset moons(int samples, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * samples];
    int[] classes = new int[samples];
    for (int s = 0; s < samples; s++) {
      classes[s] = s % 2;
      double angle = Math.PI * random.nextDouble();
      double sign = classes[s] == 0 ? 1 : -1;
      x[2 * s] = (float) (sign * (Math.cos(angle) - 0.5) + NOISE * random.nextGaussian());
      x[2 * s + 1] = (float) (sign * (Math.sin(angle) - 0.25) + NOISE * random.nextGaussian());
    }
    return Dataset.ofClasses(x, 2, classes, 2);
  }

  /** Three rings, each around the one before. */
  static Dataset rings(int samples, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * samples];
    int[] classes = new int[samples];
    for (int s = 0; s < samples; s++) {
      classes[s] = s % 3;
      double radius = 0.5 * (1 + classes[s]) + NOISE * random.nextGaussian();
      double angle = 2 * Math.PI * random.nextDouble();
      x[2 * s] = (float) (radius * Math.cos(angle));
      x[2 * s + 1] = (float) (radius * Math.sin(angle));
    }
    return Dataset.ofClasses(x, 2, classes, 3);
  }
}
