package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runs.StatefulNetwork;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that is no parameter goes where parameters go: into checkpoints, and back to the best epoch. */
class StateTest {
  /** Two batches of two samples and one of one. */
  private static final Dataset DATA =
      Dataset.of(new float[] {1, 2, -1, 0.5f, 3}, 1, new float[] {2, 3, 0, 1, 5}, 1);

  @TempDir
  private Path folder;

  private Trainer trainer(StatefulNetwork network, int epochs) {
    return Trainer.of(network)
        .optimizer(new SGD(0.05))
        .miniBatch(2)
        .seed(1)
        .epochs(epochs)
        .listener(network.drift());
  }

  private static TrainingListener interrupting(int batches) {
    return new TrainingListener() {
      private int left = batches;

      @Override
      public void onBatch(int epoch, int batch, double loss) {
        if (--left == 0) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  @Test
  void aRunThatGoesOnHasTheStateOfOneThatDidNotStop() {
    StatefulNetwork straight = StatefulNetwork.of(0, 0.5f);
    trainer(straight, 4).train(DATA);

    Path file = folder.resolve("run.safetensors");
    Checkpoints checkpoints = Checkpoints.to(file).resume();
    StatefulNetwork first = StatefulNetwork.of(0, 0.5f);
    trainer(first, 4).listener(interrupting(5)).checkpoints(checkpoints).train(DATA);
    assertThat(Thread.interrupted()).isTrue();
    StatefulNetwork second = StatefulNetwork.of(7, 7);
    trainer(second, 4).checkpoints(checkpoints).train(DATA);

    assertThat(second.state()).containsExactly(straight.state()).doesNotContain(first.state());
    assertThat(second.parameters()).containsExactly(straight.parameters());
  }

  @Test
  void checkpointsNameStateByLayer() throws IOException {
    Path file = folder.resolve("run.safetensors");
    StatefulNetwork network = StatefulNetwork.of(0, 0.5f);
    trainer(network, 1).checkpoints(Checkpoints.to(file)).train(DATA);
    float[] mean = new float[1];
    try (Safetensors opened = Safetensors.open(file)) {
      opened.read("line.mean", mean, 0);
    }
    assertThat(mean).containsExactly(network.state());
  }

  /** With such a learning rate, the first epoch is the best, and the last one is not. */
  @Test
  void theBestEpochIsPutBackWithItsState() {
    List<Float> states = new ArrayList<>();
    StatefulNetwork network = StatefulNetwork.of(1, 1);
    EarlyStopping stopping = EarlyStopping.onLoss(50);
    trainer(network, 5)
        .optimizer(new SGD(0.6))
        .onEpoch(epoch -> states.add(network.state()[0]))
        .listener(stopping)
        .train(DATA);
    int best = stopping.best().orElseThrow().number();
    assertThat(best).isLessThan(5);
    assertThat(network.state()).containsExactly(states.get(best - 1));
    assertThat(states.get(4)).isNotEqualTo(states.get(best - 1));
  }

  @Test
  void theBestStateIsPartOfACheckpoint() {
    Path file = folder.resolve("run.safetensors");
    StatefulNetwork straight = StatefulNetwork.of(1, 1);
    trainer(straight, 5)
        .optimizer(new SGD(0.6))
        .listener(EarlyStopping.onLoss(50))
        .train(DATA);

    StatefulNetwork resumed = StatefulNetwork.of(1, 1);
    for (int epochs : new int[] {3, 5}) {
      trainer(resumed, epochs)
          .optimizer(new SGD(0.6))
          .listener(EarlyStopping.onLoss(50))
          .checkpoints(Checkpoints.to(file).resume())
          .train(DATA);
    }
    assertThat(resumed.state()).containsExactly(straight.state());
    assertThat(resumed.parameters()).containsExactly(straight.parameters());
  }

  @Test
  void stateMustFitTheArchitectureAndBeFinite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(new StatefulNetwork(new float[1], new float[2], new float[1]), 1)
            .train(DATA))
        .withMessage("state has 2 values, expected 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(StatefulNetwork.of(0, Float.NaN), 1).train(DATA))
        .withMessage("state has NaN at index 0, expected a finite number");
  }
}
