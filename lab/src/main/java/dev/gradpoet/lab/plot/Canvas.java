package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.image.BufferedImage;

/** What plots are drawn on: the few things that they need of a graphics, so that writing an SVG takes no library. */
interface Canvas {

  /** The colour of what is drawn from here on. */
  void setColor(Color color);

  /** The pen of lines from here on. */
  void setStroke(BasicStroke stroke);

  /** Draws the outline. */
  void draw(Shape shape);

  void fill(Shape shape);

  /** Draws text from ({@code x}, {@code y}) on, the begin of its base line, to the right or upwards. */
  void text(String text, Font font, double x, double y, boolean upwards);

  /** Draws an image with sharp pixels. */
  void drawImage(BufferedImage image, int x, int y, int width, int height);

  /** Puts the origin of what is drawn from here on that much further. */
  void translate(double x, double y);
}
