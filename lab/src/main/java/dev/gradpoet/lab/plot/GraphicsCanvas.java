package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Draws wherever Java draws. */
final class GraphicsCanvas implements Canvas {
  private final Graphics2D graphics;

  GraphicsCanvas(Graphics2D graphics) {
    this.graphics = graphics;
  }

  @Override
  public void setColor(Color color) {
    graphics.setColor(color);
  }

  @Override
  public void setStroke(BasicStroke stroke) {
    graphics.setStroke(stroke);
  }

  @Override
  public void draw(Shape shape) {
    graphics.draw(shape);
  }

  @Override
  public void fill(Shape shape) {
    graphics.fill(shape);
  }

  @Override
  public void text(String text, Font font, double x, double y, boolean upwards) {
    AffineTransform upright = graphics.getTransform();
    graphics.setFont(font);
    graphics.translate(x, y);
    if (upwards) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(text, 0, 0);
    graphics.setTransform(upright);
  }

  @Override
  public void drawImage(BufferedImage image, int x, int y, int width, int height) {
    graphics.drawImage(image, x, y, width, height, null);
  }

  @Override
  public void translate(double x, double y) {
    graphics.translate(x, y);
  }
}
