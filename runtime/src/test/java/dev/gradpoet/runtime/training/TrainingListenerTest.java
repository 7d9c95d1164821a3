package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners are told, and how training ends. */
class TrainingListenerTest {

  private static HandNetwork network() {
    return HandNetwork.of(4, 6, 3, "cross_entropy", 0, 1);
  }

  @Test
  void listenersAreToldInOrder() {
    Recorder first = new Recorder("a ");
    TrainingListener second = new Recorder("b ") {
      @Override
      public void onBatch(int epoch, int batch, double loss) {
        first.events.add("b after a");
      }
    };
    Trainer.of(network())
        .miniBatch(30)
        .epochs(2)
        .listener(first)
        .listener(second)
        .train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(first.events)
        .containsExactly(
            "a start",
            "a epoch start 1",
            "a batch 1.1",
            "b after a",
            "a batch 1.2",
            "b after a",
            "a epoch 1",
            "a epoch start 2",
            "a batch 2.1",
            "b after a",
            "a batch 2.2",
            "b after a",
            "a epoch 2",
            "a end 2",
            "a close");
  }

  @Test
  void anActionIsGivenEachEpoch() {
    List<Integer> numbers = new ArrayList<>();
    History history = Trainer.of(network())
        .epochs(3)
        .onEpoch(epoch -> numbers.add(epoch.number()))
        .train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(history.epochs()).hasSize(3);
    assertThat(numbers).containsExactly(1, 2, 3);
  }

  @Test
  void aListenerCanStopTraining() {
    Recorder recorder = new Recorder("") {
      @Override
      public boolean stops() {
        return events.contains("epoch 3");
      }
    };
    History history =
        Trainer.of(network()).epochs(10).listener(recorder).train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(history.epochs()).hasSize(3);
    assertThat(history.stopped()).isTrue();
    assertThat(history.reason()).contains("a listener ended it");
    assertThat(history.toString())
        .endsWith(
            "\nstopped after 3 of 10 epochs: a listener ended it. The network has its last parameters.");
    assertThat(recorder.events).endsWith("end 3", "close");
  }

  @Test
  void aListenerCanStopTrainingAfterABatch() {
    Recorder recorder = new Recorder("") {
      @Override
      public boolean stops() {
        return events.contains("batch 2.1");
      }
    };
    History history =
        Trainer.of(network()).epochs(10).listener(recorder).train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(history.epochs()).hasSize(1);
    assertThat(history.reason()).contains("a listener ended it after 1 of 2 batches of epoch 2");
    assertThat(recorder.events).endsWith("batch 2.1", "end 1", "close");
  }

  @Test
  void checkpointsAreToldTheEndFirstAndAllElseLast() {
    List<String> told = new ArrayList<>();
    Recorder listener = new Recorder("listener ", told);
    class Saver extends Recorder implements RunSaver {
      Saver() {
        super("checkpoints ", told);
      }
    }
    Trainer.of(network())
        .epochs(1)
        .batch()
        .checkpoints(new Saver())
        .listener(listener)
        .train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(told)
        .containsExactly(
            "listener start",
            "checkpoints start",
            "listener epoch start 1",
            "checkpoints epoch start 1",
            "listener batch 1.1",
            "checkpoints batch 1.1",
            "listener epoch 1",
            "checkpoints epoch 1",
            "checkpoints end 1",
            "listener end 1",
            "listener close",
            "checkpoints close");
  }

  @Test
  void anExceptionOfAListenerReachesTheCallerAfterAllAreClosed() {
    TrainingListener failing = new TrainingListener() {
      @Override
      public void onEpoch(Epoch epoch) {
        throw new IllegalStateException("enough");
      }

      @Override
      public void close() {
        throw new IllegalStateException("closed");
      }
    };
    Recorder recorder = new Recorder("");
    Trainer trainer = Trainer.of(network()).listener(failing).listener(recorder);
    assertThatThrownBy(() -> trainer.train(HandNetwork.classes(50, 4, 3, 1)))
        .hasMessage("enough")
        .hasSuppressedException(new IllegalStateException("closed"));
    assertThat(recorder.events).endsWith("close").doesNotContain("end 0");
  }

  /** One that is used twice refuses: the run that it serves must go on with it. */
  @Test
  void whoRefusesTheStartIsNotClosedButThoseBeforeAre() {
    List<String> told = new ArrayList<>();
    Recorder refusing = new Recorder("refusing ", told) {
      @Override
      public void onStart(Run run) {
        throw new IllegalStateException("no");
      }
    };
    Trainer trainer = Trainer.of(network())
        .listener(new Recorder("a ", told))
        .listener(new Recorder("b ", told))
        .listener(refusing)
        .listener(new Recorder("c ", told));

    assertThatThrownBy(() -> trainer.train(HandNetwork.classes(50, 4, 3, 1))).hasMessage("no");
    assertThat(told).containsExactly("a start", "b start", "a close", "b close");
  }

