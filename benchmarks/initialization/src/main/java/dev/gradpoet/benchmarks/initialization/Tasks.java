package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Missing;
import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The tables: three that are drawn here, and the CSV files of some folders. */
final class Tasks {
  private Tasks() {}

  static List<Task> generated() {
    return List.of(friedman(1_000, 1), moons(300, 2), clusters(10_000, 3));
  }

  /**
   * The files of a folder in the order of their names. The last column is the target: a class if it is called {@code class} or as the
   * file, else a number.
   */
  static List<Task> of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    List<Task> tasks = new ArrayList<>();
    for (Path file : files) {
      String header;
      try (Stream<String> lines = Files.lines(file)) {
        header = lines.findFirst().orElseThrow();
      }
      String target = header.substring(header.lastIndexOf(',') + 1);
      String name = file.getFileName().toString().replace(".csv", "");
      Csv csv = target.equals("target") ? Csv.targets(target) : Csv.classes(target);
      Dataset data = csv.whenMissing(Missing.drop()).read(file).data();
      tasks.add(new Task(name, data, !target.equals("target")));
    }
    return tasks;
  }

  /** J. H. Friedman, Multivariate Adaptive Regression Splines, 1991, section 4.3: ten inputs, of which five matter. */
  private static Task friedman(int rows, long seed) {
    Random random = new Random(seed);
    float[] x = new float[10 * rows];
    float[] t = new float[rows];
    for (int s = 0; s < rows; s++) {
      for (int i = 0; i < 10; i++) {
        x[10 * s + i] = random.nextFloat();
      }
      double middle = x[10 * s + 2] - 0.5;
      t[s] = (float) (10 * Math.sin(Math.PI * x[10 * s] * x[10 * s + 1])
          + 20 * middle * middle
          + 10 * x[10 * s + 3]
          + 5 * x[10 * s + 4]
          + random.nextGaussian());
    }
    return new Task("friedman", Dataset.of(x, 10, t, 1), false);
  }

  /** Two half circles that reach into each other, with much noise. */
  private static Task moons(int rows, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * rows];
    int[] classes = new int[rows];
    for (int s = 0; s < rows; s++) {
      classes[s] = s % 2;
      double angle = Math.PI * random.nextDouble();
      double sign = classes[s] == 0 ? 1 : -1;
      x[2 * s] = (float) (sign * (Math.cos(angle) - 0.5) + 0.3 * random.nextGaussian());
      x[2 * s + 1] = (float) (sign * (Math.sin(angle) - 0.25) + 0.3 * random.nextGaussian());
    }
    return new Task("moons", Dataset.ofClasses(x, 2, classes, 2), true);
  }

  /** Seven classes of four Gaussian clusters each among 18 inputs, and a tenth of the labels wrong. */
  private static Task clusters(int rows, long seed) {
    Random random = new Random(seed);
    double[][] centres = new double[28][18];
    for (double[] centre : centres) {
      for (int i = 0; i < 18; i++) {
        centre[i] = 0.7 * random.nextGaussian();
      }
    }
    float[] x = new float[18 * rows];
    int[] classes = new int[rows];
    for (int s = 0; s < rows; s++) {
      int cluster = random.nextInt(28);
      classes[s] = random.nextDouble() < 0.1 ? random.nextInt(7) : cluster % 7;
      for (int i = 0; i < 18; i++) {
        x[18 * s + i] = (float) (centres[cluster][i] + random.nextGaussian());
      }
    }
    return new Task("clusters", Dataset.ofClasses(x, 18, classes, 7), true);
  }
}
