package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import java.util.OptionalDouble;

/** Steps through the trainer, samples in their order. A pass is an epoch. */
final class TrainerSession implements Session {
  private final Case work;
  private final NeuralNetwork network;
  private final Dataset data;
  private final Trainer trainer;

  TrainerSession(Case work, NeuralNetwork network, Samples samples, int threads) {
    this.work = work;
    this.network = network;
    this.data = work.shape().classifies()
        ? Dataset.ofClasses(samples.x(), network.inputs(), samples.classes(), network.outputs())
        : Dataset.of(samples.x(), network.inputs(), samples.targets(), network.outputs());
    this.trainer = Trainer.of(network)
        .optimizer(Networks.optimizer(work))
        .miniBatch(work.batch())
        .inOrder()
        .threads(threads);
  }

  @Override
  public void run(int passes) {
    trainer.epochs(passes).train(data);
  }

  @Override
  public float[] predict(float[] sample) {
    float[] out = new float[network.outputs()];
    network.predict(sample, 0, 1, out);
    return out;
  }

  /** Counted from the first to the last batch of an epoch: what a run of the trainer allocates at its start is not a step's. */
  @Override
  public OptionalDouble bytesPerStep() {
    BatchAllocation allocation = new BatchAllocation(work.steps());
    trainer.epochs(BatchAllocation.EPOCHS).listener(allocation).train(data);
    return OptionalDouble.of(allocation.perStep());
  }

  @Override
  public String note() {
    return GradpoetPeer.backend(network);
  }
}
