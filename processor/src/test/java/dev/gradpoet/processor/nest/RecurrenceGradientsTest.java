package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.testing.Gradients;
import dev.gradpoet.processor.testing.Turns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients through time, against differences. */
class RecurrenceGradientsTest {
  private static final int SAMPLES = 2;
  private static final Index T = new Index("text", "time", 4);
  private static final Index I = Index.of("in", 2);
  private static final Index U = Index.of("gru", 3);
  private static final Index V = Index.of("before", 3);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, Index.BATCH, T, I);
  private static final Tensor H = Tensor.of("gru", "h", Role.VALUE, Index.BATCH, T, U);

  private static Access before(Index unit, boolean isBackwards) {
    return new Access(
        H,
        List.of(Affine.of(Index.BATCH), Affine.of(T).plus(isBackwards ? 1 : -1), Affine.of(unit)));
  }

  /** The gate g(b + W x[t] + V past), where the past is {@code read}. */
  private static Tensor gate(String name, Function g, Access read, List<Part> turn) {
    Tensor z = Tensor.of(name, "z", Role.VALUE, H.indices());
    Tensor w = Tensor.of(name, "W", Role.PARAMETER, I, U);
    Tensor v = Tensor.of(name, "V", Role.PARAMETER, V, U);
    Tensor b = Tensor.of(name, "b", Role.PARAMETER, U);
    turn.add(Nest.set(z, b.variable(), b));
    turn.add(Nest.product(z, true, Access.of(X), Access.of(w)));
    turn.add(Nest.product(z, true, read, Access.of(v)));
    turn.add(Nest.set(z.sibling("a"), call(g, z.variable()), z));
    return z.sibling("a");
  }

  /** Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, 2014, section 2.3. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gatedRecurrence(boolean isBackwards) {
    List<Part> turn = new ArrayList<>();
    Tensor update = gate("update", Functions.SIGMOID, before(V, isBackwards), turn);
    Tensor reset = gate("reset", Functions.SIGMOID, before(V, isBackwards), turn);
    Tensor kept = Tensor.of("candidate", "kept", Role.VALUE, H.indices());
    Access past = before(U, isBackwards);
    turn.add(Nest.set(kept, mul(reset.variable(), past.variable()), Access.of(reset), past));
    Access keptBefore = Access.along(kept, List.of(Index.BATCH, T, V));
    Tensor candidate = gate("candidate", Functions.TANH, keptBefore, turn);
    turn.add(Nest.set(
        H,
        add(
            mul(update.variable(), past.variable()),
            mul(sub(ONE, update.variable()), candidate.variable())),
        Access.of(update),
        past,
        Access.of(candidate)));
    Loop loop = Turns.of(T, isBackwards, turn.toArray(new Part[0]));
    assertThat(Gradients.of(List.of(loop), H, SAMPLES, isBackwards ? 1 : 2).wrong())
        .isEmpty();
  }

  /** A sum over turns, of a value from outside that each of them reads. */
  @Test
  void aLoopThatAddsToOneValueAndReadsOneThatIsThere() {
    Tensor w = Tensor.of("w", "W", Role.PARAMETER, U);
    Tensor a = Tensor.of("w", "a", Role.VALUE, U);
    Tensor sum = Tensor.of("sum", "a", Role.VALUE, Index.BATCH, U);
    Nest square = Nest.set(a, mul(w.variable(), w.variable()), w);
    Nest zero = Nest.set(sum, ZERO, new Access[0]);
    Access read = new Access(X, List.of(Affine.of(Index.BATCH), Affine.of(T), Affine.at(1)));
    Nest add = Nest.of(
        Access.of(sum),
        Combine.SET,
        true,
        call(Functions.TANH, mul(a.variable(), read.variable())),
        List.of(Access.of(a), read));
    List<Part> parts = List.of(square, zero, Turns.of(T, false, add));
    assertThat(Gradients.of(parts, sum, SAMPLES, 3).wrong()).isEmpty();
  }

  /** Over an image row by row, each of them from right to left: a[y, x] from the value above and the one to the right. */
  @Test
  void aLoopInALoopThatRunsBackwards() {
    Index y = new Index("scan", "height", 3);
    Index x = new Index("scan", "width", 3);
    Tensor image = Tensor.of("", "x", Role.INPUT, Index.BATCH, y, x);
    Tensor w = Tensor.of("scan", "W", Role.PARAMETER, Index.of("neighbour", 3));
    Tensor a = Tensor.of("scan", "a", Role.VALUE, Index.BATCH, y, x);
    Access above =
        new Access(a, List.of(Affine.of(Index.BATCH), Affine.of(y).plus(-1), Affine.of(x)));
    Access right =
        new Access(a, List.of(Affine.of(Index.BATCH), Affine.of(y), Affine.of(x).plus(1)));
    List<Access> weights = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      weights.add(new Access(w, List.of(Affine.at(k))));
    }
    Nest nest = Nest.set(
        a,
        call(
            Functions.TANH,
            add(
                mul(weights.get(0).variable(), image.variable()),
                add(
                    mul(weights.get(1).variable(), above.variable()),
                    mul(weights.get(2).variable(), right.variable())))),
        weights.get(0),
        Access.of(image),
        weights.get(1),
        above,
        weights.get(2),
        right);
    Loop scan = Turns.of(y, false, Turns.of(x, true, nest));
    assertThat(Gradients.of(List.of(scan), a, SAMPLES, 4).wrong()).isEmpty();
  }

  /** The largest value of each turn's own input and of the turn before: a comparison inside of a loop. */
  @Test
  void theLargestOfEachTurn() {
    Tensor w = Tensor.of("w", "W", Role.PARAMETER, I);
    Tensor z = Tensor.of("w", "z", Role.VALUE, Index.BATCH, T, I);
    Tensor largest = Tensor.of("w", "a", Role.VALUE, Index.BATCH, T);
    Access past =
        new Access(largest, List.of(Affine.of(Index.BATCH), Affine.of(T).plus(-1)));
    Nest scaled = Nest.set(
        z, add(mul(w.variable(), X.variable()), past.variable()), Access.of(w), Access.of(X), past);
    Nest compared = Nest.reduce(largest, Combine.MAX, false, z);
    Loop loop = Turns.of(T, false, scaled, compared);
    assertThat(Gradients.of(List.of(loop), largest, SAMPLES, 5).wrong()).isEmpty();
  }
}
