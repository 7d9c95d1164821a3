package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.io.InvalidFileException;
import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.io.SafetensorsWriter;
import dev.gradpoet.runtime.training.Run;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Checkpoints in the format safetensors: the parameters as tensors of the layers, buffers and what listeners keep flat,
 * all else in the metadata, with a checksum, since the format has none.
 */
final class CheckpointFile {
  private static final String CHECKSUM = "checksum";
  private static final String BUFFER = "optimizer.";
  private static final String KEPT = "kept.";

  private final Path file;
  private final Architecture architecture;
  private boolean first = true;

  CheckpointFile(Path file, Architecture architecture) {
    this.file = file;
    this.architecture = architecture;
  }

  /** Puts the checkpoint in place of the file, as a whole or not at all. */
  void write(Checkpoint checkpoint) throws IOException {
    Map<String, String> text = CheckpointText.of(checkpoint);
    text.put(CHECKSUM, checksum(text, checkpoint));
    SafetensorsWriter writer = new SafetensorsWriter();
    text.forEach(writer::metadata);
    for (LayerInfo layer : architecture.layers()) {
      for (ParameterInfo tensor : layer.parameters()) {
        writer.tensor(
            name(layer, tensor), tensor.shape(), checkpoint.parameters(), tensor.offset());
      }
    }
    List<Integer> flat = List.of(architecture.parameterCount());
    for (int i = 0; i < checkpoint.buffers().size(); i++) {
      writer.tensor(BUFFER + i, flat, checkpoint.buffers().get(i), 0);
    }
    for (Map.Entry<String, float[]> kept : checkpoint.kept().entrySet()) {
      float[] values = kept.getValue();
      writer.tensor(KEPT + kept.getKey(), List.of(values.length), values, 0);
    }
    if (first) {
      deleteLeftovers();
      first = false;
    }
    writer.write(file);
  }

  /** Deletes what processes left that were killed while they wrote this file. */
  private void deleteLeftovers() throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && Files.isDirectory(directory)) {
      String name = Pattern.quote(file.getFileName().toString()) + "\\.[0-9a-f]+\\.tmp";
      try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(
          directory, path -> path.getFileName().toString().matches(name))) {
        for (Path leftover : leftovers) {
          Files.deleteIfExists(leftover);
        }
      }
    }
  }

  /**
   * Reads the checkpoint of the run that is in the state {@code here}.
   *
   * @throws IllegalArgumentException if it is of another run, naming what differs
   * @throws IOException if it cannot be read, is not a checkpoint, or damaged
   */
  Checkpoint read(Checkpoint here, Run run) throws IOException {
    try (Safetensors opened = Safetensors.open(file)) {
      CheckpointText text = new CheckpointText(opened.metadata());
      Setup.check(file, text.setup(), here.setup());
      Checkpoint there = new Checkpoint(
          here.setup(),
          text.epochs(run.metrics(), run.validation().isPresent()),
          text.batches(),
          text.loss(),
          parameters(opened),
          buffers(opened, here.buffers().size()),
          kept(opened, here.kept()));
      Map<String, String> summed = new HashMap<>(opened.metadata());
      String checksum = summed.remove(CHECKSUM);
      if (!checksum(summed, there).equals(checksum)) {
        throw new InvalidFileException(
            file.toString(), "its checksum is not that of its content: it is damaged");
      }
      return there;
    }
  }

  private float[] parameters(Safetensors opened) throws IOException {
    float[] parameters = new float[architecture.parameterCount()];
    for (LayerInfo layer : architecture.layers()) {
      for (ParameterInfo tensor : layer.parameters()) {
        read(opened, name(layer, tensor), tensor.size(), parameters, tensor.offset());
      }
    }
    return parameters;
  }

  private List<float[]> buffers(Safetensors opened, int count) throws IOException {
    List<float[]> buffers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buffers.add(read(opened, BUFFER + i, architecture.parameterCount()));
    }
    return buffers;
  }

  private Map<String, float[]> kept(Safetensors opened, Map<String, float[]> here)
      throws IOException {
    Map<String, float[]> kept = new LinkedHashMap<>();
    for (Map.Entry<String, float[]> mine : here.entrySet()) {
      kept.put(mine.getKey(), read(opened, KEPT + mine.getKey(), mine.getValue().length));
    }
    return kept;
  }

  private float[] read(Safetensors opened, String tensor, int size) throws IOException {
    float[] values = new float[size];
    read(opened, tensor, size, values, 0);
    return values;
  }

  private void read(Safetensors opened, String tensor, int size, float[] values, int offset)
      throws IOException {
    long found = opened.tensor(tensor).size();
    if (found != size) {
      throw new InvalidFileException(
          file.toString(), "tensor '" + tensor + "' has " + found + " values, expected " + size);
    }
    opened.read(tensor, values, offset);
  }

  private static String name(LayerInfo layer, ParameterInfo tensor) {
    return layer.name() + "." + tensor.name();
  }

  private static String checksum(Map<String, String> text, Checkpoint checkpoint) {
    Checksum sum = new Checksum();
    new TreeMap<>(text).forEach((name, value) -> sum.add(name).add(value));
    sum.add(checkpoint.parameters());
    checkpoint.buffers().forEach(sum::add);
    new TreeMap<>(checkpoint.kept()).values().forEach(sum::add);
    return sum.toString();
  }
}
