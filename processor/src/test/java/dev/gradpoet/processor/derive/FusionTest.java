package dev.gradpoet.processor.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.nest.Adjoint;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fused backward passes of programs that no layer makes: what is computed must not depend on what is joined. */
class FusionTest {
  private static final Index UNITS = new Index("u", 3);
  private static final Tensor W = Tensor.of("one", Quantity.WEIGHTS, UNITS);
  private static final Tensor V = Tensor.of("two", Quantity.WEIGHTS, UNITS);
  private static final Tensor VALUE = Tensor.of("one", Quantity.ACTIVATION, UNITS);
  private static final Tensor TERM = Tensor.of("two", Quantity.ACTIVATION, UNITS);
  private static final Tensor LOSS = Tensor.of("", Quantity.LOSS);

  /** a = w², and two uses of it: Σ a v, and Σ a³. */
  private static final Nest SQUARE =
      new Pointwise(VALUE, Mode.SET, new Expr.Pow(W.variable(), 2), List.of(W));

  private static final Nest CUBE =
      new Pointwise(TERM, Mode.SET, new Expr.Pow(VALUE.variable(), 3), List.of(VALUE));

  @Test
  void addsAContractionToAGradientThatIsStillAnExpression() {
    assertGradient(List.of(
        SQUARE,
        new Contract(LOSS, Mode.SET, VALUE, V),
        CUBE,
        new Reduce(LOSS, Mode.ADD, Reduce.Operation.SUM, TERM)));
  }

  @Test
  void addsAnExpressionToAGradientThatIsStored() {
    assertGradient(List.of(
        SQUARE,
        CUBE,
        new Reduce(LOSS, Mode.SET, Reduce.Operation.SUM, TERM),
        new Contract(LOSS, Mode.ADD, VALUE, V)));
  }

  /** ∂/∂w (w² v + w⁶) = 2 w v + 6 w⁵. */
  private static void assertGradient(List<Nest> program) {
    Known known = new Known(program);
    known.add(LOSS.gradient());
    Adjoint adjoint = new Adjoint(LOSS, Adjoint.dependingOnParameters(program));
    Fusion fusion = new Fusion(known, program);
    List<Nest> backward = new ArrayList<>();
    for (int i = program.size() - 1; i >= 0; i--) {
      backward.addAll(fusion.fuse(adjoint.of(program.get(i))));
    }

    double[] w = {0.5, -0.25, 2};
    double[] v = {3, 5, 7};
    Interpreter interpreter = new Interpreter(1);
    interpreter.set(W, w);
    interpreter.set(V, v);
    interpreter.set(LOSS.gradient(), 1);
    interpreter.run(program);
    interpreter.run(backward);
    for (int u = 0; u < w.length; u++) {
      assertThat(interpreter.get(W.gradient())[u])
          .as("unit %d, by %s", u, backward)
          .isCloseTo(2 * w[u] * v[u] + 6 * Math.pow(w[u], 5), within(1e-12));
    }
  }
}
