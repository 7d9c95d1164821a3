package dev.gradpoet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** Looks into pictures that a sample has written. */
public final class PictureFiles {
  private PictureFiles() {}

  /** Asserts that {@code file} is a picture of the format that its name says, with something on it. */
  public static void assertPicture(Path file) throws Exception {
    if (file.toString().endsWith(".svg")) {
      assertThat(DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("*")
              .getLength())
          .as("shapes of %s", file)
          .isGreaterThan(10);
    } else {
      assertThat(colours(file)).as("colours of %s", file).hasSizeGreaterThan(10);
    }
  }

  private static Set<Integer> colours(Path file) throws IOException {
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    BufferedImage image = ImageIO.read(file.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }
}
