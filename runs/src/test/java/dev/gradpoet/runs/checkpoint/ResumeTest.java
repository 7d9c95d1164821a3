package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runs.Recorder;
import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runs.ThreadsNetwork;
import dev.gradpoet.runs.schedule.Constant;
import dev.gradpoet.runs.schedule.OneCycle;
import dev.gradpoet.runs.schedule.ReduceOnPlateau;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.AdaDelta;
import dev.gradpoet.runtime.optimizer.AdaGrad;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.AdamW;
import dev.gradpoet.runtime.optimizer.Lion;
import dev.gradpoet.runtime.optimizer.Momentum;
import dev.gradpoet.runtime.optimizer.Nadam;
import dev.gradpoet.runtime.optimizer.Nesterov;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.RMSProp;
import dev.gradpoet.runtime.optimizer.RProp;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was stopped and resumed ends with the bits of one that was not. */
class ResumeTest {
  /** 7 batches of 8 samples and less. */
  private static final Dataset DATA = Samples.classes(50, 4, 3, 1).balanced();

  private static final Dataset VALIDATION = Samples.classes(30, 4, 3, 2);
  private static final int BATCHES = 7;
  private static final int EPOCHS = 4;

  @TempDir
  private Path folder;

  /** Interrupts training after so many batches of this run. */
  private static final class Interrupter implements TrainingListener {
    private int left;

    Interrupter(int batches) {
      this.left = batches;
    }

