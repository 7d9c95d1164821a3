package dev.gradpoet.lab.plot;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A histogram of values that pass by twice: the first time they are measured, the second time counted. So their number does not matter to
 * memory. Zeros are counted apart.
 */
final class Tally {
  private static final int BINS = 45;

  private final long[] bins = new long[BINS];
  private long count;
  private long zeros;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double mean;

  /** The sum of squared distances from the mean. */
  private double squares;

  /** Takes values in the first pass. B. P. Welford, Note on a Method for Calculating Corrected Sums of Squares, Technometrics 1962. */
  void measure(float[] values) {
    for (float value : values) {
      count++;
      double distance = value - mean;
      mean += distance / count;
      squares += distance * (value - mean);
      if (value == 0) {
        zeros++;
      } else {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
  }

  /** Ends the first pass: the range is known. */
  void endOfPass() {
    double[] range = Axis.range(DoubleStream.of(least, most));
    least = range[0];
    most = range[1];
  }

  /** Takes values in the second pass. */
  void count(float[] values) {
    for (float value : values) {
      if (value != 0) {
        int bin = (int) ((value - least) / (most - least) * BINS);
        bins[Math.max(0, Math.min(BINS - 1, bin))]++;
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The share of all values in a bin, in percent. */
  private double percent(int bin) {
    return 100.0 * bins[bin] / count;
  }

  Axis values(double from, double to) {
    return new Axis(least, most, false, from, to);
  }

  /** The scale of percentages; a logarithmic one starts below that of a single value. */
  Axis shares(boolean logarithmic, double from, double to) {
    double one = 100.0 / count;
    double highest = Math.max(1, Arrays.stream(bins).max().orElse(0)) * one;
    return logarithmic
        ? new Axis(one / 2, 1.3 * highest, true, from, to)
        : new Axis(0, 1.05 * highest, false, from, to);
  }

  String summary() {
    String summary = String.format(
        Locale.ROOT, "mean %s, deviation %s", digits(mean), digits(Math.sqrt(squares / count)));
    return zeros == 0
        ? summary
        : summary + String.format(Locale.ROOT, ", %.1f %% zeros", 100.0 * zeros / count);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.2g", value).replace('-', '−');
  }

  void draw(Canvas canvas, Axes axes) {
    canvas.setColor(Style.BLUE);
    for (int b = 0; b < BINS; b++) {
      if (bins[b] == 0) {
        continue;
      }
      double left = axes.x().at(least + (most - least) * b / BINS);
      double right = axes.x().at(least + (most - least) * (b + 1) / BINS);
      double top = axes.y().at(percent(b));
      canvas.fill(new Rectangle2D.Double(left, top, right - left, axes.y().from() - top));
    }
  }
}
