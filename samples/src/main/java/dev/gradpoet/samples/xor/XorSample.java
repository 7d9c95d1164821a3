package dev.gradpoet.samples.xor;

import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import java.util.Locale;

/** Learns the exclusive or and prints the truth table that was learned. */
public final class XorSample {
  static final float[][] BITS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static final int[] XOR = {0, 1, 1, 0};

  private static final long SEED = 1;

  private XorSample() {}

  public static void main(String[] args) {
    new Command("xor", "Learns the exclusive or.").run(args, options -> run());
  }

  private static void run() {
    XorNetwork network = train(SEED);
    print("a  b   a xor b   learned%n");
    for (int s = 0; s < BITS.length; s++) {
      float learned = network.predict(BITS[s])[0];
      print("%.0f  %.0f      %d", BITS[s][0], BITS[s][1], XOR[s]);
      print("       %.4f%n", learned);
    }
  }

  /** A network trained from the initial weights that {@code seed} draws. */
  static XorNetwork train(long seed) {
    XorNetwork network = XorNetwork.create(seed);
    Trainer.of(network)
        .batch()
        .epochs(500)
        .optimizer(new Adam(0.05))
        .train(Dataset.ofClasses(BITS, XOR, 2));
    return network;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
