package dev.gradpoet.samples;

import java.nio.file.Path;

/**
 * What a sample can be told: {@code --epochs 20 --folder pictures --resume}.
 *
 * @param epochs how long to train at most
 * @param folder where pictures and files go
 * @param resumes whether to save checkpoints, and to go on from the last one
 */
public record Options(int epochs, Path folder, boolean resumes) {

  /**
   * Reads the arguments of a program.
   *
   * @param epochs unless told otherwise
   * @param folder unless told otherwise
   * @throws IllegalArgumentException if there is another one, or a value is missing or no number
   */
  public static Options of(String[] args, int epochs, Path folder) {
    Options options = new Options(epochs, folder, false);
    for (int i = 0; i < args.length; i++) {
      options = switch (args[i]) {
        case "--epochs" -> new Options(number(value(args, ++i)), options.folder, options.resumes);
        case "--folder" -> new Options(options.epochs, Path.of(value(args, ++i)), options.resumes);
        case "--resume" -> new Options(options.epochs, options.folder, true);
        default ->
          throw new IllegalArgumentException(
              "'" + args[i] + "' is unknown, expected --epochs, --folder or --resume");
      };
    }
    return options;
  }

  private static String value(String[] args, int i) {
    if (i == args.length) {
      throw new IllegalArgumentException(args[i - 1] + " has no value, expected one after it");
    }
    return args[i];
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--epochs is '" + text + "', expected a whole number, at least 1", e);
    }
  }
}
