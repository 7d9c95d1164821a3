package dev.gradpoet.lab.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.NonFiniteException;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.RunSaver;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private static final long SECOND = 1_000_000_000;
  private static final Dataset DATA =
      Dataset.of(new float[] {0, 1, 2, 3, 4}, 1, new float[] {1, 3, 5, 7, 9}, 1);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private final List<String> shown = new ArrayList<>();
  private long time;

  /** Keeps what is shown. */
  private final Display recorder = new Display() {
    @Override
    public void begin(String title, long samples) {
      shown.add(title + " of " + samples);
    }

    @Override
    public void update(long samples, String message) {
      shown.add(samples + ": " + message);
    }

    @Override
    public void end(String message) {
      shown.add(message);
    }

    @Override
    public void clear() {
      shown.add("cleared");
    }
  };

  private static Epoch epoch(int number) {
    Evaluation training = new Evaluation(0.25, Map.of("accuracy", 0.5));
    return new Epoch(number, training, Optional.of(new Evaluation(0.5, Map.of())));
  }

  @Test
  void lossSpeedAndTimeLeftAreShown() {
    TrainingProgress progress = new TrainingProgress(recorder, () -> time);
    progress.start(10, 100, 64);
    progress.onEpochStart(1);
    time += SECOND;
    progress.onBatch(1, 1, 2.0);
    time += SECOND;
    progress.onBatch(1, 2, 1.0);
    progress.onEpoch(epoch(1));

    // 64 and then 36 samples: (64 · 2 + 36 · 1) / 100 = 1.64.
    assertThat(shown)
        .containsExactly(
            "epoch  1/10 of 100",
            "64: loss 2.00000, 64 samples/s, 0:00:15 left",
            "100: loss 1.64000, 50 samples/s, 0:00:18 left",
            "100: 50 samples/s, 0:00:18 left",
            "loss 0.250000, accuracy 0.5000; validation: loss 0.500000; 50 samples/s, 0:00:18 left");
  }

  @Test
  void fastBatchesAreNotEachShown() {
    TrainingProgress progress = new TrainingProgress(recorder, () -> time);
    progress.start(1, 1000, 1);
    progress.onEpochStart(1);
    for (int batch = 1; batch <= 1000; batch++) {
      time += SECOND / 1000;
      progress.onBatch(1, batch, 1);
    }
    assertThat(shown).hasSize(1 + 10);
  }

  @Test
  void whereTrainingIsResumedTheRestIsMeasured() {
    TrainingProgress progress = new TrainingProgress(recorder, () -> time);
    progress.start(10, 100, 100);
    progress.onEpochStart(9);
    time += 4 * SECOND;
    progress.onBatch(9, 1, 1);

    assertThat(shown).last().isEqualTo("100: loss 1.00000, 25 samples/s, 0:00:04 left");
  }

  @Test
  void aTrainingThatIsStoppedWithinAnEpochEndsIt() {
    TrainingProgress progress = new TrainingProgress(recorder, () -> time);
    progress.start(10, 100, 100);
    progress.onEpochStart(1);
    progress.onEnd(new History(List.of(), 2, Optional.of("interrupted"), Optional.empty()));

    assertThat(shown).containsExactly("epoch  1/10 of 100", "stopped");
  }

  @Test
  void linesOfSomeEpochsAreThoseOfTheFirstOfMultiplesAndOfTheLast() {
    Trainer.of(LineNetwork.create(1))
        .epochs(8)
        .miniBatch(2)
        .listener(TrainingProgress.lines(out).everyEpochs(3))
        .train(DATA);

    assertThat(bytes.toString(UTF_8).lines().map(line -> line.substring(0, 9)))
        .containsExactly("epoch 1/8", "epoch 3/8", "epoch 6/8", "epoch 8/8");
  }

  @Test
  void theLastLineOfSomeEpochsIsThatOfTheEpochInWhichTrainingWasEnded() {
    TrainingProgress progress = new TrainingProgress(recorder, () -> time).everyEpochs(10);
    progress.start(100, 10, 10);
    for (int epoch = 1; epoch <= 2; epoch++) {
      progress.onEpochStart(epoch);
      time += SECOND;
      progress.onBatch(epoch, 1, 1);
      progress.onEpoch(epoch(epoch));
    }
    assertThat(shown).last().isEqualTo("cleared");

    progress.onEnd(new History(List.of(), 2, Optional.of("interrupted"), Optional.empty()));
    assertThat(shown).last().asString().startsWith("loss 0.250000").endsWith("0:01:38 left");
  }

  @Test
  void linesOfNoEpochAreRejected() {
    assertThatThrownBy(() -> TrainingProgress.lines(out).everyEpochs(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epochs is 0, expected at least 1");
  }

  @Test
  void withoutTerminalThereIsALineForEachEpoch() {
    Trainer.of(LineNetwork.create(1))
        .epochs(3)
        .miniBatch(2)
        .metrics(Metric.meanAbsoluteError())
        .listener(TrainingProgress.lines(out))
        .train(DATA);
    String[] lines = bytes.toString(UTF_8).split("\n", -1);

    assertThat(lines).hasSize(4).endsWith("");
    assertThat(lines[2])
        .matches("epoch 3/3: loss \\S+, mean absolute error \\S+; [0-9,]+ samples/s, 0:00:00 left");
    assertThat(bytes.toString(UTF_8)).doesNotContain("\r", "\u001b");
  }

  @Test
  void inATerminalThereIsAlsoABarForTheEpochThatRuns() {
    List<String> drawn = new CopyOnWriteArrayList<>();
    BarDisplay bars = new BarDisplay(
        () -> new ProgressBarBuilder()
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new DelegatingProgressBarConsumer(drawn::add, 150)),
        new LineDisplay(out));
    Trainer.of(LineNetwork.create(1))
        .epochs(2)
        .miniBatch(2)
        .listener(new TrainingProgress(bars, System::nanoTime))
        .train(DATA);

    assertThat(drawn)
        .anySatisfy(bar -> assertThat(bar)
            .startsWith("epoch 2/2 100% [====")
            .contains("5/5")
            .contains("samples/s, 0:00:00 left"));
    assertThat(bytes.toString(UTF_8).lines()).hasSize(2).allMatch(line -> line.contains("loss "));
  }

  @Test
  void silenceIsAListenerToo() {
    TrainingListener silent = TrainingProgress.silent();

    assertThat(Trainer.of(LineNetwork.create(1)).listener(silent).train(DATA).epochs())
        .hasSize(10);
  }

  @Test
  void anExceptionEndsTheEpochThatIsShown() {
    Trainer trainer = Trainer.of(LineNetwork.create(1))
        .listener(new TrainingProgress(recorder, () -> time))
        .onEpoch(epoch -> {
          throw new IllegalStateException("enough");
        });
    assertThatThrownBy(() -> trainer.miniBatch(2).train(DATA)).hasMessage("enough");
    assertThat(shown).last().asString().startsWith("loss ");

    Trainer divergent = Trainer.of(LineNetwork.create(1))
        .optimizer(new SGD(1e30))
        .listener(new TrainingProgress(recorder, () -> time));
    assertThatThrownBy(() -> divergent.miniBatch(2).train(DATA))
        .isInstanceOf(NonFiniteException.class);
    assertThat(shown).last().isEqualTo("failed");
  }

  @Test
  void aRunThatGoesOnWithinAnEpochShowsTheLossOfAllItsBatches() {
    RunSaver goingOn = new RunSaver() {
      @Override
      public void onStart(Run run) {
        run.resume(List.of(), 2, 40);
      }
    };
    TrainingListener clock = new TrainingListener() {
      @Override
      public void onBatch(int epoch, int batch, double loss) {
        time += SECOND;
      }
    };
    Trainer.of(LineNetwork.create(1))
        .epochs(1)
        .miniBatch(2)
        .inOrder()
        .listener(clock)
        .listener(new TrainingProgress(recorder, () -> time))
        .checkpoints(goingOn)
        .train(DATA);

    assertThat(shown.get(1)).startsWith("5: loss ").endsWith(", 1 samples/s, 0:00:00 left");
    assertThat(Double.parseDouble(shown.get(1).substring(8, 14))).isGreaterThan(8);
  }

  @Test
  void aRunThatGoesOnAfterTheLastBatchOfAnEpochHasNoSpeedYet() {
    RunSaver goingOn = new RunSaver() {
      @Override
      public void onStart(Run run) {
        run.resume(List.of(), 3, 40);
      }
    };
    Trainer.of(LineNetwork.create(1))
        .epochs(1)
        .miniBatch(2)
        .listener(new TrainingProgress(recorder, () -> time))
        .checkpoints(goingOn)
        .train(DATA);

    assertThat(shown).containsExactly("epoch 1/1 of 5", "5: resumed", "loss 8.00000; resumed");
  }
}
