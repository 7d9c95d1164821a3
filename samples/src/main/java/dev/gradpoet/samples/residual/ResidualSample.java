package dev.gradpoet.samples.residual;

import dev.gradpoet.lab.plot.NetworkDiagram;
import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.lab.report.NetworkSummary;
import dev.gradpoet.runs.schedule.CosineDecay;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.AdamW;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import dev.gradpoet.samples.Pictures;
import dev.gradpoet.samples.digits.DigitsData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Learns to read handwritten digits by convolutions in residual blocks, with the images of the sample digits. */
public final class ResidualSample {
  static final int EPOCHS = 10;
  static final long SEED = 1;
  private static final Path FOLDER = Path.of("target", "residual");

  /** How fast weights fade: a few thousand weights know 1,257 images by heart otherwise. */
  private static final double WEIGHT_DECAY = 0.1;

  private ResidualSample() {}

  public static void main(String[] args) {
    new Command("residual", "Learns to read handwritten digits by convolutions.")
        .epochs(EPOCHS)
        .writesInto(FOLDER)
        .run(args, ResidualSample::run);
  }

  private static void run(Options options) throws IOException {
    DigitsData data = DigitsData.load();
    ResidualNetwork network = ResidualNetwork.create(SEED);
    print("%s%n%n", NetworkSummary.of(network));

    long start = System.nanoTime();
    trainer(network, options.epochs(), SEED)
        .validation(data.validation())
        .metrics(Metric.accuracy())
        .listener(TrainingProgress.create())
        .train(Shifted.of(data.training()));
    double seconds = (System.nanoTime() - start) / 1e9;

    Pictures pictures = Pictures.into(options.folder());
    pictures.add("network.svg", () -> NetworkDiagram.of(network));
    print("Pictures          %s%n", pictures);
    print("Folder            %s%n", options.folder().toAbsolutePath());
    print("Test accuracy     %.1f %%", 100 * accuracy(network, data.test()));
    print(" of %d images that it has not seen%n", data.test().size());

    // The same parameters in the class that is written to be read.
    NeuralNetwork teaching = new ResidualTeachingNetwork(network.parameters());
    print("In teaching style %.1f %%%n", 100 * accuracy(teaching, data.test()));
    print("Training time     %.1f s%n", seconds);
  }

  /** How either style is trained; the same seed gives the same bits, for any number of threads. */
  static Trainer trainer(NeuralNetwork network, int epochs, long seed) {
    return Trainer.of(network)
        .miniBatch(32)
        .epochs(epochs)
        .seed(seed)
        .optimizer(new AdamW(0.004, 0.9, 0.999, 1e-8, WEIGHT_DECAY))
        .schedule(new WarmUp(1, new CosineDecay(Math.max(1, epochs - 1))));
  }

  static double accuracy(NeuralNetwork network, Dataset images) {
    return Evaluation.of(network, images, Metric.accuracy()).metric(Metric.accuracy());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
