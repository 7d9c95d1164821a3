package dev.gradpoet.lab.progress;

import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar for the epoch that runs, drawn by a thread of the library some times a second; what follows it is shown by another display. */
final class BarDisplay implements Display {
  private static final int MILLISECONDS_BETWEEN_UPDATES = 200;

  private final Supplier<ProgressBarBuilder> builders;
  private final Display ended;
  private Optional<ProgressBar> bar = Optional.empty();

  /** @param ended shows an epoch that is over: a bar has no room for all metrics */
  BarDisplay(Supplier<ProgressBarBuilder> builders, Display ended) {
    this.builders = builders;
    this.ended = ended;
  }

  @Override
  public void begin(String title, long samples) {
    ended.begin(title, samples);
    bar = Optional.of(builders
        .get()
        .setTaskName(title)
        .setInitialMax(samples)
        .setUpdateIntervalMillis(MILLISECONDS_BETWEEN_UPDATES)
        .hideEta()
        .clearDisplayOnFinish()
        .build());
  }

  @Override
  public void update(long samples, String message) {
    bar.ifPresent(shown -> shown.setExtraMessage(" " + message).stepTo(samples));
  }

  @Override
  public void end(String message) {
    clear();
    ended.end(message);
  }

  @Override
  public void clear() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
