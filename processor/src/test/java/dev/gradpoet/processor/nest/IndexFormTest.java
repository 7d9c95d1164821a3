package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.formula.Tex;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The equations of the nests that layers are made of, of a batch and of a sample. */
class IndexFormTest {
  private static final Index B = Index.BATCH;
  private static final Index I = Index.of("x", 4);
  private static final Index J = Index.of("l", 3);
  private static final Index ROW = new Index("l", "height", 5);
  private static final Index COLUMN = new Index("l", "width", 5);
  private static final Index UNIT = new Index("l", "channels", 2);
  private static final Index KERNEL_ROW = new Index("l", "kernel height", 3);
  private static final Index KERNEL_COLUMN = new Index("l", "kernel width", 3);
  private static final Index READ_CHANNEL = new Index("l", "input channels", 1);

  private static final Tensor X = Tensor.of("", "x", Role.INPUT, B, I);
  private static final Tensor Z = Tensor.of("l", "z", Role.VALUE, B, J);
  private static final Tensor IMAGE =
      Tensor.of("", "x", Role.INPUT, Index.samples("", List.of(10, 10, 1)));
  private static final Tensor VALUES = Tensor.of("l", "a", Role.VALUE, B, ROW, COLUMN, UNIT);

  @Test
  void denseLayer() {
    Tensor weights = Tensor.of("l", "W", Role.PARAMETER, I, J);
    assertBatch(
        Nest.product(Z, true, Access.of(X), Access.of(weights)), "z[b,i] += Σ j x[b,j] W[j,i]");
    assertBatch(
        Nest.product(weights.gradient(), true, Access.of(X), Access.of(Z.gradient())),
        "∂W[i,j] += Σ b x[b,i] ∂z[b,j]");
  }

  @Test
  void sumsOverTheBatchAreThoseOfNoSample() {
    Tensor biases = Tensor.of("l", "b", Role.PARAMETER, J);
    Nest sum = Nest.reduce(biases.gradient(), Combine.SUM, true, Z.gradient());
    assertBatch(sum, "∂b[i] += Σ b ∂z[b,i]");
    assertSample(sum, "∂b[i] += ∂z[i]");
  }

  @Test
  void convolution() {
    Tensor weights =
        Tensor.of("l", "W", Role.PARAMETER, KERNEL_ROW, KERNEL_COLUMN, READ_CHANNEL, UNIT);
    Access window = new Access(
        IMAGE,
        List.of(
            Affine.of(B),
            new Affine(-1, List.of(new Affine.Term(2, ROW), new Affine.Term(1, KERNEL_ROW))),
            new Affine(3, List.of(new Affine.Term(-1, COLUMN), new Affine.Term(-2, KERNEL_COLUMN))),
            Affine.of(READ_CHANNEL)));
    Nest nest = Nest.product(VALUES, false, window, Access.of(weights));
    assertSample(
        nest,
        "l[row,col,u] = Σ kRow,kCol,i x[2 row + kRow − 1,−col − 2 kCol + 3,i] W[kRow,kCol,i,u]");
    assertThat(Tex.of(IndexForm.ofSample(nest, VALUES)))
        .startsWith("l_{\\mathit{row}, \\mathit{col}, u}")
        .contains("= \\sum_{\\mathit{kRow}, \\mathit{kCol}, i} x_{2\\,\\mathit{row} + ");
  }

  @Test
  void poolingAndItsGradient() {
    Access window = new Access(
        IMAGE,
        List.of(
            Affine.of(B),
            new Affine(0, List.of(new Affine.Term(2, ROW), new Affine.Term(1, KERNEL_ROW))),
            new Affine(0, List.of(new Affine.Term(2, COLUMN), new Affine.Term(1, KERNEL_COLUMN))),
            Affine.of(UNIT)));
    Nest largest =
        Nest.of(Access.of(VALUES), Combine.MAX, false, window.variable(), List.of(window));
    assertSample(largest, "l[row,col,u] = max kRow,kCol x[2 row + kRow,2 col + kCol,u]");
    List<Part> adjoint = new Adjoint(VALUES, Set.of(IMAGE, VALUES)).of(largest);
    assertThat(NestText.lines(adjoint, "l", List.of()).get(0).equation())
        .startsWith("argmax a[b,row,col,u] = arg max kRow,kCol x[b,2 row + kRow,2 col + kCol,u]");
    assertThat(NestText.lines(adjoint, "l", List.of()).get(2).equation())
        .startsWith("∂x[b,argmax a[b,row,col,u]] += ∂a[b,row,col,u]");
  }

  @Test
  void embedding() {
    Index time = new Index("", "time", 6);
    Tensor words = Tensor.of("", "x", Role.INPUT, B, time);
    Tensor table = Tensor.of("l", "E", Role.PARAMETER, Index.of("words", 100), J);
    Access row = new Access(table, List.of(new Lookup(Access.of(words)), Affine.of(J)));
    Tensor out = Tensor.of("l", "a", Role.VALUE, B, time, J);
    assertBatch(Nest.set(out, row.variable(), row), "a[b,step,i] = E[x[b,step],i]");
  }

  @Test
  void logSumExp() {
    Tensor out = Tensor.of("l", "lse", Role.VALUE, B);
    assertSample(Nest.reduce(out, Combine.LOG_SUM_EXP, false, Z), "lse = log Σ i exp(z[i])");
  }

  @Test
  void sumOfLayersByTheirNames() {
    Tensor left = Tensor.of("left", "a", Role.VALUE, B, J);
    Tensor right = Tensor.of("right", "a", Role.VALUE, B, J);
    Tensor out = Tensor.of("l", "a", Role.VALUE, B, J);
    Nest add = Nest.set(out, Exprs.add(left.variable(), right.variable()), left, right);
    assertBatch(add, "a[b,i] = left.a[b,i] + right.a[b,i]");
    assertThat(PlainText.of(IndexForm.ofSample(add, out))).isEqualTo("l[i] = left[i] + right[i]");
  }

  @Test
  void aSumOfDifferencesHasParentheses() {
    Tensor out = Tensor.of("l", "s", Role.VALUE, B);
    Nest sum = Nest.of(
        Access.of(out),
        Combine.SUM,
        false,
        Exprs.sub(Z.variable(), Exprs.ONE),
        List.of(Access.of(Z)));
    assertSample(sum, "s = Σ i (z[i] − 1)");
  }

  @Test
  void loopsAsTheCallerNamesThem() {
    Access read = Access.along(X, List.of(B, J));
    Nest copy = Nest.set(Z, read.variable(), read);
    assertThat(PlainText.of(IndexForm.ofSample(copy, VALUES, index -> "unit")))
        .isEqualTo("z[unit] = x[unit]");
  }

  private static void assertBatch(Nest nest, String equation) {
    assertThat(PlainText.of(IndexForm.ofBatch("l", List.of()).equation(nest))).isEqualTo(equation);
  }

  private static void assertSample(Nest nest, String equation) {
    assertThat(PlainText.of(IndexForm.ofSample(nest, VALUES))).isEqualTo(equation);
  }
}
