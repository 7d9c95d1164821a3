package dev.gradpoet.samples.vanishing;

import dev.gradpoet.lab.desk.Desk;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** Shows how large the error is that reaches each layer of two deep networks, one of sigmoids and one of rectifiers. */
public final class VanishingSample {
  private static final long SEED = 1;
  private static final int SAMPLES = 100;
  private static final Path FOLDER = Path.of("target", "vanishing");

  /** Where the bars of the chart begin: 10 to this power. */
  private static final int CHART_FROM = -10;

  private static final int CHARACTERS_PER_POWER = 4;

  private VanishingSample() {}

  public static void main(String[] args) {
    new Command("vanishing", "Shows how much of the error reaches the first layers.")
        .writesInto(FOLDER)
        .run(args, options -> run(options.folder().resolve("vanishing.html")));
  }

  private static void run(Path page) throws IOException {
    print("Mean |delta| of each layer over %d random samples, before training.%n", SAMPLES);
    print("The error comes in at the output and goes back to layer 1.%n");
    print("On a logarithmic scale: %d more # are ten times as much.%n", CHARACTERS_PER_POWER);
    chart("sigmoid", ofSigmoid());
    chart("ReLU", ofRelu());
    writePage(page);
    print("%nThe network of sigmoids, to step through:%n  %s%n", page.toUri());
  }

  /** Writes the page of the network of sigmoids before training, with the random samples. */
  static void writePage(Path file) throws IOException {
    DeepSigmoidNetwork network = DeepSigmoidNetwork.create(SEED);
    Random random = new Random(SEED);
    float[][] x = new float[SAMPLES][];
    float[][] t = new float[SAMPLES][];
    for (int s = 0; s < SAMPLES; s++) {
      x[s] = gaussian(random, network.inputs());
      t[s] = gaussian(random, network.outputs());
    }
    Desk.of(network).data(Dataset.of(x, t)).write(file);
  }

  /** The mean |delta| of each layer of the network of sigmoids, from layer 1 to the output. */
  static double[] ofSigmoid() {
    DeepSigmoidNetwork n = DeepSigmoidNetwork.create(SEED);
    InspectableLayer[] layers = {
      n.layer1(), n.layer2(), n.layer3(), n.layer4(), n.layer5(),
      n.layer6(), n.layer7(), n.layer8(), n.layer9(), n.output()
    };
    return meanDeltas(n, layers);
  }

  /** The mean |delta| of each layer of the network of rectifiers, from layer 1 to the output. */
  static double[] ofRelu() {
    DeepReluNetwork n = DeepReluNetwork.create(SEED);
    InspectableLayer[] layers = {
      n.layer1(), n.layer2(), n.layer3(), n.layer4(), n.layer5(),
      n.layer6(), n.layer7(), n.layer8(), n.layer9(), n.output()
    };
    return meanDeltas(n, layers);
  }

  private static double[] meanDeltas(NeuralNetwork network, InspectableLayer[] layers) {
    Random random = new Random(SEED);
    double[] mean = new double[layers.length];
    for (int s = 0; s < SAMPLES; s++) {
      float[] x = gaussian(random, network.inputs());
      float[] t = gaussian(random, network.outputs());
      network.accumulate(x, t, 0, 1);
      for (int l = 0; l < mean.length; l++) {
        mean[l] += meanMagnitude(layers[l].deltas()) / SAMPLES;
      }
    }
    return mean;
  }

  private static double meanMagnitude(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.abs(value);
    }
    return sum / values.length;
  }

  private static float[] gaussian(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void chart(String activation, double[] meanDeltas) {
    print("%n%s%n", activation);
    for (int l = meanDeltas.length - 1; l >= 0; l--) {
      String name = l == meanDeltas.length - 1 ? "output" : "layer " + (l + 1);
      double powers = Math.log10(meanDeltas[l]) - CHART_FROM;
      String bar = "#".repeat(Math.max(0, (int) Math.round(CHARACTERS_PER_POWER * powers)));
      print("  %-8s %.1e  %s%n", name, meanDeltas[l], bar);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
