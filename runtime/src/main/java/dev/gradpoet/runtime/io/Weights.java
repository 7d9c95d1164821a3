package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.StateInfo;
import dev.gradpoet.runtime.TensorInfo;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Finite;
import dev.gradpoet.runtime.internal.Nullable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Saves and loads the parameters of a network, and its state, in the format safetensors, also those of PyTorch and Keras.
 *
 * <pre>{@code
 * Weights.of(network).save(file);
 * Weights.of(network).load(file);
 * Weights.of(network).layout(TensorLayout.PYTORCH).rename("hidden", "fc1").save(file);
 * }</pre>
 *
 * <p>A file that is saved says which architecture it is of ({@link Architecture#fingerprint}, with the layers' names
 * of the file), and is refused by another one. A file that says nothing loads if its names and shapes fit. A network is changed only
 * after a file was read to its end and everything in it is valid, finite values included.
 *
 * <p>Immutable: every method that configures returns another one. As thread-safe as the network.
 *
 * @param <N> the network's type
 */
public final class Weights<N extends NeuralNetwork> {
  /** The metadata that has {@link Architecture#fingerprint}. */
  public static final String FINGERPRINT = "gradpoet.fingerprint";

  /** The metadata that has {@link Architecture#description}. */
  public static final String ARCHITECTURE = "gradpoet.architecture";

  private final N network;
  private final TensorNames names;
  private final Map<String, String> metadata;
  private final boolean ignoresLeftOver;
  private final boolean ignoresArchitecture;

  private Weights(
      N network,
      TensorNames names,
      Map<String, String> metadata,
      boolean ignoresLeftOver,
      boolean ignoresArchitecture) {
    this.network = network;
    this.names = names;
    this.metadata = metadata;
    this.ignoresLeftOver = ignoresLeftOver;
    this.ignoresArchitecture = ignoresArchitecture;
  }

  /** The weights of {@code network}: live, those that it has when they are saved. */
  public static <N extends NeuralNetwork> Weights<N> of(N network) {
    Arguments.present("network", network);
    TensorNames names = new TensorNames(network.architecture(), null, Map.of());
    return new Weights<>(network, names, Map.of(), false, false);
  }

  private Weights<N> with(TensorNames other) {
    return new Weights<>(network, other, metadata, ignoresLeftOver, ignoresArchitecture);
  }

  /**
   * Names and turns the tensors that way. Without it, they are saved as {@link TensorLayout#GRADPOET}, and each one that is loaded has
   * the layout that its name stands for.
   */
  public Weights<N> layout(TensorLayout layout) {
    return with(names.with(Arguments.present("layout", layout)));
  }

  /**
   * Says what a file calls a layer or a tensor of this network.
   *
   * @param from the name of a layer, as {@code hidden}, or of one of its tensors, as {@code hidden.weights}
   * @param to the file's name for the layer, as {@code fc1}, or the whole name of the tensor, as {@code net.0.weight}
   * @throws IllegalArgumentException if this network has no {@code from}
   */
  public Weights<N> rename(String from, String to) {
    return with(names.with(from, to));
  }

  /**
   * Also saves a text, for {@link Safetensors#metadata}.
   *
   * @throws IllegalArgumentException if the name is {@code format} or begins with {@code gradpoet.}
   */
  public Weights<N> metadata(String name, String text) {
    return metadata(Map.of(name, text));
  }

  /** Also saves those texts by their names, as {@link #metadata(String, String)}. */
  public Weights<N> metadata(Map<String, String> texts) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.putAll(texts);
    for (String name : more.keySet()) {
      if (name.equals("format") || name.startsWith("gradpoet.")) {
        throw new IllegalArgumentException(
            "name is '" + name + "', expected one that files do not have anyway");
      }
    }
    return new Weights<>(network, names, more, ignoresLeftOver, ignoresArchitecture);
  }

  /** Loads also from files with tensors that are none of this network's, which are an error otherwise. */
  public Weights<N> ignoreLeftOver() {
    return new Weights<>(network, names, metadata, true, ignoresArchitecture);
  }

  /** Loads by names and shapes alone, also what was saved from a network with other activations, options or loss. */
  public Weights<N> ignoreArchitecture() {
    return new Weights<>(network, names, metadata, ignoresLeftOver, true);
  }

  /**
   * Saves, as {@link SafetensorsWriter#write(Path)} does: a previous {@code file} is replaced as a whole or not at all.
   *
   * @throws IllegalStateException if a parameter is not finite, or a value of the state; nothing is written
   * @throws IllegalArgumentException if a name that a tensor was given does not tell its layout, two have one name, or the layout of a
   *     tensor's kind is not known
   * @throws IOException if the file cannot be written
   */
  public void save(Path file) throws IOException {
    Arguments.present("file", file);
    Architecture architecture = names.inFile();
    SafetensorsWriter writer = new SafetensorsWriter()
        .metadata("format", names.savedLayout().format())
        .metadata(FINGERPRINT, architecture.fingerprint())
        .metadata(ARCHITECTURE, architecture.description());
    for (Map.Entry<String, String> text : metadata.entrySet()) {
      writer.metadata(text.getKey(), text.getValue());
    }
    for (LayerInfo layer : network.architecture().layers()) {
      for (TensorInfo tensor : layer.tensors()) {
        checkFinite(layer, tensor);
        add(writer, layer, tensor);
      }
    }
    writer.write(file);
  }

  private float[] values(TensorInfo tensor) {
    return tensor instanceof StateInfo ? network.state() : network.parameters();
  }

  private void checkFinite(LayerInfo layer, TensorInfo tensor) {
    float[] values = values(tensor);
    int from = tensor.offset();
    int bad = Finite.firstNonFinite(values, from, from + tensor.size());
    if (bad >= 0) {
      throw new IllegalStateException("layer '" + layer.name() + "' has " + values[bad]
          + " in its " + tensor.name() + ", value " + (bad - from)
          + ", expected finite numbers; nothing was saved");
    }
  }

  private void add(SafetensorsWriter writer, LayerInfo layer, TensorInfo tensor) {
    Map.Entry<String, TensorLayout> saved = names.saved(layer, tensor);
    float[] values = values(tensor);
    if (!saved.getValue().isTransposed(layer, tensor)) {
      writer.tensor(saved.getKey(), tensor.shape(), values, tensor.offset());
      return;
    }
    int inputs = tensor.shape().get(0);
    int units = tensor.shape().get(1);
    writer.tensor(saved.getKey(), List.of(units, inputs), () -> {
      float[] turned = new float[tensor.size()];
      Transposition.transpose(values, tensor.offset(), inputs, units, turned, 0);
      return turned;
    });
  }

  /**
   * Loads.
   *
   * @return the network
   * @throws MismatchException if the file is of another network, naming the first difference, or what is missing and what is left over
   * @throws InvalidFileException if it is not a safetensors file, truncated, or has values that are not finite
   * @throws IllegalArgumentException as {@link #save}
   * @throws IOException if it cannot be read
   */
  public N load(Path file) throws IOException {
    try (Safetensors tensors = Safetensors.open(file)) {
      return load(tensors);
    }
  }

  /**
   * Loads from a stream, reads it to its end and closes it.
   *
   * @param name what messages call the stream
   * @return the network
   * @throws IOException as {@link #load(Path)}
   */
  public N load(InputStream stream, String name) throws IOException {
    try (Safetensors tensors = Safetensors.open(stream, name)) {
      return load(tensors);
    }
  }

  /**
   * Loads the weights that come with a generated class. Called by generated code.
   *
   * @param name the resource's name, relative to the network's class
   * @param stream the resource, or null if there is none
   * @return the network
   * @throws UncheckedIOException if there is none, or as {@link #load(Path)}: an application was not packaged as it should be
   */
  public N loadResource(String name, @Nullable InputStream stream) {
    try {
      if (stream == null) {
        throw new FileNotFoundException(
            "resource '" + name + "' beside " + network.getClass().getName()
                + " is missing: save a trained network as that resource");
      }
      return load(stream, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private N load(Safetensors file) throws IOException {
    if (!ignoresArchitecture) {
      Assignment.checkArchitecture(names, file);
    }
    List<Assignment.Part> parts = Assignment.of(names, file, ignoresLeftOver);
    float[] parameters = new float[network.parameters().length];
    float[] state = new float[network.state().length];
    for (Assignment.Part part : parts) {
      read(file, part, part.info() instanceof StateInfo ? state : parameters);
    }
    file.readToEnd();
    System.arraycopy(parameters, 0, network.parameters(), 0, parameters.length);
    System.arraycopy(state, 0, network.state(), 0, state.length);
    return network;
  }

  private static void read(Safetensors file, Assignment.Part part, float[] values)
      throws IOException {
    TensorInfo info = part.info();
    float[] into = part.isTransposed() ? new float[info.size()] : values;
    int offset = part.isTransposed() ? 0 : info.offset();
    int size = file.read(part.tensor().name(), into, offset);
    int bad = Finite.firstNonFinite(into, offset, offset + size);
    if (bad >= 0) {
      throw new InvalidFileException(
          file.name(),
          part.tensor() + " has " + into[bad] + " as value " + (bad - offset)
              + ", expected finite numbers");
    }
    if (part.isTransposed()) {
      int units = info.shape().get(1);
      Transposition.transpose(into, 0, units, info.shape().get(0), values, info.offset());
    }
  }
}
