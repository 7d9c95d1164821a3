package dev.gradpoet.lab.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void timeLeftIsToldAfterTwoEpochs() {
    Pace pace = new Pace(0);
    assertThat(pace.secondsLeft(100, 0, 0)).isEmpty();
    pace.epochDone(100, 2 * SECOND);
    assertThat(pace.secondsLeft(900, 100, 2 * SECOND)).isEmpty();
    assertThat(pace.speed(100, 2 * SECOND)).isEqualTo(50);
    pace.epochDone(200, 3 * SECOND);
    assertThat(pace.secondsLeft(800, 200, 3 * SECOND)).hasValue(8);
  }

  @Test
  void timeLeftIsToldOfALongFirstEpoch() {
    Pace pace = new Pace(0);
    assertThat(pace.secondsLeft(900, 100, 9 * SECOND)).isEmpty();
    assertThat(pace.secondsLeft(900, 100, 10 * SECOND)).hasValue(90);
  }

  @Test
  void aSlowStartIsForgotten() {
    Pace pace = new Pace(0);
    pace.epochDone(100, 60 * SECOND);
    long now = 60 * SECOND;
    for (int epoch = 2; epoch <= 20; epoch++) {
      now += SECOND / 2;
      pace.epochDone(epoch * 100L, now);
      assertThat(pace.speed(epoch * 100L, now)).isEqualTo(200);
    }
    assertThat(pace.secondsLeft(98_000, 2000, now)).hasValue(490);
  }

  @Test
  void theLastSecondsCount() {
    Pace pace = new Pace(0);
    for (int epoch = 1; epoch <= 100; epoch++) {
      pace.epochDone(epoch * 100L, epoch * SECOND / 10);
    }
    assertThat(pace.speed(10_000, 10 * SECOND)).isCloseTo(1000, within(1e-6));
    for (int epoch = 101; epoch <= 110; epoch++) {
      pace.epochDone(epoch * 100L, 10 * SECOND + (epoch - 100) * SECOND);
    }
    assertThat(pace.speed(11_000, 20 * SECOND)).isCloseTo(100, within(1e-6));
  }

  @Test
  void aLongEpochIsMeasuredAsAWhole() {
    Pace pace = new Pace(0);
    for (int epoch = 1; epoch <= 5; epoch++) {
      pace.epochDone(epoch * 100L, epoch * 100 * SECOND);
    }
    // Ten samples more, at once: the hundred seconds before count as well.
    assertThat(pace.speed(510, 500 * SECOND)).isBetween(1.0, 1.2);
  }

  @Test
  void nothingDoneHasNoSpeed() {
    Pace pace = new Pace(0);
    pace.epochDone(0, SECOND);
    pace.epochDone(0, 2 * SECOND);
    assertThat(pace.speed(0, 2 * SECOND)).isZero();
    assertThat(pace.secondsLeft(100, 0, 2 * SECOND)).isEmpty();
  }
}
