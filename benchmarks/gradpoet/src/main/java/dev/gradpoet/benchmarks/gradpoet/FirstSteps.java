package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.PeerMain;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;

/**
 * Trains in a cold JVM. The clock runs from the first use of the network, its classes not yet loaded, until a second
 * has passed and the steps that are asked for are done; data are there before.
 */
public final class FirstSteps implements TrainingListener {
  private static final int MOST_STEPS = 10_000;
  /** Steps beyond take minutes. */
  private static final double MOST_FLOPS = 1e12;

  private static final int MOST_EPOCHS = 1 << 20;
  private static final long SECOND = 1_000_000_000;

  private final long steps;
  private final long start = System.nanoTime();
  private long done;
  private boolean second;

  private FirstSteps(Case work, boolean quick) {
    this.steps = quick || work.flops() * MOST_STEPS > MOST_FLOPS ? MOST_STEPS / 10 : MOST_STEPS;
  }

  /** Arguments: the case, the threads, {@code quick} or {@code full}. */
  public static void main(String[] args) {
    Case work = Cases.of(args[0]);
    Samples samples = Samples.of(work);
    Dataset data = Dataset.ofClasses(
        samples.x(), work.shape().inputs(), samples.classes(), work.shape().outputs());
    FirstSteps listener = new FirstSteps(work, args[2].equals("quick"));
    NeuralNetwork network = Networks.of(work.shape(), samples.weights());
    Trainer.of(network)
        .optimizer(Networks.optimizer(work))
        .miniBatch(work.batch())
        .inOrder()
        .threads(Integer.parseInt(args[1]))
        .epochs(MOST_EPOCHS)
        .listener(listener)
        .train(data);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    long elapsed = System.nanoTime() - start;
    if (!second && elapsed > SECOND) {
      second = true;
      PeerMain.print("steps in a second", done);
    }
    done++;
    if (done == 100 || done == 1000 || done == 10_000) {
      PeerMain.print(done + " steps ms", elapsed / 1e6);
    }
  }

  @Override
  public boolean stops() {
    return second && done >= steps;
  }
}
