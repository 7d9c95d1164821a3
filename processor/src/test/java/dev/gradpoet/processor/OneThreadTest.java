package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.Lowered;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One instance serves one thread: a pass that begins while another runs in the same instance is refused. */
@Tag("networks")
class OneThreadTest {
  private static final int SAMPLES = 70;
  private static final int MOST_ROUNDS = 100_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final List<GeneratedNetwork> networks = Lowered.all();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void passesWithinAPassAreRefused() {
    for (GeneratedNetwork generated : networks) {
      NeuralNetwork network = generated.create(1);
      AtomicInteger layers = new AtomicInteger();
      network.activations(x(network), 0, (layer, values) -> {
        layers.incrementAndGet();
        passes(network)
            .forEach(
                (name, pass) -> assertThatThrownBy(pass::run)
                    .as("%s of %s", name, generated.type())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                        "a pass of this instance of network '"
                            + network.architecture().name()
                            + "' runs already, in another thread or around this call: give each thread a fork() of its own"));
      });
      assertThat(layers).hasValue(2);
      passes(network).values().forEach(Runnable::run);
    }
  }

  @Test
  void anotherThreadIsRefusedAndTheFirstGoesOn() throws Exception {
    for (GeneratedNetwork generated : networks) {
      NeuralNetwork network = generated.create(1);
      CountDownLatch isInside = new CountDownLatch(1);
      CountDownLatch isRefused = new CountDownLatch(1);
      List<float[]> seen = new ArrayList<>();
      Future<?> first = threads.submit(() -> network.activations(x(network), 0, (layer, values) -> {
        isInside.countDown();
        await(isRefused);
        seen.add(values.clone());
      }));
      isInside.await();
      assertThatThrownBy(() -> network.predict(x(network), 1, SAMPLES - 1, out()))
          .as("%s", generated.type())
          .isInstanceOf(IllegalStateException.class);
      isRefused.countDown();
      first.get();
      List<float[]> alone = new ArrayList<>();
      network.activations(x(network), 0, (layer, values) -> alone.add(values.clone()));
      assertThat(seen).usingRecursiveComparison().isEqualTo(alone);
    }
  }

  @Test
  void forksRunWithinAPass() {
    for (GeneratedNetwork generated : networks) {
      NeuralNetwork network = generated.create(1);
      float[] expected = out();
      network.predict(x(network), 0, SAMPLES, expected);
      network.activations(x(network), 0, (layer, values) -> {
        float[] out = out();
        network.fork().predict(x(network), 0, SAMPLES, out);
        assertThat(out).as("%s", generated.type()).isEqualTo(expected);
      });
    }
  }

  @Test
  void anInstanceServesOnAfterAPassThatThrew() {
    for (GeneratedNetwork generated : networks) {
      NeuralNetwork network = generated.create(1);
      int[] classes = new int[SAMPLES];
      classes[SAMPLES - 1] = 3;
      assertThatThrownBy(() -> network.accumulate(x(network), classes, 0, SAMPLES))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> network.activations(x(network), 0, (layer, values) -> {
            throw new UnsupportedOperationException();
          }))
          .isInstanceOf(UnsupportedOperationException.class);
      passes(network).values().forEach(Runnable::run);
    }
  }

  @Test
  void threadsThatShareAnInstanceAreNoticed() throws Exception {
    for (GeneratedNetwork generated : networks) {
      NeuralNetwork network = generated.create(1);
      AtomicInteger refusals = new AtomicInteger();
      Runnable shares = () -> {
        float[] x = x(network);
        float[] out = out();
        for (int round = 0; round < MOST_ROUNDS && refusals.get() == 0; round++) {
          try {
            network.predict(x, 0, SAMPLES, out);
          } catch (IllegalStateException refused) {
            refusals.incrementAndGet();
          }
        }
      };
      Future<?> one = threads.submit(shares);
      Future<?> other = threads.submit(shares);
      one.get();
      other.get();
      assertThat(refusals).as("%s", generated.type()).hasPositiveValue();
    }
  }

  /** All passes of a classifier that takes no weights, by name. */
  private static Map<String, Runnable> passes(NeuralNetwork network) {
    float[] x = x(network);
    float[] t = out();
    Arrays.fill(t, 1f / 3);
    int[] classes = new int[SAMPLES];
    Map<String, Runnable> passes = new TreeMap<>();
    passes.put("predict", () -> network.predict(x, 0, 1, out()));
    passes.put("loss", () -> network.loss(x, t, 0, SAMPLES));
    passes.put("accumulate", () -> network.accumulate(x, t, 0, SAMPLES));
    passes.put("loss of classes", () -> network.loss(x, classes, 0, SAMPLES));
    passes.put("accumulate of classes", () -> network.accumulate(x, classes, 0, SAMPLES));
    passes.put("activations", () -> network.activations(x, 0, (layer, values) -> {}));
    return passes;
  }

  private static float[] x(NeuralNetwork network) {
    float[] x = new float[SAMPLES * network.inputs()];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 7 - 3;
    }
    return x;
  }

  private static float[] out() {
    return new float[SAMPLES * 3];
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
