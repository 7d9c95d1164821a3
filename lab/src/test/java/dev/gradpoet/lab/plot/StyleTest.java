package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class StyleTest {

  @Test
  void textsThatAreTooLongEndWithDots() {
    assertThat(Style.fit("short", Style.PLAIN, 200)).isEqualTo("short");
    String fitted = Style.fit("a text that is much too long", Style.PLAIN, 100);
    assertThat(fitted).startsWith("a text").endsWith("…");
    assertThat(Style.width(fitted, Style.PLAIN)).isLessThanOrEqualTo(100);
    assertThat(Style.fit("💡💡💡💡", Style.PLAIN, 45).codePoints())
        .allMatch(it -> it == 0x1F4A1 || it == '…');
    assertThat(Style.fit("x", Style.PLAIN, 0)).isEqualTo("x…");
  }

  @Test
  void shadesGoFromWhiteToTheirColour() {
    assertThat(Style.signed(-1)).isEqualTo(Style.BLUE);
    assertThat(Style.signed(0)).isEqualTo(Color.WHITE);
    assertThat(Style.signed(1)).isEqualTo(Style.VERMILION);
    assertThat(Style.signed(7)).isEqualTo(Style.VERMILION);
    assertThat(Style.tint(Color.BLACK, 0.6)).isEqualTo(new Color(102, 102, 102));
  }

  @Test
  void coloursAreThoseOfOkabeAndIto() {
    assertThat(new Color[] {Style.category(0), Style.category(1), Style.category(2)})
        .containsExactly(new Color(0, 114, 178), new Color(213, 94, 0), new Color(0, 158, 115));
    assertThat(new Color[] {Style.category(3), Style.category(4), Style.category(5)})
        .containsExactly(new Color(204, 121, 167), new Color(230, 159, 0), new Color(86, 180, 233));
    assertThat(Style.category(7)).isEqualTo(Style.category(0));
  }
}
