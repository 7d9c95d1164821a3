package dev.gradpoet.samples.sound;

import dev.gradpoet.runtime.training.Dataset;
import java.util.Random;

/** Measurements at random places in the sea, as a ship might take them: the same seed gives the same ones. */
final class Measurements {
  /** The standard deviation of the noise in m/s: what no prediction can know. */
  static final double NOISE = 4;

  private Measurements() {}

  /**
   * The speed of sound in m/s. H. Medwin, Speed of Sound in Water: A Simple Equation for Realistic Parameters, Journal of the Acoustical
   * Society of America 58, 1975.
   *
   * @param temperature in °C, 0 to 35
   * @param salinity in parts per thousand, 0 to 45
   * @param depth in m, 0 to 1000
   */
  static double speed(double temperature, double salinity, double depth) {
    double t = temperature;
    return 1449.2
        + 4.6 * t
        - 5.5e-2 * t * t
        + 2.9e-4 * t * t * t
        + (1.34 - 1.0e-2 * t) * (salinity - 35)
        + 1.6e-2 * depth;
  }

  /** Temperature, salinity and depth of each place, and the speed with noise. */
  static Dataset at(int places, long seed) {
    Random random = new Random(seed);
    float[] x = new float[3 * places];
    float[] speeds = new float[places];
    for (int s = 0; s < places; s++) {
      x[3 * s] = 35 * random.nextFloat();
      x[3 * s + 1] = 45 * random.nextFloat();
      x[3 * s + 2] = 1000 * random.nextFloat();
      speeds[s] =
          (float) (speed(x[3 * s], x[3 * s + 1], x[3 * s + 2]) + NOISE * random.nextGaussian());
    }
    return Dataset.of(x, 3, speeds, 1);
  }
}
