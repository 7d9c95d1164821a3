package dev.gradpoet.runs.checkpoint;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a checkpoint has beside arrays, as exact text: numbers with a fraction in hexadecimal. */
final class CheckpointText {
  private static final String FORMAT = "format";
  private static final String FORMAT_1 = "gradpoet checkpoint 1";
  private static final String SETUP = "setup.";
  private static final String BATCHES = "batches";
  private static final String LOSS = "loss";

  private final Map<String, String> text;

  /** @throws IOException if that is not the text of a checkpoint */
  CheckpointText(Map<String, String> text) throws IOException {
    this.text = text;
    if (!FORMAT_1.equals(text.get(FORMAT))) {
      throw new IOException(
          "its metadata has no '" + FORMAT + "' of '" + FORMAT_1 + "': is it a checkpoint?");
    }
  }

  static Map<String, String> of(Checkpoint checkpoint) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put(FORMAT, FORMAT_1);
    checkpoint.setup().forEach((name, value) -> text.put(SETUP + name, value));
    text.put(BATCHES, Integer.toString(checkpoint.batches()));
    text.put(LOSS, Double.toHexString(checkpoint.loss()));
    return text;
  }

  Map<String, String> setup() {
    Map<String, String> setup = new LinkedHashMap<>();
    text.forEach((name, value) -> {
      if (name.startsWith(SETUP)) {
        setup.put(name.substring(SETUP.length()), value);
      }
    });
    return setup;
  }

  int batches() throws IOException {
    return (int) number(BATCHES, text.getOrDefault(BATCHES, ""));
  }

  double loss() throws IOException {
    return number(LOSS, text.getOrDefault(LOSS, ""));
  }

  private static double number(String name, String number) throws IOException {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IOException("its " + name + " has '" + number + "', expected a number", e);
    }
  }
}
