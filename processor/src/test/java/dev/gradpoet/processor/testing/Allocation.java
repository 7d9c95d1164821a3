package dev.gradpoet.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradpoet.runtime.NeuralNetwork;
import java.lang.management.ManagementFactory;
import java.util.Random;

/** Checks that the passes of a generated network allocate nothing once they are compiled. */
public final class Allocation {
  private static final int CALLS = 50;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The patience with a busy machine. */
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /**
   * How often the classes are loaded anew. On a busy machine the just-in-time compiler of JDK 17 now and then leaves a vector an object, by
   * what it happened to inline, and does not look again. Code that must have objects has them each time.
   */
  private static final int LOADS = 3;

  private Allocation() {}

  /**
   * Until code is compiled, vectors are objects. How soon that is depends on the machine; it is done when a round allocates nothing.
   */
  public static void assertThatPassesComeToAllocateNothing(
      GeneratedNetwork generated, int samples) {
    long least = least(generated, samples);
    for (int load = 1; load < LOADS && least > 0; load++) {
      least = least(GeneratedNetworks.again(generated), samples);
    }
    assertThat(least).as("bytes allocated by %s", generated.type().getName()).isZero();
  }

  /** The fewest bytes that a round of calls allocates. */
  private static long least(GeneratedNetwork generated, int samples) {
    NeuralNetwork network = generated.create(1);
    Random random = new Random(1);
    float[] x = Floats.uniform(random, samples * network.inputs(), -1, 1);
    float[] t = Targets.random(generated.model(), random, samples);
    float[] weights = Targets.weights(random, samples);
    boolean isWeighted = generated.model().sampleWeights();
    float[] out = new float[t.length];
    double results = 0;
    long least = Long.MAX_VALUE;
    long start = System.nanoTime();
    while (least > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        network.predict(x, 0, samples, out);
        results += network.loss(x, t, 0, samples) + network.accumulate(x, t, 0, samples);
        if (isWeighted) {
          results += network.loss(x, t, weights, 0, samples)
              + network.accumulate(x, t, weights, 0, samples);
        }
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(results).isFinite();
    return least;
  }
}
