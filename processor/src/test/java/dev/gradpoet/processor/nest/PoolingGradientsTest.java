package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.Gradients;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of windows that overlap, against differences and by hand. */
class PoolingGradientsTest {
  private static final int SAMPLES = 2;
  private static final Index ROW = new Index("in", "height", 5);
  private static final Index COLUMN = new Index("in", "width", 4);
  private static final Index CHANNEL = new Index("in", "channels", 2);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, ROW, COLUMN, CHANNEL);
  private static final Tensor W = Tensor.of("in", "W", Role.PARAMETER, ROW, COLUMN, CHANNEL);
  private static final Tensor A =
      Tensor.of("in", "a", Role.VALUE, Index.BATCH, ROW, COLUMN, CHANNEL);
  private static final Nest SCALED = Nest.set(A, mul(X.variable(), W.variable()), X, W);

  private static final Index Y = new Index("pool", "height", 3);
  private static final Index Z = new Index("pool", "width", 2);
  private static final Index DY = new Index("pool", "dy", 3);
  private static final Index DZ = new Index("pool", "dz", 3);
  private static final Tensor POOLED =
      Tensor.of("pool", "a", Role.VALUE, Index.BATCH, Y, Z, CHANNEL);

  /** Windows of 3 × 3, two apart, with one place of padding before. */
  private static final Access WINDOW = new Access(
      A,
      List.of(
          Affine.of(Index.BATCH),
          Affine.at(-1).plus(2, Y).plus(1, DY),
          Affine.at(-1).plus(2, Z).plus(1, DZ),
          Affine.of(CHANNEL)));

  @Test
  void maximum() {
    Nest pool = Nest.of(Access.of(POOLED), Combine.MAX, false, WINDOW.variable(), List.of(WINDOW));
    assertThat(Gradients.of(List.of(SCALED, pool), POOLED, SAMPLES, 1).wrong()).isEmpty();
  }

  @Test
  void average() {
    Nest pool = Nest.of(
        Access.of(POOLED),
        Combine.SUM,
        false,
        mul(constant(1.0 / 9), WINDOW.variable()),
        List.of(WINDOW));
    assertThat(Gradients.of(List.of(SCALED, pool), POOLED, SAMPLES, 2).wrong()).isEmpty();
  }

  private static final Index FROM = Index.of("v", 4);
  private static final Index TO = Index.of("m", 4);
  private static final Index K = Index.of("k", 2);
  private static final Tensor V = Tensor.of("v", "W", Role.PARAMETER, FROM);
  private static final Tensor M = Tensor.of("m", "a", Role.VALUE, TO);

  /** The gradient by v, of windows of two values, by factors 1, 10, 100 and 1000. */
  private static double[] gradient(Affine start, double... values) {
    Access read = new Access(V, List.of(start.plus(1, K)));
    Nest pool = Nest.of(Access.of(M), Combine.MAX, false, read.variable(), List.of(read));
    Gradients gradients = Gradients.of(List.of(pool), M, 1, 1)
        .set(V, values)
        .set(Tensor.of("", "factors", Role.STATISTIC, TO), 1, 10, 100, 1000);
    return gradients.of(gradients.backward()).get(V);
  }

  @Test
  void ofEqualValuesTheFirstTakesTheGradient() {
    assertThat(gradient(Affine.of(TO), 5, 5, 5, 5)).containsExactly(1, 10, 100, 1000);
    assertThat(gradient(Affine.of(TO), 5, 7, 7, 5)).containsExactly(0, 11, 100, 1000);
  }

  @Test
  void paddingIsNoCandidateEvenIfAllValuesAreNegative() {
    assertThat(gradient(Affine.of(TO).plus(-1), -5, -7, -6, -4)).containsExactly(11, 0, 100, 1000);
  }

  @Test
  void aWindowThatIsAllPaddingIsZeroAndTakesNoGradient() {
    assertThat(gradient(Affine.of(TO).plus(-2), -5, -7, -6, -4)).containsExactly(110, 0, 1000, 0);
  }

  /** Two nests that compare, into one result: each finds its own places. */
  @Test
  void aSumOfTwoMaxima() {
    Access near = new Access(V, List.of(Affine.of(TO).plus(1, K)));
    Access far = new Access(V, List.of(Affine.of(TO).plus(2, K).plus(-1)));
    List<Nest> nests = List.of(
        Nest.of(Access.of(M), Combine.MAX, false, near.variable(), List.of(near)),
        Nest.of(Access.of(M), Combine.MAX, true, far.variable(), List.of(far)));
    assertThat(Gradients.of(nests, M, 1, 3).wrong()).isEmpty();
  }
}
