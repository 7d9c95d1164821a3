package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.Locale;

/** Gradpoet as a user runs it: steps through the trainer. */
public class GradpoetPeer implements Peer {
  /** Called by name. */
  public GradpoetPeer() {}

  @Override
  public String version() {
    return "Gradpoet 0.1.0";
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    NeuralNetwork network = Networks.warm(work.shape(), samples.weights());
    return work.work().trains()
        ? new TrainerSession(work, network, samples, threads)
        : new PassSession(work, network, samples);
  }

  /** What the passes of {@code network} run on. */
  static String backend(NeuralNetwork network) {
    return network.backend().name().toLowerCase(Locale.ROOT);
  }
}
