package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions about trees, and substitution in them. */
class ExprsTest {
  private static final Expr Z = var("z");
  private static final Expr A = var("a");

  @Test
  void variablesAreInReadingOrder() {
    Expr expr = select(var("t"), Z, A, add(Z, var("b")));
    assertThat(Exprs.variables(expr))
        .extracting(Expr.Var::name)
        .containsExactly("t", "z", "a", "b");
  }

  @Test
  void nodesAreCounted() {
    assertThat(Exprs.nodes(add(Z, call(Functions.TANH, mul(Z, A))))).isEqualTo(6);
  }

  @Test
  void whatIsComputedInDoubleHasNoVectorForm() {
    assertThat(Functions.all())
        .filteredOn(function -> !function.hasVectorForm())
        .containsExactly(Functions.ERF, Functions.SIN, Functions.COS, Functions.NORMAL_CDF);
    assertThat(Exprs.hasVectorForm(add(Z, call(Functions.TANH, Exprs.sqrt(A))))).isTrue();
    assertThat(Exprs.hasVectorForm(add(Z, call(Functions.TANH, Exprs.pow(A, Z)))))
        .isFalse();
    assertThat(Exprs.hasVectorForm(mul(Z, call(Functions.NORMAL_CDF, A)))).isFalse();
  }

  @Test
  void substitutionIsSimultaneousAndOutermostFirst() {
    Expr expr = add(mul(Z, A), Z);
    assertThat(Substitution.replace(expr, Map.of(Z, A, A, Z))).isEqualTo(add(mul(A, Z), A));
    assertThat(Substitution.replace(expr, Map.of(mul(Z, A), Z, Z, A))).isEqualTo(add(Z, A));
  }

  @Test
  void everyKindOfExpressionRebuildsFromItsOperands() {
    for (int seed = 0; seed < 200; seed++) {
      Expr expr = new RandomExpressions(seed).expression(4);
      assertThat(Exprs.withOperands(expr, Exprs.operands(expr))).isEqualTo(expr);
    }
  }
}
