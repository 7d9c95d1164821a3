package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Allocation;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;

/** Counts what all threads allocate between the first and the last batch of an epoch. */
final class BatchAllocation implements TrainingListener {
  static final int EPOCHS = 5;

  private final int batches;
  private Allocation allocation = new Allocation();
  private long atFirst;
  private long least = Long.MAX_VALUE;

  BatchAllocation(int batches) {
    this.batches = batches;
  }

  @Override
  public void onStart(Run run) {
    // The threads of the trainer are alive here.
    allocation = new Allocation();
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    if (batch == 1) {
      atFirst = allocation.bytes();
    } else if (batch == batches) {
      least = Math.min(least, allocation.bytes() - atFirst);
    }
  }

  /** The least over the epochs. */
  double perStep() {
    return (double) least / (batches - 1);
  }
}
