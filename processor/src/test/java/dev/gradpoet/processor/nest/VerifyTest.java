package dev.gradpoet.processor.nest;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that break a promise are refused, and the message shows the nest. */
class VerifyTest {
  private static final int NETWORKS = 200;
  private static final Index B = Index.BATCH;
  private static final Index I = Index.of("i", 3);
  private static final Index J = Index.of("j", 3);
  private static final Index T = new Index("h", "time", 3);
  private static final Tensor X = Tensor.of("", "x", Role.INPUT, B, I);
  private static final Tensor W = Tensor.of("", "W", Role.PARAMETER, I, J);
  private static final Tensor V = Tensor.of("", "v", Role.PARAMETER, I);
  private static final Tensor Z = Tensor.of("", "z", Role.VALUE, B, J);
  private static final Tensor A = Tensor.of("", "a", Role.VALUE, B, I);
  private static final Tensor H = Tensor.of("", "h", Role.VALUE, T, I);
  private static final Expr FIRST = Nest.slot(0);
  private static final Nest SET_A = Nest.set(A, X.variable(), X);

  private static void refused(String why, Part... parts) {
    List<Nest> nests = Part.nests(List.of(parts));
    assertThatThrownBy(() -> new Verify().check(List.of(parts)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a nest %s: %s", why, nests.get(nests.size() - 1));
  }

  private static Nest nest(
      Access out, Combine combine, Expr body, List<Access> reads, Index... loops) {
    return new Nest(out, combine, false, body, reads, List.of(loops));
  }

  @Test
  void programsOfNetworksPass() {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      Program program = Derivation.of(RandomNetworks.of(seed));
      Verify training = new Verify();
      program.forward().forEach(step -> training.check(step.parts()));
      training.check(program.loss());
      Verify prediction = new Verify();
      program.prediction().forEach(step -> prediction.check(step.parts()));
      assertThatCode(() -> program.backward().forEach(step -> training.check(step.parts())))
          .as("seed %s", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aLoopVariableTwice() {
    refused(
        "runs over a loop variable twice",
        nest(Access.of(A), Combine.SET, FIRST, List.of(Access.of(X)), B, I, I));
  }

  @Test
  void aPlaceWithoutItsLoop() {
    refused("has no loop over i", nest(Access.of(A), Combine.SET, FIRST, List.of(Access.of(X)), B));
  }

  @Test
  void aLoopThatNothingUses() {
    refused(
        "does not use its loop over j",
        nest(Access.of(A), Combine.SUM, FIRST, List.of(Access.of(X)), B, I, J));
  }

  @Test
  void aSumMayCountTheSamples() {
    Tensor count = Tensor.of("", "n", Role.VALUE);
    new Verify().check(List.of(nest(Access.of(count), Combine.SUM, ONE, List.of(), B)));
    refused(
        "does not use its loop over b",
        nest(Access.of(count), Combine.LOG_SUM_EXP, ONE, List.of(), B));
  }

  @Test
  void aNestOverTheVariableOfTheLoopAroundIt() {
    refused(
        "runs over h.time in a loop over it",
        new Loop(T, false, List.of(Nest.set(H, V.variable(), V))));
  }

  @Test
  void aLoopInALoopOverTheSame() {
    Loop inner = new Loop(T, true, List.of(SET_A));
    assertThatThrownBy(() -> new Verify().check(List.of(new Loop(T, false, List.of(inner)))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a loop over h.time is in another one over it");
  }

  @Test
  void fewerPlacesThanDimensions() {
    Access read = new Access(W, List.of(Affine.of(I)));
    refused(
        "has 1 places for the 2 dimensions of W",
        nest(Access.of(V.sibling("y")), Combine.SET, FIRST, List.of(read), I));
  }

  @Test
  void morePlacesThanDimensions() {
    Access number = new Access(V, List.of(Affine.of(I), Affine.of(I)));
    Access read = new Access(W, List.of(new Lookup(number)));
    refused(
        "has 2 places for the 1 dimensions of v",
        nest(Access.of(V.sibling("y")), Combine.SET, FIRST, List.of(read), I));
  }

  @Test
  void aReadThatTheBodyDoesNotUse() {
    refused(
        "does not use what it reads: x",
        nest(Access.of(A), Combine.SET, ONE, List.of(Access.of(X)), B, I));
  }

  @Test
  void aSlotWithoutRead() {
    refused(
        "uses what it does not read: [Var[name=$1]]",
        nest(Access.of(A), Combine.SET, add(FIRST, Nest.slot(1)), List.of(Access.of(X)), B, I));
  }

  @Test
  void aPlaceThatIsSetAgainAndAgain() {
    refused(
        "sets a place more than once",
        nest(Access.of(V.sibling("y")), Combine.SET, FIRST, List.of(Access.of(X)), B, I));
  }

  @Test
  void placesThatMayMeetAreNotSet() {
    Access diagonal = new Access(V.sibling("y"), List.of(Affine.of(I).plus(1, J)));
    refused(
        "sets a place more than once",
        nest(diagonal, Combine.SET, FIRST, List.of(Access.of(W)), I, J));
    Access standing = new Access(V.sibling("y"), List.of(Affine.at(0).plus(0, I)));
    refused(
        "sets a place more than once",
        nest(standing, Combine.SET, FIRST, List.of(Access.of(V)), I));
  }

  @Test
  void whatIsSetAgainInEachTurn() {
    Access turn = new Access(H, List.of(Affine.of(T), Affine.of(I)));
    Loop loop = new Loop(
        T,
        false,
        List.of(
            nest(turn, Combine.SET, FIRST, List.of(Access.of(V)), I),
            nest(Access.of(V.sibling("y")), Combine.SUM, FIRST, List.of(turn), I)));
    refused("sets a place more than once", loop);
  }

  @Test
  void aComparisonOfMoreThanWhatIsRead() {
    refused(
        "compares something else than what it reads",
        nest(Access.of(A), Combine.MAX, mul(FIRST, FIRST), List.of(Access.of(X)), B, I));
  }

  @Test
  void aComparisonOfSamples() {
    refused(
        "compares samples with each other",
        nest(Access.of(V.sibling("y")), Combine.MAX, FIRST, List.of(Access.of(X)), B, I));
  }

  @Test
  void aPlaceThatNoFloatCounts() {
    Index many = Index.of("many", (1 << 24) + 1);
    refused(
        "finds a place among 16777217 values, where a float counts to 16777216",
        nest(
            Access.of(Tensor.of("", "place", Role.VALUE, B)),
            Combine.ARG_MAX,
            FIRST,
            List.of(Access.of(Tensor.of("", "x", Role.INPUT, B, many))),
            B,
            many));
  }

  @Test
  void whatIsNotThereYet() {
    refused(
        "reads a before it is there",
        Nest.set(Z, ONE, new Access[0]),
        Nest.reduce(Tensor.of("", "L", Role.LOSS, B), Combine.SUM, false, A));
  }

  @Test
  void aNumberThatIsNotThereYet() {
    Access read = new Access(V, List.of(new Lookup(Access.of(A))));
    refused(
        "reads a before it is there",
        nest(Access.of(A.sibling("y")), Combine.SET, FIRST, List.of(read), B, I));
  }

  @Test
  void whatALaterTurnComputes() {
    Access turn = new Access(H, List.of(Affine.of(T), Affine.of(I)));
    Access before = new Access(H, List.of(Affine.of(T).plus(-1), Affine.of(I)));
    Access doubled = new Access(H, List.of(Affine.at(-1).plus(2, T), Affine.of(I)));
    Nest nest = nest(turn, Combine.SET, FIRST, List.of(before), I);
    new Verify().check(List.of(new Loop(T, false, List.of(nest))));
    refused("reads h before it is there", new Loop(T, true, List.of(nest)));
    refused(
        "reads h before it is there",
        new Loop(T, false, List.of(nest(turn, Combine.SET, FIRST, List.of(doubled), I))));
  }

  @Test
  void anAdditionToNothing() {
    refused("adds to a, which nothing has set", SET_A.adding(true));
  }

  @Test
  void whatIsSetIsNotSetAgain() {
    refused("sets a again", SET_A, SET_A);
  }

  @Test
  void whatIsReadIsNotAddedToAnyMore() {
    Nest square = Nest.set(A.sibling("y"), mul(A.variable(), A.variable()), A);
    refused("adds to a, on whose value gradients depend", SET_A, square, SET_A.adding(true));
    refused(
        "adds to a, on whose value gradients depend",
        SET_A,
        Nest.set(A, A.variable(), A).adding(true));
  }

  @Test
  void logarithmsOfSumsAreNotAdded() {
    Tensor lse = Tensor.of("", "lse", Role.VALUE, B);
    Nest sum = Nest.reduce(lse, Combine.LOG_SUM_EXP, false, X);
    refused(
        "adds to lse, on whose value gradients depend",
        sum,
        Nest.reduce(lse, Combine.SUM, true, X));
    refused(
        "adds to lse, on whose value gradients depend",
        Nest.set(lse, ZERO, new Access[0]),
        sum.adding(true));
  }
}
