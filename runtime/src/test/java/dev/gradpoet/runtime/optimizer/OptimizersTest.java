package dev.gradpoet.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.Allocation;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every optimizer. */
class OptimizersTest {
  /** 3 · 4 weights, 4 biases, 4 · 2 weights, no biases, 2 · 1 weights, 1 bias. */
  static final Architecture ARCHITECTURE = Architecture.of("test.Net", 3, "squared_error")
      .dense("first", 4, "tanh", true)
      .dropout("thinned", 0.5)
      .dense("second", 2, "tanh", false)
      .dense("third", 1, "identity", true)
      .build();

  static final int COUNT = ARCHITECTURE.parameterCount();

  /**
   * A rule, its transcription for a factor of weight decay (0 for biases), its hand-computed first step from θ = 1 with
   * g = 0.5, and a learning rate with which it converges.
   */
  record Rule(
      Optimizer optimizer, DoubleFunction<Paper> paper, double first, Optimizer converging) {
    @Override
    public String toString() {
      return optimizer.toString();
    }
  }

  static Stream<Rule> rules() {
    return Stream.of(
        new Rule(new SGD(0.1), d -> Paper.sgd(0.1, 0), 0.95, new SGD(0.1)),
        new Rule(new SGD(0.1, 0.2), d -> Paper.sgd(0.1, d), 0.93, new SGD(0.1)),
        new Rule(new Momentum(0.1), d -> Paper.momentum(0.1, 0.9, 0), 0.95, new Momentum(0.05)),
        new Rule(
            new Momentum(0.1, 0.5, 0.2),
            d -> Paper.momentum(0.1, 0.5, d),
            0.93,
            new Momentum(0.05)),
        new Rule(new Nesterov(0.1), d -> Paper.nesterov(0.1, 0.9, 0), 0.905, new Nesterov(0.05)),
        new Rule(
            new Nesterov(0.1, 0.5, 0.2),
            d -> Paper.nesterov(0.1, 0.5, d),
            0.895,
            new Nesterov(0.05)),
        new Rule(new AdaGrad(0.1), d -> Paper.adaGrad(0.1, 1e-8), 0.9, new AdaGrad(0.5)),
        new Rule(
            new RMSProp(0.01),
            d -> Paper.rmsProp(0.01, 0.9, 1e-8),
            1 - 0.01 / Math.sqrt(0.1),
            new RMSProp(0.0005)),
        // √(10⁻⁶) / √(0.05 · 0.25 + 10⁻⁶) · 0.5
        new Rule(
            new AdaDelta(),
            d -> Paper.adaDelta(1, 0.95, 1e-6),
            1 - 0.0005 / Math.sqrt(0.012501),
            new AdaDelta(2)),
        new Rule(new Adam(0.01), d -> Paper.adam(0.01, 0.9, 0.999, 1e-8, 0), 0.99, new Adam(0.02)),
        new Rule(
            new AdamW(0.01).withWeightDecay(0.2),
            d -> Paper.adam(0.01, 0.9, 0.999, 1e-8, d),
            0.988,
            new AdamW(0.02, 0.9, 0.999, 1e-8, 0)),
        // μ₁ = 0.45007…, μ₂ = 0.45015…: (1 − μ₁) / (1 − μ₁) + μ₂ (1 − β₁) / (1 − μ₁ μ₂) steps of
        // 0.01
        new Rule(
            new Nadam(0.01),
            d -> Paper.nadam(0.01, 0.9, 0.999, 1e-8),
            1 - 0.01 * (1 + nadamMoment()),
            new Nadam(0.02)),
        new Rule(new RProp(0.1), d -> Paper.rProp(0.1, 1e-6, 50), 0.9, new RProp(0.1)),
        new Rule(
            new Lion(0.01).withWeightDecay(0.2),
            d -> Paper.lion(0.01, 0.9, 0.99, d),
            0.988,
            new Lion(0.0005)));
  }

