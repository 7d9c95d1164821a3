package dev.gradpoet.runs.internal;

/** Counts for how many epochs in a row a value that should fall has not become better. Not thread-safe. */
public final class Patience {
  private final int epochs;
  private final double minImprovement;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  /** At most {@code epochs} without an improvement by more than {@code minImprovement}. */
  public Patience(int epochs, double minImprovement) {
    this.epochs = epochs;
    this.minImprovement = minImprovement;
  }

  /** Counts an epoch of that value, and says whether it is better than the best before; one that is NaN or infinitely bad never is. */
  public boolean improves(double value) {
    boolean better = value < best - minImprovement;
    if (better) {
      best = value;
      waited = 0;
    } else {
      waited++;
    }
    return better;
  }

  /** Whether so many epochs were without improvement. */
  public boolean isOver() {
    return waited >= epochs;
  }

  /** Counts from 0 again; the best value stays. */
  public void restart() {
    waited = 0;
  }
}
