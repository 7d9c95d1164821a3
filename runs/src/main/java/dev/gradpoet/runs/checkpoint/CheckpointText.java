package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a checkpoint has beside arrays, as exact text: numbers with a fraction in hexadecimal. */
final class CheckpointText {
  private static final String FORMAT = "format";
  private static final String FORMAT_1 = "gradpoet checkpoint 1";
  private static final String SETUP = "setup.";
  private static final String BATCHES = "batches";
  private static final String LOSS = "loss";
  private static final String HISTORY = "history";

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
    text.put(
        HISTORY,
        checkpoint.epochs().stream().map(CheckpointText::line).collect(Collectors.joining("\n")));
    return text;
  }

  /** The numbers of an epoch in a line: loss and metrics of the training data, then of the validation data. */
  private static String line(Epoch epoch) {
    return Stream.concat(Stream.of(epoch.training()), epoch.validation().stream())
        .flatMap(e -> Stream.concat(Stream.of(e.loss()), e.metrics().values().stream()))
        .map(Double::toHexString)
        .collect(Collectors.joining(" "));
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

  /** The epochs of a run with those metrics, with validation data or without. */
  List<Epoch> epochs(List<Metric> metrics, boolean isValidated) throws IOException {
    List<Epoch> epochs = new ArrayList<>();
    int width = 1 + metrics.size();
    int expected = isValidated ? 2 * width : width;
    for (String line : text.getOrDefault(HISTORY, "").lines().toList()) {
      String[] numbers = line.split(" ");
      if (numbers.length != expected) {
        throw new IOException("its history has " + numbers.length + " numbers in line "
            + (epochs.size() + 1) + ", expected " + expected);
      }
      Evaluation training = evaluation(numbers, 0, metrics);
      epochs.add(new Epoch(
          epochs.size() + 1,
          training,
          isValidated ? Optional.of(evaluation(numbers, width, metrics)) : Optional.empty()));
    }
    return epochs;
  }

  private static Evaluation evaluation(String[] numbers, int from, List<Metric> metrics)
      throws IOException {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int m = 0; m < metrics.size(); m++) {
      values.put(metrics.get(m).label(), number(HISTORY, numbers[from + 1 + m]));
    }
    return new Evaluation(number(HISTORY, numbers[from]), values);
  }

  private static double number(String name, String number) throws IOException {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IOException("its " + name + " has '" + number + "', expected a number", e);
    }
  }
}
