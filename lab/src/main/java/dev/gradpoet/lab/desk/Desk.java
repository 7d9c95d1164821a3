package dev.gradpoet.lab.desk;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.AtomicFile;
import dev.gradpoet.runtime.internal.Json;
import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the page of a network, with the weights that it has and with data: its derivation, its code, which the page runs step by step,
 * and its numbers. A browser needs no other file for it and no host.
 *
 * <p>The processor writes the page itself: compile with {@code -Agradpoet.desk=classes}, and it lies beside the network's class, where
 * {@link #of(NeuralNetwork)} finds it; with {@code -Agradpoet.desk} it lies beside the generated source, for
 * {@link #of(NeuralNetwork, Path)}.
 *
 * <pre>{@code
 * Desk.of(network).data(dataset).write(Path.of("iris.html"));
 * }</pre>
 *
 * <p>Not thread-safe; the network must not be trained meanwhile.
 */
public final class Desk {
  /** The most samples that a page takes. */
  public static final int MAX_SAMPLES = 2000;

  private static final Pattern START = Pattern.compile(
      "(<script type=\"application/json\" id=\"start\">)(.*?)(</script>)", Pattern.DOTALL);
  private static final Pattern TARGETS = Pattern.compile("\"targets\": *\"(\\w+)\"");
  private static final Pattern CLASS = Pattern.compile("\"class\": *\"([^\"]+)\"");
  private static final Pattern TYPE = Pattern.compile("\"type\": *\"([^\"]+)\"");
  private static final Pattern PARAMETERS = Pattern.compile("\"parameterCount\": *(\\d+)");

  private final NeuralNetwork network;
  private final String page;
  private Optional<Dataset> data = Optional.empty();
  private String[] inputNames = {};
  private String[] targetNames = {};
  private float learningRate = 0.1f;

  private Desk(NeuralNetwork network, String page) {
    this.network = network;
    this.page = page;
  }

  /**
   * The page that lies beside the class of {@code network}.
   *
   * @throws IllegalArgumentException if there is none, or it is of another network
   * @throws IOException if it cannot be read
   */
  public static Desk of(NeuralNetwork network) throws IOException {
    Class<?> type = Objects.requireNonNull(network, "network").getClass();
    String name = type.getSimpleName() + ".html";
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "network is a " + type.getName() + ", but no " + name
                + " lies beside that class: compile it with -Agradpoet.desk=classes, or give the page's file");
      }
      return of(network, new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
    }
  }

  /**
   * The page in the file {@code page}, which the processor wrote for {@code network}.
   *
   * @throws IllegalArgumentException if that is no such page, or one of another network
   * @throws IOException if it cannot be read
   */
  public static Desk of(NeuralNetwork network, Path page) throws IOException {
    Objects.requireNonNull(network, "network");
    return of(network, Files.readString(page), page.toString());
  }

  private static Desk of(NeuralNetwork network, String page, String name) {
    Matcher generated = CLASS.matcher(page);
    Matcher declared = TYPE.matcher(page);
    Matcher parameters = PARAMETERS.matcher(page);
    if (!START.matcher(page).find()
        || !generated.find()
        || !declared.find()
        || !parameters.find()) {
      throw new IllegalArgumentException(
          name + " is no page that Gradpoet's processor has written");
    }
    Class<?> expected = network.getClass();
    String shown = inPackageOf(declared.group(1), generated.group(1), expected);
    if (!shown.equals(expected.getName())) {
      throw new IllegalArgumentException(
          name + " is the page of " + shown + ", but the network is a " + expected.getName());
    }
    if (Integer.parseInt(parameters.group(1)) != network.parameters().length) {
      throw new IllegalArgumentException(name + " is the page of a network with "
          + parameters.group(1) + " parameters, but this one has " + network.parameters().length
          + ": it was written before the network changed");
    }
    return new Desk(network, page);
  }

  /** The name of the generated class, in the package of its type: that of {@code expected}, if the type is in that. */
  private static String inPackageOf(String type, String generated, Class<?> expected) {
    String own = expected.getPackageName();
    if (own.isEmpty() || type.startsWith(own + ".")) {
      return own.isEmpty() ? generated : own + "." + generated;
    }
    return type.substring(0, type.lastIndexOf('.') + 1) + generated;
  }

  /**
   * Samples for the page, the first of which it shows when it opens. Of more than {@value #MAX_SAMPLES} it gets every second, third …,
   * so that {@value #MAX_SAMPLES} or fewer are left. Weights of samples are not in a page: it counts each once.
   *
   * @throws IllegalArgumentException if they do not fit the network
   */
  public Desk data(Dataset samples) {
    int outputs = outputs();
    if (samples.inputs() != network.inputs() || samples.outputs() != outputs) {
      throw new IllegalArgumentException(
          "samples have " + samples.inputs() + " inputs and " + samples.outputs()
              + " outputs, but the network has " + network.inputs() + " and " + outputs);
    }
    this.data = Optional.of(samples);
    return this;
  }

  /**
   * The names of the inputs and of the outputs of the samples, for the page to show.
   *
   * @throws IllegalArgumentException if they are not as many as there are
   */
  public Desk names(String[] inputs, String[] outputs) {
    checkCount("inputs", inputs.length, network.inputs());
    checkCount("outputs", outputs.length, outputs());
    this.inputNames = inputs.clone();
    this.targetNames = outputs.clone();
    return this;
  }

  private static void checkCount(String what, int given, int expected) {
    if (given != expected) {
      throw new IllegalArgumentException(
          given + " names of " + what + " were given, expected " + expected);
    }
  }

  /**
   * The learning rate that the page starts with; 0.1 if this is not called.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Desk learningRate(float rate) {
    if (!(rate > 0 && rate < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rate is " + rate + ", expected a positive number");
    }
    this.learningRate = rate;
    return this;
  }

  private int outputs() {
    return network.outputs();
  }

  /**
   * Writes the page; a file of that name is replaced as a whole.
   *
   * @throws IllegalStateException if a parameter or a value of the data is not finite
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    String start = start();
    String text = START
        .matcher(page)
        .replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + start + found.group(3)));
    AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String start() {
    StringBuilder json = new StringBuilder("{\"x\": ");
    if (data.isEmpty()) {
      json.append("null, \"t\": null");
    } else {
      Dataset samples = data.get();
      numbers(samples.x(), 0, samples.inputs(), "the first sample", json);
      json.append(", \"t\": ");
      numbers(targets(samples, 0), 0, samples.outputs(), "the target of the first sample", json);
    }
    json.append(", \"w\": 1, \"p\": ");
    float[] parameters = network.parameters();
    numbers(parameters, 0, parameters.length, "the parameters", json);
    json.append(", \"seed\": 1, \"learningRate\": ").append(learningRate).append(", \"data\": ");
    if (data.isEmpty()) {
      json.append("null");
    } else {
      samples(data.get(), json);
    }
    return json.append('}').toString();
  }

  private void samples(Dataset samples, StringBuilder json) {
    int step = (samples.size() + MAX_SAMPLES - 1) / MAX_SAMPLES;
    StringBuilder x = new StringBuilder();
    StringBuilder t = new StringBuilder();
    for (int s = 0; s < samples.size(); s += step) {
      x.append(s == 0 ? "" : ", ");
      t.append(s == 0 ? "" : ", ");
      numbers(samples.x(), s * samples.inputs(), samples.inputs(), "sample " + s, x);
      numbers(targets(samples, s), 0, samples.outputs(), "the target of sample " + s, t);
    }
    json.append("{\"inputs\": ");
    names(inputNames, "x", samples.inputs(), json);
    json.append(", \"targets\": ");
    names(targetNames, "t", samples.outputs(), json);
    json.append(", \"x\": [").append(x).append("], \"t\": [").append(t).append("]}");
  }

  /** The target of a sample, as numbers: of a class 1, and what the loss has for all others. */
  private float[] targets(Dataset samples, int sample) {
    int outputs = samples.outputs();
    if (!samples.classifies()) {
      return Arrays.copyOfRange(samples.targets(), sample * outputs, (sample + 1) * outputs);
    }
    Matcher kind = TARGETS.matcher(page);
    float[] targets = new float[outputs];
    Arrays.fill(targets, kind.find() && kind.group(1).equals("signs") ? -1 : 0);
    targets[samples.classes()[sample]] = 1;
    return targets;
  }

  private static void numbers(
      float[] values, int from, int count, String what, StringBuilder json) {
    json.append('[');
    for (int k = 0; k < count; k++) {
      float value = values[from + k];
      if (!Float.isFinite(value)) {
        throw new IllegalStateException(
            "value " + k + " of " + what + " is " + value + ": a page shows finite numbers only");
      }
      json.append(k == 0 ? "" : ", ");
      if (value == (int) value && Math.abs(value) < 1e6f && 1 / value > Float.NEGATIVE_INFINITY) {
        json.append((int) value);
      } else {
        json.append(value);
      }
    }
    json.append(']');
  }

  private static void names(String[] given, String letter, int count, StringBuilder json) {
    json.append('[');
    for (int k = 0; k < count; k++) {
      String name = given.length == 0 ? letter + (k + 1) : given[k];
      json.append(k == 0 ? "" : ", ").append(inScript(name));
    }
    json.append(']');
  }

  /** A text as JSON that cannot end the element that it stands in. */
  private static String inScript(String text) {
    return Json.quote(new StringBuilder(), text)
        .toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }
}
