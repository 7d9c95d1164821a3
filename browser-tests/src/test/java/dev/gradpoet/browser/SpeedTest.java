package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** How fast pages are: figures for people, without limits, as machines are shared. */
@ExtendWith(Chromium.class)
class SpeedTest {
  /** Notes when the script that makes the page live is at its end. */
  private static final String WATCH = """
      new MutationObserver(() => {
        if (!window.liveAt && document.documentElement && document.documentElement.classList.contains('live')) {
          window.liveAt = performance.now();
        }
      }).observe(document, {subtree: true, childList: true, attributes: true});
      """;

  /** Notes how long a key takes, layout included: from before all listeners to after them. */
  private static final String MEASURE = """
      window.took = [];
      let began = 0;
      window.addEventListener('keydown', () => { began = performance.now(); }, true);
      window.addEventListener('keydown', () => {
        document.body.getBoundingClientRect();
        took.push(performance.now() - began);
      });
      """;

  private static double median(Stream<?> numbers) {
    double[] sorted =
        numbers.mapToDouble(number -> ((Number) number).doubleValue()).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  @ParameterizedTest
  @EnumSource(names = {"TINY", "WIDE"})
  void isLiveSoon(Page page, Browser browser) {
    Object script = browser
        .command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH))
        .get("identifier");
    double median = median(IntStream.range(0, 5).mapToObj(run -> {
      browser.open(page);
      return browser.look("window.liveAt");
    }));
    browser.command("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    System.out.printf("page of %s: live after %.0f ms, median of 5%n", page.type(), median);

    assertThat(median).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"TINY", "IRIS", "WIDE"})
  void stepIsFast(Page page, Browser browser) {
    Desk desk = browser.open(page);
    browser.driver().executeScript(MEASURE);
    int steps = Math.min(desk.steps(), 40);
    for (int step = 0; step < steps; step++) {
      desk.press(Keys.ARROW_RIGHT);
    }
    List<?> took = (List<?>) browser.look("took");
    double median = median(took.stream());
    System.out.printf(
        "page of %s: a step takes %.1f ms, median of %d%n", page.type(), median, steps);

    assertThat(took).hasSize(steps);
    assertThat(median).isPositive();
  }
}
