package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which nests are products of matrices, and which of their matrices are transposed. */
class MatrixFormTest {
  private static final Index B = Index.BATCH;
  private static final Index I = Index.of("in", 4);
  private static final Index J = Index.of("out", 3);
  private static final Index TIME = new Index("", "time", 5);
  private static final Index HEIGHT = new Index("image", "height", 6);
  private static final Index WIDTH = new Index("image", "width", 7);

  private static final Tensor X = Tensor.of("", "x", Role.INPUT, B, I);
  private static final Tensor W = Tensor.of("", "W", Role.PARAMETER, I, J);
  private static final Tensor BIASES = Tensor.of("", "b", Role.PARAMETER, J);
  private static final Tensor Z = Tensor.of("", "z", Role.VALUE, B, J);
  private static final Tensor A = Tensor.of("", "a", Role.VALUE, B, J);

  private static final List<Nest> DENSE = List.of(
      Nest.set(Z, BIASES.variable(), BIASES),
      Nest.product(Z, true, Access.of(X), Access.of(W)),
      Nest.set(A, Exprs.call(Functions.TANH, Z.variable()), Z));

  @Test
  void denseLayer() {
    assertThat(text(Z, DENSE)).contains("Wᵀ x + b");
    assertThat(text(A, DENSE)).contains("tanh(z)");
  }

  @Test
  void itsGradientsAreThoseOfTheTextbook() {
    List<Part> adjoint = adjoint(A, Set.of(X, W, BIASES, Z, A), DENSE);
    assertThat(text(W.gradient(), adjoint)).contains("x ∂zᵀ");
    assertThat(text(X.gradient(), adjoint)).contains("W ∂z");
    assertThat(text(BIASES.gradient(), adjoint)).contains("∂z");
  }

  @Test
  void matrixWhoseRowsAreTheResult() {
    Tensor rows = Tensor.of("", "V", Role.PARAMETER, J, I);
    assertThat(text(Z, List.of(Nest.product(Z, false, Access.of(rows), Access.of(X)))))
        .contains("V x");
  }

  @Test
  void imageCountsAsAVector() {
    Tensor image = Tensor.of("", "x", Role.INPUT, B, HEIGHT, WIDTH);
    Tensor weights = Tensor.of("", "W", Role.PARAMETER, HEIGHT, WIDTH, J);
    Nest product = Nest.product(Z, false, Access.of(image), Access.of(weights));
    assertThat(text(Z, List.of(product))).contains("Wᵀ x");
    List<Part> adjoint = adjoint(Z, Set.of(image, weights, Z), List.of(product));
    assertThat(text(weights.gradient(), adjoint)).contains("x ∂zᵀ");
    assertThat(text(image.gradient(), adjoint)).contains("W ∂z");
  }

  @Test
  void imageReadInAnotherOrderIsNone() {
    Tensor image = Tensor.of("", "x", Role.INPUT, B, HEIGHT, WIDTH);
    Tensor weights = Tensor.of("", "W", Role.PARAMETER, WIDTH, HEIGHT, J);
    Nest product = Nest.product(Z, false, Access.of(image), Access.of(weights));
    assertThat(text(Z, List.of(product))).isEmpty();
  }

  @Test
  void rowsOfTimeAndScoresOfAttention() {
    Index other = new Index("", "other time", 5);
    Tensor sequence = Tensor.of("", "x", Role.INPUT, B, TIME, I);
    Tensor values = Tensor.of("", "z", Role.VALUE, B, TIME, J);
    Tensor keys = Tensor.of("", "K", Role.VALUE, B, other, I);
    Tensor scores = Tensor.of("", "S", Role.VALUE, B, TIME, other);
    assertThat(text(
            values,
            List.of(
                Nest.set(values, BIASES.variable(), BIASES),
                Nest.product(values, true, Access.of(sequence), Access.of(W)))))
        .contains("x W + b");
    assertThat(text(
            scores, List.of(Nest.product(scores, false, Access.of(keys), Access.of(sequence)))))
        .contains("x Kᵀ");
  }

