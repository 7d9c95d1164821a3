package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The interpreter against values computed by hand. */
class InterpreterTest {
  private static final Index I = Index.of("i", 2);
  private static final Index U = Index.of("u", 3);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, I);
  private static final Tensor W = Tensor.of("l", "W", Role.PARAMETER, I, U);
  private static final Tensor B = Tensor.of("l", "b", Role.PARAMETER, U);
  private static final Tensor Z = Tensor.of("l", "z", Role.VALUE, Index.BATCH, U);
  private static final Tensor LSE = Tensor.of("l", "lse", Role.VALUE, Index.BATCH);

  private final Interpreter interpreter = new Interpreter(2);

  @Test
  void aContractionSumsOverWhatTheResultHasNot() {
    interpreter.set(X, 1, 2, 3, 4);
    interpreter.set(W, 1, 10, 100, 2, 20, 200);
    interpreter.run(List.of(Nest.product(Z, false, Access.of(X), Access.of(W))));
    assertThat(interpreter.get(Z)).containsExactly(5, 50, 500, 11, 110, 1100);
  }

  @Test
  void aContractionIntoWeightsSumsOverTheBatchAndAdds() {
    interpreter.set(X, 1, 2, 3, 4);
    interpreter.set(Z.gradient(), 1, 0, 0, 0, 1, 10);
    interpreter.set(W.gradient(), 0.5, 0, 0, 0, 0, 0);
    interpreter.run(
        List.of(Nest.product(W.gradient(), true, Access.of(X), Access.of(Z.gradient()))));
    assertThat(interpreter.get(W.gradient())).containsExactly(1.5, 3, 30, 2, 4, 40);
  }

  @Test
  void anElementwiseNestBroadcastsWhatHasFewerIndices() {
    interpreter.set(B, 1, 2, 3);
    interpreter.set(LSE, 10, 20);
    interpreter.run(List.of(Nest.set(Z, add(B.variable(), LSE.variable()), B, LSE)));
    assertThat(interpreter.get(Z)).containsExactly(11, 12, 13, 21, 22, 23);
    interpreter.run(List.of(Nest.set(Z, mul(B.variable(), B.variable()), B).adding(true)));
    assertThat(interpreter.get(Z)).containsExactly(12, 16, 22, 22, 26, 32);
  }

  @Test
  void aSumReplacesOrAdds() {
    interpreter.set(Z, 1, 2, 3, 4, 5, 6);
    interpreter.set(B.gradient(), 100, 0, 0);
    interpreter.run(List.of(Nest.reduce(B.gradient(), Combine.SUM, true, Z)));
    assertThat(interpreter.get(B.gradient())).containsExactly(105, 7, 9);
    interpreter.run(List.of(Nest.reduce(B.gradient(), Combine.SUM, false, Z)));
    assertThat(interpreter.get(B.gradient())).containsExactly(5, 7, 9);
  }

  @Test
  void theLogarithmOfASumOfExponentialsDoesNotOverflow() {
    interpreter.set(Z, 0, Math.log(2), Math.log(5), 1000, 1000, -1000);
    interpreter.run(List.of(Nest.reduce(LSE, Combine.LOG_SUM_EXP, false, Z)));
    assertThat(interpreter.get(LSE)[0]).isCloseTo(Math.log(8), within(1e-15));
    assertThat(interpreter.get(LSE)[1]).isCloseTo(1000 + Math.log(2), within(1e-12));
  }

  @Test
  void whatNothingHasSetIsZero() {
    assertThat(interpreter.get(B)).containsExactly(0, 0, 0);
  }

  @Test
  void aTensorTakesItsOwnNumberOfValuesOnly() {
    assertThatThrownBy(() -> interpreter.set(B, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 3 values, given are 2");
  }
}
