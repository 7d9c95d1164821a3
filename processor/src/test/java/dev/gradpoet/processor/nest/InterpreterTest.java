package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.nest.Reduce.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The interpreter against values computed by hand. */
class InterpreterTest {
  private static final Index I = new Index("i", 2);
  private static final Index U = new Index("u", 3);
  private static final Tensor X = Tensor.of("", Quantity.INPUT, Index.BATCH, I);
  private static final Tensor W = Tensor.of("l", Quantity.WEIGHTS, I, U);
  private static final Tensor B = Tensor.of("l", Quantity.BIASES, U);
  private static final Tensor Z = Tensor.of("l", Quantity.WEIGHTED_INPUT, Index.BATCH, U);
  private static final Tensor LSE = Tensor.of("l", Quantity.LOG_SUM_EXP, Index.BATCH);

  private final Interpreter interpreter = new Interpreter(2);

  @Test
  void aContractionSumsOverWhatTheResultHasNot() {
    interpreter.set(X, 1, 2, 3, 4);
    interpreter.set(W, 1, 10, 100, 2, 20, 200);
    interpreter.run(List.of(new Contract(Z, Mode.SET, X, W)));
    assertThat(interpreter.get(Z)).containsExactly(5, 50, 500, 11, 110, 1100);
  }

  @Test
  void aContractionIntoWeightsSumsOverTheBatchAndAdds() {
    interpreter.set(X, 1, 2, 3, 4);
    interpreter.set(Z.gradient(), 1, 0, 0, 0, 1, 10);
    interpreter.set(W.gradient(), 0.5, 0, 0, 0, 0, 0);
    interpreter.run(List.of(new Contract(W.gradient(), Mode.ADD, X, Z.gradient())));
    assertThat(interpreter.get(W.gradient())).containsExactly(1.5, 3, 30, 2, 4, 40);
  }

  @Test
  void anElementwiseNestBroadcastsWhatHasFewerIndices() {
    interpreter.set(B, 1, 2, 3);
    interpreter.set(LSE, 10, 20);
    interpreter.run(
        List.of(new Pointwise(Z, Mode.SET, add(B.variable(), LSE.variable()), List.of(B, LSE))));
    assertThat(interpreter.get(Z)).containsExactly(11, 12, 13, 21, 22, 23);
    interpreter.run(
        List.of(new Pointwise(Z, Mode.ADD, mul(B.variable(), B.variable()), List.of(B))));
    assertThat(interpreter.get(Z)).containsExactly(12, 16, 22, 22, 26, 32);
  }

  @Test
  void aSumReplacesOrAdds() {
    interpreter.set(Z, 1, 2, 3, 4, 5, 6);
    interpreter.set(B.gradient(), 100, 0, 0);
    interpreter.run(List.of(new Reduce(B.gradient(), Mode.ADD, Operation.SUM, Z)));
    assertThat(interpreter.get(B.gradient())).containsExactly(105, 7, 9);
    interpreter.run(List.of(new Reduce(B.gradient(), Mode.SET, Operation.SUM, Z)));
    assertThat(interpreter.get(B.gradient())).containsExactly(5, 7, 9);
  }

  @Test
  void theLogarithmOfASumOfExponentialsDoesNotOverflow() {
    interpreter.set(Z, 0, Math.log(2), Math.log(5), 1000, 1000, -1000);
    interpreter.run(List.of(new Reduce(LSE, Mode.SET, Operation.LOG_SUM_EXP, Z)));
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
