package dev.gradpoet.processor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.FloatMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's twin of FloatMath gives its bits. */
class EngineFloatMathTest {
  private static final long SEED = 12;
  private static final int RANDOM = 20_000;
  private static final int MANY = 3_000_000;

  /** Where a function changes its course: there, and around there, an operation too many or too few shows. */
  private static final double[] THRESHOLDS = {
    0,
    1,
    2,
    0.5,
    0.25,
    1.0 / 3,
    2.0 / 3,
    4.0 / 3,
    Math.sqrt(0.5),
    Math.sqrt(2),
    Math.log(2) / 2,
    Math.log(2),
    0.625,
    3.93,
    9.1,
    15,
    17,
    18,
    19,
    88,
    88.72284,
    89,
    90,
    87.33655,
    103.97208,
    104,
    105,
    127,
    128,
    126,
    Math.PI / 4,
    Math.PI / 2,
    Math.PI,
    2 * Math.PI,
    1000,
    0x1p20,
    0x1p23,
    0x1p24,
    0x1p31,
    Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    0x1p-25,
    0x1p-24,
    0x1p-12
  };

  private interface Function {
    float of(float x);
  }

  private static final Map<String, Function> FUNCTIONS = Map.of(
      "exp", FloatMath::exp,
      "expm1", FloatMath::expm1,
      "log", FloatMath::log,
      "log1p", FloatMath::log1p,
      "tanh", FloatMath::tanh,
      "erf", FloatMath::erf,
      "sqrt", FloatMath::sqrt,
      "sin", FloatMath::sin,
      "cos", FloatMath::cos);

  private static EngineScript script;

  @BeforeAll
  static void open() {
    script = new EngineScript();
    script.run("""
        function apply(name, xs) {
          const of = FloatMath[name];
          return xs.map(x => of(x));
        }
        function powers(xs, ys) {
          return xs.map((x, i) => FloatMath.pow(x, ys[i]));
        }
        """);
  }

  @AfterAll
  static void close() {
    script.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "expm1", "log", "log1p", "tanh", "erf", "sqrt", "sin", "cos"})
  void givesTheBitsOfFloatMath(String name) {
    assertSameBits(name, edges());
    assertSameBits(name, random(new Random(SEED), RANDOM));
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(strings = {"exp", "expm1", "log", "log1p", "tanh", "erf", "sqrt", "sin", "cos"})
  void givesTheBitsOfFloatMathForMany(String name) {
    Random random = new Random(SEED + 1);
    for (int n = 0; n < MANY; n += 100_000) {
      assertSameBits(name, random(random, 100_000));
    }
  }

  @Test
  void givesTheBitsOfPowers() {
    List<Float> bases = new ArrayList<>();
    List<Float> exponents = new ArrayList<>();
    for (float x : edges()) {
      for (float y : new float[] {
        0,
        -0f,
        1,
        -1,
        2,
        0.5f,
        -3.3f,
        127,
        -149,
        1000,
        -1000,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE
      }) {
        bases.add(x);
        exponents.add(y);
      }
    }
    Random random = new Random(SEED);
    for (float x : random(random, RANDOM)) {
      bases.add(Math.abs(x));
      exponents.add((float) (random.nextGaussian() * (random.nextBoolean() ? 1 : 30)));
    }
    for (int i = bases.size() - 1; i >= 0; i--) {
      if (!hasTwin(bases.get(i), exponents.get(i))) {
        bases.remove(i);
        exponents.remove(i);
      }
    }
    float[] x = array(bases);
    float[] y = array(exponents);
    float[] actual = EngineScript.floats(script.call("powers", script.floats(x), script.floats(y)));
    for (int i = 0; i < x.length; i++) {
      assertBits(FloatMath.pow(x[i], y[i]), actual[i], "pow(" + x[i] + ", " + y[i] + ")");
    }
  }

  /** What FloatMath leaves to StrictMath and has no twin is refused, not guessed. */
  @Test
  void whatHasNoTwinIsRefused() {
    assertThat(script.error("FloatMath.sin(1048576)"))
        .contains("cannot run the sine or cosine of 1048576");
    assertThat(script.error("FloatMath.cos(-1e30)")).contains("cannot run the sine or cosine");
    assertThat(script.error("FloatMath.pow(-2, 3)")).contains("cannot run the power 3 of -2");
  }

  /** Of doubles there is no twin to compare with: the error function against its values in tables. */
  @Test
  void theErrorFunctionOfDoublesIsExact() {
    script.run("function erfOfDouble(x) { return DoubleMath.erf(x); }");
    double[][] table = {
      {0, 0},
      {0.1, 0.1124629160182848922},
      {0.5, 0.5204998778130465377},
      {1, 0.8427007929497148693},
      {2, 0.9953222650189527342},
      {2.9, 0.9999589021219005411},
      {3, 0.9999779095030014146},
      {3.5, 0.9999992569016276586},
      {5, 0.9999999999984625402},
      {7, 1}
    };
    for (double[] row : table) {
      assertThat(script.number("erfOfDouble", row[0])).isCloseTo(row[1], within(row[1]));
      assertThat(script.number("erfOfDouble", -row[0])).isCloseTo(-row[1], within(row[1]));
    }
    assertThat(script.number("erfOfDouble", Double.NaN)).isNaN();
  }

  private static Offset<Double> within(double value) {
    return Offset.offset(4e-16 * value);
  }

  private static void assertSameBits(String name, float[] all) {
    boolean isPeriodic = name.equals("sin") || name.equals("cos");
    List<Float> kept = new ArrayList<>();
    for (float x : all) {
      if (!isPeriodic || !(Math.abs(x) >= 0x1p20f) || Float.isInfinite(x)) {
        kept.add(x);
      }
    }
    float[] x = array(kept);
    float[] actual = EngineScript.floats(script.call("apply", name, script.floats(x)));
    for (int i = 0; i < x.length; i++) {
      assertBits(FUNCTIONS.get(name).of(x[i]), actual[i], name + "(" + x[i] + ")");
    }
  }

  /** NaN counts as one value: how its bits are passed on is not laid down, in Java either. */
  private static void assertBits(float expected, float actual, String what) {
    if (Float.floatToIntBits(expected) != Float.floatToIntBits(actual)) {
      assertThat(actual).as(what).isEqualTo(expected);
    }
  }

  /** Of a negative number to a whole power, other than 0, there is none. */
  private static boolean hasTwin(float x, float y) {
    boolean isFinite = Float.isFinite(x) && Float.isFinite(y);
    return !(isFinite && x < 0 && y != 0 && y == Math.rint(y));
  }

  private static float[] edges() {
    List<Float> edges = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      for (int ulps = -4; ulps <= 4; ulps++) {
        float x = (float) threshold;
        float moved =
            Float.intBitsToFloat(Float.floatToRawIntBits(x) + (x == 0 ? Math.abs(ulps) : ulps));
        edges.add(moved);
        edges.add(-moved);
      }
    }
    for (int k = -149; k < 128; k++) {
      edges.add(Math.scalb(1f, k));
      edges.add(-Math.scalb(1f, k));
      edges.add(Math.scalb(2 / 3f, k));
    }
    edges.addAll(List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
    return array(edges);
  }

  /** A third of them any floats, the others where functions are not at their limits. */
  private static float[] random(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = switch (i % 3) {
        case 0 -> Float.intBitsToFloat(random.nextInt());
        case 1 -> (float) random.nextGaussian();
        default -> (float) (random.nextGaussian() * 40);
      };
    }
    return values;
  }

  private static float[] array(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
