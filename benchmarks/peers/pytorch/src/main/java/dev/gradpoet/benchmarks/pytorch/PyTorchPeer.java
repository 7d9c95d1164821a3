package dev.gradpoet.benchmarks.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import java.util.List;

/** PyTorch, through the Deep Java Library, in float. Threads are set by system properties before it loads. */
public final class PyTorchPeer implements Peer {
  private static final String ENGINE = "PyTorch";

  @Override
  public String version() {
    return "PyTorch " + Engine.getEngine(ENGINE).getVersion() + ", DJL " + Engine.getDjlVersion();
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    Model model = Model.newInstance(work.shape().toString(), Device.cpu(), ENGINE);
    model.setBlock(block(work));
    Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss(work))
        .optOptimizer(optimizer(work))
        .optDevices(new Device[] {Device.cpu()}));
    trainer.initialize(new Shape(work.batch(), work.shape().inputs()));
    setWeights(model.getBlock(), work, samples.weights(), model.getNDManager());
    return work.work() == Work.PREDICT
        ? new PyTorchPrediction(model, trainer, work, samples)
        : new PyTorchTraining(model, trainer, work, samples);
  }

  private static Block block(Case work) {
    SequentialBlock block = new SequentialBlock();
    for (int layer = 0; layer < work.shape().layers(); layer++) {
      if (layer > 0) {
        block.add(
            work.shape().hidden() == Hidden.TANH ? Activation.tanhBlock() : Activation.reluBlock());
      }
      block.add(Linear.builder().setUnits(work.shape().units(layer)).build());
    }
    return block;
  }

  /** Softmax is part of the loss; DJL's L2 loss is half the squared error. */
  private static Loss loss(Case work) {
    return work.shape().classifies() ? Loss.softmaxCrossEntropyLoss() : Loss.l2Loss();
  }

  private static Optimizer optimizer(Case work) {
    Tracker rate = Tracker.fixed((float) work.learningRate());
    return work.work() == Work.ADAM
        ? Optimizer.adam().optLearningRateTracker(rate).build()
        : Optimizer.sgd().setLearningRateTracker(rate).build();
  }

  /** PyTorch has weights as units × inputs. */
  private static void setWeights(Block block, Case work, float[] weights, NDManager manager) {
    List<Parameter> parameters = block.getParameters().values();
    int from = 0;
    for (int layer = 0; layer < work.shape().layers(); layer++) {
      int inputs = work.shape().inputs(layer);
      int units = work.shape().units(layer);
      try (NDManager scratch = manager.newSubManager()) {
        float[] values = new float[inputs * units];
        System.arraycopy(weights, from, values, 0, values.length);
        NDArray transposed = scratch
            .create(values, new Shape(inputs, units))
            .transpose()
            .toType(DataType.FLOAT32, true);
        parameters.get(2 * layer).getArray().set(transposed.toFloatArray());
      }
      parameters.get(2 * layer + 1).getArray().set(new float[units]);
      from += inputs * units + units;
    }
  }
}
