package dev.gradpoet.lab.progress;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The progress of one run. */
final class RunProgress implements TrainingListener {
  /** Text costs more than a batch of a small network. */
  private static final long NANOS_BETWEEN_BARS = 100_000_000;
  /** What is over so fast needs no bar. */
  private static final long NANOS_BEFORE_BAR = 200_000_000;

  private static final int BAR_CELLS = 20;

  private final Run run;
  private final Screen screen;
  private final LongSupplier clock;
  private final int every;
  private final EpochTable table;
  private final long samples;

  private boolean begun;
  private boolean hasHeader;
  private boolean ended;
  /** Samples that a run had done before it went on here. */
  private long before;

  private Pace pace;
  private long nextBar;
  private double rate;
  /** What is to be shown of if it was the last. */
  private Optional<Epoch> unsaid = Optional.empty();

  RunProgress(Run run, Screen screen, LongSupplier clock, int every) {
    this.run = run;
    this.screen = screen;
    this.clock = clock;
    this.every = every;
    table = new EpochTable(run);
    samples = run.data().size();
    pace = new Pace(clock.getAsLong());
  }

  @Override
  public void onEpochStart(int epoch) {
    if (!begun) {
      begin();
    }
    rate = run.learningRate();
  }

  /** Only when all listeners were told the start, which may take long, a run that goes on is where it was. */
  private void begin() {
    begun = true;
    long now = clock.getAsLong();
    pace = new Pace(now);
    nextBar = now + NANOS_BEFORE_BAR;
    before = done();
    if (before > 0) {
      screen.line("goes on after " + run.progress());
    }
  }

  /** The samples of all epochs that are done. */
  private long done() {
    return run.finished().size() * samples + doneInEpoch();
  }

  private long doneInEpoch() {
    return Math.min(samples, (long) run.batches() * run.batchSize());
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    if (screen.isTerminal()) {
      long now = clock.getAsLong();
      if (now - nextBar >= 0) {
        nextBar = now + NANOS_BETWEEN_BARS;
        screen.status(bar(now));
      }
    }
  }

  // epoch  3/40  [==>                 ]   6.4 %  1:03 left  loss 0.3740  5,590 samples/s
  private List<String> bar(long now) {
    int digits = Integer.toString(run.epochs()).length();
    double share = (double) done() / (run.epochs() * samples);
    String full = "=".repeat((int) (share * (BAR_CELLS - 1))) + ">";
    List<String> parts = new ArrayList<>();
    parts.add(text("epoch %" + digits + "d/%d", run.epoch(), run.epochs()));
    parts.add(text("[%-" + BAR_CELLS + "s] %5.1f %%", full, 100 * share));
    left(now).ifPresent(left -> parts.add(left + " left"));
    parts.add(text("loss %.4g", run.loss() / doneInEpoch()));
    speed(now).ifPresent(speed -> parts.add(speed + " samples/s"));
    return parts;
  }

  @Override
  public void onEpoch(Epoch epoch) {
    pace.epochDone(done() - before, clock.getAsLong());
    int number = epoch.number();
    if (!hasHeader || number % every == 0 || number == run.epochs()) {
      row(epoch);
    } else {
      unsaid = Optional.of(epoch);
    }
  }

  private void row(Epoch epoch) {
    if (!hasHeader) {
      hasHeader = true;
      screen.line(table.header());
    }
    unsaid = Optional.empty();
    long now = clock.getAsLong();
    screen.line(table.row(epoch, rate, speed(now).orElse("-"), left(now).orElse("-")));
    nextBar = now + NANOS_BEFORE_BAR;
  }

  private Optional<String> speed(long now) {
    double speed = pace.speed(done() - before, now);
    return speed > 0 ? Optional.of(text("%,.0f", speed)) : Optional.empty();
  }

  private Optional<String> left(long now) {
    long done = done();
    OptionalLong seconds = pace.secondsLeft(run.epochs() * samples - done, done - before, now);
    return seconds.isPresent() ? Optional.of(duration(seconds.getAsLong())) : Optional.empty();
  }

  private static String duration(long seconds) {
    long hours = seconds / 3600;
    long minutes = seconds / 60 % 60;
    return hours > 0
        ? text("%d:%02d:%02d", hours, minutes, seconds % 60)
        : text("%d:%02d", minutes, seconds % 60);
  }

  @Override
  public void onEnd(History history) {
    unsaid.ifPresent(this::row);
    screen.clear();
    ended = true;
    if (!begun && run.updatesBefore() > 0) {
      screen.line("nothing was left to do");
    }
    // A sentence is a line: few terminals are wide enough for two.
    for (String sentence : history.ending().split("(?<=[.]) ", -1)) {
      screen.line(sentence);
    }
  }

  @Override
  public void close() {
    if (begun && !ended) {
      screen.line("failed after " + run.progress());
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
