package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * The weights of the first dense layer as images: a tile for each unit, in which each pixel is the weight of one input. All tiles have one
 * scale, from blue for the most negative over white for 0 to vermilion.
 *
 * <pre>{@code
 * WeightImages.of(network, 28, 28).write(Path.of("weights.png"));
 * }</pre>
 */
public final class WeightImages {
  private static final int MARGIN = 22;
  private static final int GAP = 6;
  private static final int NUMBER = 16;
  private static final int ROUGH_WIDTH = 800;
  private static final int WIDEST_TILE = 140;

  /** The least width of a tile that has room for the number of its unit. */
  private static final int NUMBERED_TILE = 30;

  private static final int LEAST_HEIGHT = 180;

  private final LayerInfo layer;
  private final float[] weights;
  private final int width;
  private final int height;
  private final int columns;
  private final int rows;
  private final int scale;
  private final double most;

  private WeightImages(LayerInfo layer, float[] weights, int width, int height) {
    this.layer = layer;
    this.weights = weights;
    this.width = width;
    this.height = height;
    int units = layer.outputSize();
    double ratio = (double) height / width;
    this.columns = Math.min(units, (int) Math.ceil(Math.sqrt(1.4 * units * ratio)));
    this.rows = (units + columns - 1) / columns;
    int room = Math.min(WIDEST_TILE, ROUGH_WIDTH / columns - GAP);
    this.scale = Math.max(1, room / Math.max(width, height));
    double largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    this.most = largest > 0 ? largest : 1;
  }

  /**
   * The weights of a network's first dense layer.
   *
   * @param width the pixels of a row
   * @param height the rows; input {@code row * width + column} is a pixel
   * @throws IllegalArgumentException if the network has not width · height inputs, or its first layer, but for dropout, is not
   *     dense
   */
  public static Plot of(NeuralNetwork network, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height != network.inputs()) {
      throw new IllegalArgumentException("width is " + width + " and height " + height
          + ", expected a product of " + network.inputs() + ", the number of inputs");
    }
    LayerInfo layer = firstDense(network.architecture());
    float[] weights = network.layer(layer.name()).weights().toArray();
    return new WeightImages(layer, weights, width, height).plot();
  }

  /** The first layer, but for dropout: it must be dense, so that each of its weights is of one input of the network. */
  private static LayerInfo firstDense(Architecture architecture) {
    for (LayerInfo layer : architecture.layers()) {
      if (Deltas.isConnected(layer) && layer.inputSize() == architecture.inputSize()) {
        return layer;
      }
      if (!layer.kind().equals("dropout")) {
        throw new IllegalArgumentException("network '" + architecture.name() + "' has layer '"
            + layer.name() + "' of the kind '" + layer.kind()
            + "' first, expected a dense one over all inputs");
      }
    }
    throw new IllegalArgumentException("network '" + architecture.name() + "' has no dense layer");
  }

  private boolean numbered() {
    return width * scale >= NUMBERED_TILE;
  }

  private int tileHeight() {
    return height * scale + GAP + (numbered() ? NUMBER : 0);
  }

  private int right() {
    return MARGIN + columns * (width * scale + GAP) + 3 * GAP;
  }

  private int contentHeight() {
    return Math.max(LEAST_HEIGHT, rows * tileHeight());
  }

  private Plot plot() {
    String note = layer.outputSize() + (layer.outputSize() == 1 ? " unit" : " units") + " of "
        + width + " × " + height + " inputs";
    return new Plot(
        "Weights of layer '" + layer.name() + "'",
        note,
        right() + bar().width() + MARGIN,
        contentHeight() + MARGIN,
        this::draw);
  }

  private ColorBar bar() {
    return new ColorBar("weight", -most, most, weight -> Style.signed(weight / most));
  }

  private void draw(Canvas canvas) {
    for (int unit = 0; unit < layer.outputSize(); unit++) {
      int x = MARGIN + unit % columns * (width * scale + GAP);
      int y = unit / columns * tileHeight();
      if (numbered()) {
        String number = Integer.toString(unit);
        Style.text(canvas, number, Style.SMALL, Style.GREY, x, y + NUMBER - 4, Style.LEFT);
        y += NUMBER;
      }
      BufferedImage image = tile(unit);
      canvas.drawImage(image, x, y, image.getWidth(), image.getHeight());
      canvas.setColor(Style.LINE);
      canvas.setStroke(Style.THIN);
      canvas.draw(
          new Rectangle2D.Double(x - 0.5, y - 0.5, image.getWidth() + 1, image.getHeight() + 1));
    }
    bar().draw(canvas, right(), 0, Math.min(contentHeight(), 2 * LEAST_HEIGHT));
  }

  /** In its size on the page: viewers of SVG smooth what they enlarge. */
  private BufferedImage tile(int unit) {
    BufferedImage image =
        new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int input = y / scale * width + x / scale;
        float weight = weights[input * layer.outputSize() + unit];
        image.setRGB(x, y, Style.signed(weight / most).getRGB());
      }
    }
    return image;
  }
}
