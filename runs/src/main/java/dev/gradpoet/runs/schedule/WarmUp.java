package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Rises in a straight line to where another schedule begins, which runs after that: (s + (1 − s) t / T) f(0) before T,
 * f(t − T) from then on. It changes with each update; what the other schedule watches, it watches from T on, under the numbers that epochs have in the run. Its own time
 * begins at T: in a run of 100 epochs, {@code new WarmUp(2, new CosineDecay(98))} ends with the run.
 *
 * <p>P. Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2017, section 2.2, gradual warmup.
 *
 * @param epochs T, finite and greater than 0; a fraction is some updates of the first epoch
 * @param first s, in [0, 1]
 * @param next f
 */
public record WarmUp(double epochs, double first, Schedule next) implements Schedule {

  /** Checks the arguments. */
  public WarmUp {
    Arguments.positive("epochs", epochs);
    Arguments.share("first", first);
    Arguments.present("next", next);
  }

  /** s = 0.01. */
  public WarmUp(double epochs, Schedule next) {
    this(epochs, 0.01, next);
  }

  @Override
  public ScheduleState start() {
    ScheduleState state = next.start();
    return new ScheduleState() {
      @Override
      public double factor(double epoch) {
        return epoch < epochs
            ? (first + (1 - first) * epoch / epochs) * state.factor(0)
            : state.factor(epoch - epochs);
      }

      @Override
      public void onEpoch(int epoch, double loss) {
        if (epoch > epochs) {
          state.onEpoch(epoch, loss);
        }
      }
    };
  }
}
