package dev.gradpoet.samples.twolayer;

import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.util.Arrays;
import java.util.Locale;

/** Trains by stochastic gradient descent twice: by a loop written out as in the textbook, and by the trainer. */
public final class TwoLayerSample {
  static final float[][] BITS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static final float[][] SUM_AND_CARRY = {{0, 0}, {1, 0}, {1, 0}, {0, 1}};

  static final float LEARNING_RATE = 1;

  private static final long SEED = 1;
  private static final int EPOCHS = 4000;

  private TwoLayerSample() {}

  public static void main(String[] args) {
    new Command(
            "twolayer",
            "Trains two layers by stochastic gradient descent, by a loop and by the trainer.")
        .run(args, options -> run());
  }

  private static void run() {
    HalfAdderNetwork network = HalfAdderNetwork.create(SEED);
    print("The deltas of the sample 1 + 1 before training:%n");
    network.accumulate(BITS[3], SUM_AND_CARRY[3], 0, 1);
    printDeltas(network.hidden());
    printDeltas(network.output());

    print("%nStochastic gradient descent, written out:%n");
    descend(network);
    printTable(network);

    print("%nThe same by the trainer:%n");
    printTable(trained());
  }

  /** Updates after each sample. */
  static void descend(HalfAdderNetwork network) {
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double loss = 0;
      for (int s = 0; s < BITS.length; s++) {
        loss += step(network, BITS[s], SUM_AND_CARRY[s]);
      }
      if (epoch == 1 || epoch % 1000 == 0) {
        print("  epoch %4d   loss %.5f%n", epoch, loss / BITS.length);
      }
    }
  }

  /** One update by the gradient of one sample; returns the loss before it. */
  static double step(NeuralNetwork network, float[] x, float[] t) {
    float[] parameters = network.parameters();
    float[] gradient = network.gradient();
    Arrays.fill(gradient, 0);
    double loss = network.accumulate(x, t, 0, 1);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= LEARNING_RATE * gradient[i];
    }
    return loss;
  }

  /** A network that the trainer has trained, with the samples in the same order. */
  static HalfAdderNetwork trained() {
    HalfAdderNetwork network = HalfAdderNetwork.create(SEED);
    Trainer.of(network)
        .stochastic()
        .inOrder()
        .epochs(EPOCHS)
        .optimizer(new SGD(LEARNING_RATE))
        .train(Dataset.of(BITS, SUM_AND_CARRY));
    return network;
  }

  private static void printDeltas(InspectableLayer layer) {
    print("  %s", layer.name());
    for (float delta : layer.deltas()) {
      print("  %8.5f", delta);
    }
    print("%n");
  }

  private static void printTable(HalfAdderNetwork network) {
    print("  a  b    sum    carry%n");
    for (float[] bits : BITS) {
      float[] learned = network.predict(bits);
      print("  %.0f  %.0f    %.3f  %.3f%n", bits[0], bits[1], learned[0], learned[1]);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
