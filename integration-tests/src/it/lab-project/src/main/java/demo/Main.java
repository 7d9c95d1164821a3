package demo;

import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Table;
import dev.gradpoet.lab.onnx.Onnx;
import dev.gradpoet.lab.plot.LearningCurves;
import dev.gradpoet.lab.progress.TrainingProgress;
import dev.gradpoet.lab.report.ClassificationReport;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uses each part of the lab that stands on a module of its own: files, progress, reports, plots, ONNX models. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("lab");
    Path file = folder.resolve("points.csv");
    Files.writeString(file, "x,y,kind\n0,0,same\n0,1,other\n1,0,other\n1,1,same\n");
    Table table = Csv.classes("kind").read(file);
    Scaler scaler = Scaler.standard(table.data());
    Dataset data = scaler.apply(table.data());

    PointsNetwork network = PointsNetwork.create(1);
    History history = Trainer.of(network)
        .batch()
        .epochs(20)
        .listener(TrainingProgress.create().everyEpochs(10))
        .listener(EarlyStopping.onLoss(20))
        .train(data);
    System.out.println(ClassificationReport.of(network, data));

    LearningCurves.of(history).write(folder.resolve("curves.png"));
    LearningCurves.of(history).write(folder.resolve("curves.svg"));
    Preprocessing preprocessing = Preprocessing.none().columns(table.columns()).inputs(scaler);
    Path model = folder.resolve("points.onnx");
    Onnx.of(network).preprocessing(preprocessing).save(model);
    System.out.printf("The lab works, and wrote a model of %d bytes.%n", Files.size(model));
  }
}
