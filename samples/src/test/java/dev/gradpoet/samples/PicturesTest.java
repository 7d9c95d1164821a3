package dev.gradpoet.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {

  @Test
  void whatKeepsThemFromBeingDrawnIsSaid(@TempDir Path folder) throws Exception {
    Pictures pictures = Pictures.into(folder);
    pictures.add("curves.png", () -> {
      throw new IllegalStateException("Java finds no font");
    });

    assertThat(pictures).hasToString("none: Java finds no font");
    assertThat(folder).isEmptyDirectory();
  }
}
