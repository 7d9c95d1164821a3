package dev.gradpoet.runs.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runs.ScriptedNetwork;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlyStoppingTest {
  /** Targets of 0: the mean absolute error is the scripted value. */
  private static final Dataset DATA = Dataset.of(new float[] {1}, 1, new float[] {0}, 1);

  private static final Metric NOTHING = new Metric() {
    @Override
    public String label() {
      return "nothing";
    }

    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      return Double.NaN;
    }
  };

  /** An update for each epoch: the parameter is the number of the epoch. */
  private static Trainer trainer(ScriptedNetwork network) {
    return Trainer.of(network).optimizer(new SGD(1)).batch().epochs(10);
  }

  @Test
  void trainingStopsAfterThePatienceWithTheParametersOfTheBestEpoch() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 3, 3.5, 3, 2);
    EarlyStopping rule = EarlyStopping.onLoss(2);
    History history = trainer(network).validation(DATA).listener(rule).train(DATA);

    assertThat(history.losses()).containsExactly(5, 4, 3, 3.5, 3);
    assertThat(history.stopped()).isTrue();
    assertThat(network.parameters()).containsExactly(3);
    assertThat(rule.best()).contains(history.epochs().get(2));
    assertThat(history.best())
        .contains(new BestEpoch(history.epochs().get(2), "validation loss", 3));
    assertThat(history.ending())
        .isEqualTo("stopped after 5 of 10 epochs: no improvement for 2 epochs. "
            + "The network has the parameters of epoch 3 (validation loss 3.000).");
  }

  @Test
  void aRuleThatServesARunIsRefusedInAnother() {
    EarlyStopping rule = EarlyStopping.onLoss(2);
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 6, 7);
    ScriptedNetwork other = ScriptedNetwork.of(1);
    List<String> refused = new ArrayList<>();
    History history = trainer(network)
        .listener(rule)
        .onEpoch(epoch -> {
          try {
            trainer(other).listener(rule).train(DATA);
          } catch (IllegalStateException e) {
            refused.add(e.getMessage());
          }
        })
        .train(DATA);

    assertThat(refused)
        .hasSize(4)
        .containsOnly(
            "early stopping serves another run that is not over: one instance serves one run at a time");
    assertThat(other.parameters()).containsExactly(0);
    assertThat(network.parameters()).containsExactly(2);
    assertThat(history.best().orElseThrow().epoch().number()).isEqualTo(2);
    assertThat(trainer(other).listener(rule).train(DATA).stopped()).isTrue();
  }

  @Test
  void patienceThatIsOverWithTheLastEpochStopsNothing() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 3, 3.5, 3, 2);
    History history = trainer(network)
        .epochs(5)
        .validation(DATA)
        .listener(EarlyStopping.onLoss(2))
        .train(DATA);

    assertThat(history.stopped()).isFalse();
    assertThat(network.parameters()).containsExactly(3);
    assertThat(history.ending())
        .isEqualTo("ended after 5 epochs. "
            + "The network has the parameters of epoch 3 (validation loss 3.000).");
  }

  @Test
  void anImprovementStartsThePatienceAnew() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 6, 4, 6, 3, 6, 6, 1);
    History history = trainer(network).listener(EarlyStopping.onLoss(2)).train(DATA);

    assertThat(history.epochs()).hasSize(7);
    assertThat(network.parameters()).containsExactly(5);
  }

  @Test
  void lessThanTheMinimalImprovementIsNone() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4.5, 4, 3.5, 3);
    History history =
        trainer(network).listener(EarlyStopping.onLoss(2).withMinImprovement(1)).train(DATA);

    assertThat(history.epochs()).hasSize(3);
    assertThat(network.parameters()).containsExactly(1);
  }

  @Test
  void theBestParametersAreLeftTooWhenTrainingIsNotStopped() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 6, 7);
    History history =
        trainer(network).epochs(4).listener(EarlyStopping.onLoss(5)).train(DATA);

    assertThat(history.stopped()).isFalse();
    assertThat(history.epochs()).hasSize(4);
    assertThat(network.parameters()).containsExactly(2);
  }

  @Test
  void aMetricOfWhichLessIsBetterIsWatchedOnTheValidationData() {
    ScriptedNetwork network = ScriptedNetwork.of(3, 1, 2, 2, 2);
    Metric metric = Metric.meanAbsoluteError();
    History history = trainer(network)
        .validation(DATA)
        .metrics(metric)
        .listener(EarlyStopping.onLowest(metric, 3))
        .train(DATA);

    assertThat(history.epochs()).hasSize(5);
    assertThat(network.parameters()).containsExactly(2);
  }

  @Test
  void aMetricOfWhichMoreIsBetterIsWatchedWithoutValidationOnTheTrainingData() {
    ScriptedNetwork network = ScriptedNetwork.of(1, 3, 2, 3, 9);
    Metric metric = Metric.meanAbsoluteError();
    EarlyStopping rule = EarlyStopping.onHighest(metric, 2);
    History history = trainer(network).metrics(metric).listener(rule).train(DATA);

    assertThat(history.epochs()).hasSize(4);
    assertThat(network.parameters()).containsExactly(2);
    assertThat(rule.best().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void whatIsNeverANumberEndsTrainingByAnException() {
    ScriptedNetwork network = ScriptedNetwork.of(5);
    EarlyStopping rule = EarlyStopping.onLowest(NOTHING, 3);
    Trainer trainer = trainer(network).metrics(NOTHING).listener(rule);

    assertThatThrownBy(() -> trainer.train(DATA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "early stopping watches the training nothing, which was not a finite number in any of 3 epochs");
    assertThat(network.parameters()).containsExactly(3);
    assertThat(rule.best()).isEmpty();
  }

  /** Of a sample of 0 the scripted network's loss is infinite, or NaN where the script says 0. */
  @ParameterizedTest
  @ValueSource(doubles = {5, 0})
  void aValidationLossThatIsNeverFiniteEndsTrainingByAnException(double scripted) {
    Dataset zero = Dataset.of(new float[] {0}, 1, new float[] {0}, 1);
    Trainer trainer =
        trainer(ScriptedNetwork.of(scripted)).validation(zero).listener(EarlyStopping.onLoss(1));

    assertThatThrownBy(() -> trainer.train(DATA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "early stopping watches the validation loss, which was not a finite number in any of 1 epochs");
  }

  @Test
  void aTrainingThatIsOverBeforeThePatienceHasItsLastParametersIfNothingWasANumber() {
    ScriptedNetwork network = ScriptedNetwork.of(5);
    History history = trainer(network)
        .epochs(2)
        .metrics(NOTHING)
        .listener(EarlyStopping.onLowest(NOTHING, 3))
        .train(DATA);

    assertThat(network.parameters()).containsExactly(2);
    assertThat(history.ending())
        .isEqualTo("ended after 2 epochs. The network has its last parameters.");
  }

  @Test
  void aValueThatIsANumberLaterIsBest() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 3, 4, 4);
    Metric fromTheThirdEpochOn = new Metric() {
      @Override
      public String label() {
        return "late";
      }

      @Override
      public double sum(
          Architecture architecture, float[] predictions, Dataset data, int from, int count) {
        return network.parameters()[0] < 3 ? Double.NaN : predictions[0];
      }
    };
    History history = trainer(network)
        .metrics(fromTheThirdEpochOn)
        .listener(EarlyStopping.onLowest(fromTheThirdEpochOn, 3))
        .train(DATA);

    assertThat(network.parameters()).containsExactly(3);
    assertThat(history.ending())
        .isEqualTo("stopped after 6 of 10 epochs: no improvement for 3 epochs. "
            + "The network has the parameters of epoch 3 (training late 3.000).");
  }

  @Test
  void listenersAfterItAreToldTheEndWithTheBestParameters() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 6, 7, 8);
    float[] atTheEnd = new float[1];
    int[] epochs = new int[1];
    trainer(network)
        .listener(EarlyStopping.onLoss(3))
        .listener(new TrainingListener() {
          @Override
          public void onEpoch(Epoch epoch) {
            epochs[0]++;
          }

          @Override
          public void onEnd(History history) {
            atTheEnd[0] = network.parameters()[0];
          }
        })
        .train(DATA);

    assertThat(epochs[0]).isEqualTo(5);
    assertThat(atTheEnd[0]).isEqualTo(2);
  }

  @Test
  void aListenerMayStopBeforeEarlyStopping() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 4, 6, 7, 8);
    History history = trainer(network)
        .listener(EarlyStopping.onLoss(3))
        .listener(new TrainingListener() {
          private boolean over;

          @Override
          public void onEpoch(Epoch epoch) {
            over = epoch.number() == 3;
          }

          @Override
          public boolean stops() {
            return over;
          }
        })
        .train(DATA);

    assertThat(history.epochs()).hasSize(3);
    assertThat(network.parameters()).containsExactly(2);
  }

  @Test
  void aTrainerStopsEachOfItsRunsAnew() {
    ScriptedNetwork network = ScriptedNetwork.of(5, 6, 6);
    Trainer trainer = trainer(network).listener(EarlyStopping.onLoss(2));
    History first = trainer.train(DATA);
    network.parameters()[0] = 0;

    assertThat(trainer.train(DATA)).isEqualTo(first);
  }

  @Test
  void aMetricThatIsNotComputedIsNamed() {
    Trainer trainer = trainer(ScriptedNetwork.of(1))
        .metrics(Metric.meanAbsoluteError())
        .listener(EarlyStopping.onHighest(Metric.accuracy(), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(DATA))
        .withMessage(
            "early stopping watches the metric 'accuracy', but the trainer computes [mean absolute error]: give it to metrics(...) too");
  }

  @Test
  void wrongArgumentsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EarlyStopping.onLoss(0))
        .withMessage("patience is 0, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EarlyStopping.onLoss(1).withMinImprovement(-1))
        .withMessage("minImprovement is -1.0, expected a finite number of at least 0");
  }

  @Test
  void twoRulesInOneRunAreAnError() {
    Trainer trainer = trainer(ScriptedNetwork.of(1))
        .listener(EarlyStopping.onLoss(3))
        .listener(EarlyStopping.onLoss(4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer.train(DATA))
        .withMessage(
            "the run has 'early stopping' already: EarlyStopping[loss, lowest, patience=3, minImprovement=0.0]");
  }
}