  private static double nadamMoment() {
    double mu1 = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.004));
    double mu2 = 0.9 * (1 - 0.5 * Math.pow(0.96, 0.008));
    return mu2 * 0.1 / (1 - mu1 * mu2);
  }

  private static double decayOf(int parameter) {
    boolean bias = (parameter >= 12 && parameter < 16) || parameter == COUNT - 1;
    return bias ? 0 : 0.2;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void followsThePaperOnRandomGradients(Rule rule) {
    SplitMix64 random = new SplitMix64(42);
    OptimizerState state = rule.optimizer.start(ARCHITECTURE);
    float[] parameters = random(random, 1);
    double[] expected = new double[COUNT];
    List<Paper> papers = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      expected[i] = parameters[i];
      papers.add(rule.paper.apply(decayOf(i)));
    }
    for (int t = 1; t <= 60; t++) {
      float[] gradient = random(random, 2);
      for (int i = 0; i < COUNT; i++) {
        expected[i] = papers.get(i).step(expected[i], gradient[i] * 0.25, t);
      }
      state.begin(rule.optimizer.learningRate(), 0.25);
      state.update(parameters, gradient, 0, COUNT);
      assertThat(gradient).containsOnly(0);
      for (int i = 0; i < COUNT; i++) {
        // 60 roundings of each of some ten operations in float.
        assertThat((double) parameters[i])
            .as("step %s, parameter %s", t, i)
            .isCloseTo(expected[i], within(2e-5));
      }
    }
    assertThat(state.steps()).isEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void firstStepIsAsComputedByHand(Rule rule) {
    OptimizerState state = rule.optimizer.start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    float[] gradient = new float[COUNT];
    parameters[0] = 1;
    gradient[0] = 1;

    state.begin(rule.optimizer.learningRate(), 0.5);
    state.update(parameters, gradient, 0, COUNT);

    assertThat((double) parameters[0]).isCloseTo(rule.first, within(1e-6));
    assertThat(parameters[1]).isZero();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void convergesOnAQuadratic(Rule rule) {
    OptimizerState state = rule.converging.start(ARCHITECTURE);
    float[] parameters = random(new SplitMix64(3), 1);
    float[] gradient = new float[COUNT];
    for (int t = 0; t < 4_000; t++) {
      for (int i = 0; i < COUNT; i++) {
        gradient[i] = (1 + i % 3) * (parameters[i] - 0.5f);
      }
      state.begin(rule.converging.learningRate(), 1);
      state.update(parameters, gradient, 0, COUNT);
    }
    for (float parameter : parameters) {
      assertThat(parameter).isCloseTo(0.5f, within(0.002f));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void anyRangesGiveTheSameBitsAsOnePass(Rule rule) {
    OptimizerState whole = rule.optimizer.start(ARCHITECTURE);
    OptimizerState parts = rule.optimizer.start(ARCHITECTURE);
    SplitMix64 random = new SplitMix64(8);
    float[] expected = random(random, 1);
    float[] parameters = expected.clone();
    for (int t = 0; t < 20; t++) {
      float[] gradient = random(random, 1);
      float[] copy = gradient.clone();
      whole.begin(0.01, 1);
      whole.update(expected, gradient, 0, COUNT);
      parts.begin(0.01, 1);
      parts.update(parameters, copy, 17, COUNT);
      parts.update(parameters, copy, 5, 5);
      parts.update(parameters, copy, 0, 5);
      parts.update(parameters, copy, 5, 17);
    }
    assertThat(parameters).containsExactly(expected);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void restoredStateContinuesWithTheSameBits(Rule rule) {
    OptimizerState state = rule.optimizer.start(ARCHITECTURE);
    SplitMix64 random = new SplitMix64(9);
    float[] parameters = random(random, 1);
    for (int t = 0; t < 7; t++) {
      state.begin(0.01, 1);
      state.update(parameters, random(random, 1), 0, COUNT);
    }
    OptimizerState restored = rule.optimizer.start(ARCHITECTURE);
    restored.restore(state.steps(), state.buffers().stream().map(float[]::clone).toList());
    float[] copy = parameters.clone();
    for (int t = 0; t < 7; t++) {
      float[] gradient = random(random, 1);
      state.begin(0.02, 0.5);
      state.update(parameters, gradient.clone(), 0, COUNT);
      restored.begin(0.02, 0.5);
      restored.update(copy, gradient, 0, COUNT);
    }
    assertThat(copy).containsExactly(parameters);
    assertThat(restored.steps()).isEqualTo(14);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aGradientThatIsNotFiniteIsNeverHidden(Rule rule) {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      OptimizerState state = rule.optimizer.start(ARCHITECTURE);
      float[] parameters = random(new SplitMix64(4), 1);
      float[] gradient = random(new SplitMix64(5), 1);
      gradient[6] = bad;
      state.begin(0.01, 1);
      state.update(parameters, gradient, 0, COUNT);
      assertThat(Float.isFinite(parameters[6])).as("%s", bad).isFalse();
      assertThat(parameters[5]).isFinite();
      assertThat(gradient[6]).as("%s", bad).isNaN();
      assertThat(gradient[5]).as("%s", bad).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aFiniteGradientWhoseSquareIsNotIsNeverHidden(Rule rule) {
    for (float large : new float[] {2e19f, -1e30f, Float.MAX_VALUE}) {
      OptimizerState state = rule.optimizer.start(ARCHITECTURE);
      float[] parameters = random(new SplitMix64(4), 1);
      float[] gradient = random(new SplitMix64(5), 1);
      gradient[6] = large;
      state.begin(0.01, 1);
      state.update(parameters, gradient, 0, COUNT);
      boolean isFinite = Float.isFinite(parameters[6]);
      for (float[] buffer : state.buffers()) {
        isFinite &= Float.isFinite(buffer[6]);
        assertThat(buffer[5]).isFinite();
      }
      assertThat(Float.isNaN(gradient[6])).as("%s", large).isEqualTo(!isFinite);
      assertThat(gradient[5]).as("%s", large).isZero();
    }
  }

  /**
   * θ after each of five steps from 1 at the gradients 1, −0.5, 0.25, 2 and 0.1, by the formulas that PyTorch documents for
   * {@code torch.optim.NAdam} with its defaults, in double.
   */
  @Test
  void nadamIsThatOfPyTorch() {
    float[] gradients = {1, -0.5f, 0.25f, 2, 0.1f};
    double[] expected = {0.997887096, 0.998709316, 0.998165202, 0.995973439, 0.995654139};
    Nadam nadam = new Nadam();
    OptimizerState state = nadam.start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    float[] gradient = new float[COUNT];
    parameters[0] = 1;
    for (int t = 0; t < 5; t++) {
      gradient[0] = gradients[t];
      state.begin(nadam.learningRate(), 1);
      state.update(parameters, gradient, 0, COUNT);
      assertThat((double) parameters[0]).as("step %s", t + 1).isCloseTo(expected[t], within(2e-7));
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void biasesDoNotDecay(Rule rule) {
    OptimizerState state = rule.optimizer.start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    Arrays.fill(parameters, 1);
    state.begin(0.1, 1);
    state.update(parameters, new float[COUNT], 0, COUNT);

    boolean decays = rule.toString().contains("weightDecay=0.2");
    for (int i = 0; i < COUNT; i++) {
      assertThat(parameters[i] < 1).as("parameter %s", i).isEqualTo(decays && decayOf(i) != 0);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aStepAllocatesNothing(Rule rule) {
    OptimizerState state = rule.optimizer.start(ARCHITECTURE);
    float[] parameters = random(new SplitMix64(4), 1);
    float[] gradient = random(new SplitMix64(5), 1);
    assertThat(Allocation.least(() -> steps(state, parameters, gradient))).isZero();
  }

  private static void steps(OptimizerState state, float[] parameters, float[] gradient) {
    for (int t = 0; t < 1_000; t++) {
      state.begin(0.001, 1);
      state.update(parameters, gradient, 0, COUNT);
    }
  }

  @Test
  void nesterovKeepsTheLookedAheadPointOfSutskever() {
    // ½ θ², so the gradient is θ: v ← μ v − ε ∇f(θ + μ v), θ ← θ + v.
    double theta = 1;
    double v = 0;
    OptimizerState state = new Nesterov(0.1).start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    float[] gradient = new float[COUNT];
    parameters[0] = 1;
    for (int t = 0; t < 20; t++) {
      v = 0.9 * v - 0.1 * (theta + 0.9 * v);
      theta += v;
      gradient[0] = parameters[0];
      state.begin(0.1, 1);
      state.update(parameters, gradient, 0, COUNT);
      assertThat((double) parameters[0]).isCloseTo(theta + 0.9 * v, within(1e-6));
    }
  }

  @Test
  void theRateOfTheStepIsUsedNotTheBaseRate() {
    OptimizerState state = new SGD(0.1).start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    float[] gradient = new float[COUNT];
    gradient[0] = 1;
    state.begin(0.5, 1);
    state.update(parameters, gradient, 0, COUNT);
    assertThat(parameters[0]).isEqualTo(-0.5f);
  }

  @Test
  void lionTakesTheSignOfTheSmallestNumber() {
    OptimizerState state = new Lion(0.5).withBetas(0, 0.5).start(ARCHITECTURE);
    float[] parameters = new float[COUNT];
    float[] gradient = new float[COUNT];
    gradient[0] = Float.MIN_VALUE;
    gradient[1] = -Float.MIN_VALUE;
    gradient[2] = 1e30f;
    state.begin(0.5, 1);
    state.update(parameters, gradient, 0, COUNT);
    assertThat(parameters).startsWith(-0.5f, 0.5f, -0.5f, 0f);
  }

  @Test
  void longRunsRestoreTheSameCorrections() {
    for (Optimizer optimizer : new Optimizer[] {new Adam(), new Nadam()}) {
      OptimizerState run = optimizer.start(ARCHITECTURE);
      for (int t = 0; t < 30_000; t++) {
        run.begin(0.01, 1);
      }
      OptimizerState restored = optimizer.start(ARCHITECTURE);
      restored.restore(30_000, run.buffers());
      float[] expected = random(new SplitMix64(4), 1);
      float[] parameters = expected.clone();
      for (OptimizerState state : List.of(run, restored)) {
        state.begin(0.01, 1);
        state.update(state == run ? expected : parameters, random(new SplitMix64(5), 1), 0, COUNT);
      }
      assertThat(parameters).containsExactly(expected);
    }
  }

  /** Numbers in ±{@code limit}, none of them near 0, where a rule by sign could differ by rounding. */
  private static float[] random(SplitMix64 random, float limit) {
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      float value = 2 * random.nextFloat() - 1;
      values[i] = limit * (value + Math.copySign(0.01f, value));
    }
    return values;
  }
}
