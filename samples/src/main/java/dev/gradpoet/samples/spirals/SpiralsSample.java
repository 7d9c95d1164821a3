package dev.gradpoet.samples.spirals;

import dev.gradpoet.lab.plot.DecisionBoundary;
import dev.gradpoet.lab.plot.LearningCurves;
import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.runs.schedule.OneCycle;
import dev.gradpoet.runtime.optimizer.AdamW;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import dev.gradpoet.samples.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Learns to tell two spirals apart, and draws how the boundary between them comes about. */
public final class SpiralsSample {
  static final int EPOCHS = 1000;
  static final long SEED = 2;
  private static final List<String> CLASSES = List.of("spiral 0", "spiral 1");

  private SpiralsSample() {}

  public static void main(String[] args) {
    new Command("spirals", "Learns to tell two spirals apart.")
        .epochs(EPOCHS)
        .writesInto(Path.of("target", "spirals"))
        .run(args, SpiralsSample::run);
  }

  private static void run(Options options) throws IOException {
    Pictures pictures = Pictures.into(options.folder());
    Dataset points = SpiralPoints.all();
    SpiralsNetwork network = SpiralsNetwork.create(SEED);
    print("Learning to tell two spirals apart from %d points ...%n", points.size());
    History history = train(
        network,
        points,
        options.epochs(),
        SEED,
        TrainingProgress.create().everyEpochs(EPOCHS / 10),
        DecisionBoundary.frames(options.folder().resolve("frames"), points, EPOCHS / 10));

    print("%nOn the spirals      %5.1f %% right%n", 100 * accuracy(network, points));
    print("Between the points  %5.1f %% right%n", 100 * accuracy(network, SpiralPoints.between()));
    pictures.add(
        "boundary.png",
        () ->
            DecisionBoundary.of(network, points, List.of("x", "y"), CLASSES).titled("Two spirals"));
    pictures.add("curves.png", () -> LearningCurves.logarithmic(history));
    print("Pictures            %s, frames of training%n", pictures);
    print("Folder              %s%n", options.folder().toAbsolutePath());
  }

  /** The learning rate rises until the turns are found, and falls to 0 for the details. */
  static History train(
      SpiralsNetwork network,
      Dataset points,
      int epochs,
      long seed,
      TrainingListener progress,
      TrainingListener frames) {
    return Trainer.of(network)
        .miniBatch(16)
        .epochs(epochs)
        .seed(seed)
        .optimizer(new AdamW(0.003))
        .schedule(new OneCycle(epochs))
        .metrics(Metric.accuracy())
        .listener(progress)
        .listener(frames)
        .train(points);
  }

  static double accuracy(SpiralsNetwork network, Dataset points) {
    return Evaluation.of(network, points, Metric.accuracy()).metric(Metric.accuracy());
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
