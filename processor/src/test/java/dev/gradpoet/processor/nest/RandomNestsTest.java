package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.Gradients;
import dev.gradpoet.processor.testing.RandomNests;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adjoint rule on programs that no layers make, against differences; and what these programs are like. */
@Tag("networks")
class RandomNestsTest {
  private static final int PROGRAMS = 500;
  private static final int SAMPLES = 2;

  /** Of programs whose loss no parameter reaches, a test would not say much. */
  private static final int FEWEST_THAT_MOVE = PROGRAMS * 3 / 4;

  private static final int FEWEST_OF_A_KIND = 50;

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    int moving = 0;
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      RandomNests.Sample program = RandomNests.of(seed);
      Gradients gradients = new Gradients(program.parts(), program.loss(), SAMPLES, seed);
      assertThat(gradients.wrong())
          .as(() -> NestText.lines(program.parts()).toString())
          .isEmpty();
      moving += gradients.isMoved() ? 1 : 0;
    }
    assertThat(moving).isGreaterThan(FEWEST_THAT_MOVE);
  }

  @Test
  void allThatNestsCanSayOccurs() {
    Map<Combine, Integer> combines = new EnumMap<>(Combine.class);
    int loops = 0;
    int additions = 0;
    int lookups = 0;
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      for (Part part : RandomNests.of(seed).parts()) {
        loops += part instanceof Loop ? 1 : 0;
      }
      for (Nest nest : Part.nests(RandomNests.of(seed).parts())) {
        combines.merge(nest.combine(), 1, Integer::sum);
        additions += nest.adds() && nest.out().tensor().role() == Role.VALUE ? 1 : 0;
        for (Access read : nest.reads()) {
          lookups += read.places().stream().anyMatch(Lookup.class::isInstance) ? 1 : 0;
        }
      }
    }
    assertThat(combines).containsOnlyKeys(Combine.values());
    assertThat(combines.values()).allMatch(count -> count >= FEWEST_OF_A_KIND);
    assertThat(loops).isGreaterThan(FEWEST_OF_A_KIND);
    assertThat(additions).isGreaterThan(FEWEST_OF_A_KIND);
    assertThat(lookups).isGreaterThan(FEWEST_OF_A_KIND);
  }

  /** What one sample's loss is does not depend on the samples beside it. */
  @Test
  void samplesApartHaveNothingToDoWithEachOther() {
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      RandomNests.Sample program = RandomNests.ofSamplesApart(seed);
      assertThat(program.loss().isOfSamples()).isTrue();
      for (Nest nest : Part.nests(program.parts())) {
        assertThat(nest.combined()).as("seed %s, %s", seed, nest).doesNotContain(Index.BATCH);
      }
      new Verify().check(program.parts());
    }
  }
}
