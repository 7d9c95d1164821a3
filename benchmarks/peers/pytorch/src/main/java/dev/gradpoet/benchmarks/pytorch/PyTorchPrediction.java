package dev.gradpoet.benchmarks.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;

/** Predictions from a Java array to a Java array, without a gradient. */
final class PyTorchPrediction implements Session {
  private final Model model;
  private final Trainer trainer;
  private final Case work;
  private final float[][] samples;
  private final ParameterStore store;

  PyTorchPrediction(Model model, Trainer trainer, Case work, Samples samples) {
    this.model = model;
    this.trainer = trainer;
    this.work = work;
    this.samples = new float[work.samples()][];
    for (int s = 0; s < this.samples.length; s++) {
      this.samples[s] = samples.sample(s, work.shape().inputs());
    }
    this.store = new ParameterStore(trainer.getManager(), false);
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (float[] sample : samples) {
        predict(sample);
      }
    }
  }

  @Override
  public float[] predict(float[] sample) {
    try (NDManager scratch = trainer.getManager().newSubManager()) {
      NDArray input = scratch.create(sample, new Shape(1, sample.length));
      NDArray output = model.getBlock().forward(store, new NDList(input), false).singletonOrThrow();
      return (work.shape().classifies() ? output.softmax(1) : output).toFloatArray();
    }
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
