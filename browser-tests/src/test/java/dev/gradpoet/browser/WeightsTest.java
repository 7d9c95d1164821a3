package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.io.Weights;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Weights that a program saved, in the page. */
@ExtendWith(Chromium.class)
class WeightsTest {
  private static final float[] PARAMETERS = {0.125f, -0.25f, 0.5f, 1, -1.5f, 2, 0.1f, -3.75f, 0.75f
  };

  @TempDir
  Path directory;

  private static NeuralNetwork network(Page page, float[] parameters)
      throws ReflectiveOperationException, IOException {
    URL[] classes = {Pages.directory().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, WeightsTest.class.getClassLoader())) {
      return (NeuralNetwork) loader
          .loadClass("demo." + page.type() + "Network")
          .getConstructor(float[].class)
          .newInstance((Object) parameters);
    }
  }

  private static Desk given(Desk desk, Path file) {
    desk.tab(3).find("input[type='file']").sendKeys(file.toString());
    return desk;
  }

  @Test
  void savedWeightsAreThePages(Browser browser) throws Exception {
    Path file = directory.resolve("tiny.safetensors");
    Weights.of(network(Page.TINY, PARAMETERS)).save(file);
    Desk desk = given(browser.open(Page.TINY), file);
    browser.await(() -> desk.text("#data-says").contains("tiny.safetensors"));
    desk.tab(1);

    for (int i = 0; i < PARAMETERS.length; i++) {
      assertThat(Float.parseFloat(desk.field("#panel-values input[data-edit='p:" + i + "']")))
          .as("parameter %d", i)
          .isEqualTo(PARAMETERS[i]);
    }
  }

  @Test
  void weightsOfAnotherNetworkChangeNothing(Browser browser) throws Exception {
    Path file = directory.resolve("iris.safetensors");
    Weights.of(network(Page.IRIS, new float[67])).save(file);
    Desk desk = browser.open(Page.TINY);
    String before = desk.field("#panel-values input[data-edit='p:0']");
    given(desk, file);
    browser.await(() -> desk.text("#data-says").startsWith("Nothing was changed"));

    assertThat(desk.tab(1).field("#panel-values input[data-edit='p:0']")).isEqualTo(before);
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void whatIsNoFileOfWeightsChangesNothing(Browser browser) throws IOException {
    Path file = Files.writeString(
        directory.resolve("text.safetensors"), "no tensors in here, but some text");
    Desk desk = given(browser.open(Page.TINY), file);
    browser.await(() -> desk.text("#data-says").startsWith("Nothing was changed"));

    assertThat(desk.press(Keys.HOME, Keys.ARROW_RIGHT).step()).isEqualTo(1);
    assertThat(browser.messages()).isEmpty();
  }
}
