package dev.gradpoet.lab.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A picture with a title, to be written to a file, or drawn wherever Java draws.
 *
 * <pre>{@code
 * LearningCurves.of(history).write(Path.of("curves.png"));
 * ConfusionMatrixPlot.of(matrix).titled("Test data").write(Path.of("confusion.svg"));
 * }</pre>
 *
 * <p>A plot is a snapshot: what it shows of a network or of data, it has copied, and later training does not change it. Immutable and safe
 * for use by several threads. No screen is needed, but a font is: on Linux, the packages of fontconfig and of any font.
 * Without one, making a plot is an {@link IllegalStateException} that says so.
 */
public final class Plot {
  /** A PNG has that many pixels for each unit of length of an SVG, so that text is sharp. */
  static final int SCALE = 2;

  /** The height of title and note; what is drawn lies below. */
  static final int HEADER = 62;

  private static final int MARGIN = 18;
  private static final int TITLE_LINE = 28;
  private static final int NOTE_LINE = 48;

  private final String title;
  private final String note;
  private final int contentWidth;
  private final int contentHeight;
  private final Consumer<Canvas> content;

  /**
   * A plot of that content.
   *
   * @param note facts in a line below the title
   * @param content draws into the area from (0, 0) to (contentWidth, contentHeight), below the header
   */
  Plot(String title, String note, int contentWidth, int contentHeight, Consumer<Canvas> content) {
    this.title = title;
    this.note = note;
    this.contentWidth = contentWidth;
    this.contentHeight = contentHeight;
    this.content = content;
  }

  /** This plot with another title. */
  public Plot titled(String other) {
    return new Plot(other, note, contentWidth, contentHeight, content);
  }

  /** What stands above the picture. */
  public String title() {
    return title;
  }

  /** The width in pixels, as SVG and on a screen; a PNG has twice as many. Long titles widen a plot. */
  public int width() {
    double text = Math.max(Style.width(title, Style.TITLE), Style.width(note, Style.PLAIN));
    return Math.max(contentWidth, (int) Math.ceil(text) + 2 * MARGIN);
  }

  /** The height in pixels, as SVG and on a screen; a PNG has twice as many. */
  public int height() {
    return HEADER + contentHeight;
  }

  /** Draws it on a white ground from (0, 0) to ({@link #width}, {@link #height}), and leaves {@code graphics} as it was. */
  public void draw(Graphics2D graphics) {
    Graphics2D own = (Graphics2D) graphics.create();
    try {
      own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      own.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      own.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      own.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      draw(new GraphicsCanvas(own));
    } finally {
      own.dispose();
    }
  }

  /** Draws it on a canvas of its own. */
  void draw(Canvas canvas) {
    canvas.setColor(Color.WHITE);
    canvas.fill(new Rectangle2D.Double(0, 0, width(), height()));
    Style.text(canvas, title, Style.TITLE, Style.INK, MARGIN, TITLE_LINE, Style.LEFT);
    Style.text(canvas, note, Style.PLAIN, Style.GREY, MARGIN, NOTE_LINE, Style.LEFT);
    canvas.translate(0, HEADER);
    content.accept(canvas);
  }

  /** The picture as a PNG has it: twice {@link #width} × twice {@link #height} pixels. */
  public BufferedImage image() {
    BufferedImage image =
        new BufferedImage(SCALE * width(), SCALE * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      draw(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /**
   * Writes it in the format that the ending of the file's name says: {@code .png} or {@code .svg}. A file that exists is replaced as a
   * whole or, on failure, not at all.
   *
   * @throws IllegalArgumentException if the name has another ending
   * @throws IOException if there is no such directory, or writing fails
   */
  public void write(Path file) throws IOException {
    PlotFile.write(this, file);
  }

  @Override
  public String toString() {
    return title + ", " + width() + " x " + height();
  }
}