    @Override
    public void onBatch(int epoch, int batch, double loss) {
      if (--left == 0) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static NeuralNetwork network(long seed) {
    return SmallNetwork.create(seed);
  }

  /** All that has state, or draws at random. */
  private static Trainer everything(Trainer trainer) {
    return withoutStopping(trainer).listener(EarlyStopping.onLowest(Metric.meanAbsoluteError(), 3));
  }

  private static Trainer withoutStopping(Trainer trainer) {
    return trainer
        .optimizer(new Adam(0.03))
        .schedule(new WarmUp(1.5, new ReduceOnPlateau(1).withFactor(0.5)))
        .miniBatch(8)
        .epochs(EPOCHS)
        .seed(11)
        .clipNorm(0.7)
        .clipValue(0.2)
        .validation(VALIDATION)
        .metrics(Metric.accuracy(), Metric.meanAbsoluteError());
  }

  /** Trains the network, interrupted after those batches of each run, beginning with those parameters. */
  private History interrupted(
      NeuralNetwork network,
      float[] start,
      UnaryOperator<Trainer> configuration,
      Dataset data,
      int... batches) {
    Path file = folder.resolve("run.safetensors");
    History history = null;
    for (int count : batches) {
      // What a network was before does not matter to a run that goes on.
      Arrays.fill(network.parameters(), 0.5f);
      if (!Files.exists(file)) {
        System.arraycopy(start, 0, network.parameters(), 0, start.length);
      }
      history = configuration
          .apply(Trainer.of(network))
          .checkpoints(Checkpoints.to(file).everyEpochs(100).resume())
          .listener(new Interrupter(count))
          .train(data);
      Thread.interrupted();
    }
    return history;
  }

  private History interrupted(
      NeuralNetwork network, UnaryOperator<Trainer> configuration, int... batches) {
    return interrupted(network, network(1).parameters(), configuration, DATA, batches);
  }

  private void assertSameBits(UnaryOperator<Trainer> configuration, int... batches) {
    NeuralNetwork whole = network(1);
    History expected = configuration.apply(Trainer.of(whole)).train(DATA);
    NeuralNetwork parts = network(99);
    History history = interrupted(parts, configuration, batches);

    assertThat(parts.parameters()).containsExactly(whole.parameters());
    assertThat(history).isEqualTo(expected);
  }

  static Stream<Integer> everyBatch() {
    return Stream.iterate(1, n -> n <= BATCHES * EPOCHS, n -> n + 1);
  }

  @ParameterizedTest
  @MethodSource("everyBatch")
  void aRunStoppedAfterAnyBatchEndsWithTheSameBits(int batch) {
    assertSameBits(ResumeTest::everything, batch, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, BATCHES, BATCHES + 2, 2 * BATCHES})
  void aRunThatAListenerStopsEndsWithTheSameBits(int batch) {
    NeuralNetwork whole = network(1);
    History expected = everything(Trainer.of(whole)).train(DATA);
    Checkpoints checkpoints = Checkpoints.to(folder.resolve("run.safetensors")).resume();
    NeuralNetwork parts = network(1);
    int[] batches = new int[1];
    History first = everything(Trainer.of(parts))
        .checkpoints(checkpoints)
        .listener(new TrainingListener() {
          @Override
          public void onBatch(int epoch, int number, double loss) {
            batches[0]++;
          }

          @Override
          public boolean stops() {
            return batches[0] == batch;
          }
        })
        .train(DATA);
    assertThat(first.stopped()).isTrue();
    assertThat(first.epochs()).hasSize((batch - 1) / BATCHES);

    assertThat(everything(Trainer.of(parts)).checkpoints(checkpoints).train(DATA))
        .isEqualTo(expected);
    assertThat(parts.parameters()).containsExactly(whole.parameters());
  }

  @Test
  void aRunStoppedAfterEveryBatchEndsWithTheSameBits() {
    int[] batches = new int[BATCHES * EPOCHS + 1];
    Arrays.fill(batches, 1);
    assertSameBits(ResumeTest::everything, batches);
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new SGD(0.1).withWeightDecay(0.01),
        new Momentum(0.1),
        new Nesterov(0.1),
        new AdaGrad(0.1),
        new AdaDelta(),
        new RMSProp(0.01),
        new Adam(0.01),
        new AdamW(0.01),
        new Nadam(0.01),
        new RProp(0.01),
        new Lion(0.001));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void everyOptimizerGoesOnAsItWas(Optimizer optimizer) {
    assertSameBits(
        trainer -> trainer
            .optimizer(optimizer)
            .schedule(new OneCycle(EPOCHS))
            .miniBatch(8)
            .epochs(EPOCHS)
            .seed(3),
        5,
        9,
        7,
        Integer.MAX_VALUE);
  }

  static Stream<UnaryOperator<Trainer>> kindsOfBatches() {
    return Stream.of(
        Trainer::batch, Trainer::stochastic, Trainer::inOrder, trainer -> trainer.miniBatch(50));
  }

  @ParameterizedTest
  @MethodSource("kindsOfBatches")
  void everyKindOfBatchGoesOn(UnaryOperator<Trainer> kind) {
    assertSameBits(
        trainer -> kind.apply(trainer.optimizer(new Momentum(0.05)).epochs(6)),
        2,
        1,
        1,
        Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "3, 1", "3, 2"})
  void anyNumberOfThreadsBeforeAndAfterGivesTheSameBits(int before, int after) {
    // Several shards, and an update in several chunks.
    Dataset data = Samples.classes(500, 120, 2, 1);
    UnaryOperator<Trainer> configuration = trainer ->
        trainer.optimizer(new Adam(0.003)).miniBatch(200).epochs(2).seed(5).clipNorm(1);
    ThreadsNetwork whole = ThreadsNetwork.create(1);
    float[] start = whole.parameters().clone();
    History expected = configuration.apply(Trainer.of(whole)).threads(2).train(data);
    ThreadsNetwork parts = ThreadsNetwork.create(2);

    interrupted(parts, start, t -> configuration.apply(t).threads(before), data, 2);
    History history =
        interrupted(parts, start, t -> configuration.apply(t).threads(after), data, 100);

    assertThat(parts.parameters()).containsExactly(whole.parameters());
    assertThat(history).isEqualTo(expected);
  }

  @Test
  void aRunThatEarlyStoppingEndedIsOver() {
    UnaryOperator<Trainer> configuration = trainer -> withoutStopping(trainer)
        .optimizer(new SGD(1e-9))
        .listener(EarlyStopping.onLoss(2).withMinImprovement(1))
        .epochs(20);
    assertSameBits(configuration, Integer.MAX_VALUE);
    Recorder recorder = new Recorder();
    NeuralNetwork again = network(5);
    History history =
        interrupted(again, trainer -> configuration.apply(trainer).listener(recorder), 100);

    assertThat(history.epochs()).hasSize(3);
    assertThat(history.stopped()).isTrue();
    assertThat(recorder.events).containsExactly("start", "end 3");
  }

  @Test
  void aRunThatIsOverIsNotRunAgainButCanBeMadeLonger() {
    assertSameBits(ResumeTest::everything, Integer.MAX_VALUE);
    Recorder recorder = new Recorder();
    interrupted(network(5), trainer -> everything(trainer).listener(recorder), 100);
    assertThat(recorder.events).containsExactly("start", "end " + EPOCHS);

    assertSameBits(trainer -> everything(trainer).epochs(EPOCHS + 2), Integer.MAX_VALUE);
  }

  @Test
  void aScheduleOfOnesOwnMayBeALambda() {
    Schedule own = () -> epoch -> 1 / (1 + epoch);
    assertSameBits(trainer -> trainer.schedule(own).miniBatch(8).epochs(3), 4, Integer.MAX_VALUE);
    assertThat(told(own)).isEqualTo("dev.gradpoet.runs.checkpoint.ResumeTest");
    assertThat(told(new WarmUp(2, own)))
        .isEqualTo("WarmUp[epochs=2.0, first=0.01, next=dev.gradpoet.runs.checkpoint.ResumeTest]");
    assertThat(told(new Constant(0.5))).isEqualTo("Constant[factor=0.5]");
  }

  /** What a checkpoint says of that schedule. */
  private static String told(Schedule schedule) {
    List<String> told = new ArrayList<>();
    Trainer.of(network(1))
        .schedule(schedule)
        .epochs(1)
        .listener(new TrainingListener() {
          @Override
          public void onStart(Run run) {
            told.add(Setup.of(run).get("schedule"));
          }
        })
        .train(DATA);
    return told.get(0);
  }

  @Test
  void listenersAreToldWhatIsStillDone() throws IOException {
    interrupted(network(1), ResumeTest::everything, BATCHES + 5);
    Recorder recorder = new Recorder();
    List<String> progress = new ArrayList<>();
    TrainingListener first = new TrainingListener() {
      private Run run;

      @Override
      public void onStart(Run started) {
        run = started;
      }

      @Override
      public void onEpochStart(int epoch) {
        progress.add(run.progress());
        assertThat(run.updatesBefore()).isEqualTo(BATCHES + 5);
      }
    };
    interrupted(network(1), t -> everything(t).listener(recorder).listener(first), 100);

    assertThat(progress).containsExactly("1 epoch and 5 of 7 batches", "2 epochs", "3 epochs");
    assertThat(recorder.events)
        .startsWith("start", "epoch start 2", "batch 2.6", "batch 2.7", "epoch 2", "epoch start 3")
        .endsWith("epoch 4", "end 4");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aThreadAlreadyInterruptedSavesAndReadsAndTrainsNothing() {
    Path file = folder.resolve("run.safetensors");
    NeuralNetwork network = network(1);
    for (int attempt = 0; attempt < 2; attempt++) {
      Thread.currentThread().interrupt();
      History history = everything(Trainer.of(network))
          .checkpoints(Checkpoints.to(file).resume())
          .train(DATA);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(history)
          .isEqualTo(new History(List.of(), EPOCHS, Optional.of("interrupted"), Optional.empty()));
      assertThat(network.parameters()).containsExactly(network(1).parameters());
      assertThat(file).exists();
    }
    assertSameBits(ResumeTest::everything, Integer.MAX_VALUE);
  }
}
