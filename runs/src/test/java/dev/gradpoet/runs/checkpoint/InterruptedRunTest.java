package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose thread is interrupted, as {@code shutdownNow} of an executor does. */
class InterruptedRunTest {
  private static final Dataset DATA = Samples.classes(40, 4, 3, 1);

  @AfterEach
  void clearFlag() {
    Thread.interrupted();
  }

  private static Trainer trainer(NeuralNetwork network) {
    return Trainer.of(network).optimizer(new Adam(0.01)).miniBatch(10).epochs(3).seed(1);
  }

  @Test
  void itIsSavedAndGoesOnFromThere(@TempDir Path folder) {
    Path file = folder.resolve("run.safetensors");
    NeuralNetwork interrupted = SmallNetwork.create(1);
    trainer(interrupted)
        .checkpoints(Checkpoints.to(file))
        .onEpoch(epoch -> Thread.currentThread().interrupt())
        .train(DATA);
    assertThat(Thread.interrupted()).isTrue();

    NeuralNetwork resumed = SmallNetwork.create(2);
    assertThat(trainer(resumed)
            .checkpoints(Checkpoints.to(file).resume())
            .train(DATA)
            .epochs())
        .hasSize(3);
    NeuralNetwork whole = SmallNetwork.create(1);
    trainer(whole).train(DATA);
    assertThat(resumed.parameters()).containsExactly(whole.parameters());
  }
}
