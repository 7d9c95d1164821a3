package dev.gradpoet.processor.derive;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.NestText;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is derived is what the textbook has, as expressions, not only as numbers. */
class TextbookTest {

  private static Program program(Loss loss, Activation hidden, Activation output) {
    return Derivation.of(network("Any", 2)
        .loss(loss)
        .dense("hidden", 3, hidden)
        .dense("output", 2, output)
        .build());
  }

  /** δ of a layer, in the textbook's letters. */
  private static String delta(Program program, String layer) {
    for (Nest nest : nests(program, layer)) {
      if (nest.combine() == Combine.SET
          && nest.out().tensor().name().equals(Quantity.WEIGHTED_INPUT)) {
        return letters(nest, layer);
      }
    }
    throw new AssertionError("no δ of " + layer);
  }

  /** The value of a nest, with tensors by their names, without those of {@code layer}. */
  private static String letters(Nest nest, String layer) {
    Map<Expr, Expr> letters = new HashMap<>();
    for (Access read : nest.reads()) {
      letters.put(read.variable(), new Expr.Var(read.tensor().text()));
    }
    return PlainText.of(Substitution.replace(nest.expression(), letters)).replace(layer + ".", "");
  }

  private static List<Nest> nests(Program program, String layer) {
    return Part.nests(step(program.backward(), layer).parts());
  }

  private static Step step(List<Step> steps, String layer) {
    return steps.stream()
        .filter(step -> step.layer().name().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  private static List<Tensor> tensors(Step step) {
    return Part.nests(step.parts()).stream().map(nest -> nest.out().tensor()).toList();
  }

  @Test
  void sigmoidUnderSquaredErrorHasTheFactorOfItsSlope() {
    assertThat(delta(program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID), "output"))
        .isEqualTo("(a − t) a (1 − a)");
  }

  @Test
  void identityUnderSquaredErrorIsTheError() {
    assertThat(delta(program(Loss.SQUARED_ERROR, Activation.TANH, Activation.IDENTITY), "output"))
        .isEqualTo("a − t");
  }

  @Test
  void sigmoidUnderBinaryCrossEntropyIsTheError() {
    assertThat(delta(
            program(Loss.BINARY_CROSS_ENTROPY, Activation.TANH, Activation.SIGMOID), "output"))
        .isEqualTo("a − t");
  }

  /** The sum of the targets, which are a distribution, is one: it appears nowhere. */
  @Test
  void softmaxUnderCrossEntropyIsTheError() {
    Program program = program(Loss.CROSS_ENTROPY, Activation.TANH, Activation.SOFTMAX);
    assertThat(delta(program, "output")).isEqualTo("a − t");
    assertThat(program.lossFunction().targets()).isEqualTo(Targets.DISTRIBUTION);
    assertThat(nests(program, "output"))
        .noneMatch(
            nest -> nest.operands().contains(program.target()) && nest.combine() == Combine.SUM);
  }

  private static Program weighted(Loss loss, Activation output) {
    return Derivation.of(network("Any", 2)
        .loss(loss)
        .sampleWeights()
        .dense("hidden", 3, Activation.TANH)
        .dense("output", 2, output)
        .build());
  }

  @Test
  void theWeightOfASampleIsAFactorOfItsError() {
    assertThat(delta(weighted(Loss.SQUARED_ERROR, Activation.IDENTITY), "output"))
        .isEqualTo("w (a − t)");
    assertThat(delta(weighted(Loss.BINARY_CROSS_ENTROPY, Activation.SIGMOID), "output"))
        .isEqualTo("w (a − t)");
    assertThat(delta(weighted(Loss.MEAN_ABSOLUTE_ERROR, Activation.TANH), "output"))
        .isEqualTo("½ w sign(a − t) (1 − a²)");
    assertThat(delta(weighted(Loss.SQUARED_ERROR, Activation.TANH), "hidden"))
        .isEqualTo("d a (1 − a²)");
  }

  /** The weight stands before the sum of the targets, which then is one. */
  @Test
  void weightedSoftmaxUnderCrossEntropyIsTheErrorTimesTheWeight() {
    Program program = weighted(Loss.CROSS_ENTROPY, Activation.SOFTMAX);
    assertThat(delta(program, "output")).isEqualTo("w (a − t)");
    assertThat(nests(program, "output"))
        .noneMatch(
            nest -> nest.operands().contains(program.target()) && nest.combine() == Combine.SUM);
  }

  /** The terms of the loss are as they would be without: the weight comes to their sum. */
  @Test
  void theLossIsWeightedOnceForEachSample() {
    Program program = weighted(Loss.CROSS_ENTROPY, Activation.SOFTMAX);
    assertThat(program.loss()).hasSize(3);
    assertThat(PlainText.of(program.loss().get(0).expression())).isEqualTo("t output.z");
    assertThat(PlainText.of(program.loss().get(2).expression()))
        .isEqualTo("w (output.lse − Σ t z)");
    assertThat(program.weight())
        .contains(Tensor.of("", Quantity.SAMPLE_WEIGHT, Role.SAMPLE_WEIGHT, Index.BATCH));
    assertThat(program(Loss.CROSS_ENTROPY, Activation.TANH, Activation.SOFTMAX).weight())
        .isEmpty();
  }

  @Test
  void softmaxUnderCrossEntropyTakesNoLogarithmOfAProbability() {
    Nest term =
        program(Loss.CROSS_ENTROPY, Activation.TANH, Activation.SOFTMAX).loss().get(0);
    assertThat(PlainText.of(term.expression()).replace("output.", "")).isEqualTo("t z");
  }

  @Test
  void theHiddenDeltaIsTheSlopeTimesWhatComesFromAbove() {
    assertThat(delta(program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID), "hidden"))
        .isEqualTo("d a a (1 − a)");
    assertThat(delta(program(Loss.SQUARED_ERROR, Activation.TANH, Activation.SIGMOID), "hidden"))
        .isEqualTo("d a (1 − a²)");
    assertThat(
            delta(program(Loss.SQUARED_ERROR, Activation.IDENTITY, Activation.SIGMOID), "hidden"))
        .isEqualTo("d a");
  }

