package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.plot.ConfusionMatrixPlot;
import dev.gradpoet.lab.plot.LayerHistograms;
import dev.gradpoet.lab.plot.LearningCurves;
import dev.gradpoet.lab.plot.NetworkDiagram;
import dev.gradpoet.lab.plot.RocPlot;
import dev.gradpoet.lab.plot.WeightImages;
import dev.gradpoet.lab.report.ClassificationReport;
import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.samples.Pictures;
import java.io.IOException;
import java.nio.file.Path;

/** What there is to look at once the network is trained. */
final class DigitsPictures {
  private DigitsPictures() {}

  static Pictures write(
      Path folder, DigitsNetwork network, DigitsData data, History history, Predictions predictions)
      throws IOException {
    ClassificationReport report = ClassificationReport.of(predictions, data.labels());
    Pictures pictures = Pictures.into(folder);
    pictures.add("network.svg", () -> NetworkDiagram.of(network));
    pictures.add("curves.png", () -> LearningCurves.logarithmic(history));
    pictures.add("confusion.png", () -> ConfusionMatrixPlot.of(report.confusion()));
    pictures.add("roc.png", () -> RocPlot.of(predictions, data.labels()));
    pictures.add("weights.png", () -> WeightImages.of(network, 8, 8));
    pictures.add("activations.png", () -> LayerHistograms.activations(network, data.test()));
    pictures.add("deltas.png", () -> LayerHistograms.deltas(network, data.test()));
    return pictures;
  }
}
