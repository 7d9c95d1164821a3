package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradpoet.runtime.optimizer.AdaDelta;
import dev.gradpoet.runtime.optimizer.AdaGrad;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.AdamW;
import dev.gradpoet.runtime.optimizer.Lion;
import dev.gradpoet.runtime.optimizer.Nadam;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.RMSProp;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonFiniteTest {
  private static final String END = "; the parameters are those before this batch."
      + " Usual reasons: a learning rate too large, inputs that were not scaled.";

  /** Breaks something as soon as batch {@code batch} of epoch 2 is over, and keeps the parameters of that moment. */
  private static final class Saboteur implements TrainingListener {
    private final int batch;
    private final HandNetwork network;
    private final Runnable sabotage;
    float[] before;

    Saboteur(int batch, HandNetwork network, Runnable sabotage) {
      this.batch = batch;
      this.network = network;
      this.sabotage = sabotage;
    }

    @Override
    public void onBatch(int epoch, int number, double loss) {
      if (epoch == 2 && number == batch) {
        sabotage.run();
        before = network.parameters().clone();
      }
    }
  }

  private static HandNetwork network() {
    return HandNetwork.of(120, 350, 1, "squared_error", 0.1, 1);
  }

  private static NonFiniteException train(Trainer trainer, Saboteur saboteur) {
    Dataset data = HandNetwork.regression(500, 120, 1, 1);
    NonFiniteException thrown = catchThrowableOfType(
        NonFiniteException.class,
        () -> trainer.miniBatch(100).epochs(3).listener(saboteur).train(data));
    assertThat(saboteur.network.parameters()).containsExactly(saboteur.before);
    assertThat(saboteur.network.gradient()).containsOnly(0);
    assertThat(ThreadsTest.trainingThreads()).isZero();
    assertThat(thrown.epoch()).isEqualTo(2);
    assertThat(thrown.batch()).isEqualTo(saboteur.batch + 1);
    return thrown;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anActivationIsBlamedOnTheFirstLayerThatHasIt(int threads) {
    HandNetwork network = network();
    // Two output weights of +∞ size and opposite sign would be NaN, one overflow is enough: the
    // hidden layer stays
    // within ±1.
    Saboteur saboteur = new Saboteur(2, network, () -> {
      for (int h = 0; h < 350; h++) {
        network.parameters()[121 * 350 + h] = Float.MAX_VALUE;
      }
    });
    NonFiniteException thrown = train(Trainer.of(network).threads(threads), saboteur);

    assertThat(thrown.layer()).contains("output");
    assertThat(thrown)
        .hasMessageMatching(
            "epoch 2, batch 3: layer 'output' has an activation of (-?Infinity|NaN)" + END);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aGradientIsBlamedOnItsLayerWithFiniteActivations(float bad) {
    HandNetwork network = network();
    Saboteur saboteur = new Saboteur(3, network, () -> {
      network.fault.poison = bad;
      network.fault.poisonedGradient = 17;
    });
    NonFiniteException thrown = train(Trainer.of(network).threads(2), saboteur);

    assertThat(thrown.layer()).contains("hidden");
    assertThat(thrown)
        .hasMessage("epoch 2, batch 4: layer 'hidden' has a gradient of " + bad
            + ", with finite activations" + END);
  }

  @Test
  void clippingAndSignsDoNotHideAnInfiniteGradient() {
    for (boolean byNorm : new boolean[] {false, true}) {
      HandNetwork network = network();
      Saboteur saboteur = new Saboteur(1, network, () -> {
        network.fault.poison = Float.POSITIVE_INFINITY;
        network.fault.poisonedGradient = network.parameters().length - 1;
      });
      Trainer trainer = Trainer.of(network).optimizer(new Lion());
      NonFiniteException thrown =
          train(byNorm ? trainer.clipNorm(1) : trainer.clipValue(1), saboteur);

      assertThat(thrown.layer()).contains("output");
    }
  }

  @Test
  void aLossAloneIsSaidToBeAlone() {
    HandNetwork network = network();
    Saboteur saboteur = new Saboteur(1, network, () -> network.fault.poisonedLoss = true);
    NonFiniteException thrown = train(Trainer.of(network).threads(2), saboteur);

    assertThat(thrown.layer()).isEmpty();
    assertThat(thrown)
        .hasMessage(
            "epoch 2, batch 2: the loss is NaN, with finite activations and gradients" + END);
  }

  @Test
  void anUpdateThatOverflowsIsUndone() {
    LinearNetwork network = new LinearNetwork(0, 3e38f);
    // ½ error² is 4.5e76 in double; the gradient of the weight is 3e36 and of the bias 3e38, the
    // step 3e48.
    NonFiniteException thrown = catchThrowableOfType(
        NonFiniteException.class,
        () -> Trainer.of(network)
            .optimizer(new SGD(1e10))
            .batch()
            .train(Dataset.of(new float[] {0.01f}, 1, new float[] {0}, 1)));

    assertThat(network.parameters()).containsExactly(0, 3e38f);
    assertThat(thrown.layer()).contains("line");
    assertThat(thrown)
        .hasMessage(
            "epoch 1, batch 1: layer 'line' gets a parameter that is not finite from the update, with finite gradients"
                + END);
  }

  @ParameterizedTest
  @MethodSource("optimizersWithSquares")
  void aFiniteGradientWhoseSquareIsNotIsBlamedOnTheOptimizersState(Optimizer optimizer) {
    LinearNetwork network = new LinearNetwork(0.5f, 0.25f);
    NonFiniteException thrown = catchThrowableOfType(
        NonFiniteException.class,
        () -> Trainer.of(network)
            .optimizer(optimizer)
            .batch()
            .train(Dataset.of(new float[] {1}, 1, new float[] {2e19f}, 1)));

    assertThat(network.parameters()).containsExactly(0.5f, 0.25f);
    assertThat(thrown.layer()).contains("line");
    assertThat(thrown)
        .hasMessage(
            "epoch 1, batch 1: layer 'line' gets Infinity in the state of the optimizer from"
                + " the update, with finite gradients: clipValue(...) limits them" + END);
  }

  static Stream<Optimizer> optimizersWithSquares() {
    return Stream.of(
        new AdaGrad(), new RMSProp(), new AdaDelta(), new Adam(), new AdamW(), new Nadam());
  }

  @Test
  void divergenceEndsWithFiniteParameters() {
    LinearNetwork network = new LinearNetwork(1, 0);
    Dataset data = Dataset.of(new float[] {3, 4}, 1, new float[] {1, 2}, 1);
    NonFiniteException thrown = catchThrowableOfType(
        NonFiniteException.class,
        () -> Trainer.of(network)
            .optimizer(new SGD(10))
            .stochastic()
            .epochs(1_000)
            .train(data));

    assertThat(thrown.layer()).contains("line");
    assertThat(thrown.epoch()).isGreaterThan(1);
    assertThat(network.parameters()[0]).isFinite();
    assertThat(network.parameters()[1]).isFinite();
  }
}
