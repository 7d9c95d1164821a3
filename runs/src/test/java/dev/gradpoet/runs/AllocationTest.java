package dev.gradpoet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gradpoet.runs.checkpoint.Checkpoints;
import dev.gradpoet.runs.schedule.OneCycle;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes that a step allocates. */
class AllocationTest {
  private static final int BATCHES = 200;
  private static final int EPOCHS = 5;

  /** What the thread has allocated between the second batch of an epoch and its last; the least of all epochs. */
  private static final class Meter implements TrainingListener {
    private final ThreadMXBean threads =
        (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
    private long before;
    private long least = Long.MAX_VALUE;

    @Override
    public void onBatch(int epoch, int batch, double loss) {
      if (batch == 2) {
        before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      } else if (batch == BATCHES) {
        long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        least = Math.min(least, after - before);
      }
    }
  }

  @Test
  void stepsBetweenCheckpointsAllocateNothing(@TempDir Path folder) {
    Meter meter = new Meter();
    Trainer.of(SmallNetwork.create(1))
        .optimizer(new Adam())
        .schedule(new WarmUp(0.5, new OneCycle(EPOCHS)))
        .listener(EarlyStopping.onLoss(EPOCHS))
        .checkpoints(Checkpoints.to(folder.resolve("run.safetensors")).every(Duration.ofDays(1)))
        .miniBatch(10)
        .epochs(EPOCHS)
        .listener(meter)
        .train(Samples.classes(10 * BATCHES, 4, 3, 1));
    assertThat(meter.least).isZero();
  }
}
