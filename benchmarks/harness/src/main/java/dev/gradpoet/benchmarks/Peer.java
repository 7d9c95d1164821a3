package dev.gradpoet.benchmarks;

/** A library that can do the cases, Gradpoet among them. Has a public constructor without parameters. */
public interface Peer {

  /** Name and version. */
  String version();

  /**
   * Builds the network of {@code work} with the weights of {@code samples}.
   *
   * @param threads how many threads it may use
   * @throws UnsupportedOperationException if the library cannot do this case, saying why
   */
  Session open(Case work, Samples samples, int threads);
}
