package dev.gradpoet.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;

/** A page that is open, as a reader sees it and acts on it: by keys and mouse only. */
final class Desk {
  /** What stands where a number is not computed yet. */
  static final String NOT_YET = "·";

  private static final String COMPUTED =
      "[...document.querySelectorAll('#panel-values td.cell, svg [data-value]')]"
          + ".filter(e => !/^[xtp]:/.test(e.dataset.value || '')).map(e => e.textContent)";

  private static final int MOST_STOPS = 400;

  private final Browser browser;

  Desk(Browser browser) {
    this.browser = browser;
  }

  boolean isLive() {
    return Boolean.TRUE.equals(browser.look("document.documentElement.classList.contains('live')"));
  }

  // What a reader sees.

  WebElement find(String selector) {
    return browser.driver().findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return browser.driver().findElements(By.cssSelector(selector));
  }

  boolean shows(String selector) {
    return findAll(selector).stream().anyMatch(WebElement::isDisplayed);
  }

  String text(String selector) {
    return find(selector).getText();
  }

  /** A number as it is written. */
  static double number(String text) {
    return Double.parseDouble(text.replace('−', '-'));
  }

  /** The loss that the tab of values shows. */
  String loss() {
    return text("#panel-values span[data-cell='L:0'] b");
  }

  int step() {
    return Integer.parseInt(find("#step-number").getDomProperty("value"));
  }

  int steps() {
    return Integer.parseInt(text("#step-count").replaceAll("\\D", ""));
  }

  /** The value of a field as it stands. */
  String field(String selector) {
    return find(selector).getDomProperty("value");
  }

  /** All numbers of the diagram and of the tab of values that a step computes, in order. */
  @SuppressWarnings("unchecked")
  List<String> computed() {
    return (List<String>) browser.look(COMPUTED);
  }

  /** What the step shows: its sentence, its sum, and all numbers that steps compute. */
  @SuppressWarnings("unchecked")
  List<String> state() {
    return (List<String>) browser.look(
        "['sentence', 'sum'].map(id => document.getElementById(id).textContent).concat(" + COMPUTED
            + ")");
  }

  String sentence() {
    return String.valueOf(browser.look("document.getElementById('sentence').textContent"));
  }

  WebElement focused() {
    return browser.driver().switchTo().activeElement();
  }

  /** What the lesson in the page says, by a path such as {@code reference.loss}. */
  Object lesson(String path) {
    return browser.look("JSON.parse(document.getElementById('lesson').textContent)." + path);
  }

  String address() {
    return browser.driver().getCurrentUrl();
  }

  // What a reader does.

  Desk press(CharSequence... keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
    return this;
  }

  Desk press(Keys modifier, CharSequence key) {
    new Actions(browser.driver())
        .keyDown(modifier)
        .sendKeys(key)
        .keyUp(modifier)
        .perform();
    return this;
  }

  /** Goes on with the tab key until the element that is focused fits. */
  Desk tabTo(String selector) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      if (Boolean.TRUE.equals(browser
          .driver()
          .executeScript("return document.activeElement.matches(arguments[0])", selector))) {
        return this;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the tab key does not reach " + selector);
  }

  /** Writes into the field that is focused, in place of what is there. */
  Desk write(String text) {
    return press(Keys.CONTROL, "a").press(text);
  }

  /** What a reader does who has the text in the clipboard. */
  Desk paste(String text) {
    press(Keys.CONTROL, "a");
    if (text.isEmpty()) {
      return press(Keys.DELETE);
    }
    browser.command("Input.insertText", Map.of("text", text));
    return this;
  }

  Desk click(String selector) {
    WebElement element = find(selector);
    new Actions(browser.driver())
        .scrollToElement(element)
        .moveToElement(element)
        .click()
        .perform();
    return this;
  }

  /** The tab of this number, by its key. */
  Desk tab(int number) {
    leave();
    press(String.valueOf(number));
    return this;
  }

  /** Out of a field, so that keys are the desk's again. */
  Desk leave() {
    return press(Keys.ESCAPE);
  }

  Desk await(String selector) {
    browser.await(() -> ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector))
            .apply(browser.driver())
        != null);
    return this;
  }
}
