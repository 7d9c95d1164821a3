package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The tabs of training and of the gradient check, by keys. */
@ExtendWith(Chromium.class)
class TrainingTest {
  private static final int EPOCHS = 20;

  private static Desk trained(Desk desk, int epochs) {
    desk.tab(3).tabTo("#train-epoch");
    for (int epoch = 0; epoch < epochs; epoch++) {
      desk.press(Keys.ENTER);
    }
    return desk;
  }

  private static double lossAfter(Desk desk, int epoch) {
    String says = desk.text("#train-says");
    assertThat(says).startsWith("Epoch " + epoch + ", loss ");
    return Desk.number(says.replaceAll("^.* |\\.$", ""));
  }

  /** Not with dropout, where the loss of an epoch depends on its masks. */
  @ParameterizedTest
  @CsvSource({"TINY, 20", "IRIS, 20", "IMAGE, 5", "WIDE, 3"})
  void lossFalls(Page page, int epochs, Browser browser) {
    Desk desk = trained(browser.open(page), 1);
    double first = lossAfter(desk, 1);
    trained(desk, epochs - 1);

    assertThat(lossAfter(desk, epochs)).isLessThan(first);
    assertThat(browser.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TINY", "IRIS", "DROPS"})
  void sameStartAgainGivesTheSameNumbers(Page page, Browser browser) {
    Desk desk = browser.open(page).tabTo("#digits").press("9").leave();
    String start = desk.field("input[data-edit='p:0']");
    String once = trained(desk, EPOCHS).text("#train-says");
    String weight = desk.tab(1).field("input[data-edit='p:0']");
    assertThat(weight).isNotEqualTo(start);

    desk.tab(3).tabTo("#train-again").press(Keys.ENTER).tab(1);
    assertThat(desk.field("input[data-edit='p:0']")).isEqualTo(start);

    assertThat(trained(desk, EPOCHS).text("#train-says")).isEqualTo(once);
    assertThat(desk.tab(1).field("input[data-edit='p:0']")).isEqualTo(weight);
  }

  @Test
  void trainRunsUntilItIsPaused(Browser browser) {
    Desk desk = browser.open(Page.TINY).tab(3).tabTo("#train-run").press(Keys.ENTER);
    browser.await(() -> desk.text("#train-says").startsWith("Epoch 1"));
    assertThat(desk.text("#train-run")).isEqualTo("Pause");
    desk.press(Keys.ENTER);
    assertThat(desk.text("#train-run")).isEqualTo("Train");
    String stopped = desk.text("#train-says");

    desk.tab(1).tab(3);
    assertThat(desk.text("#train-says")).isEqualTo(stopped);
  }

  @Test
  void divergingTrainingStopsAndSaysWhy(Browser browser) {
    Desk desk =
        browser.open(Page.TINY).tab(3).tabTo("#train-rate").write("1e38").tabTo("#train-epoch");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      desk.press(Keys.ENTER);
    }
    assertThat(desk.text("#train-says")).doesNotContain("NaN").doesNotContain("∞");
    assertThat(desk.tab(1).field("input[data-edit='p:0']"))
        .doesNotContain("NaN")
        .doesNotContain("∞");
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void oneStepHandsTheSampleToTheStepper(Browser browser) {
    Desk desk =
        browser.open(Page.TINY).press(Keys.END).tab(3).tabTo("#train-step").press(Keys.ENTER);
    assertThat(desk.text("#train-says")).startsWith("Sample ");
    assertThat(desk.step()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"TINY", "IRIS"})
  void everyGradientAgrees(Page page, Browser browser) {
    Desk desk = browser.open(page).tab(2);
    List<String> words =
        desk.findAll("#check-table td.word").stream().map(WebElement::getText).toList();

    assertThat(words)
        .hasSize(((Number) desk.lesson("reference.p.length")).intValue())
        .containsOnly("agrees");
  }

  @ParameterizedTest
  @EnumSource
  void noGradientDiffers(Page page, Browser browser) {
    Desk desk = browser.open(page).tab(2);
    List<String> words =
        desk.findAll("#check-table td.word").stream().map(WebElement::getText).toList();

    assertThat(words).isNotEmpty().noneMatch(word -> word.contains("differs"));
  }
}
