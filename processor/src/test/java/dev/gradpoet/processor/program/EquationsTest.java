package dev.gradpoet.processor.program;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.testing.NetworkBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The equations of whole networks, in the textbook's letters. */
class EquationsTest {
  private final Program program = Derivation.of(network("Any", 4)
      .loss(Loss.CROSS_ENTROPY)
      .dense("hidden", 3, Activation.TANH)
      .dropout("thinned", 0.5)
      .dense("output", 2, Activation.SOFTMAX)
      .withoutBias()
      .build());

  private final Equations equations = new Equations(program);

  @Test
  void forward() {
    assertTexts(equations.forward(forward("hidden"), true), "z = Wᵀ x + b", "a = tanh(z)");
    assertTexts(equations.forward(forward("thinned"), true), "a = hidden ⊙ mask");
    assertTexts(equations.forward(forward("output"), true), "z = Wᵀ thinned", "a = softmax(z)");
    assertTexts(equations.forward(forward("output"), false), "z = Wᵀ hidden", "a = softmax(z)");
  }

  @Test
  void layersByTheirNames() {
    assertTexts(equations.layer(forward("hidden")), "hidden = tanh(Wᵀ x + b)");
    assertTexts(equations.layer(forward("thinned")), "thinned = hidden ⊙ mask");
    assertTexts(equations.layer(forward("output")), "output = softmax(Wᵀ thinned)");
  }

  @Test
  void layersOfWhichAStepNeedsALetter() {
    Program rectified = Derivation.of(network("Any", 2)
        .dense("a", 2, Activation.RELU)
        .dense("b", 1, Activation.IDENTITY)
        .build());
    Equations own = new Equations(rectified);
    assertTexts(own.layer(rectified.forward().get(0)), "a = max(z, 0)", "z = Wᵀ x + b");
    assertTexts(own.layer(rectified.forward().get(1)), "b = Wᵀ a + b");
  }

  @Test
  void backward() {
    assertThat(equations.delta(backward("output")).map(PlainText::of)).contains("δ = a − t");
    assertTexts(equations.gradient(backward("output")), "∂L/∂W = thinned δᵀ");
    assertTexts(equations.propagation(backward("output")), "∂L/∂thinned = W δ");
    assertThat(equations.fromAbove(backward("output"))).isEmpty();
    assertThat(equations.delta(backward("hidden")).map(PlainText::of))
        .contains("δ = ∂L/∂thinned · thinnedMask (1 − a²)");
    assertTexts(equations.gradient(backward("hidden")), "∂L/∂W = x δᵀ", "∂L/∂b = δ");
    assertTexts(equations.propagation(backward("hidden")));
    Equations.OfLayer above = equations.fromAbove(backward("hidden")).get(0);
    assertThat(PlainText.of(above.formula())).isEqualTo("∂L/∂thinned = W δ");
    assertThat(above.layer().name()).isEqualTo("output");
  }

  @Test
  void gradientsFromSeveralLayersAddUp() {
    Program graph = Derivation.of(network("Any", 4)
        .dense("hidden", 3, Activation.TANH)
        .dense("left", 2, Activation.IDENTITY)
        .dense("right", 2, Activation.IDENTITY)
        .from("hidden")
        .add("sum", "left", "right")
        .build());
    Equations own = new Equations(graph);
    assertTexts(own.layer(step(graph.forward(), "sum")), "sum = left + right");
    assertThat(own.fromAbove(step(graph.backward(), "hidden")))
        .extracting(each -> PlainText.of(each.formula()) + " of " + each.layer().name())
        .containsExactly("∂L/∂a = W δ of right", "∂L/∂a += W δ of left");
  }

  @Test
  void losses() {
    assertLoss(Loss.SQUARED_ERROR, 2, "L = ½ Σ (a − t)²");
    assertLoss(Loss.MEAN_SQUARED_ERROR, 1, "L = Σ (a − t)²");
    assertLoss(Loss.MEAN_SQUARED_ERROR, 2, "L = ½ Σ (a − t)²");
    assertLoss(Loss.MEAN_SQUARED_ERROR, 3, "L = (1/3) Σ (a − t)²");
    assertLoss(Loss.MEAN_ABSOLUTE_ERROR, 4, "L = (1/4) Σ |a − t|");
    assertThat(PlainText.of(equations.loss())).isEqualTo("L = −Σ t log(a) = log Σ exp(z) − Σ t z");
    assertThat(equations.lossCondition().map(PlainText::of)).contains("Σ t = 1");
  }

  @Test
  void weightsOfSamplesStandBeforeTheSum() {
    NetworkBuilder builder = network("Any", 4).sampleWeights();
    Program weighted =
        Derivation.of(builder.dense("output", 2, Activation.IDENTITY).build());
    assertThat(PlainText.of(new Equations(weighted).loss())).isEqualTo("L = ½ w Σ (a − t)²");
    assertThat(new Equations(weighted).lossCondition()).isEmpty();
  }

  @Test
  void penalties() {
    Program penalised = Derivation.of(network("Any", 4)
        .dense("hidden", 2, Activation.TANH)
        .l1(0.5)
        .l2(0.25)
        .dense("output", 2, Activation.IDENTITY)
        .l2(0.125)
        .build());
    List<Equations.OfLayer> penalties = new Equations(penalised).penalties();
    assertThat(penalties)
        .extracting(penalty -> PlainText.of(penalty.formula()))
        .containsExactly("Σ (½ |W_ij| + ¼ W_ij²)", "0.125 Σ W_ij²");
    assertThat(penalties)
        .extracting(penalty -> penalty.layer().name())
        .containsExactly("hidden", "output");
  }

  private static void assertLoss(Loss loss, int outputs, String equation) {
    Program program = Derivation.of(network("Any", 4)
        .loss(loss)
        .dense("output", outputs, Activation.IDENTITY)
        .build());
    assertThat(PlainText.of(new Equations(program).loss())).isEqualTo(equation);
  }

  private static void assertTexts(List<Formula> formulas, String... texts) {
    assertThat(formulas).extracting(PlainText::of).containsExactly(texts);
  }

  private Step forward(String layer) {
    return step(program.forward(), layer);
  }

  private Step backward(String layer) {
    return step(program.backward(), layer);
  }

  private static Step step(List<Step> steps, String layer) {
    return steps.stream()
        .filter(step -> step.layer().name().equals(layer))
        .findFirst()
        .orElseThrow();
  }
}