  @Test
  void theEndingIsThatOfTheFirstReasonAndTheBestEpochThatWasMarked() {
    TrainingListener rule = new TrainingListener() {
      private Run run;

      @Override
      public void onStart(Run started) {
        run = started;
      }

      @Override
      public void onEpoch(Epoch epoch) {
        if (epoch.number() == 2) {
          run.markBest(new BestEpoch(epoch, "validation loss", 0.0068244));
        }
      }

      @Override
      public boolean stops() {
        boolean over = run.finished().size() == 3;
        if (over) {
          run.stopsBecause("no improvement for 1 epoch");
          run.stopsBecause("never said");
        }
        return over;
      }
    };
    History history =
        Trainer.of(network()).epochs(10).listener(rule).train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(history.best().orElseThrow().epoch()).isSameAs(history.epochs().get(1));
    assertThat(history.ending())
        .isEqualTo("stopped after 3 of 10 epochs: no improvement for 1 epoch. "
            + "The network has the parameters of epoch 2 (validation loss 0.006824).");
  }

  @Test
  void aTrainingThatNothingEndedSaysHowLongItWas() {
    History history = Trainer.of(network()).epochs(1).train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(history.reason()).isEmpty();
    assertThat(history.best()).isEmpty();
    assertThat(history.planned()).isEqualTo(1);
    assertThat(history.ending())
        .isEqualTo("ended after 1 epoch. The network has its last parameters.");
  }

  @Test
  void theProgressOfARunIsALine() {
    List<String> lines = new ArrayList<>();
    Trainer.of(network())
        .miniBatch(20)
        .epochs(2)
        .listener(new TrainingListener() {
          private Run run;

          @Override
          public void onStart(Run started) {
            run = started;
            lines.add(run.progress());
          }

          @Override
          public void onBatch(int epoch, int batch, double loss) {
            lines.add(run.progress());
          }

          @Override
          public void onEnd(History history) {
            lines.add(run.progress());
          }
        })
        .train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(lines)
        .containsExactly(
            "0 epochs",
            "1 of 3 batches",
            "2 of 3 batches",
            "3 of 3 batches",
            "1 epoch and 1 of 3 batches",
            "1 epoch and 2 of 3 batches",
            "1 epoch and 3 of 3 batches",
            "2 epochs");
  }

  @Test
  void aRunTellsItsListenersWhatItIs() {
    HandNetwork network = network();
    Dataset data = HandNetwork.classes(50, 4, 3, 1);
    List<Run> runs = new ArrayList<>();
    Trainer.of(network)
        .miniBatch(20)
        .epochs(2)
        .seed(7)
        .metrics(Metric.accuracy())
        .listener(new TrainingListener() {
          @Override
          public void onStart(Run run) {
            runs.add(run);
            assertThat(run.updates()).isZero();
          }

          @Override
          public void onBatch(int epoch, int batch, double loss) {
            Run run = runs.get(0);
            assertThat(run.finished()).hasSize(epoch - 1);
            assertThat(run.batches()).isEqualTo(batch);
            assertThat(run.optimizer().steps()).isEqualTo(run.updates());
          }
        })
        .train(data);

    Run run = runs.get(0);
    assertThat(run.learningRate()).isEqualTo(0.01);
    assertThat(run.epoch()).isEqualTo(3);
    assertThat(run.network()).isSameAs(network);
    assertThat(run.data()).isSameAs(data);
    assertThat(run.validation()).isEmpty();
    assertThat(run.metrics()).extracting(Metric::label).containsExactly("accuracy");
    assertThat(run.epochs()).isEqualTo(2);
    assertThat(run.batchSize()).isEqualTo(20);
    assertThat(run.batchesPerEpoch()).isEqualTo(3);
    assertThat(run.updates()).isEqualTo(6);
    assertThat(run.updatesBefore()).isZero();
    assertThat(run.setup())
        .containsEntry("seed", "7")
        .containsEntry("batch size", "20")
        .containsEntry("schedule", "none");
    assertThatThrownBy(run::evaluateLoss)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the run has begun: this is for TrainingListener.onStart");
    assertThatThrownBy(() -> run.resume(List.of(), 1, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the run has begun: this is for TrainingListener.onStart");
  }

  @Test
  void anInterruptEndsTrainingAfterTheBatchAndStaysSet() {
    Recorder recorder = new Recorder("") {
      @Override
      public void onBatch(int epoch, int batch, double loss) {
        super.onBatch(epoch, batch, loss);
        if (epoch == 2 && batch == 2) {
          Thread.currentThread().interrupt();
        }
      }
    };
    History history = Trainer.of(network())
        .miniBatch(10)
        .listener(recorder)
        .train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.reason()).contains("interrupted after 2 of 5 batches of epoch 2");
    assertThat(history.epochs()).hasSize(1);
    assertThat(recorder.batches()).isEqualTo(5 + 2);
    assertThat(recorder.events).endsWith("batch 2.2", "end 1", "close");
  }

  @Test
  void aThreadAlreadyInterruptedTrainsNothing() {
    HandNetwork network = network();
    float[] before = network.parameters().clone();
    Thread.currentThread().interrupt();
    History history = Trainer.of(network).train(HandNetwork.classes(50, 4, 3, 1));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(history.reason()).contains("interrupted");
    assertThat(network.parameters()).containsExactly(before);
    assertThatThrownBy(history::last).hasMessage("training was stopped in its first epoch");
  }
}