  /** ∂L/∂W = x δᵀ and ∂L/∂b = δ, added up; ∂L/∂a of the layer below = W δ, set. */
  @Test
  void gradientsOfALayerAreOuterProductSumAndProductWithTheWeights() {
    Program program = program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID);
    Tensor hidden = program.value("hidden");
    Tensor output = program.value("output");
    Tensor delta = output.sibling(Quantity.WEIGHTED_INPUT).gradient();
    Tensor weights = program.layer("output").parameters().get(0).tensor();
    Tensor biases = program.layer("output").parameters().get(1).tensor();
    assertThat(nests(program, "output"))
        .hasSize(4)
        .extracting(NestText::of)
        .contains(
            NestText.of(
                Nest.product(weights.gradient(), true, Access.of(hidden), Access.of(delta))),
            NestText.of(
                Nest.product(hidden.gradient(), false, Access.of(weights), Access.of(delta))),
            NestText.of(Nest.reduce(biases.gradient(), Combine.SUM, true, delta)));
  }

  @Test
  void theInputHasNoGradient() {
    Program program = program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID);
    assertThat(tensors(step(program.backward(), "hidden")))
        .extracting(Tensor::layer)
        .containsOnly("hidden");
    assertThat(program.tensors()).doesNotContain(program.input().gradient());
  }

  @Test
  void dropoutOfTheInputHasNoBackwardStep() {
    NetworkModel network = network("Any", 2)
        .dropout("first", 0.5)
        .dropout("second", 0.5)
        .dense("output", 1, Activation.TANH)
        .build();
    Program program = Derivation.of(network);
    assertThat(nests(program, "first")).isEmpty();
    assertThat(nests(program, "second")).isEmpty();
  }

  @Test
  void dropoutPassesTheGradientOnTimesItsMask() {
    Program program = Derivation.of(network("Any", 2)
        .dense("hidden", 2, Activation.TANH)
        .dropout("thinned", 0.5)
        .dense("output", 1, Activation.TANH)
        .build());
    assertThat(delta(program, "hidden")).isEqualTo("d thinned.a thinned.m (1 − a²)");
  }

  @Test
  void penaltiesCountOnceForEachSample() {
    Program program = Derivation.of(
        network("Any", 2).dense("output", 1, Activation.TANH).l1(0.5).l2(0.25).build());
    assertThat(program.penalty()).hasSize(2);
    Nest gradient = program.penaltyGradient().get(program.penaltyGradient().size() - 1);
    assertThat(gradient.out().tensor().name()).isEqualTo(Quantity.WEIGHTS);
    assertThat(gradient.adds()).isTrue();
    assertThat(PlainText.of(gradient.expression()).replace("output.", ""))
        .isEqualTo("d R (½ sign(W) + ½ W)");
  }

  @Test
  void aNetworkWithoutPenaltiesHasNone() {
    Program program = program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID);
    assertThat(program.penalty()).isEmpty();
    assertThat(program.penaltyGradient()).isEmpty();
  }

  @Test
  void parametersAreCounted() {
    assertThat(
            program(Loss.SQUARED_ERROR, Activation.SIGMOID, Activation.SIGMOID).parameterCount())
        .isEqualTo(2 * 3 + 3 + 3 * 2 + 2);
  }
}
