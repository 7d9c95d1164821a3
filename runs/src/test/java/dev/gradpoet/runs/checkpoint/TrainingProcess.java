package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.WideNetwork;
import dev.gradpoet.runs.schedule.CosineDecay;
import dev.gradpoet.runs.schedule.WarmUp;
import dev.gradpoet.runs.stopping.EarlyStopping;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A training in a process of its own: it says each batch on its output, and goes on from its file. */
final class TrainingProcess {
  static final int BATCHES = 20;
  static final int EPOCHS = 30;
  private static final int INPUTS = 250;

  private TrainingProcess() {}

  /** Trains with that file; with a second argument, it exits after that batch of the run. */
  public static void main(String[] arguments) {
    int exitAfter = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
    Dataset data = Samples.classes(2 * BATCHES, INPUTS, 2, 1);
    Trainer.of(WideNetwork.create(1))
        .optimizer(new Adam(0.001))
        .schedule(new WarmUp(1.3, new CosineDecay(EPOCHS - 1.3)))
        .listener(EarlyStopping.onLoss(EPOCHS))
        .clipNorm(1)
        .miniBatch(2)
        .epochs(EPOCHS)
        .seed(4)
        .validation(Samples.classes(10, INPUTS, 2, 2))
        .metrics(Metric.accuracy())
        .checkpoints(Checkpoints.to(Path.of(arguments[0])).everyBatches(3).resume())
        .listener(new TrainingListener() {
          @Override
          public void onBatch(int epoch, int batch, double loss) {
            System.out.println(epoch + "." + batch);
            System.out.flush();
            if ((epoch - 1) * BATCHES + batch == exitAfter) {
              System.exit(7);
            }
          }
        })
        .train(data);
  }

  /** Starts {@link #main}. */
  static Process start(Path file, String... arguments) throws IOException {
    return start(TrainingProcess.class, file, arguments);
  }

  /** Starts a class with the file and the other arguments. */
  static Process start(Class<?> main, Path file, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        file.toString()));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).start();
  }

  /** The batches that the process says. */
  static BufferedReader batches(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Whether the process ignores that signal, as one does whose parent runs in the background of a shell; known on Linux. */
  static boolean ignores(Process process, int signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return false;
    }
    String ignored = Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .findFirst()
        .orElseThrow();
    return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) >> (signal - 1) & 1) == 1;
  }

  /** All that the process, which has ended, said on its error output. */
  static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
