package dev.gradpoet.benchmarks.gradpoet;

/** Makes a network and one prediction. */
public final class FirstPrediction {
  private FirstPrediction() {}

  /** Ends with code 0 if the prediction is one. */
  public static void main(String[] args) {
    float[] probabilities = FlowersNetwork.create(1).predict(5.1f, 3.5f, 1.4f, 0.2f);
    if (!(probabilities[0] >= 0)) {
      System.exit(1);
    }
  }
}
