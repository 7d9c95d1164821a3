package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.onnx.Onnx;
import dev.gradpoet.lab.report.ClassificationReport;
import dev.gradpoet.lab.report.NetworkSummary;
import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import dev.gradpoet.samples.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Learns to read handwritten digits: read it from top to bottom, each step has a class of its own beside this one. */
public final class DigitsSample {
  static final Path FOLDER = Path.of("target", "digits");
  static final String MODEL = "digits.safetensors";
  static final String ONNX = "digits.onnx";
  static final long SEED = 1;

  private DigitsSample() {}

  public static void main(String[] args) {
    new Command("digits", "Learns to read handwritten digits.")
        .epochs(DigitsTraining.EPOCHS)
        .writesInto(FOLDER)
        .resumes()
        .run(args, DigitsSample::run);
  }

  private static void run(Options options) throws IOException, Command.Mistake {
    Path folder = options.folder();

    // The images, split and scaled.
    DigitsData data = DigitsData.load();
    print("%d images: %d to learn from, ", data.size(), data.training().size());
    print(
        "%d to validate, %d to test%n%n", data.validation().size(), data.test().size());

    // The network, with its first weights drawn at random.
    DigitsNetwork network = DigitsNetwork.create(SEED);
    print("%s%n%n", NetworkSummary.of(network));

    // Training.
    long start = System.nanoTime();
    History history =
        DigitsTraining.train(network, data, options, SEED, DigitsTraining.progress(options));
    double seconds = (System.nanoTime() - start) / 1e9;

    // How well it reads images that it has not seen.
    Predictions predictions = Predictions.of(network, data.test());
    ClassificationReport report = ClassificationReport.of(predictions, data.labels());
    print("%n%s%n%n", report);

    // Pictures to look at.
    Pictures pictures = DigitsPictures.write(folder, network, data, history, predictions);
    print("Pictures          %s%n", pictures);

    // The network in a file, for another program; and for other languages, which give it grey
    // levels as the file of images has them.
    new DigitsModel(network, data.preprocessing()).save(folder.resolve(MODEL));
    Onnx.of(network).preprocessing(data.preprocessing()).save(folder.resolve(ONNX));
    print("Saved network     %s for DigitsPrediction, %s for other languages%n", MODEL, ONNX);
    print("Folder            %s%n", folder.toAbsolutePath());

    print("Test accuracy     %.1f %%", 100 * report.accuracy());
    print(" of %d images that it has not seen%n", data.test().size());
    print("Training time     %.1f s%n", seconds);
    Optional<Path> source = GeneratedSource.of(DigitsNetwork.class);
    source.ifPresent(file -> print("Generated source  %s%n", file));
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
