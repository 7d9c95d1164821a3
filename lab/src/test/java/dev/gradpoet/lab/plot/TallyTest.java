package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

  private static Tally tally(float... values) {
    Tally tally = new Tally();
    tally.measure(values);
    tally.endOfPass();
    tally.count(values);
    return tally;
  }

  @Test
  void zerosCountInTheMeanAndHaveNoBar() {
    Tally tally = tally(0, 2, 2, 4);

    assertThat(tally.summary()).isEqualTo("mean 2.0, deviation 1.4, 25.0 % zeros");
    assertThat(tally.values(0, 1)).isEqualTo(new Axis(2, 4, false, 0, 1));
    assertThat(tally.shares(false, 0, 1).most()).isEqualTo(1.05 * 50);
    assertThat(tally.shares(true, 0, 1).least()).isEqualTo(12.5);
  }

  @Test
  void equalValuesHaveARangeAround() {
    assertThat(tally(-5, -5).values(0, 1)).isEqualTo(new Axis(-5.5, -4.5, false, 0, 1));
    assertThat(tally(-5, -5).summary()).isEqualTo("mean −5.0, deviation 0.0");
    assertThat(tally(0, 0).values(0, 1)).isEqualTo(new Axis(0, 1, false, 0, 1));
    assertThat(tally(0, 0).shares(false, 0, 1).most()).isPositive();
    assertThat(new Tally().isEmpty()).isTrue();
  }
}
