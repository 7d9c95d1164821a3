package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.Gradients;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of rows that are looked up in a table, against differences and by hand. */
class EmbeddingGradientsTest {
  private static final Index WORD = Index.of("word", 5);
  private static final Index TIME = new Index("text", "time", 3);
  private static final Index C = Index.of("feature", 2);
  private static final Tensor NUMBERS = Tensor.of("", "x", Role.INPUT, Index.BATCH, TIME);
  private static final Tensor TABLE = Tensor.of("words", "W", Role.PARAMETER, WORD, C);
  private static final Tensor ROWS = Tensor.of("words", "a", Role.VALUE, Index.BATCH, TIME, C);
  private static final Access ROW =
      new Access(TABLE, List.of(new Lookup(Access.of(NUMBERS)), Affine.of(C)));
  private static final Nest EMBEDDING =
      Nest.of(Access.of(ROWS), Combine.SET, false, ROW.variable(), List.of(ROW));

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    Gradients gradients =
        Gradients.of(List.of(EMBEDDING), ROWS, 2, 1).set(NUMBERS, 4, 0, 4, 1, 4, 3);
    assertThat(gradients.wrong()).isEmpty();
  }

  @Test
  void aWordTakesTheGradientsOfAllItsPlacesAndAnUnknownOneNone() {
    Gradients gradients = Gradients.of(List.of(EMBEDDING), ROWS, 1, 1)
        .set(NUMBERS, 4, 5, 4)
        .set(Tensor.of("", "factors", Role.STATISTIC, ROWS.indices()), 1, 10, 100, 1000, 2, 20);
    assertThat(gradients.value(ROWS)[2]).isZero();
    assertThat(gradients.of(gradients.backward()).get(TABLE))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 3, 30);
  }
}
