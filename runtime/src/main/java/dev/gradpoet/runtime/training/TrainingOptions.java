package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Nullable;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.List;

/** What a {@link Trainer} was told; not changed once a trainer has it. */
final class TrainingOptions {
  /** Stands for a batch of all samples. */
  static final int ALL = Integer.MAX_VALUE;

  Optimizer optimizer = new SGD(0.01);
  int batchSize = 32;
  int epochs = 10;
  long seed;
  boolean shuffled = true;
  LossReduction reduction = LossReduction.MEAN;
  double valueLimit = Double.POSITIVE_INFINITY;
  double normLimit = Double.POSITIVE_INFINITY;
  int threads = Runtime.getRuntime().availableProcessors();

  @Nullable
  Dataset validation;

  List<Metric> metrics = List.of();
  TrainingListener listener = new TrainingListener() {};

  TrainingOptions copy() {
    TrainingOptions copy = new TrainingOptions();
    copy.optimizer = optimizer;
    copy.batchSize = batchSize;
    copy.epochs = epochs;
    copy.seed = seed;
    copy.shuffled = shuffled;
    copy.reduction = reduction;
    copy.valueLimit = valueLimit;
    copy.normLimit = normLimit;
    copy.threads = threads;
    copy.validation = validation;
    copy.metrics = metrics;
    copy.listener = listener;
    return copy;
  }
}
