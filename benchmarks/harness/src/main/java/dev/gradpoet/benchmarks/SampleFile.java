package dev.gradpoet.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a case and its samples for a peer that is no Java: little-endian ints (layers, widths, 1 if tanh, work,
 * batch, samples, passes to learn), then floats (learning rate, samples, targets, weights).
 */
public final class SampleFile {
  private SampleFile() {}

  /** Writes the file. */
  public static void write(Case work, Path file) {
    Samples samples = Samples.of(work);
    Shape shape = work.shape();
    try (FileChannel out = FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ints(out, shape.widths().size());
      for (int width : shape.widths()) {
        ints(out, width);
      }
      ints(
          out,
          shape.hidden() == Hidden.TANH ? 1 : 0,
          code(work.work()),
          work.batch(),
          work.samples(),
          work.learningPasses());
      floats(out, (float) work.learningRate());
      floats(out, samples.x());
      floats(out, samples.targets());
      floats(out, samples.weights());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int code(Work work) {
    return switch (work) {
      case SGD -> 0;
      case ADAM -> 1;
      case GRADIENT -> 2;
      case PREDICT -> 3;
    };
  }

  private static void ints(FileChannel out, int... values) throws IOException {
    ByteBuffer bytes = buffer(values.length);
    bytes.asIntBuffer().put(values);
    out.write(bytes);
  }

  private static void floats(FileChannel out, float... values) throws IOException {
    ByteBuffer bytes = buffer(values.length);
    bytes.asFloatBuffer().put(values);
    out.write(bytes);
  }

  private static ByteBuffer buffer(int values) {
    return ByteBuffer.allocate(4 * values).order(ByteOrder.LITTLE_ENDIAN);
  }
}
