package dev.gradpoet.runtime.initialization;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.internal.Arguments;
import java.util.Arrays;

/**
 * Draws the weights of one layer, from {@code offset} on: inputs × units values of a matrix, row-major, or {@code count} values of a
 * convolution, whose fan-in is kernel × input channels and whose fan-out is kernel × filters. Called by generated code.
 *
 * <p>Every method takes {@code inputs} (fan-in) and {@code units} (fan-out) of at least 1, and throws {@link
 * IllegalArgumentException} if they are less or if {@code parameters} does not hold that range. The same generator
 * state gives the same weights on every machine. As thread-safe as the array and the generator. Normal distributions
 * are not truncated.
 */
public final class Initializers {
  private Initializers() {}

  /** Uniform within ±√(6 / (inputs + units)). X. Glorot, Y. Bengio, AISTATS 2010, equation 16. */
  public static void glorotUniform(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    glorotUniform(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void glorotUniform(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    uniform(parameters, offset, count, 1, random, Math.sqrt(6 / ((double) fanIn + fanOut)));
  }

  /** Normal with variance 2 / (inputs + units). X. Glorot, Y. Bengio, AISTATS 2010, equation 12. */
  public static void glorotNormal(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    glorotNormal(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void glorotNormal(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    normal(parameters, offset, count, 1, random, Math.sqrt(2 / ((double) fanIn + fanOut)));
  }

  /** Uniform within ±√(6 / inputs). K. He et al., Delving Deep into Rectifiers, ICCV 2015. */
  public static void heUniform(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    heUniform(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void heUniform(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    uniform(parameters, offset, count, 1, random, Math.sqrt(6.0 / fanIn));
  }

  /** Normal with variance 2 / inputs. K. He et al., Delving Deep into Rectifiers, ICCV 2015, equation 10. */
  public static void heNormal(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    heNormal(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void heNormal(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    normal(parameters, offset, count, 1, random, Math.sqrt(2.0 / fanIn));
  }

  /** Uniform within ±√(3 / inputs). Y. LeCun et al., Efficient BackProp, 1998, section 4.6. */
  public static void lecunUniform(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    lecunUniform(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void lecunUniform(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    uniform(parameters, offset, count, 1, random, Math.sqrt(3.0 / fanIn));
  }

  /** Normal with variance 1 / inputs. Y. LeCun et al., Efficient BackProp, 1998, equation 16. */
  public static void lecunNormal(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    lecunNormal(parameters, offset, inputs * units, inputs, units, random);
  }

  /** The same for {@code count} weights that are no matrix of the layer's inputs and units, as those of a convolution. */
  public static void lecunNormal(
      float[] parameters, int offset, int count, int fanIn, int fanOut, SplitMix64 random) {
    checkFans(fanIn, fanOut);
    normal(parameters, offset, count, 1, random, Math.sqrt(1.0 / fanIn));
  }

  /** Uniform within ±{@code limit}, which is finite and greater than 0. */
  public static void uniform(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random, double limit) {
    int end = end(parameters, offset, inputs, units);
    Arguments.positive("limit", limit);
    for (int i = offset; i < end; i++) {
      parameters[i] = (float) (limit * (2 * Gaussian.uniform(random) - 1));
    }
  }

  /** Normal around 0 with the standard deviation {@code deviation}, which is finite and greater than 0. */
  public static void normal(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random, double deviation) {
    int end = end(parameters, offset, inputs, units);
    Arguments.positive("deviation", deviation);
    Gaussian gaussian = new Gaussian(random);
    for (int i = offset; i < end; i++) {
      parameters[i] = (float) (deviation * gaussian.next());
    }
  }

  /** All weights {@code value}, which is finite. */
  public static void constant(float[] parameters, int offset, int inputs, int units, double value) {
    Arrays.fill(parameters, offset, end(parameters, offset, inputs, units), (float)
        Arguments.finite("value", value));
  }

  /**
   * A random matrix with orthonormal rows or columns, whichever are fewer. A. M. Saxe, J. L. McClelland, S. Ganguli,
   * Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks, ICLR 2014. Gram-Schmidt on a
   * Gaussian matrix, in double.
   */
  public static void orthogonal(
      float[] parameters, int offset, int inputs, int units, SplitMix64 random) {
    end(parameters, offset, inputs, units);
    boolean rows = inputs <= units;
    double[][] basis = Orthonormal.basis(Math.min(inputs, units), Math.max(inputs, units), random);
    for (int i = 0; i < inputs; i++) {
      for (int u = 0; u < units; u++) {
        parameters[offset + i * units + u] = (float) (rows ? basis[i][u] : basis[u][i]);
      }
    }
  }

  private static void checkFans(int fanIn, int fanOut) {
    Arguments.atLeast("fanIn", fanIn, 1);
    Arguments.atLeast("fanOut", fanOut, 1);
  }

  private static int end(float[] parameters, int offset, int inputs, int units) {
    Arguments.atLeast("inputs", inputs, 1);
    Arguments.atLeast("units", units, 1);
    Arguments.atLeast("offset", offset, 0);
    long end = offset + (long) inputs * units;
    if (end > parameters.length) {
      throw new IllegalArgumentException("parameters has " + parameters.length + " values, but "
          + inputs + " x " + units + " weights from offset " + offset + " need " + end);
    }
    return (int) end;
  }
}
