package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.testing.Gradients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of dense layers whose values or weights go several ways, against differences. */
class DenseGradientsTest {
  private static final int SAMPLES = 3;
  private static final Index I = Index.of("input", 4);
  private static final Index U = Index.of("hidden", 3);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, I);
  private static final Tensor W = Tensor.of("hidden", "W", Role.PARAMETER, I, U);
  private static final Tensor B = Tensor.of("hidden", "b", Role.PARAMETER, U);
  private static final Tensor Z = Tensor.of("hidden", "z", Role.VALUE, Index.BATCH, U);
  private static final Tensor A = Z.sibling("a");
  private static final Tensor BACK = Tensor.of("back", "z", Role.VALUE, Index.BATCH, I);

  private static List<Nest> with(Nest... more) {
    List<Nest> nests = new ArrayList<>(List.of(
        Nest.set(Z, B.variable(), B),
        Nest.product(Z, true, Access.of(X), Access.of(W)),
        Nest.set(A, call(Functions.TANH, Z.variable()), Z)));
    nests.addAll(List.of(more));
    return nests;
  }

  @Test
  void dense() {
    assertThat(Gradients.of(with(), A, SAMPLES, 1).wrong()).isEmpty();
  }

  /** a + V a: the value goes two ways. */
  @Test
  void residual() {
    Index from = Index.of("from", 3);
    Tensor v = Tensor.of("branch", "W", Role.PARAMETER, from, U);
    Tensor branch = Tensor.of("branch", "z", Role.VALUE, Index.BATCH, U);
    Tensor sum = Tensor.of("sum", "a", Role.VALUE, Index.BATCH, U);
    List<Nest> nests = with(
        Nest.product(branch, false, Access.along(A, List.of(Index.BATCH, from)), Access.of(v)),
        Nest.set(sum, add(A.variable(), branch.variable()), A, branch));
    assertThat(Gradients.of(nests, sum, SAMPLES, 2).wrong()).isEmpty();
  }

  /** Wᵀ a, with the weights that led to a. */
  @Test
  void oneWeightUsedTwice() {
    List<Nest> nests = with(Nest.product(BACK, false, Access.of(A), Access.of(W)));
    assertThat(Gradients.of(nests, BACK, SAMPLES, 3).wrong()).isEmpty();
  }

  /** Wᵢⱼ Wⱼᵢ: one nest reads one tensor at two places. */
  @Test
  void oneWeightTwiceInOneProduct() {
    Index j = Index.of("j", 4);
    Tensor square = Tensor.of("square", "W", Role.PARAMETER, I, j);
    Access transposed = Access.along(square, List.of(j, I));
    Nest nest = Nest.of(
        Access.of(BACK),
        Combine.SUM,
        false,
        mul(mul(square.variable(), transposed.variable()), X.variable()),
        List.of(Access.of(square), transposed, Access.of(X)));
    assertThat(Gradients.of(List.of(nest), BACK, SAMPLES, 4).wrong()).isEmpty();
  }

  /** Σ i,j (x[i] + v[j]): x has each value as often as there are values of j. */
  @Test
  void aTermThatDoesNotDependOnWhatIsSummed() {
    Tensor v = Tensor.of("other", "v", Role.PARAMETER, U);
    Tensor u = Tensor.of("other", "u", Role.PARAMETER, I);
    Tensor sum = Tensor.of("sum", "a", Role.VALUE, Index.BATCH);
    Nest nest = Nest.of(
        Access.of(sum),
        Combine.SUM,
        false,
        add(mul(X.variable(), u.variable()), v.variable()),
        List.of(Access.of(X), Access.of(u), Access.of(v)));
    assertThat(Gradients.of(List.of(nest), sum, SAMPLES, 5).wrong()).isEmpty();
  }
}
