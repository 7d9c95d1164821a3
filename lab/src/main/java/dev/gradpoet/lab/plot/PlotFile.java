package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.internal.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a plot to a file, whose name says the format. */
final class PlotFile {
  private PlotFile() {}

  static void write(Plot plot, Path file) throws IOException {
    boolean isInterrupted = Thread.currentThread().isInterrupted();
    try {
      write(file, content(plot, file));
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt(); // drawing a text clears the flag
      }
    }
  }

  private static byte[] content(Plot plot, Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return png(plot.image());
    } else if (name.endsWith(".svg")) {
      return svg(plot);
    }
    throw new IllegalArgumentException(
        "file is '" + file + "', expected a name that ends with .png or .svg");
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java cannot write PNG files");
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] svg(Plot plot) {
    SvgCanvas canvas = new SvgCanvas();
    plot.draw(canvas);
    return canvas.document(plot.width(), plot.height()).getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Path file, byte[] content) throws IOException {
    AtomicFile.write(file, stream -> stream.write(content));
  }
}
