package dev.gradpoet.benchmarks;

/** The loss of a session's predictions, computed here so that it is the same for every peer. */
final class Loss {
  private static final int MOST_SAMPLES = 1024;
  private static final double LEAST_PROBABILITY = 1e-12;

  private Loss() {}

  /** The mean over the samples: cross-entropy, or half the squared error. */
  static double of(Session session, Case work, Samples samples) {
    Shape shape = work.shape();
    int count = Math.min(MOST_SAMPLES, work.samples());
    double sum = 0;
    for (int s = 0; s < count; s++) {
      float[] output = session.predict(samples.sample(s, shape.inputs()));
      for (int u = 0; u < shape.outputs(); u++) {
        double target = samples.targets()[s * shape.outputs() + u];
        double difference = output[u] - target;
        sum += shape.classifies()
            ? -target * Math.log(Math.max(LEAST_PROBABILITY, output[u]))
            : difference * difference / 2;
      }
    }
    return sum / count;
  }
}
