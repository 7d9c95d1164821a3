package dev.gradpoet.samples.sound;

import dev.gradpoet.lab.data.Folds;
import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.lab.plot.LearningCurves;
import dev.gradpoet.lab.plot.NetworkDiagram;
import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import dev.gradpoet.samples.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Learns a law of physics from measurements, and tells by cross-validation how much of the result was luck. */
public final class SoundSample {
  static final int EPOCHS = 200;
  static final long SEED = 1;
  private static final int PLACES = 1000;
  private static final int FOLDS = 5;

  private SoundSample() {}

  public static void main(String[] args) {
    new Command("sound", "Learns the speed of sound in the sea.")
        .epochs(EPOCHS)
        .writesInto(Path.of("target", "sound"))
        .run(args, SoundSample::run);
  }

  private static void run(Options options) throws IOException {
    Dataset measured = Measurements.at(PLACES, SEED);
    Splits.Parts parts = Splits.of(measured, 0.2, 0.2, SEED);
    print(
        "Learning the speed of sound from %d measurements ...%n",
        parts.training().size());
    SoundModel model = SoundModel.train(
        parts.training(),
        parts.validation(),
        options.epochs(),
        SEED,
        TrainingProgress.create().everyEpochs(20));

    print("%nOn %d others, in m/s:%n%n", parts.test().size());
    print("%s%n%n", model.report(parts.test()));
    print("Noise of the measurements  %.2f m/s%n", Measurements.NOISE);
    print("At 10 C, 35 g/kg, 100 m    %.1f m/s, ", model.predict(10, 35, 100));
    print("by the formula %.1f m/s%n", Measurements.speed(10, 35, 100));
    double[] r2 = crossValidation(measured, options.epochs());
    print("R2 of %d folds              %.4f +- %.4f%n", FOLDS, mean(r2), deviation(r2));

    Pictures pictures = Pictures.into(options.folder());
    pictures.add("network.svg", () -> NetworkDiagram.of(model.network()));
    pictures.add("curves.png", () -> LearningCurves.logarithmic(model.history()));
    print("Pictures                   %s%n", pictures);
    print("Folder                     %s%n", options.folder().toAbsolutePath());
  }

  /** R² of each fold, on measurements that this fold's network has neither learned from nor was stopped by. */
  static double[] crossValidation(Dataset measured, int epochs) {
    Folds folds = Folds.of(measured, FOLDS, SEED);
    double[] r2 = new double[folds.count()];
    for (Folds.Fold fold : folds) {
      Dataset.Split others = fold.training().split(0.8, SEED);
      SoundModel model = SoundModel.train(
          others.first(), others.second(), epochs, SEED, TrainingProgress.silent());
      r2[fold.number() - 1] = model.report(fold.validation()).r2();
    }
    return r2;
  }

  static double mean(double... values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The standard deviation of a sample: with n − 1. */
  static double deviation(double... values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
