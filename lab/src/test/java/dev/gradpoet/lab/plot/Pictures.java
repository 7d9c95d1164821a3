package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;

/** What can be said of a picture. */
final class Pictures {
  private Pictures() {}

  /** The colour at a place of the plot, in its own coordinates. */
  static Color at(Plot plot, double x, double y) {
    return new Color(plot.image().getRGB((int) (Plot.SCALE * x), (int) (Plot.SCALE * y)));
  }

  /** The share of pixels of a PNG that have exactly that colour. */
  static double share(Plot plot, Color color) {
    BufferedImage image = plot.image();
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    int count = 0;
    for (int pixel : pixels) {
      count += pixel == color.getRGB() ? 1 : 0;
    }
    return (double) count / pixels.length;
  }

  /** Checks that no text begins or, if it is upright, ends outside. */
  static void assertTextsInside(Plot plot) {
    for (Svg.Text text : Svg.of(plot).placedTexts()) {
      Point2D place = text.place();
      assertThat(place.getX()).as(text.text()).isBetween(0.0, (double) plot.width());
      assertThat(place.getY()).as(text.text()).isBetween(0.0, (double) plot.height());
    }
  }
}
