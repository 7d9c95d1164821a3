package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.FloatMath;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The elementary functions over vectors are those of the runtime, bit for bit: so that lowerings agree, and one stated error holds for both. */
@Tag("vectors")
@Tag("networks")
class SimdFunctionsTest {
  /** Whole vectors of any width. */
  private static final int LENGTH = 1024;

  /** A prime, so that floats of all endings come. */
  private static final int STEP = 1009;

  private static final Map<String, UnaryOperator<Float>> FUNCTIONS = Map.of(
      "exp", FloatMath::exp,
      "expm1", FloatMath::expm1,
      "log", FloatMath::log,
      "log1p", FloatMath::log1p,
      "tanh", FloatMath::tanh,
      "erf", FloatMath::erf);

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    89,
    -104,
    -18,
    0.625f,
    9.1f
  };

  @Test
  void vectorsGiveTheSameBits() throws ReflectiveOperationException {
    compare(STEP);
  }

  @Test
  @Tag("soak")
  void vectorsGiveTheSameBitsForEveryFloat() throws ReflectiveOperationException {
    compare(1);
  }

  private static void compare(int step) throws ReflectiveOperationException {
    // Together these activations and this loss need all functions.
    GeneratedNetwork generated = GeneratedNetworks.compileWithVectors(List.of(network("All", 1)
            .loss(Loss.CROSS_ENTROPY)
            .dense("softplus", 1, Activation.SOFTPLUS)
            .dense("tanh", 1, Activation.TANH)
            .dense("elu", 1, Activation.ELU)
            .dense("gelu", 1, Activation.GELU)
            .dense("output", 2, Activation.SOFTMAX)
            .build()))
        .get(0);
    assertThat(generated.create(1).backend()).isEqualTo(Backend.SIMD);
    Class<?> simd =
        generated.type().getClassLoader().loadClass(generated.type().getName() + "Simd");
    for (String name : FUNCTIONS.keySet()) {
      Method function =
          simd.getDeclaredMethod(name(simd, name), float[].class, float[].class, int.class);
      function.setAccessible(true);
      float[] from = SPECIAL.clone();
      compare(name, function, java.util.Arrays.copyOf(from, LENGTH));
      for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; ) {
        from = new float[LENGTH];
        for (int k = 0; k < LENGTH; k++) {
          from[k] = Float.intBitsToFloat((int) bits);
          bits += step;
        }
        compare(name, function, from);
      }
    }
  }

  /** A layer of the name of a function has the name first. */
  private static String name(Class<?> simd, String name) {
    return java.util.Arrays.stream(simd.getDeclaredMethods())
        .map(Method::getName)
        .filter(method -> method.equals(name) || method.equals(name + "_"))
        .findFirst()
        .orElseThrow();
  }

  private static void compare(String name, Method function, float[] from)
      throws ReflectiveOperationException {
    float[] to = new float[LENGTH];
    function.invoke(null, from, to, LENGTH);
    UnaryOperator<Float> expected = FUNCTIONS.get(name);
    float[] both = from.clone();
    function.invoke(null, both, both, LENGTH);
    for (int k = 0; k < LENGTH; k++) {
      float value = expected.apply(from[k]);
      if (!isSame(to[k], value) || !isSame(both[k], value)) {
        throw new AssertionError(name + "(" + from[k] + ") is " + to[k] + ", in place " + both[k]
            + ", expected " + value);
      }
    }
  }

  private static boolean isSame(float one, float other) {
    return Float.floatToIntBits(one) == Float.floatToIntBits(other);
  }
}
