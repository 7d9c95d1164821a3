package dev.gradpoet.samples.data;

import dev.gradpoet.runtime.training.Dataset;

/**
 * Shifts and scales each feature to mean 0 and standard deviation 1 <em>of the training samples</em>: what a network is tested on
 * must not influence what it learns from.
 *
 * @param mean the mean of each feature
 * @param deviation the standard deviation of each feature; 1 where it is constant
 */
public record Standardization(double[] mean, double[] deviation) {

  /** Measures mean and standard deviation of each feature. */
  public static Standardization of(Dataset training) {
    int inputs = training.inputs();
    double[] mean = new double[inputs];
    double[] deviation = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      double sum = 0;
      double sumOfSquares = 0;
      for (int s = 0; s < training.size(); s++) {
        sum += training.x()[s * inputs + i];
      }
      mean[i] = sum / training.size();
      for (int s = 0; s < training.size(); s++) {
        double distance = training.x()[s * inputs + i] - mean[i];
        sumOfSquares += distance * distance;
      }
      deviation[i] = sumOfSquares > 0 ? Math.sqrt(sumOfSquares / training.size()) : 1;
    }
    return new Standardization(mean, deviation);
  }

  /** The same samples and classes, with scaled features. */
  public Dataset apply(Dataset data) {
    int inputs = data.inputs();
    float[] x = data.x().clone();
    for (int k = 0; k < x.length; k++) {
      int i = k % inputs;
      x[k] = (float) ((x[k] - mean[i]) / deviation[i]);
    }
    return Dataset.ofClasses(x, inputs, data.classes(), data.outputs());
  }
}
