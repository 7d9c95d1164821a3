package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mozilla.javascript.Context;

/** Steps, explanations and gradient checks of the page's engine. */
class EngineTest {
  private static EngineScript script;

  @BeforeAll
  static void open() {
    script = new EngineScript();
    script.load("EngineTest.js");
  }

  @AfterAll
  static void close() {
    script.close();
  }

  private static String text(String function, Object... arguments) {
    return Context.toString(script.call(function, arguments));
  }

  @Test
  void aTraceByLineHasEachPartOfALineWithItsValue() {
    String source = GeneratedNetworks.plain(TeachingNetworks.tiny());
    assertThat(text("linesOf", source, 0, 5)).isEqualTo("""
            2 x0 null -> 1 declared | x[at]=1
            3 x1 null -> 0.5 declared | x[at + 1]=0.5
            6 hiddenZ0 0 -> 0.75 | {{{p[0]=0.1 x0=1}=0.1 {p[2]=0.3 x1=0.5}=0.15}=0.25 p[4]=0.5}=0.75
            7 hiddenZ1 0 -> 1 | {{{p[1]=0.2 x0=1}=0.2 {p[3]=0.4 x1=0.5}=0.2}=0.4 p[5]=0.6}=1
            8 hidden0 0 -> 0.6791787 | {hiddenZ0=0.75}=0.6791787
            """);
  }

  @Test
  void aTraceByLineNamesFieldsBehindAliases() {
    String source = GeneratedNetworks.plain(TeachingNetworks.tiny());
    assertThat(text("linesOf", source, 11, 4)).isEqualTo("""
            26 deltaOutput0 0 -> -0.0133560505 | {{error0=-0.12343764 output0=0.87656236}=-0.10820079 {1=1 output0=0.87656236}=0.12343764}=-0.0133560505
            29 g[6] of gradient 0 -> -0.009071145 | {g[6]=0 {hidden0=0.6791787 deltaOutput0=-0.0133560505}=-0.009071145}=-0.009071145
            30 g[7] of gradient 0 -> -0.009764056 | {g[7]=0 {hidden1=0.7310586 deltaOutput0=-0.0133560505}=-0.009764056}=-0.009764056
            31 g[8] of gradient 0 -> -0.0133560505 | {g[8]=0 deltaOutput0=-0.0133560505}=-0.0133560505
            """);
  }

  /** The other side of a choice has no value, and what was one before is forgotten. */
  @Test
  void whatIsNotComputedHasNoValue() {
    String source = """
        class A {
          private float z;
          private float pass(float[] x) {
            for (int i = 0; i < 2; i++) {
              z = x[i] > 0 ? x[i] : 2 * x[i];
            }
            return z;
          }
        }
        """;
    assertThat(text("choices", source)).isEqualTo("""
            {{x[i]=3 0=0}=true x[i]=3 {2=? x[i]=?}=?}=3
            {{x[i]=-5 0=0}=false x[i]=? {2=2 x[i]=-5}=-10}=-10
            """);
  }

  @Test
  void aTraceByNestHasAStepForEachLoopCopyAndAssignment() {
    String source = GeneratedNetworks.plain(TeachingNetworks.iris());
    assertThat(text("nestsOf", source)).isEqualTo("""
            forwardHidden: System.arraycopy(p, HIDDEN_BIASES, hiddenZ, 0, HIDDEN); -> at hiddenZ[0..8)
            forwardHidden: for (int i = 0; i < INPUTS; i++) { -> hiddenZ[0..8)
            forwardHidden: for (int u = 0; u < HIDDEN; u++) { -> hidden[0..8)
            forwardOutput: System.arraycopy(p, OUTPUT_BIASES, logits, 0, OUTPUT); -> logits[0..3)
            forwardOutput: for (int i = 0; i < HIDDEN; i++) { -> logits[0..3)
            forwardOutput: float max = logits[0]; -> max
            forwardOutput: for (int u = 1; u < OUTPUT; u++) { -> max
            forwardOutput: float sum = 0; -> sum
            forwardOutput: for (int u = 0; u < OUTPUT; u++) { -> sum output[0..3)
            forwardOutput: for (int u = 0; u < OUTPUT; u++) { -> output[0..3)
            forwardOutput: logSumExp = max + FloatMath.log(sum); -> logSumExp
            loss: float expected = 0; -> to expected
            loss: for (int u = 0; u < OUTPUT; u++) { -> expected
            loss: return logSumExp - expected; ->
            accumulateOne: final float loss = loss(t, to); -> loss
            backwardOutput: for (int u = 0; u < OUTPUT; u++) { -> to deltaOutput[0..3) gradient[64..67)
            backwardOutput: for (int i = 0; i < HIDDEN; i++) { -> gradient[40..64) dHidden[0..8)
            backwardHidden: for (int u = 0; u < HIDDEN; u++) { -> at deltaHidden[0..8) gradient[32..40)
            backwardHidden: for (int i = 0; i < INPUTS; i++) { -> gradient[0..32)
            """);
  }

