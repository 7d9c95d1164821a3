package dev.gradpoet.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis.
 *
 * @param least the value at {@code from}
 * @param most the value at {@code to}
 * @param from a coordinate
 * @param to a coordinate
 */
record LogAxis(double least, double most, double from, double to) {

  /** An axis that has all values, from a power of ten to a power of ten. */
  static LogAxis of(List<Double> values, double from, double to) {
    double least = values.stream().mapToDouble(it -> it).min().orElse(1);
    double most = values.stream().mapToDouble(it -> it).max().orElse(10);
    double low = Math.pow(10, Math.floor(Math.log10(least)));
    double high = Math.pow(10, Math.ceil(Math.log10(most)));
    return new LogAxis(low, high > low ? high : 10 * low, from, to);
  }

  double at(double value) {
    return from + (to - from) * Math.log(value / least) / Math.log(most / least);
  }

  /** The powers of ten. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.round(Math.ceil(Math.log10(least) - 1e-9));
        Math.pow(10, power) <= most * (1 + 1e-9);
        power++) {
      ticks.add(Math.pow(10, power));
    }
    return ticks;
  }
}
