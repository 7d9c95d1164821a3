package dev.gradpoet.benchmarks.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Writes a drawing as SVG and as PNG of twice its size. */
final class Chart {
  private static final int SCALE = 2;

  private Chart() {}

  static void write(
      Path directory, String name, int width, int height, Consumer<Graphics2D> drawing) {
    try {
      SvgGraphics vector = new SvgGraphics();
      background(vector, width, height);
      drawing.accept(vector);
      Files.writeString(directory.resolve(name + ".svg"), vector.document(width, height));
      BufferedImage image =
          new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
      Graphics2D raster = image.createGraphics();
      raster.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      raster.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      raster.scale(SCALE, SCALE);
      background(raster, width, height);
      drawing.accept(raster);
      raster.dispose();
      ImageIO.write(image, "png", directory.resolve(name + ".png").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void background(Graphics2D graphics, int width, int height) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
  }
}
