package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The address of a page holds what its reader chose. */
@ExtendWith(Chromium.class)
class LinkTest {
  private static final String INPUT = "#panel-values input[data-edit='x:0']";
  private static final String WEIGHT = "#panel-values input[data-edit='p:6']";

  @Test
  void showsTheSameDesk(Browser browser) {
    Desk desk = browser.open(Page.TINY).tabTo("#digits").press("6").leave();
    desk.tabTo(INPUT).write("0.9").leave().tabTo(WEIGHT).write("-0.5").leave();
    desk.press("/").press("12", Keys.ENTER).leave();
    browser.await(() -> desk.address().contains("step:12"));
    String loss = desk.press(Keys.END).loss();
    desk.press("/").press("12", Keys.ENTER).leave();
    browser.await(() -> desk.address().contains("step:12"));
    String sentence = desk.text("#sentence");

    Desk other = browser.openInNewTab(desk.address());
    assertThat(other.field(INPUT)).isEqualTo("0.9");
    assertThat(other.field(WEIGHT)).isEqualTo("-0.5");
    assertThat(other.step()).isEqualTo(12);
    assertThat(other.field("#digits")).isEqualTo("6");
    assertThat(other.text("#sentence")).isEqualTo(sentence);
    assertThat(other.press(Keys.END).loss()).isEqualTo(loss);
  }

  @Test
  void hiddenPanelsStayHidden(Browser browser) {
    Desk desk = browser.open(Page.TINY).click("#panels summary");
    desk.click("[data-panel='code']").click("[data-panel='check']").leave();
    assertThat(desk.shows("#panel-code")).isFalse();
    browser.await(() -> desk.address().contains("hide:code,check"));

    Desk other = browser.openInNewTab(desk.address());
    assertThat(other.shows("#panel-code")).isFalse();
    assertThat(other.shows("#tab-check")).isFalse();
    assertThat(other.shows("#panel-derivation")).isTrue();
    other.press("2");
    assertThat(other.shows("#panel-check")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#x:0=1e99,99=3,0=abc;p:%zz;step:99999;digits:77;tab:<b>;hide:zzz",
        "#%E0%A4%A",
        "#step:-3;by:evil;w:-1",
        "#x:0=<script>alert(1)</script>;hide:code,stepper,diagram,derivation,values,check,train,layers,code"
      })
  void wrongAddressDoesNoHarm(String hash, Browser browser) {
    Desk desk = browser.open(Page.TINY.address() + hash);

    assertThat(desk.field(INPUT)).doesNotContain("NaN").isNotBlank();
    assertThat(browser.messages()).isEmpty();
  }
}
