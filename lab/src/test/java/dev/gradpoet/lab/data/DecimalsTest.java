package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static float parse(String text) {
    // Within other characters, as in the parser's buffer.
    return Decimals.parse((",9" + text + "9,").toCharArray(), 2, text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "5.1",
        "-3.25",
        "5.",
        ".5",
        "16777216",
        "16777217",
        "167772160",
        "0.1",
        "0.0000000001",
        "0.00000000001",
        "1e3",
        "1.5E-7",
        "+2",
        "123456789.123456789",
        "3.4028235e38",
        "1e-60",
        "0000000000000000000000001",
        "99999999",
        "2147483648",
        "4294967297"
      })
  void hasTheBitsOfParseFloat(String text) {
    assertThat(Float.floatToIntBits(parse(text)))
        .isEqualTo(Float.floatToIntBits(Float.parseFloat(text)));
  }

  @Test
  void randomDecimalsHaveTheBitsOfParseFloat() {
    Random random = new Random(7);
    for (int n = 0; n < 200_000; n++) {
      String text = new BigDecimal(
              new BigInteger(1 + random.nextInt(34), random), random.nextInt(14))
          .toPlainString();
      text = random.nextBoolean() ? "-" + text : text;
      assertThat(Float.floatToIntBits(parse(text)))
          .as(text)
          .isEqualTo(Float.floatToIntBits(Float.parseFloat(text)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abc | 'abc' is not a number",
        "1f | '1f' is not a number",
        "0x1p3 | '0x1p3' is not a number",
        "NaN | 'NaN' is not a number",
        "Infinity | 'Infinity' is not a number",
        "1.2.3 | '1.2.3' is not a number",
        "- | '-' is not a number",
        ". | '.' is not a number",
        "1 2 | '1 2' is not a number",
        "1e39 | '1e39' is beyond what a float holds"
      })
  void whatIsNoFiniteNumberIsRejected(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage(message);
  }
}
