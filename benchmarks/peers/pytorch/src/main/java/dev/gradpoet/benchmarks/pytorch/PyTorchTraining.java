package dev.gradpoet.benchmarks.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Steps of gradient and update; the batches are tensors before the clock runs. */
final class PyTorchTraining implements Session {
  private final Model model;
  private final Trainer trainer;
  private final Case work;
  private final PyTorchPrediction prediction;
  private final List<NDList> inputs = new ArrayList<>();
  private final List<NDList> labels = new ArrayList<>();

  PyTorchTraining(Model model, Trainer trainer, Case work, Samples samples) {
    this.model = model;
    this.trainer = trainer;
    this.work = work;
    this.prediction = new PyTorchPrediction(model, trainer, work, samples);
    for (int step = 0; step < work.steps(); step++) {
      inputs.add(new NDList(rows(samples.x(), step, work.shape().inputs())));
      labels.add(new NDList(
          work.shape().classifies()
              ? classes(samples.classes(), step)
              : rows(samples.targets(), step, work.shape().outputs())));
    }
  }

  private NDArray rows(float[] values, int step, int width) {
    int length = work.batch() * width;
    float[] batch = Arrays.copyOfRange(values, step * length, (step + 1) * length);
    return trainer.getManager().create(batch, new Shape(work.batch(), width));
  }

  private NDArray classes(int[] classes, int step) {
    float[] batch = new float[work.batch()];
    for (int s = 0; s < batch.length; s++) {
      batch[s] = classes[step * batch.length + s];
    }
    return trainer.getManager().create(batch, new Shape(batch.length, 1));
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (int step = 0; step < inputs.size(); step++) {
        step(inputs.get(step), labels.get(step));
      }
    }
  }

  private void step(NDList input, NDList label) {
    try (NDManager scratch = trainer.getManager().newSubManager()) {
      input.tempAttach(scratch);
      label.tempAttach(scratch);
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDArray loss = trainer.getLoss().evaluate(label, trainer.forward(input));
        collector.backward(loss);
      }
      if (work.work().trains()) {
        trainer.step();
      } else {
        // A step clears the gradients; without one they would be added up.
        model
            .getBlock()
            .getParameters()
            .values()
            .forEach(it -> it.getArray().getGradient().muli(0));
      }
    }
  }

  @Override
  public float[] predict(float[] sample) {
    return prediction.predict(sample);
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
