package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.Momentum;
import dev.gradpoet.runtime.optimizer.Optimizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Prints a line {@code task,activation,optimizer,depth,initialization,seed,plain,stopped} for each training:
 *
 * <pre>
 * Study RELU ADAM 20 1,2,3,5,10 samples/src/main/resources/dev/gradpoet/samples/data
 * </pre>
 *
 * <p>The arguments are the activation of hidden layers, the optimizer ({@code ADAM} or {@code MOMENTUM}), the number of seeds, how many
 * hidden layers, and folders of CSV files as {@link Tasks#of} reads them.
 */
public final class Study {
  private static final int FOLDERS = 4;

  private final String activation;
  private final String optimizer;
  private final int seeds;

  private Study(String activation, String optimizer, int seeds) {
    this.activation = activation;
    this.optimizer = optimizer;
    this.seeds = seeds;
  }

  public static void main(String[] args) throws Exception {
    Study study = new Study(args[0], args[1], Integer.parseInt(args[2]));
    List<Task> tasks = new ArrayList<>(Tasks.generated());
    for (int i = FOLDERS; i < args.length; i++) {
      tasks.addAll(Tasks.of(Path.of(args[i])));
    }
    for (String depth : args[3].split(",", -1)) {
      for (Task task : tasks) {
        study.run(task, Integer.parseInt(depth));
      }
    }
  }

  private Optimizer optimizer() {
    return switch (optimizer) {
      case "ADAM" -> new Adam(0.001);
      case "MOMENTUM" -> new Momentum(0.01);
      default ->
        throw new IllegalArgumentException(
            "optimizer is " + optimizer + ", expected ADAM or MOMENTUM");
    };
  }

  private void run(Task task, int depth) throws Exception {
    Supplier<NeuralNetwork> networks = Networks.of(task, depth, activation);
    for (int seed = 1; seed <= seeds; seed++) {
      Task.Parts parts = task.parts(seed);
      for (Candidate candidate : Candidate.values()) {
        NeuralNetwork network = networks.get();
        candidate.draw(network, seed);
        Trial trial = Trial.of(task, parts, network, optimizer(), seed);
        System.out.printf(
            Locale.ROOT,
            "%s,%s,%s,%d,%s,%d,%.5f,%.5f%n",
            task.name(),
            activation,
            optimizer,
            depth,
            candidate,
            seed,
            trial.plain(),
            trial.stopped());
      }
    }
  }
}
