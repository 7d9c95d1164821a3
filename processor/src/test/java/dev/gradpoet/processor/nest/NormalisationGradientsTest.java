package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.testing.Gradients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients through mean and variance, over the samples and over the values of one, against differences. */
class NormalisationGradientsTest {
  private static final int SAMPLES = 4;
  private static final Expr EPSILON = constant(1e-3);
  private static final Index C = Index.of("in", 3);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, C);
  private static final Tensor W = Tensor.of("in", "W", Role.PARAMETER, C);
  private static final Tensor Z = Tensor.of("in", "z", Role.VALUE, Index.BATCH, C);
  private static final Tensor A = Z.sibling("a");
  private static final Tensor SCALE = Tensor.of("norm", "scale", Role.PARAMETER, C);
  private static final Tensor SHIFT = Tensor.of("norm", "shift", Role.PARAMETER, C);
  private static final Tensor COUNT = Tensor.of("norm", "n", Role.VALUE);

  /** Statistics along {@code kept} of z = w x² + x, so that they depend on w, then (z − mean) / √(variance + ε) · scale + shift. */
  private static List<Nest> normalisation(Nest count, Index kept) {
    Tensor sum = Tensor.of("norm", "sum", Role.VALUE, kept);
    Tensor mean = sum.sibling("mean");
    Tensor squares = sum.sibling("squares");
    Tensor deviation = sum.sibling("deviation");
    Expr centred = sub(Z.variable(), mean.variable());
    Expr variance = div(squares.variable(), COUNT.variable());
    return new ArrayList<>(List.of(
        Nest.set(Z, add(mul(W.variable(), pow(X.variable(), 2)), X.variable()), W, X),
        count,
        Nest.reduce(sum, Combine.SUM, false, Z),
        Nest.set(mean, div(sum.variable(), COUNT.variable()), sum, COUNT),
        Nest.of(
            Access.of(squares),
            Combine.SUM,
            false,
            pow(centred, 2),
            List.of(Access.of(Z), Access.of(mean))),
        Nest.set(deviation, sqrt(add(variance, EPSILON)), squares, COUNT),
        Nest.set(
            A,
            add(mul(div(centred, deviation.variable()), SCALE.variable()), SHIFT.variable()),
            Z,
            mean,
            deviation,
            SCALE,
            SHIFT)));
  }

  /** How many samples there are: Σ b 1. */
  private static final Nest SAMPLE_COUNT =
      new Nest(Access.of(COUNT), Combine.SUM, false, ONE, List.of(), List.of(Index.BATCH));

  private static final Nest VALUE_COUNT = Nest.set(COUNT, constant(3), new Access[0]);

  @Test
  void overTheSamples() {
    assertThat(Gradients.of(normalisation(SAMPLE_COUNT, C), A, SAMPLES, 1).wrong())
        .isEmpty();
  }

  @Test
  void overTheValuesOfASample() {
    assertThat(
            Gradients.of(normalisation(VALUE_COUNT, Index.BATCH), A, SAMPLES, 2).wrong())
        .isEmpty();
  }

  @Test
  void whatIsNormalisedHasMeanZeroAndVarianceOne() {
    double[] a = Gradients.of(normalisation(SAMPLE_COUNT, C), A, SAMPLES, 3)
        .set(X, 1, 2, 9, -4, 0, 3, 2, 2, 2, 5, -3, 7)
        .set(W, 0, 0, 0)
        .set(SCALE, 1, 1, 1)
        .set(SHIFT, 0, 0, 0)
        .value(A);
    for (int c = 0; c < C.extent(); c++) {
      double sum = 0;
      double squares = 0;
      for (int b = 0; b < SAMPLES; b++) {
        sum += a[b * C.extent() + c];
        squares += a[b * C.extent() + c] * a[b * C.extent() + c];
      }
      assertThat(sum / SAMPLES).isCloseTo(0, within(1e-12));
      // Of a variance above one, ε takes less than its own size.
      assertThat(squares / SAMPLES).isCloseTo(1, within(1e-3));
    }
  }
}
