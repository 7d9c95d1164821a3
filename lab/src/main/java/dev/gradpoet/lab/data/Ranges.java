package dev.gradpoet.lab.data;

/** What is measured of each feature: the least and the largest value, mean and standard deviation. */
final class Ranges {
  private final float[] least;
  private final float[] most;
  private final double[] mean;
  private final double[] deviation;

  private Ranges(int width) {
    this.least = new float[width];
    this.most = new float[width];
    this.mean = new double[width];
    this.deviation = new double[width];
  }

  static Ranges of(float[] values, int width) {
    if (width < 1 || values.length == 0 || values.length % width != 0) {
      throw new IllegalArgumentException("values has " + values.length + " values and width is "
          + width + ", expected at least one sample of at least one value, and only whole ones");
    }
    Ranges ranges = new Ranges(width);
    for (int i = 0; i < width; i++) {
      ranges.measure(values, width, i);
    }
    return ranges;
  }

  /** In two passes, which loses no digits to cancellation. */
  private void measure(float[] values, int width, int i) {
    int size = values.length / width;
    least[i] = values[i];
    most[i] = values[i];
    double sum = 0;
    for (int k = i; k < values.length; k += width) {
      if (!Float.isFinite(values[k])) {
        throw new IllegalArgumentException("values has " + values[k] + " in sample " + k / width
            + ", feature " + i + ", expected a finite number");
      }
      least[i] = Math.min(least[i], values[k]);
      most[i] = Math.max(most[i], values[k]);
      sum += values[k];
    }
    mean[i] = sum / size;
    double squares = 0;
    for (int k = i; k < values.length; k += width) {
      squares += (values[k] - mean[i]) * (values[k] - mean[i]);
    }
    deviation[i] = Math.sqrt(squares / size);
  }

  boolean constant(int i) {
    return least[i] == most[i];
  }

  float least(int i) {
    return least[i];
  }

  float most(int i) {
    return most[i];
  }

  double mean(int i) {
    return mean[i];
  }

  double deviation(int i) {
    return deviation[i];
  }
}
