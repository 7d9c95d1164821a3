package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What training came to, epoch by epoch, and how it ended. Immutable.
 *
 * @param epochs the epochs that were finished, in order
 * @param planned how many epochs were asked for
 * @param reason why training was ended before its last epoch, by an interrupt or a listener, as early stopping; empty if it was not
 * @param best the epoch whose parameters the network was left with by a rule, as early stopping; empty if they are those of the last
 *     update
 */
public record History(
    List<Epoch> epochs, int planned, Optional<String> reason, Optional<BestEpoch> best) {

  /** Copies {@code epochs}. */
  public History {
    epochs = List.copyOf(epochs);
    Arguments.present("reason", reason);
    Arguments.present("best", best);
  }

  /** Of a training that nothing ended before its last epoch, without a rule that puts back parameters. */
  public History(List<Epoch> epochs) {
    this(epochs, epochs.size(), Optional.empty(), Optional.empty());
  }

  /** Whether training was ended before its last epoch, by an interrupt or a listener. */
  public boolean stopped() {
    return reason.isPresent();
  }

  /**
   * The last epoch that was finished.
   *
   * @throws IllegalStateException if none was
   */
  public Epoch last() {
    if (epochs.isEmpty()) {
      throw new IllegalStateException("training was stopped in its first epoch");
    }
    return epochs.get(epochs.size() - 1);
  }

  /** The training loss of each epoch. */
  public double[] losses() {
    double[] losses = new double[epochs.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = epochs.get(i).loss();
    }
    return losses;
  }

  /**
   * How training ended and what the network has, in a line: {@code stopped after 45 of 200 epochs: no improvement for 20 epochs. The
   * network has the parameters of epoch 25 (validation loss 0.006824).}
   */
  public String ending() {
    String end = reason.isPresent()
        ? "stopped after " + epochs.size() + " of " + Run.epochs(planned) + ": " + reason.get()
        : "ended after " + Run.epochs(epochs.size());
    return end + ". The network has "
        + (best.isPresent() ? "the parameters of " + best.get() : "its last parameters") + ".";
  }

  /** One line for each epoch, and the {@link #ending}. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    for (Epoch epoch : epochs) {
      lines.add(epoch.toString());
    }
    return lines.add(ending()).toString();
  }
}
