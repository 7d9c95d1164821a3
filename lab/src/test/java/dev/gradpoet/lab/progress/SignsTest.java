package dev.gradpoet.lab.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignsTest {

  @ParameterizedTest
  @CsvSource({
    "UTF-8, █, true",
    "US-ASCII, █, false",
    "ISO-8859-1, ±, true",
    "ISO-8859-1, →, false",
    "windows-1252, →, false",
    "IBM850, █, true"
  })
  void charsetsShowTheirOwnSigns(String charset, String signs, boolean shown) {
    assertThat(Signs.shows(Charset.forName(charset), signs)).isEqualTo(shown);
  }

  @Test
  void anAsciiFallbackTakesThePlaceOfWhatAStreamDoesNotShow() {
    assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(18); // streams tell since
    PrintStream ascii =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.US_ASCII);
    PrintStream unicode =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    assertThat(Signs.choose(ascii, "█", "#")).isEqualTo("#");
    assertThat(Signs.choose(unicode, "█", "#")).isEqualTo("█");
  }
}
