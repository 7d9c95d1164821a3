package dev.gradpoet.lab.onnx;

import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.AtomicFile;
import dev.gradpoet.runtime.internal.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a network as an ONNX model that computes what {@link NeuralNetwork#predict} computes, up to rounding.
 *
 * <pre>{@code
 * Onnx.of(network).save(file);
 * Onnx.of(network).preprocessing(preprocessing).save(file);
 * }</pre>
 *
 * <p>The model takes {@link #INPUT}, floats [batch, inputs], and gives {@link #OUTPUT}, floats [batch, outputs], for any number of
 * samples. With preprocessing, it takes what {@link Preprocessing} takes, and gives targets in their own units:
 *
 * <ul>
 *   <li>{@link #INPUT} has the numbers of a row, in the order of the columns of features that are numbers; NaN is a missing value.
 *   <li>{@link #CATEGORIES} has strings [batch, columns], in the order of the columns of features that are categories, without the
 *       white space around them that Java takes away (no operator of ONNX does; in Python, {@code str.strip()} does); whole numbers as {@code 1}, {@code 1.0}
 *       or {@code +1}. The empty string is a missing value, as are the tokens for it. What is an error in Java is one there, too, except
 *       for a missing number that nothing stands for: with it, a prediction means nothing.
 * </ul>
 *
 * <p>An input without any column is left out. Scalers compute in double, as in Java.
 *
 * <p>The metadata says what the model is: {@code gradpoet.fingerprint} and {@code gradpoet.architecture} ({@link Architecture#fingerprint},
 * {@link Architecture#description}), and with preprocessing all of {@link Preprocessing#toMap} and, as JSON arrays of names,
 * {@code gradpoet.x} and {@code gradpoet.categories} for the columns of the inputs, {@code gradpoet.targets} and {@code gradpoet.classes} for
 * the output. Weights are called {@code layer.weights} [inputs, units] and {@code layer.biases}, nodes by layer and operator.
 *
 * <p>Models are of opset 13 and IR version 7 (ONNX 1.8, of the year 2020); those with categories are of opset 2 of {@code ai.onnx.ml}, too.
 *
 * <p>Immutable: every method that configures returns another one. As thread-safe as the network.
 */
public final class Onnx {
  /** The name of the input that takes numbers. */
  public static final String INPUT = "x";

  /** The name of the input that takes strings. */
  public static final String CATEGORIES = "categories";

  /** The name of the output. */
  public static final String OUTPUT = "y";

  private final NeuralNetwork network;
  private final Preprocessing preprocessing;
  private final Map<String, String> metadata;

  private Onnx(NeuralNetwork network, Preprocessing preprocessing, Map<String, String> metadata) {
    this.network = network;
    this.preprocessing = preprocessing;
    this.metadata = metadata;
  }

  /**
   * The model of {@code network}, with the parameters that it has when it is written; dropout is left out.
   *
   * @throws IllegalArgumentException if a layer has no form in ONNX, or the parameters take more than the 2 GB of a file
   */
  public static Onnx of(NeuralNetwork network) {
    NetworkNodes.check(Arguments.present("network", network).architecture());
    return new Onnx(network, Preprocessing.none(), Map.of());
  }

  /**
   * The model also encodes and scales its inputs, and scales its outputs back.
   *
   * @throws IllegalArgumentException if it does not fit the network
   */
  public Onnx preprocessing(Preprocessing preprocessing) {
    Architecture architecture = network.architecture();
    preprocessing.columns().ifPresent(columns -> fits(architecture, columns));
    preprocessing
        .inputs()
        .ifPresent(
            scaler -> fits(architecture, scaler.width(), "inputs", architecture.inputSize()));
    preprocessing
        .targets()
        .ifPresent(
            scaler -> fits(architecture, scaler.width(), "targets", architecture.outputSize()));
    return new Onnx(network, preprocessing, metadata);
  }

  private static void fits(Architecture architecture, Columns columns) {
    fits(architecture, columns.inputs(), "inputs", architecture.inputSize());
    if (!columns.classifies()) {
      fits(architecture, columns.targets().size(), "targets", architecture.outputSize());
    } else if (architecture.outputSize() > 1 || columns.labels().size() != 2) {
      fits(architecture, columns.labels().size(), "classes", architecture.outputSize());
    }
  }

  private static void fits(Architecture architecture, int width, String what, int expected) {
    if (width != expected) {
      throw new IllegalArgumentException(
          "preprocessing has " + width + " " + what + ", but network '" + architecture.name()
              + "' has " + expected + (what.equals("inputs") ? "" : " outputs"));
    }
  }

  /**
   * Also writes a text into the metadata.
   *
   * @throws IllegalArgumentException if {@code name} begins with {@code gradpoet.} or {@code preprocessing.}, or a text cannot be encoded
   */
  public Onnx metadata(String name, String text) {
    Json.encodable("name", name);
    Json.encodable("text", text);
    if (name.startsWith(Metadata.PREFIX) || name.startsWith("preprocessing.")) {
      throw new IllegalArgumentException("name is '" + name
          + "', expected one that does not begin with 'gradpoet.' or 'preprocessing.'");
    }
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(name, text);
    return new Onnx(network, preprocessing, more);
  }

  /**
   * Writes the file as a whole or not at all: into a temporary file beside it, which is forced to the disk and then takes its place, with
   * the permissions of a previous one. The same model is the same bytes. An interrupt of the thread does not end it, and its flag stays.
   *
   * @throws IllegalStateException if a parameter is not finite; nothing is written
   * @throws IOException if the file cannot be written
   */
  public void save(Path file) throws IOException {
    Arguments.present("file", file);
    Message model = model();
    AtomicFile.write(file, stream -> write(model, stream));
  }

  /**
   * Writes to {@code stream}, and leaves it open.
   *
   * @throws IllegalStateException if a parameter is not finite; nothing is written
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream stream) throws IOException {
    Arguments.present("stream", stream);
    write(model(), stream);
  }

  private static void write(Message model, OutputStream stream) throws IOException {
    OutputStream buffered = new BufferedOutputStream(stream);
    model.writeTo(buffered);
    buffered.flush();
  }

  private Message model() {
    Architecture architecture = network.architecture();
    Graph graph = new Graph(architecture.name());
    PreprocessingNodes outer = new PreprocessingNodes(preprocessing, architecture);
    String prediction = NetworkNodes.write(graph, network, outer.before(graph));
    graph.output(OUTPUT, outer.after(graph, prediction), architecture.outputSize());
    return Model.of(
        graph, architecture.toString(), Metadata.of(architecture, preprocessing, metadata));
  }
}