  @Test
  void headsOfAttentionAreNone() {
    Index head = new Index("", "head", 2);
    Tensor queries = Tensor.of("", "Q", Role.VALUE, B, head, TIME, I);
    Tensor keys = Tensor.of("", "K", Role.VALUE, B, head, J, I);
    Tensor scores = Tensor.of("", "S", Role.VALUE, B, head, TIME, J);
    Nest product = Nest.product(scores, false, Access.of(queries), Access.of(keys));
    assertThat(text(scores, List.of(product))).isEmpty();
  }

  @Test
  void softmax() {
    Tensor lse = Tensor.of("", "lse", Role.VALUE, B);
    Nest logSumExp = Nest.reduce(lse, Combine.LOG_SUM_EXP, false, Z);
    Nest share = Nest.set(A, Exprs.exp(Exprs.sub(Z.variable(), lse.variable())), Z, lse);
    assertThat(text(lse, List.of(logSumExp, share))).contains("log Σ exp(z)");
    assertThat(text(A, List.of(logSumExp, share))).contains("softmax(z)");
    assertThat(text(A, List.of(share))).contains("exp(z − lse)");
  }

  @Test
  void valuesOneByOne() {
    Tensor mask = Tensor.of("", "m", Role.DRAW, B, J);
    Tensor weight = Tensor.of("", "w", Role.SAMPLE_WEIGHT, B);
    assertThat(text(A, List.of(Nest.set(A, Exprs.add(Z.variable(), mask.variable()), Z, mask))))
        .contains("z + m");
    assertThat(text(A, List.of(Nest.set(A, Exprs.mul(Z.variable(), mask.variable()), Z, mask))))
        .contains("z ⊙ m");
    assertThat(text(A, List.of(Nest.set(A, Exprs.mul(weight.variable(), Z.variable()), weight, Z))))
        .contains("w z");
  }

  @Test
  void convolutionIsNone() {
    Index kernel = new Index("", "kernel", 3);
    Tensor line = Tensor.of("", "x", Role.INPUT, B, I);
    Tensor weights = Tensor.of("", "W", Role.PARAMETER, kernel);
    Tensor out = Tensor.of("", "z", Role.VALUE, B, J);
    Access window =
        new Access(line, List.of(Affine.of(B), Affine.of(J).plus(1, kernel).plus(-1)));
    assertThat(text(out, List.of(Nest.product(out, false, window, Access.of(weights)))))
        .isEmpty();
  }

  @Test
  void oneNestWithoutSuchAFormIsEnoughForNone() {
    Tensor largest = Tensor.of("", "z", Role.VALUE, B);
    assertThat(text(largest, List.of(Nest.reduce(largest, Combine.MAX, false, A))))
        .isEmpty();
    List<Nest> both = new ArrayList<>(DENSE);
    both.add(new Nest(
        Access.of(Z),
        Combine.SET,
        true,
        Nest.slot(0),
        List.of(new Access(Z, List.of(Affine.of(B), Affine.of(J).plus(-1)))),
        List.of(B, J)));
    assertThat(text(Z, both)).isEmpty();
  }

  @Test
  void whatNothingWritesHasNone() {
    assertThat(text(X, DENSE)).isEmpty();
  }

  private static List<Part> adjoint(Tensor result, Set<Tensor> differentiable, List<Nest> nests) {
    Adjoint adjoint = new Adjoint(result, differentiable);
    List<Nest> order = new ArrayList<>(nests);
    Collections.reverse(order);
    List<Part> parts = new ArrayList<>();
    for (Nest nest : order) {
      parts.addAll(adjoint.of(nest));
    }
    return parts;
  }

  private static Optional<String> text(Tensor tensor, List<? extends Part> parts) {
    return MatrixForm.of(tensor, parts, MatrixFormTest::name).map(PlainText::of);
  }

  private static Formula name(Tensor tensor) {
    return tensor.isGradient()
        ? Formulas.differential(tensor.name())
        : Formulas.named(tensor.name());
  }
}
