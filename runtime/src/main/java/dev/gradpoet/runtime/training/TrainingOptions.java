package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Nullable;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a {@link Trainer} was told; not changed once a trainer has it. */
final class TrainingOptions {
  /** Stands for a batch of all samples. */
  static final int ALL = Integer.MAX_VALUE;

  /** The optimizer's own learning rate. */
  static final Schedule CONSTANT = () -> epoch -> 1;

  Optimizer optimizer = new SGD(0.01);
  Schedule schedule = CONSTANT;
  int batchSize = 32;
  int epochs = 10;
  long seed;
  boolean shuffled = true;
  LossReduction reduction = LossReduction.MEAN;
  double valueLimit = Double.POSITIVE_INFINITY;
  double normLimit = Double.POSITIVE_INFINITY;

  /** Who computes gradients; null for the threads of the trainer. */
  @Nullable
  ShardEngine engine;

  int threads = Runtime.getRuntime().availableProcessors();

  @Nullable
  Dataset validation;

  List<Metric> metrics = List.of();
  RunSaver checkpoints = new RunSaver() {};
  TrainingListener listener = checkpoints;

  TrainingOptions copy() {
    TrainingOptions copy = new TrainingOptions();
    copy.optimizer = optimizer;
    copy.schedule = schedule;
    copy.batchSize = batchSize;
    copy.epochs = epochs;
    copy.seed = seed;
    copy.shuffled = shuffled;
    copy.reduction = reduction;
    copy.valueLimit = valueLimit;
    copy.normLimit = normLimit;
    copy.engine = engine;
    copy.threads = threads;
    copy.validation = validation;
    copy.checkpoints = checkpoints;
    copy.metrics = metrics;
    copy.listener = listener;
    return copy;
  }

  /** All that changes the course of a run but data, metrics and listeners; {@code batchSize} is that of the data's batches. */
  Map<String, String> setup(int batchSize) {
    Map<String, String> setup = new LinkedHashMap<>();
    setup.put("optimizer", optimizer.toString());
    setup.put("schedule", schedule == CONSTANT ? "none" : schedule.toString());
    setup.put("batch size", "" + batchSize);
    setup.put("order", shuffled ? "shuffled" : "that of the data");
    setup.put("seed", "" + seed);
    setup.put("reduction", reduction.toString());
    setup.put("value limit", "" + valueLimit);
    setup.put("norm limit", "" + normLimit);
    return setup;
  }
}
