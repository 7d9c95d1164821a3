package dev.gradpoet.samples.worked;

import dev.gradpoet.lab.desk.Desk;
import dev.gradpoet.runtime.TensorView;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Prints one step of gradient descent: forward pass, loss, backward pass, update. */
public final class WorkedExample {
  static final float[] X = {0.5f, 1.0f};
  static final float[] T = {1};
  static final float LEARNING_RATE = 0.5f;

  private static final Path FOLDER = Path.of("target", "worked");

  private WorkedExample() {}

  public static void main(String[] args) {
    new Command("worked", "Prints one step of backpropagation with all its numbers.")
        .writesInto(FOLDER)
        .run(args, options -> run(options.folder().resolve("tiny.html")));
  }

  private static void run(Path page) throws IOException {
    TinyNetwork network = network();
    float[] before = network.parameters().clone();
    print("A 2-2-1 network of sigmoids learns from one sample:");
    print(" x = (%.1f, %.1f), t = %.0f%n", X[0], X[1], T[0]);

    double loss = network.accumulate(X, T, 0, 1);
    printForward(network);
    printBackward(network, loss);

    update(network);
    printUpdate(network, before);

    double after = network.loss(X, T, 0, 1);
    print("%nThe loss of this sample after the step: L = %.4f%n", after);
    writePage(page);
    print("%nThe generated class line by line, with these numbers, and its derivation:%n");
    print("  %s%n", page.toUri());
  }

  /** Writes the page of the network before the step. */
  static void writePage(Path file) throws IOException {
    Desk.of(network())
        .data(Dataset.of(X, X.length, T, T.length))
        .learningRate(LEARNING_RATE)
        .write(file);
  }

  /** The network before the step. */
  static TinyNetwork network() {
    TinyNetwork network = new TinyNetwork(new float[9]);
    // Inputs x units: first what x1 sends to each hidden unit, then what x2 does.
    network.hidden().weights().setAll(0.4f, 0.3f, 0.6f, 0.5f);
    network.hidden().biases().setAll(0.1f, 0.2f);
    network.output().weights().setAll(0.7f, 0.8f);
    network.output().biases().setAll(0.3f);
    return network;
  }

  /** Gradient descent: w <- w - learning rate * dL/dw, for weights and biases alike. */
  static void update(TinyNetwork network) {
    float[] p = network.parameters();
    float[] gradient = network.gradient();
    for (int i = 0; i < p.length; i++) {
      p[i] -= LEARNING_RATE * gradient[i];
    }
  }

  private static void printForward(TinyNetwork network) {
    TensorView w = network.hidden().weights();
    TensorView b = network.hidden().biases();
    float[] z = network.hidden().weightedInputs();
    float[] a = network.hidden().activations();
    TensorView wOut = network.output().weights();
    float bOut = network.output().biases().get(0);
    float zOut = network.output().weightedInputs()[0];
    float aOut = network.output().activations()[0];

    print("%nFORWARD   z = sum of w * input + bias, a = sigmoid(z)%n%n");
    for (int u = 0; u < 2; u++) {
      print("  hidden %d   z = %.1f * %.1f", u + 1, w.get(0, u), X[0]);
      print(" + %.1f * %.1f + %.1f", w.get(1, u), X[1], b.get(u));
      print("          = %.4f   a = %.4f%n", z[u], a[u]);
    }
    print("  output     z = %.1f * %.4f", wOut.get(0), a[0]);
    print(" + %.1f * %.4f + %.1f", wOut.get(1), a[1], bOut);
    print("    = %.4f   a = %.4f%n", zOut, aOut);
  }

  private static void printBackward(TinyNetwork network, double loss) {
    float[] a = network.hidden().activations();
    float[] delta = network.hidden().deltas();
    TensorView wOut = network.output().weights();
    float aOut = network.output().activations()[0];
    float deltaOut = network.output().deltas()[0];

    print("%nLOSS      L = 1/2 (a - t)^2%n%n");
    print("  L = 1/2 (%.4f - %.0f)^2 = %.4f%n", aOut, T[0], loss);
    print("%nBACKWARD  delta = dL/dz%n%n");
    print("  output     delta = (a - t) * a (1 - a)%n");
    print("                   = %.4f * %.4f * %.4f", aOut - T[0], aOut, 1 - aOut);
    print(" = %.4f%n", deltaOut);
    for (int u = 0; u < 2; u++) {
      print("  hidden %d   delta = w * delta of the output * a (1 - a)%n", u + 1);
      print("                   = %.1f * %.4f", wOut.get(u), deltaOut);
      print(" * %.4f * %.4f", a[u], 1 - a[u]);
      print(" = %.4f%n", delta[u]);
    }
  }

  private static void printUpdate(TinyNetwork network, float[] before) {
    String[] names = {
      "x1 -> hidden 1", "x1 -> hidden 2", "x2 -> hidden 1",
      "x2 -> hidden 2", "bias of hidden 1", "bias of hidden 2",
      "hidden 1 -> output", "hidden 2 -> output", "bias of output"
    };
    print("%nUPDATE    dL/dw = input * delta (of a bias: delta),");
    print(" w <- w - %.1f * dL/dw%n%n", LEARNING_RATE);
    print("  %-18s  %8s  %8s  %8s%n", "", "old w", "dL/dw", "new w");
    for (int i = 0; i < names.length; i++) {
      print("  %-18s  %8.4f", names[i], before[i]);
      print("  %8.4f  %8.4f%n", network.gradient()[i], network.parameters()[i]);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
