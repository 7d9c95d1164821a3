package dev.gradpoet.lab.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private static final long SECOND = 1_000_000_000;
  private static final Dataset DATA =
      Dataset.of(new float[] {0, 1, 2, 3, 4}, 1, new float[] {1, 3, 5, 7, 9}, 1);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);
  private long time;

  private TrainingProgress progress(int columns) {
    return new TrainingProgress(new Screen(out, columns), () -> time);
  }

  private String text() {
    return bytes.toString(UTF_8);
  }

  /** What is printed, without empty lines. */
  private List<String> lines() {
    return EmulatedTerminal.lines(text()).stream()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The header and the lines of epochs. */
  private List<String> table() {
    return lines().stream().filter(line -> line.matches(" *(epoch  |\\d+/).*")).toList();
  }

  /** What is shown in place, each time. */
  private List<String> bars() {
    List<String> bars = new ArrayList<>();
    for (String shown : text().split("[\r\n]", -1)) {
      if (shown.contains("[")) {
        bars.add(shown.stripTrailing());
      }
    }
    return bars;
  }

  /** A trainer of three batches an epoch, each of which takes so long. */
  private Trainer trainer(int epochs, long nanosPerBatch) {
    return Trainer.of(LineNetwork.create(1))
        .epochs(epochs)
        .miniBatch(2)
        .listener(new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, double loss) {
            time += nanosPerBatch;
          }
        });
  }

  /** What puts a run where it goes on. */
  private static RunSaver goingOn(int epochs, int batches) {
    return new RunSaver() {
      @Override
      public void onStart(Run run) {
        List<Epoch> finished = IntStream.rangeClosed(1, epochs)
            .mapToObj(number -> new Epoch(number, new Evaluation(0.5, Map.of()), Optional.empty()))
            .toList();
        run.resume(finished, batches, batches);
      }
    };
  }

  /** What stops a run. */
  private static TrainingListener stoppingAfter(int epochs, int batches) {
    return new TrainingListener() {
      private int epoch;
      private int batch;

      @Override
      public void onEpochStart(int next) {
        epoch = next;
        batch = 0;
      }

      @Override
      public void onBatch(int current, int done, double loss) {
        batch = done;
      }

      @Override
      public boolean stops() {
        return epoch == epochs + 1 && batch == batches;
      }
    };
  }

  @Test
  void everyEpochIsALineOfATable() {
    trainer(3, SECOND)
        .optimizer(new SGD(0.005))
        .metrics(Metric.meanAbsoluteError())
        .validation(DATA)
        .listener(progress(Terminal.NONE))
        .train(DATA);

    assertThat(table()).hasSize(4);
    assertThat(table().get(0))
        .isEqualTo("epoch       loss  mean absolute error   val loss  val mean absolute error"
            + "      rate  samples/s     left");
    String figures = " +\\S+ +\\S+ +\\S+ +\\S+   0\\.00500 ";
    assertThat(table().get(1)).matches("  1/3" + figures + "         2        -");
    assertThat(table().get(2)).matches("  2/3" + figures + "         2     0:03");
    assertThat(table().get(3)).matches("  3/3" + figures + "         2     0:00");
    assertThat(table()).allMatch(line -> line.length() == table().get(0).length());
    assertThat(lines().subList(4, lines().size()))
        .containsExactly("ended after 3 epochs.", "The network has its last parameters.");
    assertThat(text()).doesNotContain("\r", "\u001b");
  }

  @Test
  void whatOthersDoBeforeTheFirstEpochIsNoPartOfTheSpeed() {
    trainer(1, SECOND)
        .listener(progress(Terminal.NONE))
        .listener(new TrainingListener() {
          @Override
          public void onStart(Run run) {
            time += 100 * SECOND;
          }
        })
        .train(DATA);

    assertThat(table().get(1)).matches(".* 2        -");
  }

  @Test
  void aTerminalHasTheColumnsThatFit() {
    trainer(3, 0)
        .metrics(Metric.meanAbsoluteError())
        .validation(DATA)
        .listener(progress(80))
        .train(DATA);

    assertThat(lines().get(0))
        .isEqualTo("epoch       loss  mean absolute error   val loss  val mean absolute error");
    assertThat(table())
        .hasSize(4)
        .allMatch(line -> line.length() == table().get(0).length());
  }

  @Test
  void linesOfSomeEpochsAreThoseOfTheFirstOfMultiplesAndOfTheLast() {
    trainer(8, 0).listener(TrainingProgress.lines(out).everyEpochs(3)).train(DATA);

    assertThat(table().stream().map(line -> line.substring(0, 5)))
        .containsExactly("epoch", "  1/8", "  3/8", "  6/8", "  8/8");
  }

  @Test
  void linesOfNoEpochAreRejected() {
    assertThatThrownBy(() -> TrainingProgress.lines(out).everyEpochs(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epochs is 0, expected at least 1");
  }

  @Test
  void aRunThatStopsBetweenEpochsShowsItsLastOne() {
    trainer(100, 0)
        .listener(progress(80).everyEpochs(10))
        .listener(stoppingAfter(2, 0))
        .train(DATA);

    assertThat(table()).hasSize(3);
    assertThat(table().get(2)).startsWith("  2/100");
    assertThat(lines().get(3)).startsWith("stopped after 2 of 100 epochs: a listener ended it");
  }

  @Test
  void aRunThatStopsWithinAnEpochSaysWhere() {
    trainer(100, 0).listener(progress(80)).listener(stoppingAfter(1, 2)).train(DATA);

    assertThat(lines())
        .contains(
            "stopped after 1 of 100 epochs: a listener ended it after 2 of 3 batches of epoch 2.");
  }

  @Test
  void whatTakesLongHasABarThatLeavesNothingBehind() {
    trainer(3, SECOND).listener(progress(100)).train(DATA);

    // The loss of batches before the first update, of each epoch.
    assertThat(bars()).hasSize(9);
    assertThat(bars().get(0)).matches("epoch 1/3  \\[==> {17}]  13\\.3 %  loss \\S+  2 samples/s");
    assertThat(bars().get(5))
        .matches("epoch 2/3  \\[={12}> {7}]  66\\.7 %  loss \\S+  2 samples/s");
    assertThat(bars().get(6))
        .matches("epoch 3/3  \\[={15}> {4}]  80\\.0 %  0:02 left  loss \\S+  2 samples/s");
    assertThat(bars().get(8))
        .matches("epoch 3/3  \\[={19}>] 100\\.0 %  0:00 left  loss \\S+  2 samples/s");
    assertThat(lines()).hasSize(6).noneMatch(line -> line.contains("["));
    assertThat(text()).doesNotContain("\u001b");
  }

  @Test
  void aBarIsRewrittenSomeTimesASecond() {
    trainer(1000, SECOND / 1000).listener(progress(80).everyEpochs(1000)).train(DATA);

    // Three seconds, and nothing in the first 200 milliseconds after the line of the first epoch.
    assertThat(bars()).hasSize(28);
  }

  @Test
  void shortEpochsWithLinesHaveNoBar() {
    trainer(1000, SECOND / 1000).listener(progress(80)).train(DATA);

    assertThat(text()).doesNotContain("\r");
    assertThat(table()).hasSize(1001);
  }

  @Test
  void aNarrowTerminalHasAShortBar() {
    trainer(3, SECOND).listener(progress(45)).train(DATA);

    assertThat(bars())
        .isNotEmpty()
        .allMatch(bar -> bar.length() < 45)
        .anyMatch(bar -> bar.endsWith("%"));
  }

  @Test
  void aRunThatGoesOnSaysWhereAndMeasuresTheRest() {
    trainer(10, SECOND)
        .inOrder()
        .checkpoints(goingOn(7, 2))
        .listener(progress(80))
        .train(DATA);

    assertThat(lines().get(0)).isEqualTo("goes on after 7 epochs and 2 of 3 batches");
    // One sample of the epoch in which it goes on, in a second; the loss of all three batches.
    assertThat(lines().get(2)).matches(" 8/10 +\\S+ +0\\.0100 +1 +-");
    assertThat(Double.parseDouble(lines().get(2).substring(7, 16))).isGreaterThan(2);
    assertThat(lines().get(3)).matches(" 9/10 +\\S+ +0\\.0100 +2 +0:03");
  }

  @Test
  void anEpochWhoseBatchesWereDoneHasNoSpeed() {
    trainer(1, SECOND).checkpoints(goingOn(0, 3)).listener(progress(80)).train(DATA);

    assertThat(lines().get(0)).isEqualTo("goes on after 3 of 3 batches");
    assertThat(lines().get(2)).matches("  1/1 +0\\.6000 +0\\.0100 +- +-");
  }

  @Test
  void aRunThatWasOverSaysSo() {
    trainer(4, 0).checkpoints(goingOn(4, 0)).listener(progress(80)).train(DATA);

    assertThat(lines())
        .containsExactly(
            "nothing was left to do",
            "ended after 4 epochs.",
            "The network has its last parameters.");
  }

  @Test
  void aRunThatARuleHasEndedSaysWhyAndWhatTheNetworkHas() {
    TrainingListener rule = new TrainingListener() {
      private Optional<Run> run = Optional.empty();

      @Override
      public void onStart(Run started) {
        run = Optional.of(started);
      }

      @Override
      public void onEpoch(Epoch epoch) {
        run.orElseThrow().markBest(new BestEpoch(epoch, "training loss", epoch.loss()));
      }

      @Override
      public boolean stops() {
        boolean stops = run.orElseThrow().finished().size() == 2;
        if (stops) {
          run.orElseThrow().stopsBecause("enough");
        }
        return stops;
      }
    };
    trainer(10, 0).listener(progress(80)).listener(rule).train(DATA);

    assertThat(lines().get(3)).isEqualTo("stopped after 2 of 10 epochs: enough.");
    assertThat(lines().get(4))
        .matches("The network has the parameters of epoch 2 \\(training loss \\S+\\)\\.");
  }

  @Test
  void aRunThatFailsTakesItsBarAwayAndSaysWhere() {
    Trainer divergent = trainer(10, SECOND).optimizer(new SGD(1e30)).listener(progress(80));
    assertThatThrownBy(() -> divergent.train(DATA)).isInstanceOf(NonFiniteException.class);

    assertThat(bars()).isNotEmpty();
    assertThat(lines()).containsExactly("failed after 1 of 3 batches");
  }

  @Test
  void aRunThatDoesNotBeginSaysNothing() {
    Trainer trainer = trainer(1, 0).listener(progress(80)).listener(new TrainingListener() {
      @Override
      public void onStart(Run run) {
        throw new IllegalStateException("no");
      }
    });
    assertThatThrownBy(() -> trainer.train(DATA)).hasMessage("no");
    assertThat(text()).isEmpty();
  }

  @Test
  void silenceIsAListenerToo() {
    TrainingListener silent = TrainingProgress.silent();

    assertThat(Trainer.of(LineNetwork.create(1)).listener(silent).train(DATA).epochs())
        .hasSize(10);
  }
}
