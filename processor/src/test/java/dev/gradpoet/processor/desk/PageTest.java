package dev.gradpoet.processor.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Goldens;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PageTest {
  private static final NetworkModel TINY = Goldens.tiny("Tiny", Style.TEACHING);

  private final String page = Page.of(TINY);

  private String between(String before, String after) {
    int start = page.indexOf(before) + before.length();
    return page.substring(start, page.indexOf(after, start));
  }

  @Test
  void thePolicyLetsItsOwnScriptsAndStyleRunAndNothingElse() throws Exception {
    byte[] packed = Base64.getDecoder()
        .decode(between("<script type=\"text/plain\" id=\"packed\">", "</script>"));
    String script = new String(
        new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
        StandardCharsets.UTF_8);
    assertThat(script).contains("const Engine = ");
    String policy = between("Content-Security-Policy\" content=\"", "\"");
    assertThat(policy)
        .isEqualTo("default-src 'none'; script-src '" + hash(between("<script>", "</script>"))
            + "' '" + hash(script) + "'; style-src '" + hash(between("<style>", "</style>"))
            + "'; base-uri 'none'; form-action 'none'");
  }

  private static String hash(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void itNamesNoHost() {
    assertThat(page.replace("http://www.w3.org/1998/Math/MathML", "")
            .replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http:", "https:", "@import", "url(");
  }

  @Test
  void itIsSmall() {
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(150_000);
  }

  @Test
  void noPlaceholderIsLeft() {
    assertThat(page).doesNotContainPattern("\\{\\{\\w+}}").doesNotContain("<!-- scripts");
  }

  @Test
  void formulasAndThePictureAreWellFormed() throws Exception {
    Matcher element =
        Pattern.compile("<(math|svg)[ >].*?</\\1>", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (element.find()) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(element.group())));
      count++;
    }
    assertThat(count).isGreaterThan(20);
  }

  @Test
  void eachParameterHasAnEdgeOrABiasAndARowOfItsTable() {
    for (int k = 0; k < 9; k++) {
      assertThat(page)
          .containsPattern("class=\"(edge|bias)( negative)?\" data-cell=\"p:" + k + "\"")
          .contains("<td data-value=\"p:" + k + "\">")
          .contains("<td data-value=\"g:" + k + "\">");
    }
  }

  @Test
  void aFastNetworkHasThePageOfItsTextForTeaching() {
    assertThat(Page.of(TINY.withStyle(Style.FAST))).isEqualTo(page);
  }
}
