package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A run between two batches: all that the rest of it depends on.
 *
 * @param setup what the run was told: {@link Setup}
 * @param epochs the epochs that are finished
 * @param batches how many batches of the current epoch are done
 * @param loss the loss of those batches, summed over samples
 * @param parameters the network's
 * @param state what the network has beside them
 * @param buffers the optimizer's
 * @param kept what listeners keep, by name
 */
record Checkpoint(
    Map<String, String> setup,
    List<Epoch> epochs,
    int batches,
    double loss,
    float[] parameters,
    float[] state,
    List<float[]> buffers,
    Map<String, float[]> kept) {

  /** Where {@code run} is: its arrays are live. */
  static Checkpoint of(Run run, Map<String, String> setup) {
    return new Checkpoint(
        setup,
        run.finished(),
        run.batches(),
        run.loss(),
        run.network().parameters(),
        run.network().state(),
        run.optimizer().buffers(),
        run.kept());
  }

  /** Puts {@code run}, which has not begun, here. */
  void resume(Run run) {
    run.resume(epochs, batches, loss);
    run.optimizer().restore(run.updates(), buffers);
    copy(parameters, run.network().parameters());
    copy(state, run.network().state());
    run.kept().forEach((name, values) -> copy(Objects.requireNonNull(kept.get(name)), values));
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
