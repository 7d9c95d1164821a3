package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.WebElement;

/** What a page is without scripts: a derivation to read, and nothing that only looks alive. */
@ExtendWith(Chromium.class)
class ScriptsOffTest {
  private static Browser still;

  @BeforeAll
  static void open() {
    still = Browser.withoutScripts();
  }

  @AfterAll
  static void close() {
    still.close();
  }

  @ParameterizedTest
  @EnumSource
  void derivationCodeAndDiagramAreThere(Page page) {
    still.show(page.address());
    Desk desk = new Desk(still);

    assertThat(desk.isLive()).isFalse();
    assertThat(desk.findAll(".card")).isNotEmpty().allMatch(WebElement::isDisplayed);
    assertThat(desk.findAll(".card math")).isNotEmpty().allMatch(WebElement::isDisplayed);
    assertThat(desk.findAll(".code .line")).isNotEmpty();
    assertThat(desk.shows(".code")).isTrue();
    assertThat(desk.shows(".diagram svg")).isTrue();
    assertThat(desk.text("noscript")).contains("scripts");
  }

  @ParameterizedTest
  @EnumSource
  void nothingToPressIsThere(Page page) {
    still.show(page.address());
    Desk desk = new Desk(still);

    assertThat(desk.findAll("button, input, select, textarea, [role='button'], [role='tab']"))
        .noneMatch(WebElement::isDisplayed);
    assertThat(desk.findAll(".live-only")).isNotEmpty().noneMatch(WebElement::isDisplayed);
  }

  @Test
  void workedExampleHasItsNumbers() {
    still.show(Page.TINY.address());
    Desk desk = new Desk(still);

    assertThat(desk.shows(".worked")).isTrue();
    assertThat(desk.findAll(".worked [data-value]"))
        .isNotEmpty()
        .allMatch(WebElement::isDisplayed)
        .noneMatch(cell -> cell.getText().isBlank() || cell.getText().equals(Desk.NOT_YET));
  }
}
