package dev.gradpoet.samples.logistic;

import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.util.Arrays;
import java.util.Locale;

/** Fits a logistic regression twice: by a loop written out as in the textbook, and by the trainer. */
public final class LogisticSample {
  /** Twenty students: the example of the Wikipedia article on logistic regression. */
  static final float[] HOURS = {
    0.50f, 0.75f, 1.00f, 1.25f, 1.50f, 1.75f, 1.75f, 2.00f, 2.25f, 2.50f,
    2.75f, 3.00f, 3.25f, 3.50f, 4.00f, 4.25f, 4.50f, 4.75f, 5.00f, 5.50f
  };

  static final int[] PASSED = {
    0, 0, 0, 0, 0, 0, 1, 0, 1, 0,
    1, 0, 1, 0, 1, 1, 1, 1, 1, 1
  };

  private static final int EPOCHS = 2000;
  private static final float LEARNING_RATE = 0.5f;

  private LogisticSample() {}

  public static void main(String[] args) {
    new Command("logistic", "Fits a logistic regression, by a loop and by the trainer.")
        .run(args, options -> run());
  }

  private static void run() {
    ExamNetwork network = ExamNetwork.create(0);
    print("Batch gradient descent, written out:%n");
    descend(network);
    printFormula(network);
    printPredictions(network);

    print("%nThe same by the trainer:%n");
    printFormula(trained());
  }

  /** Accumulates the gradient over all samples, then updates once; and again. */
  static void descend(ExamNetwork network) {
    int samples = HOURS.length;
    float[] parameters = network.parameters();
    float[] gradient = network.gradient();
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Arrays.fill(gradient, 0);
      double loss = 0;
      for (int s = 0; s < samples; s++) {
        loss += network.accumulate(HOURS, PASSED, s, 1);
      }
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= LEARNING_RATE * gradient[i] / samples;
      }
      if (epoch == 1 || epoch == 10 || epoch == 100 || epoch == EPOCHS) {
        print("  epoch %4d   loss %.5f%n", epoch, loss / samples);
      }
    }
  }

  /** A network that the trainer has fitted. */
  static ExamNetwork trained() {
    ExamNetwork network = ExamNetwork.create(0);
    Trainer.of(network)
        .batch()
        .epochs(EPOCHS)
        .optimizer(new SGD(LEARNING_RATE))
        .train(Dataset.ofClasses(HOURS, 1, PASSED, 2));
    return network;
  }

  private static void printFormula(ExamNetwork network) {
    float weight = network.passed().weights().get(0);
    float bias = network.passed().biases().get(0);
    print(
        "  P(passed) = sigmoid(%.4f * hours %s %.4f)%n",
        weight, bias < 0 ? "-" : "+", Math.abs(bias));
  }

  private static void printPredictions(ExamNetwork network) {
    for (int hours = 1; hours <= 5; hours++) {
      float probability = network.predict(hours)[0];
      String bar = "#".repeat(Math.round(40 * probability));
      print("  %d h  %4.0f %%  %s%n", hours, 100 * probability, bar);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
