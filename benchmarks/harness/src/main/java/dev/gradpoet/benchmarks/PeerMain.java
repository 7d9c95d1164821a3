package dev.gradpoet.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Measures one case of one peer in this JVM, and prints a line {@code @metric=value} for each figure. */
public final class PeerMain {
  private static final int COMPARED_SAMPLES = 16;

  private PeerMain() {}

  /**
   * Arguments: the peer's class, the case, the threads, the {@link Effort}.
   *
   * @throws ReflectiveOperationException if there is no such peer
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Peer peer = Class.forName(args[0]).asSubclass(Peer.class).getConstructor().newInstance();
    Case work = Cases.of(args[1]);
    int threads = Integer.parseInt(args[2]);
    Effort effort = Effort.valueOf(args[3]);
    print("version", peer.version());
    try {
      measure(peer, work, threads, effort);
    } catch (UnsupportedOperationException e) {
      print("absent", String.valueOf(e.getMessage()));
    }
    // Some libraries leave threads behind.
    System.exit(0);
  }

  private static void measure(Peer peer, Case work, int threads, Effort effort) {
    Samples samples = Samples.of(work);
    check(peer, work, samples, threads);
    try (Session session = peer.open(work, samples, threads)) {
      print("note", session.note());
      Timing timing = Timing.of(session, work.steps(), effort);
      print("ns", timing.median());
      print("ns-least", timing.least());
      print("ns-most", timing.most());
      print(
          "bytes",
          session.bytesPerStep().orElseGet(() -> Allocation.perStep(session, work.steps())));
    }
  }

  /** Runs from the same weights with the same steps as all peers, so that their losses and outputs can be compared. */
  private static void check(Peer peer, Case work, Samples samples, int threads) {
    try (Session session = peer.open(work, samples, threads)) {
      double before = Loss.of(session, work, samples);
      print("loss-before", before);
      print("output", output(session, work, samples));
      if (work.work().trains()) {
        session.run(work.learningPasses());
        double after = Loss.of(session, work, samples);
        print("loss-after", after);
        if (!(after < before)) {
          throw new IllegalStateException("does not learn: loss " + before + ", then " + after);
        }
      }
    }
  }

  /** The mean of the first output. */
  private static double output(Session session, Case work, Samples samples) {
    double[] outputs = new double[Math.min(COMPARED_SAMPLES, work.samples())];
    Arrays.setAll(outputs, s -> session.predict(samples.sample(s, work.shape().inputs()))[0]);
    return Arrays.stream(outputs).average().orElseThrow();
  }

  /** Prints a figure. */
  public static void print(String metric, double value) {
    print(metric, String.format(Locale.ROOT, "%.9g", value));
  }

  /** Prints what is no figure. */
  public static void print(String metric, String value) {
    System.out.println("@" + metric + "=" + value);
  }
}
