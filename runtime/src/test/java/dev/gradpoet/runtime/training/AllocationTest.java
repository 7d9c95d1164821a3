package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Allocation;
import dev.gradpoet.runtime.optimizer.Adam;
import org.junit.jupiter.api.Test;

class AllocationTest {
  /** The least that all threads of a training allocated in an epoch: later ones have no warm-up. */
  private static final class Meter implements TrainingListener {
    private static final int EPOCHS = 6;
    private final int lastBatch;
    private final long[] ids = new long[16];
    private int threads;
    private long start;
    private long bytes = Long.MAX_VALUE;

    Meter(int lastBatch) {
      this.lastBatch = lastBatch;
    }

    @Override
    public void onEpochStart(int epoch) {
      if (epoch > 1) {
        return;
      }
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread ->
              thread == Thread.currentThread() || thread.getName().startsWith("gradpoet-trainer"))
          .mapToLong(Thread::getId)
          .forEach(id -> ids[threads++] = id);
      allocated();
    }

    @Override
    public void onBatch(int epoch, int batch, double loss) {
      if (batch == 1) {
        start = allocated();
      } else if (batch == lastBatch) {
        bytes = Math.min(bytes, allocated() - start);
      }
    }

    private long allocated() {
      long sum = 0;
      for (int i = 0; i < threads; i++) {
        sum += Allocation.bytes(ids[i]);
      }
      return sum;
    }
  }

  /** What measuring itself allocates: nothing, as a rule, or the same each time. */
  private static long ofMeasuring() {
    Meter meter = new Meter(2);
    meter.onEpochStart(1);
    for (int epoch = 1; epoch <= Meter.EPOCHS; epoch++) {
      meter.onBatch(epoch, 1, 0);
      meter.onBatch(epoch, 2, 0);
    }
    return meter.bytes;
  }

  private static void assertNothingAllocated(
      Trainer trainer, Dataset data, int batches, int threads) {
    Meter meter = new Meter(batches);
    trainer.epochs(Meter.EPOCHS).threads(threads).listener(meter).train(data);
    assertThat(meter.threads).isEqualTo(threads);
    assertThat(meter.bytes).isEqualTo(ofMeasuring());
  }

  @Test
  void stochasticStepsOfASmallNetworkAllocateNothing() {
    HandNetwork network = HandNetwork.of(4, 16, 3, "cross_entropy", 0.2, 1);
    assertNothingAllocated(
        Trainer.of(network).optimizer(new Adam()).stochastic(),
        HandNetwork.classes(2_000, 4, 3, 1),
        2_000,
        1);
  }

  @Test
  void clippedMiniBatchesAllocateNothing() {
    HandNetwork network = HandNetwork.of(4, 16, 3, "squared_error", 0, 1);
    assertNothingAllocated(
        Trainer.of(network).miniBatch(10).clipNorm(0.1).clipValue(0.1),
        HandNetwork.regression(2_000, 4, 3, 1),
        200,
        1);
  }

  @Test
  void stepsOnThreeThreadsAllocateNothing() {
    HandNetwork network = HandNetwork.of(100, 400, 1, "binary_cross_entropy", 0.2, 1);
    assertNothingAllocated(
        Trainer.of(network).optimizer(new Adam()).miniBatch(128).clipNorm(1),
        HandNetwork.classes(128 * 12, 100, 2, 1),
        12,
        3);
  }
}
