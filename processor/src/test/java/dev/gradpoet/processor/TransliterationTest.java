package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.testing.RandomNetworks;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sources in the characters of a smaller charset. */
class TransliterationTest {

  private static String ascii(String source) {
    return Transliteration.of(source, StandardCharsets.US_ASCII);
  }

  @Test
  void whatTheCharsetHasStays() {
    String source = "int größe = '½'; // ö² ½";
    assertThat(Transliteration.of(source, StandardCharsets.UTF_8)).isSameAs(source);
    assertThat(Transliteration.of(source, StandardCharsets.ISO_8859_1)).isSameAs(source);
  }

  @Test
  void signsInCommentsAreWords() {
    assertThat(ascii("// δ = ∂L/∂a · (1 − a²)\nx /* 4 → 8, w¹² */ /** 4 → 8 */"))
        .isEqualTo("// delta = dL/da * (1 - a^2)\nx /* 4 -> 8, w^12 */ /** 4 -&gt; 8 */");
  }

  @Test
  void outsideOfCommentsAndInNamesThereAreEscapes() {
    assertThat(ascii("δ(\"// δ\\\" δ\", '\"', 'δ') // größe δ"))
        .isEqualTo(
            "\\u03b4(\"// \\u03b4\\\" \\u03b4\", '\"', '\\u03b4') // gr\\u00f6\\u00dfe delta");
    assertThat(ascii("𝒳")).isEqualTo("\\ud835\\udcb3");
  }

  @Test
  void formulasAreLikeComments() {
    assertThat(Transliteration.toAscii("∂z[b,j] = Σ i \"x\" · (1 − a¹²) // …"))
        .isEqualTo("dz[b,j] = sum i \"x\" * (1 - a^12) // ...");
  }

  /** An escape in a comment would be a sign without a word. */
  @Test
  void allSignsOfGeneratedCommentsHaveAWord() {
    LongStream.range(0, 100)
        .mapToObj(RandomNetworks::of)
        .flatMap(network -> NetworkCompiler.compile(network, true).classes().stream())
        .forEach(generated -> assertThat(ascii(generated.text())).doesNotContain("\\u"));
  }
}
