package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {

  private static List<String> labels(double least, double most, boolean logarithmic) {
    return new Axis(least, most, logarithmic, 0, 250)
        .ticks(50).stream().map(Axis.Tick::label).toList();
  }

  @Test
  void valuesLieBetweenTheEnds() {
    Axis up = new Axis(10, 20, false, 200, 100);
    assertThat(up.at(10)).isEqualTo(200);
    assertThat(up.at(12.5)).isEqualTo(175);
    Axis powers = new Axis(0.01, 100, true, 0, 4);
    assertThat(powers.at(0.01)).isZero();
    assertThat(powers.at(10)).isCloseTo(3, within(1e-12));
    assertThat(powers.at(0)).isInfinite();
    assertThat(powers.at(-1)).isNaN();
  }

  @Test
  void ticksAreRoundAndHaveAsManyDigitsAsTheyNeed() {
    assertThat(labels(0, 1, false)).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(labels(-3, 2, false)).containsExactly("−3", "−2", "−1", "0", "1", "2");
    assertThat(labels(0.991, 1.003, false)).containsExactly("0.995", "1.000");
    assertThat(labels(0, 40_000, false))
        .containsExactly("0", "10,000", "20,000", "30,000", "40,000");
    assertThat(labels(0, 4e-6, false)).containsExactly("0", "1e−6", "2e−6", "3e−6", "4e−6");
    assertThat(labels(0, 4e9, false)).containsExactly("0", "1e9", "2e9", "3e9", "4e9");
  }

  @Test
  void logarithmicTicksArePowersOfTenAndBetweenThemWhereThereIsRoom() {
    assertThat(labels(0.001, 1000, true)).containsExactly("0.01", "1", "100");
    assertThat(labels(0.01, 1, true)).containsExactly("0.01", "0.1", "1");
    assertThat(labels(2, 30, true)).containsExactly("2", "5", "10", "20");
    assertThat(labels(2, 8, true)).containsExactly("2", "4", "6", "8");
    assertThat(labels(1e-12, 1e-2, true))
        .containsExactly("1e−12", "1e−10", "1e−8", "1e−6", "0.0001", "0.01");
  }

  @Test
  void wholeTicksHaveNoFractions() {
    Axis axis = new Axis(1, 3, false, 0, 500);
    assertThat(axis.wholeTicks(20).stream().map(Axis.Tick::label)).containsExactly("1", "2", "3");
  }

  @Test
  void anAxisOfValuesEndsAtTicks() {
    assertThat(Axis.of(DoubleStream.of(0.13, 0.87), 0, 250, 50))
        .isEqualTo(new Axis(0, 1, false, 0, 250));
    Axis powers = Axis.logarithmic(DoubleStream.of(0, -1, 1, 100), 0, 1);
    assertThat(powers.least()).isBetween(0.5, 1.0);
    assertThat(powers.most()).isBetween(100.0, 200.0);
  }

  @Test
  void rangesOfOneValueOrNoneAreWidened() {
    assertThat(Axis.range(DoubleStream.of(Double.NaN, 3, 4))).containsExactly(3, 4);
    assertThat(Axis.range(DoubleStream.of(0.5))).containsExactly(0.45, 0.55);
    assertThat(Axis.range(DoubleStream.of(0, 0))).containsExactly(-1, 1);
    assertThat(Axis.range(DoubleStream.of(1, 1 + 1e-9))).containsExactly(0.9, 1.1 + 1e-9);
    assertThat(Axis.range(DoubleStream.of(Double.NaN))).containsExactly(0, 1);
  }

  private static void assertOrderly(List<Axis.Tick> ticks, int most, String range) {
    assertThat(ticks).as(range).hasSizeBetween(1, most);
    for (int i = 0; i < ticks.size(); i++) {
      assertThat(ticks.get(i).value()).as(range).isFinite();
      assertThat(ticks.get(i).label()).as(range).hasSizeLessThan(20);
      if (i > 0) {
        assertThat(ticks.get(i).value())
            .as(range)
            .isGreaterThan(ticks.get(i - 1).value());
      }
    }
  }

  @Test
  void axesOfExtremeValuesHaveFewFiniteTicks() {
    double[] values = {
      0,
      Double.MIN_VALUE,
      1e-310,
      1e-300,
      1e-45,
      1e-5,
      1,
      3.4e38,
      1e275,
      1e299,
      1e308,
      Double.MAX_VALUE
    };
    for (double a : values) {
      for (double b : values) {
        for (int signs = 0; signs < 4; signs++) {
          double first = signs % 2 == 0 ? a : -a;
          double second = signs / 2 == 0 ? b : -b;
          String range = first + " and " + second;
          Axis linear = Axis.of(DoubleStream.of(first, second), 250, 0, 42);
          assertOrderly(linear.ticks(42), 12, range);
          assertThat(linear.at(first)).as(range).isBetween(-1e-6, 250 + 1e-6);
          assertThat(linear.at(second)).as(range).isBetween(-1e-6, 250 + 1e-6);
          if (first > 0 || second > 0) {
            Axis powers = Axis.logarithmic(DoubleStream.of(first, second), 250, 0);
            assertOrderly(powers.ticks(42), 24, range);
            double larger = Math.max(first, second);
            assertThat(powers.at(larger)).as(range).isBetween(-30.0, 280.0);
          }
        }
      }
    }
  }

  @Test
  void whatIsNotFiniteHasNoPlace() {
    Axis axis = new Axis(0, 1, false, 0, 100);
    assertThat(axis.at(Double.NaN)).isNaN();
    assertThat(axis.at(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(new Axis(1e-300, 1e300, true, 0, 100).at(1)).isCloseTo(50, within(1e-9));
  }
}
