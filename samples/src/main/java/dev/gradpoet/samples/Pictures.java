package dev.gradpoet.samples;

import dev.gradpoet.lab.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The pictures that a sample writes into its folder. On a machine without fonts there are none, and the sample goes on. */
public final class Pictures {
  private final Path folder;
  private final List<String> names = new ArrayList<>();
  private String problem = "";

  private Pictures(Path folder) {
    this.folder = folder;
  }

  /** Pictures to be written into {@code folder}, which is made if it is not there. */
  public static Pictures into(Path folder) throws IOException {
    // Nothing is shown on a screen, and one that cannot be reached would be an error.
    System.setProperty("java.awt.headless", "true");
    return new Pictures(Files.createDirectories(folder));
  }

  /** Writes a picture in the format that the ending of its name says. */
  public void add(String name, Supplier<Plot> plot) throws IOException {
    if (!problem.isEmpty()) {
      return;
    }
    try {
      plot.get().write(folder.resolve(name));
      names.add(name);
    } catch (IllegalStateException e) {
      problem = String.valueOf(e.getMessage());
    }
  }

  /** The names of what was written, or why nothing was. */
  @Override
  public String toString() {
    return problem.isEmpty() ? String.join(", ", names) : "none: " + problem;
  }
}
