package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** What axe says of pages: nothing, in each look, state and width. */
@ExtendWith(Chromium.class)
class AccessibilityTest {
  static Stream<Arguments> cases() {
    return Stream.of(Page.TINY, Page.WIDE)
        .flatMap(page -> Stream.of(
            Arguments.of(page, Look.LIGHT, 1280),
            Arguments.of(page, Look.LIGHT, 360),
            Arguments.of(page, Look.DARK, 1280),
            Arguments.of(page, Look.DARK, 360),
            Arguments.of(page, Look.CALM, 1280)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void axeFindsNothing(Page page, Look look, int width, Browser browser) {
    browser.size(width, 800);
    browser.prefer(look);
    Desk desk = browser.open(page);
    List<String> found = new ArrayList<>(violations(browser, "at the start"));
    desk.press(Keys.END);
    for (int tab = 1; tab <= 4; tab++) {
      desk.tab(tab);
      found.addAll(violations(browser, "at the end, tab " + tab));
    }
    desk.press("?").await("#help[open]");
    found.addAll(violations(browser, "keys"));

    assertThat(found).isEmpty();
  }

  private static List<String> violations(Browser browser, String state) {
    List<String> found = new ArrayList<>();
    for (Rule rule : new AxeBuilder().analyze(browser.driver()).getViolations()) {
      for (CheckedNode node : rule.getNodes()) {
        found.add(
            state + ": " + rule.getId() + " " + node.getTarget() + " " + node.getFailureSummary());
      }
    }
    return found;
  }
}
