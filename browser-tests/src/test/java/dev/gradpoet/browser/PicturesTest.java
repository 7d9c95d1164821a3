package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Pictures of pages for people to look at: {@code target/screenshots}. A page says nothing in the console meanwhile. */
@ExtendWith(Chromium.class)
class PicturesTest {
  private static final Path DIRECTORY = Path.of("target", "screenshots");

  static Stream<Arguments> cases() {
    return Arrays.stream(Page.values())
        .flatMap(page -> Stream.of(Look.LIGHT, Look.DARK)
            .flatMap(look -> Arrays.stream(LayoutTest.WIDTHS)
                .mapToObj(width -> Arguments.of(page, look, width))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofEachState(Page page, Look look, int width, Browser browser) {
    browser.size(width, 800);
    browser.prefer(look);
    Desk desk = browser.open(page);
    String name = page.type() + "-" + look.name().toLowerCase(Locale.ROOT) + "-" + width + "-";
    take(browser, name + "1-start");
    desk.press("/").press(String.valueOf(desk.steps() / 2), Keys.ENTER).leave();
    take(browser, name + "2-middle");
    desk.press(Keys.END);
    take(browser, name + "3-end");
    desk.tab(2);
    take(browser, name + "4-check");
    desk.tab(3).tabTo("#train-epoch").press(Keys.ENTER);
    take(browser, name + "5-training");
    desk.tab(4);
    take(browser, name + "6-layers");
    desk.press("?");
    take(browser, name + "7-keys");

    assertThat(browser.messages()).isEmpty();
  }

  private static void take(Browser browser, String name) {
    browser.picture(DIRECTORY.resolve(name + ".png"));
  }
}
