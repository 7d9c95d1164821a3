package dev.gradpoet.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;

/** The page on paper: a derivation and a worked example of few sheets, and no controls. */
@ExtendWith(Chromium.class)
class PrintTest {
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");
  private static final int MOST_SHEETS = 3;

  private static final PageSize A4 = new PageSize(29.7, 21);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tinyIsAHandout(boolean scripts, Browser browser) throws IOException {
    if (scripts) {
      browser.open(Page.TINY);
      check(browser, "Tiny");
    } else {
      try (Browser still = Browser.withoutScripts()) {
        still.show(Page.TINY.address());
        check(still, "Tiny-without-scripts");
      }
    }
  }

  private static void check(Browser browser, String name) throws IOException {
    Path file = Path.of("target", "prints", name + ".pdf").toAbsolutePath();
    List<String> expected = expected(browser);
    PrintOptions options = new PrintOptions();
    options.setPageSize(A4);
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(browser.driver().print(options).getContent()));
    long sheets = SHEET.matcher(Files.readString(file, ISO_8859_1)).results().count();
    System.out.printf("print of %s: %d sheets%n", name, sheets);
    assertThat(sheets).isBetween(1L, (long) MOST_SHEETS);

    String text = text(file);
    assertThat(expected)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(text).contains(squeezed(words)));
    assertThat(text)
        .doesNotContain(squeezed("Copy link"))
        .doesNotContain(squeezed("Gradient check"));
  }

  /** The titles of the cards, and the numbers of the worked example. */
  @SuppressWarnings("unchecked")
  private static List<String> expected(Browser browser) {
    return (List<String>)
        browser.look(
            "[...document.querySelectorAll('.card h3')].map(e => e.textContent)"
                + ".concat([...document.querySelectorAll('.worked td')].map(e => e.textContent).filter(t => /\\d/.test(t)))");
  }

  /** Without spaces, which a print has elsewhere. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String text(Path file) throws IOException {
    Path output = Path.of(file + ".txt");
    try {
      int code = new ProcessBuilder("pdftotext", "-layout", file.toString(), output.toString())
          .inheritIO()
          .start()
          .waitFor();
      assertThat(code).isZero();
    } catch (IOException e) {
      Assumptions.abort("no pdftotext: the text of the print is not looked at");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return squeezed(Files.readString(output, UTF_8));
  }
}
