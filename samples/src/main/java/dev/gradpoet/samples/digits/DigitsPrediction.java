package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.Command;
import dev.gradpoet.samples.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Reads images with a network that {@link DigitsSample} has trained and saved: nothing is left of that program but a file. */
public final class DigitsPrediction {
  private static final int SIDE = 8;
  private static final int IMAGES = 6;
  /** Of grey levels 0 to 16. */
  private static final String SHADES = " .:-=+*#%@";

  private DigitsPrediction() {}

  public static void main(String[] args) {
    new Command(
            "digits prediction", "Reads digits with the network that the sample digits has saved.")
        .readsFrom(DigitsSample.FOLDER)
        .run(args, DigitsPrediction::run);
  }

  private static void run(Options options) throws IOException, Command.Mistake {
    Path file = options.folder().resolve(DigitsSample.MODEL);
    if (Files.notExists(file)) {
      throw new Command.Mistake("there is no " + file
          + ": DigitsSample trains a network and saves it; --folder names another folder");
    }
    System.out.print(readings(DigitsModel.load(file)));
  }

  /** Some images that were not trained on, side by side, what the network takes each one for, and what it is. */
  static String readings(DigitsModel model) throws IOException {
    Columns columns = model.preprocessing().columns().orElseThrow();
    Dataset images = DigitsData.unseen(model.preprocessing());
    StringBuilder[] lines = new StringBuilder[SIDE + 3];
    Arrays.setAll(lines, i -> new StringBuilder());
    for (int s = 0; s < IMAGES; s++) {
      float[] image =
          Arrays.copyOfRange(images.x(), s * images.inputs(), (s + 1) * images.inputs());
      for (int row = 0; row < SIDE; row++) {
        lines[row].append("  ").append(drawn(image, row));
      }
      float[] probabilities = model.predict(image);
      String digit = columns.label(model.network().architecture(), probabilities);
      float most = probabilities[Integer.parseInt(digit)];
      lines[SIDE + 1].append(
          String.format(Locale.ROOT, "  read %s, %5.1f %%   ", digit, 100 * most));
      lines[SIDE + 2].append(
          String.format("  is   %-13s", columns.labels().get(images.classes()[s])));
    }
    StringBuilder text = new StringBuilder();
    for (StringBuilder line : lines) {
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  /** Two characters for each pixel, as wide as they are high. */
  private static String drawn(float[] image, int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < SIDE; column++) {
      int shade = Math.round(image[row * SIDE + column] / 16 * (SHADES.length() - 1));
      text.append(SHADES.charAt(shade)).append(SHADES.charAt(shade));
    }
    return text.append("  ").toString();
  }
}
