package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Polygon;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Places and sizes of what is drawn, with two decimals at most. */
class SvgCanvasTest {
  private final SvgCanvas canvas = new SvgCanvas();

  /** What was drawn, without the root element. */
  private String drawn() {
    String document = canvas.document(10, 20);
    return document.substring(
        document.indexOf(">\n", document.indexOf("<svg")) + 2, document.indexOf("</svg>"));
  }

  @Test
  void shapesAreFilledWithTheColour() {
    canvas.setColor(new Color(0x00, 0x72, 0xB2));
    canvas.fill(new Rectangle2D.Double(1, 2.5, 3, 4.126));
    canvas.fill(new Ellipse2D.Double(1, 2, 3, 4));

    assertThat(drawn()).isEqualTo("""
            <rect x="1" y="2.5" width="3" height="4.13" fill="#0072b2"/>
            <ellipse cx="2.5" cy="4" rx="1.5" ry="2" fill="#0072b2"/>
            """);
  }

  @Test
  void linesAreDrawnWithThePen() {
    canvas.setStroke(Style.dashed(2, 7, 4.5f));
    canvas.draw(new Line2D.Double(-1, 0, 1, 2));

    assertThat(drawn())
        .isEqualTo("<line x1=\"-1\" y1=\"0\" x2=\"1\" y2=\"2\" fill=\"none\" stroke=\"#000000\""
            + " stroke-width=\"2\" stroke-linecap=\"butt\" stroke-linejoin=\"round\""
            + " stroke-dasharray=\"7 4.5\"/>\n");
  }

  @Test
  void otherOutlinesArePaths() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, 0);
    path.quadTo(1, 2, 3, 4);
    path.curveTo(5, 6, 7, 8, 9, 10.5);
    canvas.fill(path);
    canvas.fill(new Polygon(new int[] {0, 1, 1}, new int[] {0, 0, 1}, 3));

    assertThat(drawn()).isEqualTo("""
            <path d="M0 0Q1 2 3 4C5 6 7 8 9 10.5" fill="#000000"/>
            <path d="M0 0L1 0L1 1Z" fill="#000000"/>
            """);
  }

  @Test
  void allIsAtItsPlaceFromTheOrigin() {
    canvas.translate(10, 20);
    canvas.translate(0, 5);
    canvas.fill(new Rectangle2D.Double(1, 2, 3, 4));
    canvas.fill(new Ellipse2D.Double(0, 0, 2, 2));
    canvas.fill(new Polygon(new int[] {0, 1}, new int[] {0, 0}, 2));
    canvas.drawImage(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 3, 4, 5, 6);

    assertThat(drawn())
        .contains("x=\"11\" y=\"27\" width=\"3\"", "cx=\"11\" cy=\"26\"", "M10 25L11 25Z")
        .contains("<image x=\"13\" y=\"29\" width=\"5\" height=\"6\" preserveAspectRatio=\"none\"")
        .contains("xlink:href=\"data:image/png;base64,iVBOR");
  }

  @Test
  void theDocumentHasItsSize() {
    assertThat(canvas.document(10, 20))
        .contains(" width=\"10\" height=\"20\" viewBox=\"0 0 10 20\"");
  }
}
