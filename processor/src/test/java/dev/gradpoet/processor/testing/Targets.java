package dev.gradpoet.processor.testing;

import dev.gradpoet.Loss;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.Random;

/** Targets that the loss of a network is defined on. */
public final class Targets {
  private Targets() {}

  /** For {@code samples} samples. */
  public static float[] random(NetworkModel network, Random random, int samples) {
    int outputs = Models.outputs(network);
    float[] targets = new float[samples * outputs];
    for (int s = 0; s < samples; s++) {
      int chosen = random.nextInt(outputs);
      for (int k = 0; k < outputs; k++) {
        targets[s * outputs + k] = switch (network.loss()) {
          case CROSS_ENTROPY -> k == chosen ? 1 : 0;
          case BINARY_CROSS_ENTROPY -> random.nextFloat();
          case HINGE -> random.nextBoolean() ? 1 : -1;
          case POISSON -> random.nextInt(5);
          default -> (float) random.nextGaussian();
        };
      }
    }
    return targets;
  }

  /** Weights for {@code samples} samples, some of them 0. */
  public static float[] weights(Random random, int samples) {
    float[] weights = Floats.uniform(random, samples, 0, 3);
    for (int s = 0; s < samples; s++) {
      weights[s] = random.nextInt(4) == 0 ? 0 : weights[s];
    }
    return weights;
  }

  /** Class indices, two for one output. */
  public static int[] classes(NetworkModel network, Random random, int samples) {
    return random.ints(samples, 0, Math.max(2, Models.outputs(network))).toArray();
  }

  /** The targets that {@code classes} stand for. */
  public static float[] of(NetworkModel network, int[] classes) {
    int outputs = Models.outputs(network);
    float off = network.loss() == Loss.HINGE ? -1 : 0;
    float[] targets = new float[classes.length * outputs];
    for (int s = 0; s < classes.length; s++) {
      for (int k = 0; k < outputs; k++) {
        boolean isOn = outputs == 1 ? classes[s] == 1 : classes[s] == k;
        targets[s * outputs + k] = isOn ? 1 : off;
      }
    }
    return targets;
  }
}
