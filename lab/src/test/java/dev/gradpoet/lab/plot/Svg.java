package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An SVG file, parsed. */
record Svg(Document document) {

  /** A text, and where its base line starts in the picture. */
  record Text(String text, Point2D place) {}

  /** Writes a plot and parses the file; a document type is an error, as it makes parsers fetch it. */
  static Svg of(Plot plot) {
    try {
      Path file = Files.createTempFile("plot", ".svg");
      try {
        plot.write(file);
        Svg svg = parse(file);
        assertThat(svg.textsWithoutSize()).isEmpty();
        return svg;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Svg parse(Path file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return new Svg(factory.newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(file + " is not an SVG file", e);
    }
  }

  int count(String element) {
    return document.getElementsByTagName(element).getLength();
  }

  private Stream<Element> elements(String name) {
    var nodes = document.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  /** All texts, in the order in which they are drawn. */
  List<String> texts() {
    return elements("text").map(Element::getTextContent).toList();
  }

  /** All texts with their places. */
  List<Text> placedTexts() {
    return elements("text")
        .map(element -> new Text(
            element.getTextContent(),
            transform(element)
                .transform(
                    new Point2D.Double(
                        Double.parseDouble(element.getAttribute("x")),
                        Double.parseDouble(element.getAttribute("y"))),
                    null)))
        .toList();
  }

  /** The text elements without a size in pixels, of their own or of what they are in: browsers take 16 for them, Java takes 12. */
  List<String> textsWithoutSize() {
    return elements("text")
        .filter(element -> !hasSize(element))
        .map(Element::getTextContent)
        .toList();
  }

  private static boolean hasSize(Element text) {
    for (Node node = text; node instanceof Element at; node = node.getParentNode()) {
      if (at.getAttribute("font-size").endsWith("px")
          || at.getAttribute("style").matches("(.*;)?font-size:[0-9.]+px.*")) {
        return true;
      }
    }
    return false;
  }

  /** The lengths of text elements. */
  List<Double> textLengths() {
    return elements("text")
        .map(element -> Double.parseDouble(element.getAttribute("textLength")))
        .toList();
  }

  private static AffineTransform transform(Element element) {
    List<String> transforms = new ArrayList<>();
    for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
      if (!at.getAttribute("transform").isEmpty()) {
        transforms.add(0, at.getAttribute("transform"));
      }
    }
    AffineTransform all = new AffineTransform();
    for (String transform : transforms) {
      String[] parts = transform.replace(")", "").split("[( ,]+");
      double[] numbers =
          Stream.of(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
      switch (parts[0]) {
        case "translate" -> all.translate(numbers[0], numbers.length > 1 ? numbers[1] : 0);
        case "matrix" -> all.concatenate(new AffineTransform(numbers));
        default -> throw new AssertionError("a transform that is not known here: " + transform);
      }
    }
    return all;
  }
}
