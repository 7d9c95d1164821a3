package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.runtime.training.Dataset;
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

  /** @param args the file; that of {@link DigitsSample} if there is none */
  public static void main(String[] args) throws IOException {
    Path file =
        args.length == 0 ? DigitsSample.FOLDER.resolve(DigitsSample.MODEL) : Path.of(args[0]);
    if (Files.notExists(file)) {
      System.out.printf("There is no %s: DigitsSample trains a network and saves it%n", file);
      return;
    }
    System.out.print(readings(DigitsModel.load(file)));
  }

  /** Some images that were not trained on, side by side, and what the network takes each one for. */
  static String readings(DigitsModel model) throws IOException {
    Columns columns = model.preprocessing().columns().orElseThrow();
    Dataset images = DigitsData.unseen(model.preprocessing());
    StringBuilder[] lines = new StringBuilder[SIDE + 2];
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
      lines[SIDE + 1].append(String.format(Locale.ROOT, "  %s%9.4f %%      ", digit, 100 * most));
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
