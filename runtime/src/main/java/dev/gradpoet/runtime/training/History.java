package dev.gradpoet.runtime.training;

import java.util.List;
import java.util.StringJoiner;

/**
 * What training came to, epoch by epoch. Immutable.
 *
 * @param epochs the epochs that were finished, in order
 * @param stopped whether training was ended by an interrupt, early stopping or a listener
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
    double[] losses = new double[epochs.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = epochs.get(i).loss();
    }
    return losses;
  }

  /** One line for each epoch. */
  @Override
  public String toString() {
    StringJoiner lines = new StringJoiner("\n");
    for (Epoch epoch : epochs) {
      lines.add(epoch.toString());
    }
    return stopped ? lines.add("stopped").toString() : lines.toString();
  }
}
