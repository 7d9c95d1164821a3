package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.optimizer.Adam;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards that something else than the trainer's threads computes. */
class ShardEngineTest {
  private static final int INPUTS = 120;
  private static final int HIDDEN = 350;

  /** The last batch of an epoch of 500 has 100 samples, three shards instead of six. */
  private static final int BATCH = 200;

  private static final int SHARDS = 6;

  private final List<String> calls = new ArrayList<>();

  private static HandNetwork network(long seed) {
    return HandNetwork.of(INPUTS, HIDDEN, 1, "binary_cross_entropy", 0.3, seed);
  }

  private static Dataset data() {
    return HandNetwork.classes(500, INPUTS, 2, 4);
  }

  private static Trainer trainer(HandNetwork network) {
    return Trainer.of(network)
        .optimizer(new Adam(0.003))
        .miniBatch(BATCH)
        .epochs(2)
        .seed(17);
  }

  /** As another machine would: it has a network and data of its own, and shards come as bytes, the last one first. */
  private class Elsewhere implements ShardGradients {
    private final HandNetwork network = network(99);
    private final Dataset data = data();
    private final float[][] gradients = new float[SHARDS][network.parameters().length];
    private final Run run;

    Elsewhere(Run run, int shards) {
      this.run = run;
      assertThat(shards).isEqualTo(SHARDS);
    }

    @Override
    public void compute(ShardBatch batch, double[] losses) {
      calls.add(batch.update() + ": " + batch.shards());
      float[] parameters = run.network().parameters();
      System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
      for (int index = batch.shards() - 1; index >= 0; index--) {
        Shard shard = copied(batch.shard(index));
        losses[shard.index()] = shard.accumulate(network, data);
        System.arraycopy(network.gradient(), 0, gradients[index], 0, parameters.length);
        Arrays.fill(network.gradient(), 0);
      }
    }

    @Override
    public float[] gradient(int shard) {
      return gradients[shard];
    }

    @Override
    public void close() {
      calls.add("close");
    }
  }

  private static Shard copied(Shard shard) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(shard);
      return (Shard)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shardsComputedElsewhereChangeNoBit(boolean isInOrder) {
    HandNetwork here = network(5);
    Trainer trainer = trainer(here).validation(HandNetwork.classes(300, INPUTS, 2, 8));
    History expected = (isInOrder ? trainer.inOrder() : trainer).train(data());

    HandNetwork trained = network(5);
    Trainer other =
        trainer(trained).validation(HandNetwork.classes(300, INPUTS, 2, 8)).engine(Elsewhere::new);
    History history = (isInOrder ? other.inOrder() : other).train(data());

    assertThat(trained.parameters()).containsExactly(here.parameters());
    assertThat(history.epochs()).isEqualTo(expected.epochs());
    assertThat(trained.gradient()).containsOnly(0);
    assertThat(calls).containsExactly("0: 6", "1: 6", "2: 3", "3: 6", "4: 6", "5: 3", "close");
  }

  @Test
  void whatAnEngineThrowsEndsTrainingBeforeTheUpdate() {
    HandNetwork network = network(5);
    float[] before = network.parameters().clone();
    ShardEngine broken = (run, shards) -> new Elsewhere(run, shards) {
      @Override
      public void compute(ShardBatch batch, double[] losses) {
        throw new IllegalStateException("the machine is gone");
      }
    };
    assertThatThrownBy(() -> trainer(network).engine(broken).train(data()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the machine is gone");
    assertThat(network.parameters()).containsExactly(before);
    assertThat(calls).containsExactly("close");
  }

  @Test
  void aGradientThatIsNotFiniteIsFoundByAskingAgain() {
    ShardEngine poisoned = (run, shards) -> new Elsewhere(run, shards) {
      @Override
      public void compute(ShardBatch batch, double[] losses) {
        super.compute(batch, losses);
        gradient(batch.shards() - 1)[0] = Float.NaN;
      }
    };
    assertThatExceptionOfType(NonFiniteException.class)
        .isThrownBy(() -> trainer(network(5)).engine(poisoned).train(data()))
        .withMessageStartingWith("epoch 1, batch 1: layer 'hidden' has a gradient of NaN");
    assertThat(calls).containsExactly("0: 6", "0: 6", "close");
  }

  @Test
  void aShardIsSomeSamplesOfTheBatch() {
    int[] order = {4, 2, 0, 3, 1};
    ShardBatch batch = new ShardBatch(HandNetwork.classes(5, 2, 2, 1), order, 100, 1);
    batch.set(1, 3, 0);
    assertThat(batch.shards()).isEqualTo(1);
    assertThat(batch.shard(0).samples()).containsExactly(2, 0, 3);
    assertThatThrownBy(() -> batch.shard(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
