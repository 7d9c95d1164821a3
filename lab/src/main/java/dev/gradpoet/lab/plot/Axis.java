package dev.gradpoet.lab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A scale along a line of pixels, linear or logarithmic.
 *
 * @param least the value at {@code from}
 * @param most the value at {@code to}, greater than {@code least}
 * @param logarithmic whether equal lengths are equal factors; {@code least} is greater than 0 then
 * @param from a pixel coordinate
 * @param to a pixel coordinate, less than {@code from} on a vertical axis
 */
record Axis(double least, double most, boolean logarithmic, double from, double to) {
  private static final double[] STEPS = {1, 2, 5, 10};
  private static final double ROUNDING = 1e-9;

  /** Beyond, differences and steps would overflow: finite values there are drawn as this one. */
  private static final double MOST = 1e300;

  /** What is nearer to 0 is drawn as 0, or on a logarithmic axis as this one. */
  private static final double LEAST = 1e-300;

  /** The exponents of an axis's ends, which have some slack. */
  private static final double MOST_POWER = 307;

  /** A mark of the axis. */
  record Tick(double value, String label) {}

  /** A linear axis from the least of {@code values} to the greatest, widened to where ticks are. */
  static Axis of(DoubleStream values, double from, double to, double spacing) {
    double[] range = range(values);
    double count = Math.abs(to - from) / spacing;
    double step = step(range[0], range[1], count);
    double least = step * Math.floor(range[0] / step + ROUNDING);
    double most = step * Math.ceil(range[1] / step - ROUNDING);
    // The ticks of the wider range may be farther apart.
    step = step(least, most, count);
    return new Axis(
        step * Math.floor(range[0] / step + ROUNDING),
        step * Math.ceil(range[1] / step - ROUNDING),
        false,
        from,
        to);
  }

  /** A logarithmic axis from the least of the positive {@code values} to the greatest. */
  static Axis logarithmic(DoubleStream values, double from, double to) {
    double[] logs = range(values
        .filter(value -> value > 0 && value < Double.POSITIVE_INFINITY)
        .map(value -> Math.log10(positive(value))));
    double slack = 0.04 * (logs[1] - logs[0]);
    return new Axis(
        Math.pow(10, Math.max(-MOST_POWER, logs[0] - slack)),
        Math.pow(10, Math.min(MOST_POWER, logs[1] + slack)),
        true,
        from,
        to);
  }

  /** The range of the finite values; of equal ones, something around them; of none, 0 to 1. */
  static double[] range(DoubleStream values) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    values.filter(Double::isFinite).map(Axis::clamped).forEach(value -> {
      range[0] = Math.min(range[0], value);
      range[1] = Math.max(range[1], value);
    });
    if (range[0] > range[1]) {
      return new double[] {0, 1};
    }
    double size = Math.max(Math.abs(range[0]), Math.abs(range[1]));
    // Labels of ticks that differ by less would be long.
    if (range[1] - range[0] <= Math.max(LEAST, 1e-5 * size)) {
      double half = size <= LEAST ? 1 : Math.abs(range[0]) / 10;
      return new double[] {range[0] - half, range[1] + half};
    }
    return range;
  }

  private static double clamped(double value) {
    return Double.isFinite(value) ? Math.max(-MOST, Math.min(MOST, value)) : value;
  }

  private static double positive(double value) {
    return value > 0 ? Math.max(LEAST, clamped(value)) : value;
  }

  /** 1, 2 or 5 times a power of ten: the least that makes at most {@code count} intervals. */
  private static double step(double least, double most, double count) {
    double rough = (most - least) / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : STEPS) {
      if (factor * power >= rough * (1 - ROUNDING)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The pixel coordinate of a value. */
  double at(double value) {
    // Logarithms are subtracted, since a quotient of the ends may overflow.
    double share = logarithmic
        ? (Math.log(positive(value)) - Math.log(least)) / (Math.log(most) - Math.log(least))
        : (clamped(value) - least) / (most - least);
    return from + (to - from) * share;
  }

  /** Round values on the axis, about {@code spacing} pixels apart, in rising order. */
  List<Tick> ticks(double spacing) {
    double count = Math.abs(to - from) / spacing;
    if (logarithmic) {
      double decades = Math.log10(most) - Math.log10(least);
      if (decades >= 1) {
        return powers((int) Math.ceil(decades / count), decades < count / 3);
      }
    }
    return multiples(step(least, most, count));
  }

  /** Each tick is a whole number: of epochs, there are no halves. */
  List<Tick> wholeTicks(double spacing) {
    return multiples(Math.max(1, step(least, most, Math.abs(to - from) / spacing)));
  }

  private List<Tick> multiples(double step) {
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(least / step - ROUNDING);
    for (long i = first; i * step <= most + ROUNDING * step; i++) {
      ticks.add(new Tick(i * step, label(i * step, step)));
    }
    return ticks;
  }

  private List<Tick> powers(int every, boolean between) {
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(least) / every) * every;
    int last = (int) Math.ceil(Math.log10(most));
    for (int power = first; power <= last; power += every) {
      for (double factor : between ? new double[] {1, 2, 5} : new double[] {1}) {
        double value = factor * Math.pow(10, power);
        if (value >= least * (1 - ROUNDING) && value <= most * (1 + ROUNDING)) {
          ticks.add(new Tick(value, label(value, value)));
        }
      }
    }
    return ticks;
  }

  /** With as many digits as tell multiples of {@code step} apart. */
  private static String label(double value, double step) {
    if (value == 0) {
      return "0";
    }
    int stepPower = (int) Math.floor(Math.log10(step) + ROUNDING);
    int power = (int) Math.floor(Math.log10(Math.abs(value)) + ROUNDING);
    String plain = String.format(Locale.ROOT, "%,." + Math.max(0, -stepPower) + "f", value);
    String scientific = String.format(
            Locale.ROOT, "%." + Math.max(0, power - stepPower) + "e", value)
        .replaceFirst("e([-+])0?", "e$1")
        .replace("e+", "e");
    boolean extreme = stepPower < -4 || power > 6;
    String label = extreme && scientific.length() < plain.length() ? scientific : plain;
    return label.replace('-', '−');
  }
}
