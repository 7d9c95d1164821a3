package dev.gradpoet.runtime.training;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What training came to, epoch by epoch. Immutable.
 *
 * @param epochs the epochs that were finished, in order
 * @param stopped whether training ended before the last epoch, by an interrupt or a listener
 */
public record History(List<Epoch> epochs, boolean stopped) {

  /** Copies {@code epochs}. */
  public History {
    epochs = List.copyOf(epochs);
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
    return epochs.stream().mapToDouble(Epoch::loss).toArray();
  }

  /** One line for each epoch. */
  @Override
  public String toString() {
    return epochs.stream().map(Epoch::toString).collect(Collectors.joining("\n"))
        + (stopped ? "\nstopped" : "");
  }
}
