package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.StateInfo;
import dev.gradpoet.runtime.TensorInfo;
import dev.gradpoet.runtime.internal.AtomicFile;
import dev.gradpoet.runtime.io.InvalidFileException;
import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.io.SafetensorsWriter;
import dev.gradpoet.runtime.io.TensorEntry;
import dev.gradpoet.runtime.io.Weights;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Checkpoints in the format safetensors: parameters and state as tensors of the layers; buffers, what listeners keep and the history flat;
 * all else in the metadata, with a checksum, since the format has none.
 */
final class CheckpointFile {
  private static final String CHECKSUM = "checksum";
  private static final String BUFFER = "optimizer.";
  private static final String KEPT = "kept.";
  private static final String HISTORY = "history";

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
    text.put(Weights.FINGERPRINT, architecture.fingerprint());
    text.put(Weights.ARCHITECTURE, architecture.description());
    Checksum sum = Checksum.of(text);
    for (LayerInfo layer : architecture.layers()) {
      for (TensorInfo tensor : layer.tensors()) {
        sum.add(values(checkpoint, tensor), tensor.offset(), tensor.size());
      }
    }
    checkpoint.buffers().forEach(sum::add);
    checkpoint.kept().values().forEach(sum::add);
    float[] history = HistoryTensor.of(checkpoint.epochs());
    sum.add(history);
    text.put(CHECKSUM, sum.toString());
    SafetensorsWriter writer = new SafetensorsWriter();
    text.forEach(writer::metadata);
    for (LayerInfo layer : architecture.layers()) {
      for (TensorInfo tensor : layer.tensors()) {
        writer.tensor(
            name(layer, tensor), tensor.shape(), values(checkpoint, tensor), tensor.offset());
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
    writer.tensor(HISTORY, List.of(history.length), history, 0);
    if (first) {
      AtomicFile.deleteLeftovers(file);
      first = false;
    }
    writer.write(file);
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
      Map<String, float[]> tensors = tensors(opened);
      Setup.check(file, text.setup(), here.setup());
      return new Checkpoint(
          here.setup(),
          epochs(tensors, run),
          text.batches(),
          text.loss(),
          ofLayers(tensors, new float[architecture.parameterCount()], LayerInfo::parameters),
          ofLayers(tensors, new float[architecture.stateSize()], LayerInfo::state),
          buffers(tensors, here.buffers().size()),
          kept(tensors, here.kept()));
    }
  }

  /** All tensors, after it was found that the file is as it was written. */
  private Map<String, float[]> tensors(Safetensors opened) throws IOException {
    Map<String, String> summed = new HashMap<>(opened.metadata());
    String checksum = summed.remove(CHECKSUM);
    Checksum sum = Checksum.of(summed);
    Map<String, float[]> tensors = new HashMap<>();
    for (TensorEntry tensor : opened.tensors()) {
      float[] values = new float[Math.toIntExact(tensor.size())];
      opened.read(tensor.name(), values, 0);
      sum.add(values);
      tensors.put(tensor.name(), values);
    }
    if (!sum.toString().equals(checksum)) {
      throw new InvalidFileException(
          file.toString(), "its checksum is not that of its content: it is damaged");
    }
    return tensors;
  }

  private List<Epoch> epochs(Map<String, float[]> tensors, Run run) throws IOException {
    return HistoryTensor.epochs(
        values(tensors, HISTORY), run.metrics(), run.validation().isPresent());
  }

  /** Fills {@code all}, the parameters or the state, from the tensors of layers that lie there. */
  private float[] ofLayers(
      Map<String, float[]> tensors,
      float[] all,
      Function<LayerInfo, List<? extends TensorInfo>> infos)
      throws IOException {
    for (LayerInfo layer : architecture.layers()) {
      for (TensorInfo tensor : infos.apply(layer)) {
        float[] values = values(tensors, name(layer, tensor), tensor.size());
        System.arraycopy(values, 0, all, tensor.offset(), values.length);
      }
    }
    return all;
  }

  private List<float[]> buffers(Map<String, float[]> tensors, int count) throws IOException {
    List<float[]> buffers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buffers.add(values(tensors, BUFFER + i, architecture.parameterCount()));
    }
    return buffers;
  }

  private Map<String, float[]> kept(Map<String, float[]> tensors, Map<String, float[]> here)
      throws IOException {
    Map<String, float[]> kept = new LinkedHashMap<>();
    for (Map.Entry<String, float[]> mine : here.entrySet()) {
      int size = mine.getValue().length;
      kept.put(mine.getKey(), values(tensors, KEPT + mine.getKey(), size));
    }
    return kept;
  }

  private float[] values(Map<String, float[]> tensors, String tensor, int size)
      throws InvalidFileException {
    float[] values = values(tensors, tensor);
    if (values.length != size) {
      throw new InvalidFileException(
          file.toString(),
          "tensor '" + tensor + "' has " + values.length + " values, expected " + size);
    }
    return values;
  }

  private float[] values(Map<String, float[]> tensors, String tensor) throws InvalidFileException {
    float[] values = tensors.get(tensor);
    if (values == null) {
      throw new InvalidFileException(file.toString(), "tensor '" + tensor + "' is missing");
    }
    return values;
  }

  private static float[] values(Checkpoint checkpoint, TensorInfo tensor) {
    return tensor instanceof StateInfo ? checkpoint.state() : checkpoint.parameters();
  }

  private static String name(LayerInfo layer, TensorInfo tensor) {
    return layer.name() + "." + tensor.name();
  }
}
