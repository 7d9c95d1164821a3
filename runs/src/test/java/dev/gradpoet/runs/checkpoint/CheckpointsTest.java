package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runs.OtherNetwork;
import dev.gradpoet.runs.Recorder;
import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.io.MismatchException;
import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.io.Weights;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a run is saved, and where it goes on. */
class CheckpointsTest {
  private static final Dataset DATA = Samples.classes(40, 4, 3, 1);

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("run.safetensors");
  }

  private static NeuralNetwork network() {
    return SmallNetwork.create(1);
  }

  private static Trainer trainer(NeuralNetwork network) {
    return Trainer.of(network).optimizer(new Adam(0.01)).miniBatch(10).epochs(3).seed(1);
  }

  private Trainer saving(NeuralNetwork network) {
    return trainer(network).checkpoints(Checkpoints.to(file));
  }

  private Trainer resuming(NeuralNetwork network) {
    return trainer(network).checkpoints(Checkpoints.to(file).resume());
  }

  /** How far the run in the file is, seen before each batch: epochs and batches. */
  private List<String> seen(UnaryOperator<Checkpoints> when) {
    List<String> seen = new ArrayList<>();
    TrainingListener looking = new TrainingListener() {
      @Override
      public void onEpochStart(int epoch) {
        seen.add(progress());
      }

      @Override
      public void onBatch(int epoch, int batch, double loss) {
        seen.add(progress());
      }
    };
    trainer(network())
        .checkpoints(when.apply(Checkpoints.to(file)))
        .listener(looking)
        .train(DATA);
    seen.add(progress());
    return seen;
  }

  private String progress() {
    try (Safetensors opened = Safetensors.open(file)) {
      return SavedEpochs.in(opened) + "." + opened.metadata().get("batches");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aRunOfVeryManyEpochsIsSaved() {
    Evaluation evaluation = new Evaluation(1 / 3.0, Map.of("accuracy", 0.1));
    List<Epoch> epochs = IntStream.rangeClosed(1, 400_000)
        .mapToObj(number -> new Epoch(number, evaluation, Optional.of(evaluation)))
        .toList();
    UnaryOperator<Trainer> many =
        trainer -> trainer.epochs(epochs.size()).metrics(Metric.accuracy()).validation(DATA);
    many.apply(saving(network()))
        .listener(new TrainingListener() {
          @Override
          public void onStart(Run run) {
            run.resume(epochs, 0, 0);
          }
        })
        .train(DATA);

    assertThat(many.apply(resuming(network())).train(DATA).epochs()).isEqualTo(epochs);
  }

  @Test
  void everyEpochIsSavedUnlessToldOtherwise() {
    assertThat(seen(checkpoints -> checkpoints))
        .containsExactly(
            "0.0", "0.0", "0.0", "0.0", "0.0", "1.0", "1.0", "1.0", "1.0", "1.0", "2.0", "2.0",
            "2.0", "2.0", "2.0", "3.0");
  }

  @Test
  void everySecondEpochAndTheEndAreSaved() {
    assertThat(seen(checkpoints -> checkpoints.everyEpochs(2)))
        .containsExactly(
            "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "0.0", "2.0", "2.0",
            "2.0", "2.0", "2.0", "3.0");
  }

  @Test
  void everyThirdBatchOfTheRunIsSaved() {
    assertThat(seen(checkpoints -> checkpoints.everyBatches(3)))
        .containsExactly(
            "0.0", "0.0", "0.0", "0.0", "0.3", "0.3", "0.3", "0.3", "1.2", "1.2", "1.2", "1.2",
            "2.1", "2.1", "2.1", "3.0");
  }

  @Test
  void timeIsLookedAtAfterEachBatch() {
    assertThat(seen(checkpoints -> checkpoints.every(Duration.ofNanos(1))))
        .containsExactly(
            "0.0", "0.0", "0.1", "0.2", "0.3", "0.4", "0.4", "1.1", "1.2", "1.3", "1.4", "1.4",
            "2.1", "2.2", "2.3", "3.0");
  }

  @Test
  void aLongTimeSavesTheStartAndTheEnd() {
    assertThat(seen(checkpoints -> checkpoints.every(Duration.ofDays(1))))
        .endsWith("0.0", "3.0")
        .containsOnly("0.0", "3.0");
  }

  @Test
  void savingChangesNothing() {
    NeuralNetwork saved = network();
    NeuralNetwork plain = network();
    History history = saving(saved).train(DATA);

    assertThat(trainer(plain).train(DATA)).isEqualTo(history);
    assertThat(saved.parameters()).containsExactly(plain.parameters());
  }

  @Test
  void theFileHasTheParametersAsTensorsOfTheLayers() throws IOException {
    NeuralNetwork network = network();
    saving(network).train(DATA);

    float[] read = new float[network.parameters().length];
    try (Safetensors opened = Safetensors.open(file)) {
      int at = 0;
      for (String tensor :
          List.of("hidden.weights", "hidden.biases", "output.weights", "output.biases")) {
        at += opened.read(tensor, read, at);
      }
      assertThat(opened.tensor("hidden.weights").shape()).containsExactly(4L, 6L);
      assertThat(opened.tensors()).extracting(t -> t.name()).contains("optimizer.0", "optimizer.1");
    }
    assertThat(read).containsExactly(network.parameters());
  }

  @Test
  void aFileThatIsThereIsNotReplacedWithoutBeingAsked() throws IOException {
    saving(network()).train(DATA);
    byte[] before = Files.readAllBytes(file);
    NeuralNetwork network = network();

    assertThatThrownBy(() -> saving(network).train(DATA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            file + " exists: Checkpoints.resume() goes on from it; to start anew, delete it");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(network.parameters()).containsExactly(network().parameters());
  }

  @Test
  void aDirectoryThatIsNotThereIsNoticedBeforeTheFirstBatch() {
    Recorder recorder = new Recorder();
    Path missing = folder.resolve("missing").resolve("run.safetensors");
    Trainer trainer = trainer(network()).checkpoints(Checkpoints.to(missing)).listener(recorder);

    assertThatThrownBy(() -> trainer.train(DATA))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write the checkpoint " + missing + ": ")
        .hasCauseInstanceOf(NoSuchFileException.class);
    assertThat(recorder.events).containsExactly("start");
  }

  @Test
  void aRunThatIsLongerThanAskedForIsAnError() {
    saving(network()).train(DATA);
    NeuralNetwork network = network();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> resuming(network).epochs(2).train(DATA))
        .withMessage("epochs is 2, but the checkpoint " + file + " is already in epoch 3");
    assertThat(network.parameters()).containsExactly(network().parameters());
  }

  @Test
  void theParametersCanBeLoadedByTheirNetworkAlone() throws IOException {
    NeuralNetwork network = network();
    saving(network).train(DATA);

    NeuralNetwork loaded = Weights.of(SmallNetwork.create(9)).ignoreLeftOver().load(file);
    assertThat(loaded.parameters()).containsExactly(network.parameters());
    assertThatThrownBy(() -> Weights.of(OtherNetwork.create(9)).ignoreLeftOver().load(file))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("it was saved from another architecture");
  }

  private static String refusal(Path file) {
    return file
        + " is the checkpoint of another run that is not over: each run needs a file of its own";
  }

  /** The same ones, others of the same file, and the file by another path. */
  @Test
  void aFileThatARunIsSavedInIsRefusedToAnotherRun() {
    Checkpoints checkpoints = Checkpoints.to(file).resume();
    Path detour = folder.resolve(".").resolve("run.safetensors");
    NeuralNetwork other = network();
    List<String> refused = new ArrayList<>();
    NeuralNetwork outer = network();
    History history = trainer(outer)
        .checkpoints(checkpoints)
        .onEpoch(epoch -> {
          for (Checkpoints used : List.of(
              checkpoints, checkpoints.everyBatches(1), Checkpoints.to(detour).resume())) {
            try {
              trainer(other).checkpoints(used).train(DATA);
            } catch (IllegalStateException e) {
              refused.add(e.getMessage());
            }
          }
        })
        .train(DATA);

    assertThat(refused).hasSize(9).startsWith(refusal(file), refusal(file), refusal(detour));
    assertThat(other.parameters()).containsExactly(network().parameters());
    NeuralNetwork plain = network();
    assertThat(trainer(plain).train(DATA)).isEqualTo(history);
    assertThat(outer.parameters()).containsExactly(plain.parameters());
    assertThat(progress()).isEqualTo("3.0");
    assertThat(trainer(other).checkpoints(checkpoints).train(DATA)).isEqualTo(history);
  }

  @Test
  void twoTrainingsAtOnceAreRefusedOneFile() throws Exception {
    Checkpoints checkpoints = Checkpoints.to(file).resume();
    List<Throwable> thrown = new ArrayList<>();
    History history = trainer(network())
        .checkpoints(checkpoints)
        .onEpoch(epoch -> {
          Thread second =
              new Thread(() -> trainer(network()).checkpoints(checkpoints).train(DATA));
          second.setUncaughtExceptionHandler((thread, exception) -> thrown.add(exception));
          second.start();
          try {
            second.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        })
        .train(DATA);

    assertThat(thrown).hasSize(3).allSatisfy(e -> assertThat(e).hasMessage(refusal(file)));
    assertThat(history.stopped()).isFalse();
    assertThat(progress()).isEqualTo("3.0");
  }

  @Test
  void aFileIsFreeAfterARunThatFailed() {
    Checkpoints checkpoints = Checkpoints.to(file).resume();
    Trainer failing = trainer(network()).checkpoints(checkpoints).onEpoch(epoch -> {
      throw new IllegalStateException("enough");
    });
    assertThatThrownBy(() -> failing.train(DATA)).hasMessage("enough");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(network()).seed(2).checkpoints(checkpoints).train(DATA));

    assertThat(trainer(network()).checkpoints(checkpoints).train(DATA).epochs()).hasSize(3);
  }

  @Test
  void filesOfOthersBesideItStay() throws IOException {
    Path cafe = Files.writeString(folder.resolve("run.safetensors.cafe.tmp"), "mine");
    saving(network()).train(DATA);

    assertThat(cafe).hasContent("mine");
  }

  @Test
  void theyAreNoListener() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> trainer(network()).listener(Checkpoints.to(file)))
        .withMessage("listener saves the run: give it to checkpoints(...)");
  }

  @Test
  void anExceptionLeavesTheLastCheckpoint() {
    NeuralNetwork network = network();
    Trainer failing = saving(network).onEpoch(epoch -> {
      if (epoch.number() == 2) {
        throw new IllegalStateException("enough");
      }
    });
    assertThatThrownBy(() -> failing.train(DATA)).hasMessage("enough");
    assertThat(progress()).isEqualTo("1.0");

    NeuralNetwork whole = network();
    History expected = trainer(whole).train(DATA);
    assertThat(resuming(network).train(DATA)).isEqualTo(expected);
    assertThat(network.parameters()).containsExactly(whole.parameters());
  }

  /** A hook that stayed would hold the network. */
  @Test
  void nothingStaysAfterTraining() {
    WeakReference<NeuralNetwork> network = trainedNetwork();
    for (int attempt = 0; attempt < 100 && network.get() != null; attempt++) {
      System.gc();
    }
    assertThat(network.get()).isNull();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("gradpoet"));
  }

  private WeakReference<NeuralNetwork> trainedNetwork() {
    NeuralNetwork network = network();
    saving(network).train(DATA);
    return new WeakReference<>(network);
  }

  @Test
  void wrongArgumentsAreNamed() {
    Checkpoints checkpoints = Checkpoints.to(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checkpoints.everyEpochs(0))
        .withMessage("epochs is 0, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checkpoints.everyBatches(-1))
        .withMessage("batches is -1, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> checkpoints.every(Duration.ZERO))
        .withMessage("interval is PT0S, expected a duration greater than 0");
    assertThatNullPointerException()
        .isThrownBy(() -> Checkpoints.to(null))
        .withMessage("file is null");
    assertThatNullPointerException()
        .isThrownBy(() -> trainer(network()).checkpoints(null))
        .withMessage("checkpoints is null");
  }
}
