package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.AtomicFile;
import dev.gradpoet.runtime.internal.Json;
import dev.gradpoet.runtime.internal.Shapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Collects tensors and texts, and writes them as a safetensors file, which {@link Safetensors} reads: tensors of dtype F32, in the order
 * in which they were added. The same content is the same bytes.
 *
 * <p>Values are not copied: those are written that are in the arrays at that time. One instance serves one thread.
 */
public final class SafetensorsWriter {
  private static final int CHUNK = 1 << 16;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Source> tensors = new LinkedHashMap<>();

  /** Where the {@code size} values of a tensor come from: the supplied array, from {@code offset} on. */
  private record Source(List<Integer> shape, int size, Supplier<float[]> values, int offset) {}

  /** A writer of nothing yet. */
  public SafetensorsWriter() {}

  /**
   * Adds a text to the header.
   *
   * @throws IllegalArgumentException if there is one of that name, or a text cannot be encoded
   */
  public SafetensorsWriter metadata(String name, String text) {
    Json.encodable("name", name);
    Json.encodable("text", text);
    if (metadata.putIfAbsent(name, text) != null) {
      throw new IllegalArgumentException("there is already a text of the name '" + name + "'");
    }
    return this;
  }

  /**
   * Adds a tensor.
   *
   * @param name its name, unique in the file
   * @param shape its extents, row-major; empty for a single value
   * @param values where its values are, row-major, from index {@code offset} on
   * @throws IllegalArgumentException if there is a tensor of that name, or an extent is negative
   * @throws IndexOutOfBoundsException if {@code values} has fewer values than {@code shape} takes
   */
  public SafetensorsWriter tensor(String name, List<Integer> shape, float[] values, int offset) {
    Arguments.present("values", values);
    Objects.checkFromIndexSize(offset, size(shape), values.length);
    return add(name, shape, () -> values, offset);
  }

  /** As {@link #tensor}, with all of an array that is not there before it is written. */
  SafetensorsWriter tensor(String name, List<Integer> shape, Supplier<float[]> values) {
    return add(name, shape, values, 0);
  }

  private SafetensorsWriter add(
      String name, List<Integer> shape, Supplier<float[]> values, int offset) {
    Json.encodable("name", name);
    Source source = new Source(List.copyOf(shape), size(shape), values, offset);
    if (name.equals(Header.METADATA) || tensors.putIfAbsent(name, source) != null) {
      throw new IllegalArgumentException(
          "name is '" + name + "', expected one that neither another tensor nor the metadata has");
    }
    return this;
  }

  private static int size(List<Integer> shape) {
    for (int extent : shape) {
      Arguments.atLeast("an extent of the shape " + shape, extent, 0);
    }
    return Shapes.size(shape);
  }

  /**
   * Writes the file as a whole or not at all: into a temporary file beside it, which is forced to the disk and then takes its place.
   * Whenever that fails, a previous {@code file} is intact; only the death of the process leaves the temporary file behind, the
   * beginning of {@code file} with a suffix and {@code .tmp}. The permissions of a previous file stay. An interrupt of the thread does
   * not end it, and its flag stays.
   *
   * @throws IllegalStateException if there are more names and texts than {@link Safetensors} reads; nothing is written
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    AtomicFile.write(Arguments.present("file", file), this::writeTo);
  }

  /**
   * Writes to {@code stream}, and leaves it open.
   *
   * @throws IllegalStateException as {@link #write(Path)}
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream stream) throws IOException {
    writeTo(Arguments.present("stream", stream));
    stream.flush();
  }

  private void writeTo(OutputStream stream) throws IOException {
    byte[] json = header().getBytes(StandardCharsets.UTF_8);
    // Spaces, so that the data begins at a multiple of 8 and can be mapped.
    int padding = -json.length & 7;
    if (json.length + padding > Header.MAX_LENGTH) {
      throw new IllegalStateException("names and texts take " + (json.length + padding)
          + " bytes, expected at most " + Header.MAX_LENGTH + ", which is what can be read");
    }
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    stream.write(chunk.putLong((long) json.length + padding).array(), 0, Long.BYTES);
    stream.write(json);
    stream.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
    FloatBuffer floats = chunk.clear().asFloatBuffer();
    for (Source source : tensors.values()) {
      float[] values = source.values().get();
      int count;
      for (int at = 0; at < source.size(); at += count) {
        count = Math.min(floats.capacity(), source.size() - at);
        floats.clear().put(values, source.offset() + at, count);
        stream.write(chunk.array(), 0, count * Float.BYTES);
      }
    }
  }

  // {"__metadata__":{"format":"pt"},"fc1.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}
  private String header() {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      Json.quote(json, Header.METADATA).append(":{");
      for (Map.Entry<String, String> text : metadata.entrySet()) {
        Json.quote(Json.quote(json, text.getKey()).append(':'), text.getValue()).append(',');
      }
      json.setCharAt(json.length() - 1, '}');
      json.append(',');
    }
    long begin = 0;
    for (Map.Entry<String, Source> tensor : tensors.entrySet()) {
      long end = begin + (long) tensor.getValue().size() * Float.BYTES;
      Json.quote(json, tensor.getKey())
          .append(":{\"dtype\":\"F32\",\"shape\":")
          .append(tensor.getValue().shape().toString().replace(" ", ""))
          .append(",\"data_offsets\":[")
          .append(begin)
          .append(',')
          .append(end)
          .append("]},");
      begin = end;
    }
    if (json.length() > 1) {
      json.setLength(json.length() - 1);
    }
    return json.append('}').toString();
  }
}
