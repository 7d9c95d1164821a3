package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Nothing is wider than its place, on a phone, a tablet and a desk. */
@ExtendWith(Chromium.class)
class LayoutTest {
  static final int[] WIDTHS = {360, 768, 1280};

  /**
   * Cards that their pane cuts off, and formulas that stand outside of their card; a pixel is rounding. A formula that cannot be broken may
   * scroll in a strip of its own, if that strip is in the card.
   */
  private static final String CUT_OFF = """
      (() => {
        const right = element => element.getBoundingClientRect().right;
        const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
        const strip = (math, card) => {
          for (let around = math; around !== card; around = around.parentElement) {
            if (scrolls(around)) {
              return around;
            }
          }
          return null;
        };
        const cards = [...document.querySelectorAll('.card')];
        const cut = cards.filter(card => right(card) > right(card.closest('.scroll')) + 1).map(card => card.id + ' in its pane');
        const wide = cards.flatMap(card => [...card.querySelectorAll('math')]
          .filter(math => (strip(math, card) ? [strip(math, card)] : [math, ...math.querySelectorAll('*')])
            .some(part => right(part) > right(card) + 1))
          .map(math => card.id + ': ' + math.textContent.trim().slice(0, 60)));
        return cut.concat(wide);
      })()""";

  /** Panels that lie on others, or whose content stands outside of them. */
  private static final String OVERLAPS = """
      (() => {
        const seen = [...document.querySelectorAll('.panel')].filter(panel => panel.getClientRects().length > 0);
        const box = element => element.getBoundingClientRect();
        const outside = seen.flatMap(panel => [...panel.querySelectorAll('.scroll')]
          .filter(pane => pane.getClientRects().length > 0 && (box(pane).bottom > box(panel).bottom + 1 || box(pane).height < 50))
          .map(pane => 'content of ' + panel.id));
        const over = seen.flatMap((a, i) => seen.slice(i + 1)
          .filter(b => Math.min(box(a).bottom, box(b).bottom) - Math.max(box(a).top, box(b).top) > 1
            && Math.min(box(a).right, box(b).right) - Math.max(box(a).left, box(b).left) > 1)
          .map(b => a.id + ' and ' + b.id));
        return outside.concat(over);
      })()""";

  private static final String OVERFLOW =
      "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - innerWidth";

  static Stream<Arguments> cases() {
    return Arrays.stream(Page.values())
        .flatMap(page -> Arrays.stream(WIDTHS).mapToObj(width -> Arguments.of(page, width)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void formulasFitTheirCards(Page page, int width, Browser browser) {
    browser.size(width, 800);
    browser.open(page);

    assertThat((List<?>) browser.look(CUT_OFF)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingReachesOutOfTheWindow(Page page, int width, Browser browser) {
    browser.size(width, 800);
    Desk desk = browser.open(page);
    List<String> wide = new ArrayList<>();
    measure(browser, "start", wide);
    desk.press(Keys.END);
    for (int tab = 1; tab <= 4; tab++) {
      desk.tab(tab);
      measure(browser, "tab " + tab, wide);
    }

    assertThat(wide).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void panelsStandBesideEachOther(Page page, int width, Browser browser) {
    browser.size(width, 800);
    Desk desk = browser.open(page).press(Keys.END);
    for (int tab = 1; tab <= 4; tab++) {
      desk.tab(tab);
      assertThat((List<?>) browser.look(OVERLAPS)).as("tab %d", tab).isEmpty();
    }
  }

  private static void measure(Browser browser, String state, List<String> wide) {
    long overflow = ((Number) browser.look(OVERFLOW)).longValue();
    if (overflow > 0) {
      wide.add(state + ": " + overflow + " px too wide");
    }
  }
}
