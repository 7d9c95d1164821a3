package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated networks trained on weighted data: in shuffled batches, shards and threads. */
@Tag("networks")
class WeightedTrainingTest {

  /**
   * ½ · 4 (w x − t)² = ½ (w · 2x − 2t)², whose gradients have the same bits: training on weights of 4 and 1 is training on those samples
   * twice as large, if each weight stays with its sample, whatever the batches.
   */
  @Test
  void trainingWithWeightsIsTrainingOnScaledSamples() {
    NetworkModel model = network("Line", 40)
        .sampleWeights()
        .dense("output", 30, Activation.IDENTITY)
        .withoutBias()
        .build();
    Random random = new Random(11);
    float[] x = Floats.uniform(random, 200 * 40, -1, 1);
    float[] t = Floats.uniform(random, 200 * 30, -1, 1);
    float[] weights = new float[200];
    float[] largeX = x.clone();
    float[] largeT = t.clone();
    for (int s = 0; s < 200; s++) {
      int scale = 1 + random.nextInt(2);
      weights[s] = scale * scale;
      for (int i = 0; i < 40; i++) {
        largeX[s * 40 + i] *= scale;
      }
      for (int u = 0; u < 30; u++) {
        largeT[s * 30 + u] *= scale;
      }
    }
    List<GeneratedNetwork> both = List.of(
        GeneratedNetworks.compile(model),
        GeneratedNetworks.compileWithVectors(List.of(model)).get(0));
    for (GeneratedNetwork generated : both) {
      for (int batch : new int[] {1, 7, 96, 200}) {
        NeuralNetwork network = generated.create(1);
        Trainer.of(network)
            .optimizer(new SGD(0.01))
            .miniBatch(batch)
            .epochs(2)
            .train(Dataset.of(x, 40, t, 30).withWeights(weights));
        NeuralNetwork expected = generated.create(1);
        Trainer.of(expected)
            .optimizer(new SGD(0.01))
            .miniBatch(batch)
            .epochs(2)
            .train(Dataset.of(largeX, 40, largeT, 30));
        assertThat(network.parameters()).as("batch %s", batch).isEqualTo(expected.parameters());
      }
    }
  }

  @Test
  void anyNumberOfThreadsTrainsTheSameBits() {
    NetworkModel model = network("Wide", 60)
        .loss(Loss.CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 90, Activation.TANH)
        .dropout("thinned", 0.2)
        .dense("output", 4, Activation.SOFTMAX)
        .build();
    Random random = new Random(13);
    Dataset data = Dataset.ofClasses(
            Floats.uniform(random, 300 * 60, -1, 1), 60, random.ints(300, 0, 4).toArray(), 4)
        .withWeights(Targets.weights(random, 300))
        .balanced();
    GeneratedNetwork generated = GeneratedNetworks.compile(model);
    List<float[]> trained = new ArrayList<>();
    for (int threads : new int[] {1, 2, 5}) {
      NeuralNetwork network = generated.create(1);
      Trainer.of(network)
          .optimizer(new Adam())
          .miniBatch(130)
          .threads(threads)
          .epochs(3)
          .validation(data)
          .train(data);
      trained.add(network.parameters());
    }
    assertThat(trained.get(1)).isEqualTo(trained.get(0));
    assertThat(trained.get(2)).isEqualTo(trained.get(0));
  }
}
