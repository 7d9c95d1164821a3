package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.runtime.NeuralNetwork;

/** Gradpoet without its trainer: a loop of {@code accumulate} and {@code update}, as one writes by hand. */
public final class ManualPeer extends GradpoetPeer {

  /** Called by name. */
  public ManualPeer() {}

  @Override
  public Session open(Case work, Samples samples, int threads) {
    if (!work.work().trains()) {
      return super.open(work, samples, threads);
    }
    NeuralNetwork network = Networks.warm(work.shape(), samples.weights());
    return new ManualSession(work, network, samples);
  }
}
