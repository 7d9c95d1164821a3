package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Data that a reader pastes: what fits is used; what does not is named with its place, and never run. */
@ExtendWith(Chromium.class)
class OwnDataTest {
  private static final String USEFUL = "0,1,1\n1,1,0\n0,0,0\n1,0,1";

  private static Desk pasted(Desk desk, String csv) {
    return desk.tab(3).tabTo("#data-text").paste(csv).tabTo("#data-use").press(Keys.ENTER);
  }

  private static String says(Desk desk) {
    return desk.text("#data-says");
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("script", "0,1,1\n0,1,<script>alert(1)</script>", "row 2, column 3"),
        Arguments.of("scriptAlone", "<script>alert(1)</script>", "row 1 has 1 column"),
        Arguments.of("handler", "0,1,1\n<img src=x onerror=alert(1)>,1,1", "row 2, column 1"),
        Arguments.of("notANumber", "0,1,1\n0,NaN,1", "row 2, column 2"),
        Arguments.of("infinite", "0,1,1\n0,1,1\nInfinity,0,1", "row 3, column 1"),
        Arguments.of("tooLarge", "0,1e39,1", "row 1, column 2"),
        Arguments.of("emptyCell", "0,1,1\n0,,1", "row 2, column 2"),
        Arguments.of("ragged", "0,1,1\n0,1", "row 2 has 2 columns"),
        Arguments.of("wide", "1,".repeat(4999) + "1", "row 1 has 5000 columns"),
        Arguments.of("many", "0,1,1\n".repeat(2001), "2001 rows"),
        Arguments.of("headOnly", "a,b,c", "0 rows"),
        Arguments.of("empty", "", "no rows"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void isRefusedWithItsPlace(String name, String csv, String place, Browser browser) {
    Desk desk = browser.open(Page.TINY);
    Object scripts = browser.look("document.scripts.length");
    pasted(desk, csv);

    assertThat(says(desk)).startsWith("Nothing was changed").contains(place).hasSizeLessThan(200);
    assertThat(browser.look("document.scripts.length")).isEqualTo(scripts);
    assertThat(browser.look("document.images.length")).isEqualTo(0L);

    pasted(desk, USEFUL);
    assertThat(says(desk)).startsWith("4 samples");
    assertThat(desk.leave().press(Keys.HOME, Keys.ARROW_RIGHT).step()).isEqualTo(1);
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void namesOfColumnsAndClassesAreText(Browser browser) {
    Desk desk = browser.open(Page.IRIS);
    pasted(desk, """
        <b>a</b>,<img src=x onerror=alert(1)>,c,d,kind
        1,2,3,4,<script>alert(1)</script>
        4,3,2,1,<i>x</i>
        """);

    assertThat(says(desk))
        .startsWith("2 samples")
        .contains("<script>alert(1)</script>")
        .contains("<i>x</i>");
    desk.tabTo("#train-epoch").press(Keys.ENTER).tab(1).tab(4);
    assertThat(desk.findAll("img, #panel-tabs script, #panel-train i")).isEmpty();
    assertThat(browser.messages()).isEmpty();
  }

  @Test
  void isTrainedOn(Browser browser) {
    Desk desk = browser.open(Page.TINY).tab(3).tabTo("#train-epoch").press(Keys.ENTER);
    String made = desk.text("#train-says");
    assertThat(made).startsWith("Epoch 1");
    desk = browser.open(Page.TINY);
    pasted(desk, "x1;x2;t\r\n0;1;1\r\n1;1;0\r\n").tabTo("#train-epoch").press(Keys.ENTER);

    assertThat(desk.text("#train-says")).startsWith("Epoch 1").isNotEqualTo(made);
  }

  @Test
  void commasAsDecimalPointsAreNamed(Browser browser) {
    Desk desk = browser.open(Page.TINY);
    pasted(desk, "0;1;1\n1;1,5;0");

    assertThat(says(desk)).contains("row 2, column 2").contains("1,5");
  }
}
