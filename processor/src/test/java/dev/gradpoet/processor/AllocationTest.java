package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pass allocates nothing: not in training, not in prediction, whatever the style, the size and the kind of target. */
@Tag("networks")
class AllocationTest {
  private static final int SAMPLES = 4;
  private static final int WARM_UP = 50;
  private static final int CALLS = 200;

  /** The virtual machine itself allocates now and then, as when it links a call; what a pass allocates, it allocates in each round. */
  private static final int ROUNDS = 5;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Keeps the results in use. */
  private double results;

  @Test
  void passesAllocateNothing() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Style style : Style.values()) {
      for (int units : new int[] {3, 50}) {
        networks.add(network("Classes" + style + units, units)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .dropout("noise", 0.2)
            .dense("hidden", units, Activation.MISH)
            .l2(0.1)
            .dropout("thinned", 0.5)
            .dense("output", 3, Activation.SOFTMAX)
            .build());
        networks.add(network("Hinge" + style + units, 2)
            .style(style)
            .loss(Loss.HINGE)
            .dense("hidden", units, Activation.GELU)
            .dense("output", 3, Activation.TANH)
            .build());
        networks.add(network("Numbers" + style + units, 2)
            .style(style)
            .loss(Loss.LOG_COSH)
            .dense("hidden", units, Activation.ELU)
            .l1(0.1)
            .dense("output", 2, Activation.IDENTITY)
            .build());
        networks.add(network("Weighted" + style + units, 2)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .sampleWeights()
            .dense("hidden", units, Activation.TANH)
            .dense("output", 3, Activation.SOFTMAX)
            .build());
      }
    }
    for (GeneratedNetwork generated : GeneratedNetworks.compile(networks)) {
      NeuralNetwork network = generated.create(1);
      float[] x = new float[SAMPLES * network.inputs()];
      float[] t = Targets.random(generated.model(), new Random(1), SAMPLES);
      float[] out = new float[t.length];
      int[] classes = {0, 2, 1, 1};
      boolean classifies = generated.model().loss() != Loss.LOG_COSH;
      assertAllocatesNothing(generated, "predict", () -> network.predict(x, 0, SAMPLES, out));
      assertAllocatesNothing(generated, "loss", () -> results += network.loss(x, t, 0, SAMPLES));
      assertAllocatesNothing(
          generated, "accumulate", () -> results += network.accumulate(x, t, 0, SAMPLES));
      assertAllocatesNothing(generated, "dropoutSeed", () -> network.dropoutSeed(1));
      if (generated.model().sampleWeights()) {
        float[] weights = {1, 0, 2, 0.5f};
        assertAllocatesNothing(
            generated, "weighted loss", () -> results += network.loss(x, t, weights, 0, SAMPLES));
        assertAllocatesNothing(
            generated,
            "weighted accumulate",
            () -> results += network.accumulate(x, t, weights, 0, SAMPLES));
        assertAllocatesNothing(
            generated,
            "weighted accumulate of classes",
            () -> results += network.accumulate(x, classes, weights, 0, SAMPLES));
      }
      if (classifies) {
        assertAllocatesNothing(
            generated, "loss of classes", () -> results += network.loss(x, classes, 0, SAMPLES));
        assertAllocatesNothing(
            generated,
            "accumulate of classes",
            () -> results += network.accumulate(x, classes, 0, SAMPLES));
      }
    }
    assertThat(results).isFinite();
  }

  private static void assertAllocatesNothing(GeneratedNetwork network, String what, Runnable call) {
    for (int i = 0; i < WARM_UP; i++) {
      call.run();
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > 0; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least)
        .as("bytes allocated by %s calls of %s, %s", CALLS, what, network.type().getName())
        .isZero();
  }
}
