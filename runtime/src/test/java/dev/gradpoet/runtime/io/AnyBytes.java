package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.FileBytes.seekable;
import static dev.gradpoet.runtime.io.FileBytes.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Allocation;
import dev.gradpoet.runtime.Architecture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What holds of any bytes: they are read or refused, and lose nothing. */
final class AnyBytes {
  private static final Architecture SMALL = StoredNetwork.small("tanh").build();

  /** What reading may allocate for each byte of a file, and besides. */
  private static final long PER_BYTE = 100;

  private static final long BESIDES = 2_000_000;

  static {
    // A fuzzer instruments classes when they are loaded, in the thread whose allocations are
    // counted.
    try {
      isRefusedAsAStream(new byte[0]);
      isRefusedAsAStream(FileBytes.file(FileBytes.tensor("F32", "[1]", 0, 4), new byte[4]));
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private AnyBytes() {}

  /** A whole file: what is accepted has tensors that are all of the data, and is the same after it was written and read again. */
  static void file(byte[] bytes) throws IOException {
    long thread = Thread.currentThread().getId();
    long before = Allocation.bytes(thread);
    Map<String, float[]> values = new LinkedHashMap<>();
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = Map.of();
    boolean isRefused = false;
    try (Safetensors file = seekable(bytes)) {
      metadata = file.metadata();
      long end = 0;
      for (TensorEntry tensor : file.tensors()) {
        assertThat(tensor.begin()).isEqualTo(end);
        end = tensor.end();
        if (tensor.dtype().equals("F32")) {
          float[] read = new float[(int) tensor.size()];
          file.read(tensor.name(), read, 0);
          values.put(tensor.name(), read);
          tensors.put(tensor.name(), tensor);
        }
      }
      assertThat(end).isLessThanOrEqualTo(bytes.length - 10);
    } catch (InvalidFileException refused) {
      isRefused = true;
    }
    assertThat(Allocation.bytes(thread) - before).isLessThan(BESIDES + PER_BYTE * bytes.length);
    assertThat(isRefusedAsAStream(bytes)).isEqualTo(isRefused);
    if (!isRefused) {
      assertComesBack(metadata, tensors, values);
    }
  }

  private static boolean isRefusedAsAStream(byte[] bytes) throws IOException {
    try (Safetensors file = stream(bytes)) {
      file.readToEnd();
      return false;
    } catch (InvalidFileException refused) {
      return true;
    }
  }

  private static void assertComesBack(
      Map<String, String> metadata, Map<String, TensorEntry> tensors, Map<String, float[]> values)
      throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter();
    metadata.forEach(writer::metadata);
    for (TensorEntry tensor : tensors.values()) {
      if (tensor.shape().stream().anyMatch(extent -> extent > Integer.MAX_VALUE)) {
        return;
      }
      writer.tensor(
          tensor.name(),
          tensor.shape().stream().map(Math::toIntExact).toList(),
          values.get(tensor.name()),
          0);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out);
    try (Safetensors file = stream(out.toByteArray())) {
      assertThat(file.metadata()).isEqualTo(metadata);
      assertThat(file.tensors()).hasSameSizeAs(tensors.values());
      for (TensorEntry tensor : tensors.values()) {
        assertThat(file.tensor(tensor.name()).shape()).isEqualTo(tensor.shape());
        float[] read = new float[(int) tensor.size()];
        file.read(tensor.name(), read, 0);
        for (int i = 0; i < read.length; i++) {
          assertThat(Float.floatToRawIntBits(read[i]))
              .isEqualTo(Float.floatToRawIntBits(values.get(tensor.name())[i]));
        }
      }
    }
  }

  /** A header of the right length, so that the fuzzer need not find out how to write it. */
  static void header(byte[] header) throws IOException {
    try (Safetensors file = stream(FileBytes.file(header))) {
      assertThat(header[0]).isEqualTo((byte) '{');
      file.metadata()
          .forEach(
              (name, text) -> assertThat(name.length() + text.length()).isLessThan(header.length));
    } catch (InvalidFileException refused) {
      assertThat(refused.reason().length()).isLessThan(10_000);
    }
  }

  /** A network takes all of a file or nothing. */
  static void weights(byte[] bytes) throws IOException {
    StoredNetwork network = StoredNetwork.counting(SMALL);
    float[] before = network.parameters().clone();
    try {
      Weights.of(network).ignoreLeftOver().load(new ByteArrayInputStream(bytes), "file");
      for (float parameter : network.parameters()) {
        assertThat(parameter).isFinite();
      }
    } catch (InvalidFileException refused) {
      assertThat(network.parameters()).containsExactly(before);
    }
  }
}
