package demo;

import dev.gradpoet.runtime.io.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Trains {@link Xor} by gradient descent, checks its predictions, and saves it into the file that is given. */
public final class Main {
  private static final float[] INPUTS = {0, 0, 0, 1, 1, 0, 1, 1};
  private static final float[] TARGETS = {0, 1, 1, 0};
  private static final float LEARNING_RATE = 0.2f;

  private Main() {}

  public static void main(String[] args) throws IOException {
    XorNetwork network = XorNetwork.create(1);
    float[] parameters = network.parameters();
    float[] gradient = network.gradient();
    double before = network.loss(INPUTS, TARGETS, 0, 4);
    for (int step = 0; step < 2000; step++) {
      Arrays.fill(gradient, 0);
      network.accumulate(INPUTS, TARGETS, 0, 4);
      for (int p = 0; p < parameters.length; p++) {
        parameters[p] -= LEARNING_RATE * gradient[p];
      }
    }
    double after = network.loss(INPUTS, TARGETS, 0, 4);
    System.out.println("Loss " + before + ", after training " + after + ".");
    for (int sample = 0; sample < 4; sample++) {
      float prediction = network.predict(INPUTS[2 * sample], INPUTS[2 * sample + 1])[0];
      if (Math.round(prediction) != Math.round(TARGETS[sample])) {
        throw new AssertionError("sample " + sample + " is predicted as " + prediction);
      }
    }
    if (!network.hidden().name().equals("hidden")) {
      throw new AssertionError("the layer is named " + network.hidden().name());
    }
    Weights.of(network).save(Path.of(args[0]));
    System.out.println("XOR was learned.");
  }
}