  @Test
  void goingBackRestoresWhatWas() {
    for (String by : new String[] {"line", "nest"}) {
      for (NetworkModel model :
          new NetworkModel[] {TeachingNetworks.tiny(), TeachingNetworks.iris(), convolution()}) {
        String source = GeneratedNetworks.plain(model);
        String method = source.contains(" accumulateOne(") ? "accumulateOne" : "pass";
        assertThat(text("thereAndBack", source, method, by))
            .as("%s by %s", model.type().generatedName(), by)
            .isEqualTo("forth [], back [], locals left []");
      }
    }
  }

  @Test
  void theTermsOfAnExplanationAddUpToTheCell() {
    for (NetworkModel model : new NetworkModel[] {TeachingNetworks.iris(), convolution()}) {
      String source = GeneratedNetworks.plain(model);
      assertThat(text("wrongExplanations", source))
          .as("%s", model.type().generatedName())
          .matches("[1-9]\\d+ cells, wrong \\[\\], fields changed \\[\\]");
    }
  }

  private static NetworkModel convolution() {
    return network("Convolution", 1)
        .shape(4, 4, 2)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 2, 3, "activation", Activation.RELU)
        .conv("shapes", 2, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .dense("digit", 3, Activation.SOFTMAX)
        .build();
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"IDENTITY", "SIGMOID", "TANH", "SOFTPLUS", "SILU", "MISH", "GELU"})
  void inDoubleTheGradientIsThatOfCentralDifferences(Activation activation) {
    Random random = new Random(3);
    for (int units : new int[] {2, 9}) {
      NetworkModel model = network("Smooth" + units, 3)
          .style(Style.TEACHING)
          .loss(units == 2 ? Loss.SQUARED_ERROR : Loss.CROSS_ENTROPY)
          .dense("first", units, activation)
          .dense("second", 2, activation)
          .dense("output", 2, units == 2 ? Activation.TANH : Activation.SOFTMAX)
          .build();
      int parameters = Derivation.of(model).parameterCount();
      Object worst = script.call(
          "gradientCheck",
          GeneratedNetworks.plain(model),
          script.floats(Floats.uniform(random, parameters, -1, 1)),
          script.floats(new float[] {0.5f, -1, 2}),
          script.floats(new float[] {0.75f, 0.25f}));
      assertThat(Context.toNumber(worst)).as("%s units", units).isLessThan(1e-6);
    }
  }

  @Test
  void decimalsAreShortAndGiveTheirFloat() {
    assertThat(
            script.run(
                "[0.1, 1e-9, 16777216, -0.5, 1 / 3, 3.4028234663852886e38, 1e-45, 0, -0, NaN, Infinity].map(Engine.decimal).join(' ')"))
        .hasToString("0.1 1e-9 16777216 -0.5 0.33333334 3.4028235e+38 1e-45 0 -0 NaN ∞");
    Random random = new Random(5);
    script.run("function decimalOf(f) { return Engine.decimal(f); }");
    for (int n = 0; n < 2000; n++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        String decimal = text("decimalOf", (double) value);
        assertThat(Float.parseFloat(decimal)).as(decimal).isEqualTo(value);
        assertThat(new BigDecimal(decimal).stripTrailingZeros().precision())
            .as(decimal)
            .isLessThanOrEqualTo(
                new BigDecimal(Float.toString(value)).stripTrailingZeros().precision());
      }
    }
  }
}
