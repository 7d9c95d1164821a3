package dev.gradpoet.runs.schedule;

import dev.gradpoet.runs.internal.Patience;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Multiplies the learning rate by a factor whenever the loss has not become better for some epochs: f ← max(γ f, minFactor),
 * from f = 1. It changes between epochs, and watches the validation loss if there is validation data, else the training
 * loss, as {@link dev.gradpoet.runtime.training.Epoch#watched} has it. A loss that is NaN or infinite is no improvement.
 *
 * <p>A. Senior et al., An Empirical Study of Learning Rates in Deep Neural Networks for Speech Recognition, ICASSP 2013,
 * performance scheduling.
 *
 * @param factor γ, greater than 0 and less than 1
 * @param patience after how many epochs in a row without improvement, at least 1; the count then starts again
 * @param minImprovement by more than how much the loss must fall below the best one to be an improvement, finite and at
 *     least 0
 * @param minFactor m, the smallest factor, in [0, 1]
 */
public record ReduceOnPlateau(double factor, int patience, double minImprovement, double minFactor)
    implements Schedule {

  /** Checks the arguments. */
  public ReduceOnPlateau {
    Arguments.check(
        factor > 0 && factor < 1, "factor", factor, "a number greater than 0 and less than 1");
    Arguments.atLeast("patience", patience, 1);
    Arguments.notNegative("minImprovement", minImprovement);
    Arguments.share("minFactor", minFactor);
  }

  /** γ = 0.1, any improvement counts, without a smallest factor. */
  public ReduceOnPlateau(int patience) {
    this(0.1, patience, 0, 0);
  }

  /** The same with another γ. */
  public ReduceOnPlateau withFactor(double factor) {
    return new ReduceOnPlateau(factor, patience, minImprovement, minFactor);
  }

  /** The same with another minimal improvement. */
  public ReduceOnPlateau withMinImprovement(double minImprovement) {
    return new ReduceOnPlateau(factor, patience, minImprovement, minFactor);
  }

  /** The same with another smallest factor. */
  public ReduceOnPlateau withMinFactor(double minFactor) {
    return new ReduceOnPlateau(factor, patience, minImprovement, minFactor);
  }

  @Override
  public ScheduleState start() {
    return new State(this);
  }

  private static final class State implements ScheduleState {
    private final ReduceOnPlateau rule;
    private final Patience patience;
    private double factor = 1;

    State(ReduceOnPlateau rule) {
      this.rule = rule;
      this.patience = new Patience(rule.patience, rule.minImprovement);
    }

    @Override
    public double factor(double epoch) {
      return factor;
    }

    @Override
    public void onEpoch(int epoch, double loss) {
      patience.improves(loss);
      if (patience.isOver()) {
        factor = Math.max(rule.minFactor, factor * rule.factor);
        patience.restart();
      }
    }
  }
}
