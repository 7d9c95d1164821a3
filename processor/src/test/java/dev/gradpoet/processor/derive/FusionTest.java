package dev.gradpoet.processor.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Adjoint;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fused backward passes of programs that no layer makes: what is computed must not depend on what is joined. */
class FusionTest {
  private static final Index UNITS = Index.of("u", 3);
  private static final Tensor W = Tensor.of("one", "W", Role.PARAMETER, UNITS);
  private static final Tensor V = Tensor.of("two", "W", Role.PARAMETER, UNITS);
  private static final Tensor VALUE = Tensor.of("one", "a", Role.VALUE, UNITS);
  private static final Tensor TERM = Tensor.of("two", "a", Role.VALUE, UNITS);
  private static final Tensor LOSS = Tensor.of("", "L", Role.LOSS);

  /** a = w², and two uses of it: Σ a v, and Σ a³. */
  private static final Nest SQUARE = Nest.set(VALUE, new Expr.Pow(W.variable(), 2), W);

  private static final Nest CUBE = Nest.set(TERM, new Expr.Pow(VALUE.variable(), 3), VALUE);

  @Test
  void addsAContractionToAGradientThatIsStillAnExpression() {
    assertGradient(List.of(
        SQUARE,
        Nest.product(LOSS, false, Access.of(VALUE), Access.of(V)),
        CUBE,
        Nest.reduce(LOSS, Combine.SUM, true, TERM)));
  }

  @Test
  void addsAnExpressionToAGradientThatIsStored() {
    assertGradient(List.of(
        SQUARE,
        CUBE,
        Nest.reduce(LOSS, Combine.SUM, false, TERM),
        Nest.product(LOSS, true, Access.of(VALUE), Access.of(V))));
  }

  /** ∂/∂w (w² v + w⁶) = 2 w v + 6 w⁵. */
  private static void assertGradient(List<Nest> program) {
    Accesses accesses = new Accesses(program).add(LOSS.gradient());
    Adjoint adjoint = new Adjoint(LOSS, Adjoint.dependingOnParameters(program));
    Fusion fusion = new Fusion(accesses, program);
    List<Part> backward = new ArrayList<>();
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
