package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotTest {
  private static final Plot PLOT = new Plot("Title", "note", 200, 100, canvas -> {
    canvas.setColor(Style.VERMILION);
    canvas.fill(new Rectangle2D.Double(10, 20, 30, 40));
    Style.text(canvas, "inside", Style.PLAIN, Style.INK, 50, 50, Style.LEFT);
  });

  @TempDir
  private Path directory;

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void pngHasTwoPixelsForEachOfThePlot() throws IOException {
    Path file = directory.resolve("plot.png");
    PLOT.write(file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(400);
    assertThat(image.getHeight()).isEqualTo(2 * (Plot.HEADER + 100));
    int top = 2 * (Plot.HEADER + 20);
    assertThat(new Color(image.getRGB(21, top + 1))).isEqualTo(Style.VERMILION);
    assertThat(new Color(image.getRGB(78, top + 78))).isEqualTo(Style.VERMILION);
    assertThat(new Color(image.getRGB(18, top))).isEqualTo(Color.WHITE);
    assertThat(new Color(image.getRGB(399, 399 - 100))).isEqualTo(Color.WHITE);
  }

  @Test
  void severalBlanksStayInSvgWhereBrowsersWouldTakeThemForOne() {
    assertThat(Svg.of(PLOT.titled("two  three   end")).texts())
        .contains("two \u00a0three \u00a0 end");
  }

  @Test
  void svgHasTheSizeOfThePlotAndItsTextsAsText() throws IOException {
    Path file = directory.resolve("plot.svg");
    PLOT.write(file);

    Svg svg = Svg.parse(file);
    assertThat(svg.document().getDocumentElement().getAttribute("viewBox"))
        .isEqualTo("0 0 200 " + (Plot.HEADER + 100));
    assertThat(svg.texts()).containsExactly("Title", "note", "inside");
    assertThat(svg.placedTexts().get(2).place().getX()).isEqualTo(50);
    assertThat(svg.placedTexts().get(2).place().getY()).isEqualTo(Plot.HEADER + 50);
    assertThat(Files.readString(file)).contains(",sans-serif\"");
  }

  @Test
  void theEndingOfTheNameIsTheFormatInCapitalsToo() throws IOException {
    PLOT.write(directory.resolve("plot.svg.PNG"));
    PLOT.write(directory.resolve("plot.png.SVG"));

    assertThat(Files.readAllBytes(directory.resolve("plot.svg.PNG")))
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(directory.resolve("plot.png.SVG")).content().startsWith("<?xml");
    assertThat(files()).containsExactly("plot.png.SVG", "plot.svg.PNG");
  }

  @Test
  void otherEndingsAreRejectedBeforeAnythingIsDone() throws IOException {
    Path file = directory.resolve("plot.pdf");
    Files.writeString(file, "before");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLOT.write(file))
        .withMessage("file is '" + file + "', expected a name that ends with .png or .svg");
    assertThat(file).hasContent("before");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PLOT.write(directory))
        .withMessageEndingWith("expected a name that ends with .png or .svg");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path file = directory.resolve("missing").resolve("plot.png");

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> PLOT.write(file))
        .withMessage(file + ": there is no directory " + file.getParent() + " to write it into");
  }

  @Test
  void aFileIsReplacedAsAWholeOrNotAtAll() throws IOException {
    Path file = directory.resolve("plot.svg");
    Files.writeString(file, "before");
    Plot broken = new Plot("Broken", "", 10, 10, canvas -> {
      canvas.fill(new Rectangle2D.Double(0, 0, 5, 5));
      throw new IllegalStateException("half drawn");
    });

    assertThatIllegalStateException().isThrownBy(() -> broken.write(file));
    assertThat(file).hasContent("before");
    PLOT.write(file);
    assertThat(file).content().startsWith("<?xml").contains("inside");
    assertThat(files()).containsExactly("plot.svg");
  }

  @Test
  void nothingIsLeftOfAFileThatCannotTakeItsName() throws IOException {
    Path taken = directory.resolve("plot.svg");
    Files.createDirectories(taken.resolve("inside"));

    assertThatIOException().isThrownBy(() -> PLOT.write(taken));
    assertThat(files()).containsExactly("plot.svg");
  }

  @Test
  void aThreadThatWasInterruptedWritesIt() throws IOException {
    for (String name : List.of("plot.png", "plot.svg")) {
      Thread.currentThread().interrupt();
      try {
        PLOT.write(directory.resolve(name));
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
    assertThat(files()).containsExactly("plot.png", "plot.svg");
  }

  @Test
  void theSamePlotIsTheSameBytes() throws IOException {
    for (String name : List.of("plot.svg", "plot.png")) {
      PLOT.write(directory.resolve(name));
      byte[] first = Files.readAllBytes(directory.resolve(name));
      PLOT.write(directory.resolve(name));

      assertThat(Files.readAllBytes(directory.resolve(name))).isEqualTo(first);
    }
  }

  @Test
  void aLongTitleWidensThePlot() {
    Plot titled = PLOT.titled("A title that is far longer than the plot is wide");

    assertThat(titled.title()).isEqualTo("A title that is far longer than the plot is wide");
    assertThat(titled.width()).isGreaterThan(300);
    assertThat(titled.height()).isEqualTo(PLOT.height());
    assertThat(PLOT.width()).isEqualTo(200);
    assertThat(PLOT).hasToString("Title, 200 x 162");
  }

  @Test
  void anyTextMakesAValidFile() {
    Svg svg =
        Svg.of(PLOT.titled("a < b && \"c\" ]]> 'd' style=\"font-family:x;\" ü δ 💡 \n\0\uD800!"));

    assertThat(svg.texts().get(0))
        .startsWith("a < b && \"c\" ]]> 'd' style=\"font-family:x")
        .endsWith(" ü δ 💡 \u00a0 \u00a0!");
  }

  @Test
  void graphicsAreLeftAsTheyWere() {
    Plot turned = new Plot("Turned", "", 100, 100, canvas -> {
      Style.upwards(canvas, "up", Style.PLAIN, Style.INK, 20, 80, Style.LEFT);
      canvas.setColor(Color.RED);
    });
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.translate(3, 4);
    graphics.setColor(Color.GREEN);
    turned.draw(graphics);

    assertThat(graphics.getTransform()).isEqualTo(AffineTransform.getTranslateInstance(3, 4));
    assertThat(graphics.getColor()).isEqualTo(Color.GREEN);
  }

  @Test
  void whatFollowsATurnedTextStandsUpright() {
    Plot turned = new Plot("Turned", "", 100, 100, canvas -> {
      Style.upwards(canvas, "up", Style.PLAIN, Style.INK, 20, 80, Style.LEFT);
      Style.text(canvas, "after", Style.PLAIN, Style.INK, 30, 90, Style.LEFT);
    });

    List<Svg.Text> texts = Svg.of(turned).placedTexts();
    assertThat(texts.get(1).text()).isEqualTo("up");
    assertThat(texts.get(1).place().distance(20, Plot.HEADER + 80)).isLessThan(0.01);
    assertThat(texts.get(2).text()).isEqualTo("after");
    assertThat(texts.get(2).place().distance(30, Plot.HEADER + 90)).isLessThan(0.01);
  }

  @Test
  void textsOfAnSvgHaveTheLengthThatTheirPlacesAreComputedFrom() {
    Plot plot = new Plot("Title", "", 200, 100, canvas -> {
      Style.text(canvas, "size 12", Style.SMALL, Style.INK, 100, 20, Style.MIDDLE);
      Style.text(canvas, "< a b &", Style.BOLD, Style.INK, 100, 40, Style.RIGHT);
    });
    Svg svg = Svg.of(plot);

    assertThat(svg.texts()).containsExactly("Title", "size 12", "< a b &");
    assertThat(svg.textLengths().get(1))
        .isCloseTo(Style.width("size 12", Style.SMALL), within(0.01));
    assertThat(svg.textLengths().get(2))
        .isCloseTo(Style.width("< a b &", Style.BOLD), within(0.01));
    assertThat(svg.placedTexts().get(2).place().getX() + svg.textLengths().get(2))
        .isCloseTo(100, within(0.1));
  }
}
