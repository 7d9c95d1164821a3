package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradpoet.Style;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.Lowered;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An instance holds what its passes have needed: one that only predicts has no gradient and nothing of the backward pass. */
@Tag("networks")
class MemoryTest {
  private static final int SAMPLES = 70;

  /** Objects without their arrays: the network, its second class, its generator. */
  private static final int OBJECTS = 400;

  /** What only {@code accumulate} needs. */
  private static final String OF_ACCUMULATE =
      "(simd\\.)?(gradient|d[A-Z].*|delta[A-Z].*|.*Mask|sums|turned|productTurned)";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void aNewInstanceHasParametersOnly() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : fast()) {
      NeuralNetwork network = generated.create(1);
      assertThat(arrays(network)).as("%s", generated.type()).isEmpty();
      network.accumulate(x(network), t(network), 0, SAMPLES);
      NeuralNetwork fork = network.fork();
      assertThat(arrays(fork)).as("fork of %s", generated.type()).isEmpty();
      assertThat(fork.parameters()).isSameAs(network.parameters());
    }
  }

  @Test
  void aForkAllocatesNeitherParametersNorGradient() {
    for (GeneratedNetwork generated : Lowered.all()) {
      NeuralNetwork network = generated.create(1);
      network.accumulate(x(network), t(network), 0, SAMPLES);
      long bytes = Long.MAX_VALUE;
      for (int round = 0; round < 50; round++) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        network.fork();
        bytes = Math.min(bytes, THREADS.getCurrentThreadAllocatedBytes() - before);
      }
      // For one sample of a network to read: z, a and δ of 50 units, with a mask and its values.
      int values = generated.model().style() == Style.TEACHING ? 8 * 50 * Float.BYTES : 0;
      assertThat(bytes).as("%s", generated.type()).isBetween(1L, (long) OBJECTS + values);
    }
  }

  @Test
  void predictionsAndLossesNeedNothingOfTheBackwardPass() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : Lowered.all()) {
      NeuralNetwork network = generated.create(1);
      float[] x = x(network);
      network.predict(x, 0, 1, new float[3]);
      network.predict(x, 0, SAMPLES, new float[3 * SAMPLES]);
      network.loss(x, t(network), 0, SAMPLES);
      network.loss(x, new int[SAMPLES], 0, 1);
      network.activations(x, 0, (layer, values) -> {});
      GeneratedNetwork.layer(network, "hidden").weights();
      // What a network to read shows is there from the start.
      String none = generated.model().style() == Style.TEACHING ? "gradient" : OF_ACCUMULATE;
      assertThat(arrays(network).keySet())
          .as("%s", generated.type())
          .noneMatch(name -> name.matches(none));
    }
  }

  @Test
  void theFirstGradientIsTheLast() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : Lowered.all()) {
      NeuralNetwork network = generated.create(1);
      float[] x = x(network);
      network.accumulate(x, t(network), 0, SAMPLES);
      Map<String, Integer> arrays = arrays(network);
      float[] gradient = network.gradient();
      assertThat(gradient)
          .hasSameSizeAs(network.parameters())
          .isNotEqualTo(new float[gradient.length]);
      network.accumulate(x, new int[SAMPLES], 0, 1);
      network.accumulate(x, t(network), 0, SAMPLES);
      assertThat(network.gradient()).as("%s", generated.type()).isSameAs(gradient);
      assertThat(arrays(network)).as("%s", generated.type()).containsAllEntriesOf(arrays);
    }
  }

  @Test
  void aViewOfAGradientMakesIt() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : Lowered.all()) {
      NeuralNetwork network = generated.create(1);
      Layer hidden = GeneratedNetwork.layer(network, "hidden");
      assertThat(hidden.biasGradient().toArray()).containsOnly(0);
      assertThat(arrays(network)).containsKey("gradient");
      network.accumulate(x(network), t(network), 0, SAMPLES);
      assertThat(hidden.weightGradient().get(0)).isEqualTo(network.gradient()[0]);
    }
  }

  @Test
  void singleSamplesTakeRoomForOne() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : fast()) {
      NeuralNetwork network = generated.create(1);
      float[] x = x(network);
      network.predict(x, 0, 1, new float[3]);
      int one = arrays(network).entrySet().stream()
          .filter(array -> array.getKey().matches("(simd\\.)?(output|logits|hidden)"))
          .mapToInt(Map.Entry::getValue)
          .sum();
      // Rows are padded by up to two vectors of sixteen lanes; lanes hold as many samples.
      int most = generated.model().type().simpleNames().contains("Batch")
          ? 3 * (70 + 32)
          : 16 * (9 + 3 + 3);
      assertThat(one).as("%s", generated.type()).isLessThanOrEqualTo(most);
      network.predict(x, 0, SAMPLES, new float[3 * SAMPLES]);
      Map<String, Integer> many = arrays(network);
      network.predict(x, 0, 1, new float[3]);
      network.predict(x, 0, SAMPLES, new float[3 * SAMPLES]);
      assertThat(arrays(network)).as("%s", generated.type()).isEqualTo(many);
    }
  }

  @Test
  void thePlainClassHoldsNothingWhereVectorsDoTheWork() throws ReflectiveOperationException {
    for (GeneratedNetwork generated : Lowered.withVectors()) {
      NeuralNetwork network = generated.create(1);
      network.accumulate(x(network), t(network), 0, SAMPLES);
      network.predict(x(network), 0, SAMPLES, new float[3 * SAMPLES]);
      assertThat(arrays(network).keySet())
          .as("%s", generated.type())
          .contains("gradient", "simd.output")
          .allMatch(name -> name.equals("gradient") || name.startsWith("simd."));
    }
  }

  private static List<GeneratedNetwork> fast() {
    return Lowered.all().stream()
        .filter(generated -> generated.model().style() == Style.FAST)
        .toList();
  }

  private static float[] x(NeuralNetwork network) {
    float[] x = new float[SAMPLES * network.inputs()];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 7 - 3;
    }
    return x;
  }

  private static float[] t(NeuralNetwork network) {
    float[] t = new float[SAMPLES * network.outputs()];
    for (int k = 0; k < t.length; k += network.outputs()) {
      t[k] = 1;
    }
    return t;
  }

  /** How many floats each array of {@code network} has, without its parameters and empty ones. */
  private static Map<String, Integer> arrays(NeuralNetwork network)
      throws ReflectiveOperationException {
    Map<String, Integer> arrays = new TreeMap<>();
    collect(network, "", arrays);
    arrays.keySet().removeIf(name -> name.endsWith("parameters"));
    arrays.values().removeIf(size -> size == 0);
    return arrays;
  }

  private static void collect(Object of, String prefix, Map<String, Integer> arrays)
      throws ReflectiveOperationException {
    for (Field field : of.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      Object value = field.get(of);
      if (value instanceof Optional<?> simd && simd.isPresent()) {
        collect(simd.get(), "simd.", arrays);
      } else if (value.getClass().isArray()) {
        arrays.put(prefix + field.getName(), size(value));
      }
    }
  }

  private static int size(Object array) {
    int size = 0;
    for (int k = 0; k < Array.getLength(array); k++) {
      size += array instanceof float[] ? 1 : size(Array.get(array, k));
    }
    return size;
  }
}
