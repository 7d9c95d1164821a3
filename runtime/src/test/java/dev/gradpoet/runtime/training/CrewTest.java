package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyPieceOfManyRoundsIsDoneOnceAndSeenByTheCaller(int size) {
    // Plain arrays on purpose: they are only right if the crew orders memory.
    int[] runs = new int[40];
    int[] input = new int[1];
    SplitMix64 random = new SplitMix64(size);
    try (Crew crew = new Crew(size)) {
      crew.start();
      Work work = (item, slot) -> runs[item] += input[0];
      for (int round = 1; round <= 20_000; round++) {
        input[0] = round;
        int items = 1 + (int) (random.nextFloat() * 40);
        crew.run(work, items);
        for (int item = 0; item < runs.length; item++) {
          int expected = item < items ? round : 0;
          if (runs[item] != expected) {
            assertThat(runs[item])
                .as("round %s, item %s of %s", round, item, items)
                .isEqualTo(expected);
          }
          runs[item] = 0;
        }
      }
    }
  }

  @Test
  void workersThatParkedAreWoken() {
    int[] runs = new int[8];
    try (Crew crew = new Crew(3)) {
      crew.start();
      for (int round = 0; round < 50; round++) {
        while (parked() < 2) {
          Thread.onSpinWait();
        }
        crew.run((item, slot) -> runs[item]++, 8);
      }
    }
    assertThat(runs).containsOnly(50);
  }

  private static long parked() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("gradpoet-trainer")
            && thread.getState() == Thread.State.WAITING)
        .count();
  }

  @Test
  void slotsAreNotSharedAtATime() {
    boolean[] busy = new boolean[3];
    boolean[] clash = new boolean[1];
    try (Crew crew = new Crew(3)) {
      crew.start();
      for (int round = 0; round < 2_000; round++) {
        crew.run(
            (item, slot) -> {
              clash[0] |= busy[slot];
              busy[slot] = true;
              busy[slot] = false;
            },
            20);
      }
    }
    assertThat(clash[0]).isFalse();
  }

  @Test
  void theFailureOfTheLowestPieceIsThrownAfterAllPiecesRan() {
    int[] runs = new int[20];
    try (Crew crew = new Crew(3)) {
      crew.start();
      for (int round = 1; round <= 200; round++) {
        assertThatThrownBy(() -> crew.run(
                (item, slot) -> {
                  runs[item]++;
                  if (item % 7 == 3) {
                    throw new IllegalStateException("piece " + item);
                  }
                },
                20))
            .hasMessage("piece 3");
        assertThat(runs).containsOnly(round);
      }
    }
  }

  @Test
  void anErrorIsThrownAsItIs() {
    try (Crew crew = new Crew(2)) {
      crew.start();
      assertThatThrownBy(() -> crew.run(
              (item, slot) -> {
                throw new AssertionError("piece " + item);
              },
              2))
          .isInstanceOf(AssertionError.class)
          .hasMessage("piece 0");
    }
  }

  @Test
  void anInterruptedCallerStillRunsAllAndKeepsItsFlag() {
    int[] runs = new int[20];
    try (Crew crew = new Crew(3)) {
      crew.start();
      Thread.currentThread().interrupt();
      for (int round = 0; round < 100; round++) {
        crew.run((item, slot) -> runs[item]++, 20);
      }
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(runs).containsOnly(100);
    assertThat(ThreadsTest.trainingThreads()).isZero();
  }

  @Test
  void closingWithoutStartingIsFine() {
    Crew crew = new Crew(4);
    crew.close();
    assertThat(crew.size()).isEqualTo(4);
  }
}
