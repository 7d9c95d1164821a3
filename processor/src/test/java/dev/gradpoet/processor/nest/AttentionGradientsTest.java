package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.exp;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.testing.Gradients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of attention of a sequence to its own past, against differences: one tensor at two times in one nest. */
class AttentionGradientsTest {
  private static final int SAMPLES = 2;
  private static final int STEPS = 4;

  /** Far below all scores: its share is 0 in double. */
  private static final double MASKED = -1e9;

  private static final Index T = new Index("text", "time", STEPS);
  private static final Index S = new Index("text", "s", STEPS);
  private static final Index I = Index.of("in", 3);
  private static final Index D = Index.of("key", 2);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, T, I);
  private static final Tensor MASK = Tensor.of("attention", "mask", Role.STATISTIC, T, S);
  private static final Tensor SCORES = Tensor.of("attention", "z", Role.VALUE, Index.BATCH, T, S);
  private static final Tensor MASKED_SCORES = SCORES.sibling("y");
  private static final Tensor LSE = Tensor.of("attention", "lse", Role.VALUE, Index.BATCH, T);
  private static final Tensor SHARES = SCORES.sibling("p");
  private static final Tensor OUT = Tensor.of("attention", "a", Role.VALUE, Index.BATCH, T, D);

  /** x W at each time; at another one as the access says. */
  private static Tensor projection(String name, List<Nest> nests) {
    Tensor w = Tensor.of(name, "W", Role.PARAMETER, I, D);
    Tensor z = Tensor.of(name, "z", Role.VALUE, Index.BATCH, T, D);
    nests.add(Nest.product(z, false, Access.of(X), Access.of(w)));
    return z;
  }

  /** @param isShared whether queries, keys and values are one tensor */
  private static List<Nest> attention(boolean isShared) {
    List<Nest> nests = new ArrayList<>();
    Tensor queries = projection("query", nests);
    Tensor keys = isShared ? queries : projection("key", nests);
    Tensor values = isShared ? queries : projection("value", nests);
    List<Index> other = List.of(Index.BATCH, S, D);
    nests.add(Nest.product(SCORES, false, Access.of(queries), Access.along(keys, other)));
    nests.add(Nest.set(
        MASKED_SCORES,
        add(mul(constant(Math.sqrt(0.5)), SCORES.variable()), MASK.variable()),
        SCORES,
        MASK));
    nests.add(Nest.reduce(LSE, Combine.LOG_SUM_EXP, false, MASKED_SCORES));
    nests.add(
        Nest.set(SHARES, exp(sub(MASKED_SCORES.variable(), LSE.variable())), MASKED_SCORES, LSE));
    nests.add(Nest.product(OUT, false, Access.of(SHARES), Access.along(values, other)));
    return nests;
  }

  private static Gradients gradients(boolean isShared, long seed) {
    double[] mask = new double[STEPS * STEPS];
    for (int t = 0; t < STEPS; t++) {
      for (int s = t + 1; s < STEPS; s++) {
        mask[t * STEPS + s] = MASKED;
      }
    }
    return Gradients.of(attention(isShared), OUT, SAMPLES, seed).set(MASK, mask);
  }

  @Test
  void ofQueriesKeysAndValues() {
    assertThat(gradients(false, 1).wrong()).isEmpty();
  }

  @Test
  void ofOneTensorThatIsAllThree() {
    assertThat(gradients(true, 2).wrong()).isEmpty();
  }

  @Test
  void sharesAddUpToOneAndTheFutureHasNone() {
    double[] shares = gradients(false, 3).value(SHARES);
    for (int row = 0; row < SAMPLES * STEPS; row++) {
      double sum = 0;
      for (int s = 0; s < STEPS; s++) {
        sum += shares[row * STEPS + s];
        if (s > row % STEPS) {
          assertThat(shares[row * STEPS + s]).isZero();
        }
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }
}
