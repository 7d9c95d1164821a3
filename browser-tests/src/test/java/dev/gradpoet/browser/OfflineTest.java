package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** A page is one file: it asks for nothing, says nothing in the console, and runs no script but its own. */
@ExtendWith(Chromium.class)
class OfflineTest {
  private static final Pattern OUTSIDE = Pattern.compile(
      "(?i)\\b(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//|url\\(\\s*[\"']?\\s*(https?:)?//|@import");

  @ParameterizedTest
  @EnumSource
  void asksForNothingAndSaysNothing(Page page, Browser browser) {
    browser.command("Network.enable", Map.of());
    browser.command(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
    Desk desk = browser.open(page);
    for (int tab = 1; tab <= 4; tab++) {
      desk.tab(tab);
    }

    assertThat(browser.requests()).containsExactly(page.address());
    assertThat(browser.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesNoAddressOutside(Page page) {
    assertThat(OUTSIDE.matcher(page.text()).results().map(found -> found.group()))
        .isEmpty();
  }

  @Test
  void itsPolicyLetsItsOwnScriptRunOnly(Browser browser) {
    browser.open(Page.TINY);
    String policy = browser
        .driver()
        .findElement(By.cssSelector("meta[http-equiv='Content-Security-Policy']"))
        .getDomAttribute("content");

    assertThat(policy).contains("default-src 'none'").containsPattern("script-src 'sha256-[^']+'");
    assertThat(policy).doesNotContain("unsafe-eval").doesNotContain("http");
    assertThat(policy.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe-inline");
  }

  @Test
  void aScriptThatIsPutInDoesNotRun(Browser browser) {
    browser.open(Page.TINY);
    browser.driver().executeScript("""
            window.refused = [];
            document.addEventListener('securitypolicyviolation', e => refused.push(e.effectiveDirective));
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            const image = document.createElement('div');
            image.innerHTML = '<button onclick="window.ran = true">x</button>';
            document.body.append(image);
            image.firstChild.click();
            """);
    browser.await(() -> Long.valueOf(2).equals(browser.look("refused.length")));

    assertThat(browser.look("refused.join()")).isEqualTo("script-src-elem,script-src-attr");
    assertThat(browser.look("window.ran")).isNull();
  }
}
