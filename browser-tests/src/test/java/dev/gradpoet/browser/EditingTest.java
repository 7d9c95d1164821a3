package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The reader's own numbers, tabs, pins and the list of keys, by keys and mouse. */
@ExtendWith(Chromium.class)
class EditingTest {
  @ParameterizedTest
  @ValueSource(strings = {"x:0", "t:0", "p:6"})
  void newNumberChangesTheLoss(String cell, Browser browser) {
    Desk desk = browser.open(Page.TINY).press(Keys.END);
    String before = desk.loss();
    desk.tab(1)
        .tabTo("#panel-values input[data-edit='" + cell + "']")
        .write("0.9")
        .leave();

    assertThat(desk.loss()).isNotEqualTo(before);
    assertThat(desk.step()).isEqualTo(desk.steps());
  }

  @Test
  void resetBringsTheNumbersBack(Browser browser) {
    Desk desk = browser.open(Page.TINY);
    String before = desk.field("input[data-edit='x:0']");
    desk.tabTo("input[data-edit='x:0']").write("0.9").leave().click("#reset");

    assertThat(desk.field("input[data-edit='x:0']")).isEqualTo(before);
    assertThat(desk.step()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "e"})
  void whatIsNoFloatChangesNothing(String text, Browser browser) {
    Desk desk = browser.open(Page.TINY).press(Keys.END);
    String before = desk.field("input[data-edit='x:0']");
    desk.tabTo("input[data-edit='x:0']").press(Keys.CONTROL, "a").press(Keys.DELETE);
    desk.press(text).press(Keys.TAB);

    assertThat(desk.loss()).doesNotContain("NaN").doesNotContain("∞");
    desk.leave().press(Keys.HOME, Keys.END);
    assertThat(desk.field("input[data-edit='x:0']")).isEqualTo(before);
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void learningRateChangesTheUpdateOnly(Browser browser) {
    Desk desk = browser.open(Page.TINY).press(Keys.END);
    String loss = desk.loss();
    String updated = desk.text("#panel-values tr[data-cell='p:6'] td:last-child");
    desk.tabTo("#rate").write("0.01").leave();

    assertThat(desk.loss()).isEqualTo(loss);
    assertThat(desk.text("#panel-values tr[data-cell='p:6'] td:last-child")).isNotEqualTo(updated);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void tabOpensByItsNumber(int number, Browser browser) {
    Desk desk = browser.open(Page.TINY).tab(number);
    String chosen =
        desk.find("[role='tab'][aria-selected='true']").getDomAttribute("aria-controls");

    assertThat(
            desk.find("[role='tab']:nth-of-type(" + number + ")").getDomAttribute("aria-selected"))
        .isEqualTo("true");
    assertThat(desk.findAll("[role='tabpanel']").stream()
            .filter(panel -> panel.isDisplayed())
            .map(panel -> panel.getDomAttribute("id")))
        .containsExactly(chosen);
    assertThat(desk.focused().getDomAttribute("id")).isEqualTo(chosen);
  }

  @Test
  void arrowsGoFromTabToTab(Browser browser) {
    Desk desk = browser.open(Page.TINY).tabTo("[role='tab']").press(Keys.ARROW_RIGHT);
    assertThat(desk.focused().getDomAttribute("id")).isEqualTo("tab-check");

    desk.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertThat(desk.focused().getDomAttribute("id")).isEqualTo("tab-layers");
    assertThat(desk.step()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#panel-code .line.runs", ".card", "svg [role='button']", "#panel-values td.cell"})
  void enterPinsAndEscapeLetsGo(String place, Browser browser) {
    Desk desk =
        browser.open(Page.TINY).press(Keys.END).tabTo(place).press(Keys.ARROW_DOWN, Keys.ENTER);
    assertThat(desk.findAll(".pinned")).hasSize(1);
    assertThat(desk.findAll(".lit")).hasSizeGreaterThan(1);

    desk.press(Keys.ENTER);
    assertThat(desk.findAll(".pinned")).isEmpty();

    desk.press(Keys.ENTER, Keys.ESCAPE);
    assertThat(desk.findAll(".pinned")).isEmpty();
  }

  @Test
  void mousePinsAUnit(Browser browser) {
    Desk desk =
        browser.open(Page.TINY).press(Keys.END).click("svg .unit[data-cell='hidden.a:0'] circle");
    assertThat(desk.find(".pinned").getDomAttribute("data-cell")).isEqualTo("hidden.a:0");
    assertThat(desk.findAll(".line.lit")).isNotEmpty();
    assertThat(desk.findAll(".card.lit")).isNotEmpty();
    assertThat(desk.findAll("#panel-values .lit")).isNotEmpty();
  }

  @Test
  void helpOpensAndCloses(Browser browser) {
    Desk desk = browser.open(Page.TINY).press("?");
    assertThat(desk.shows("#help")).isTrue();

    desk.press(Keys.ARROW_RIGHT);
    assertThat(desk.step()).isZero();

    desk.press(Keys.ESCAPE);
    assertThat(desk.shows("#help")).isFalse();

    desk.press(Keys.ARROW_RIGHT);
    assertThat(desk.step()).isEqualTo(1);
  }

  @Test
  void helpClosesByItsButton(Browser browser) {
    Desk desk =
        browser.open(Page.TINY).click("#help-open").tabTo("#help button").press(Keys.ENTER);
    assertThat(desk.shows("#help")).isFalse();
    assertThat(desk.focused().getDomAttribute("id")).isEqualTo("help-open");
  }
}
