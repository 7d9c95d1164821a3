package dev.gradpoet.lab.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  private String text() {
    return bytes.toString(UTF_8);
  }

  @Test
  void aLineTakesThePlaceOfAStatusThatWasLonger() {
    Screen screen = new Screen(out, 80);
    screen.status(List.of("a long status", "of two parts"));
    screen.line("short");
    assertThat(EmulatedTerminal.lines(text())).containsExactly("short", "");
  }

  @Test
  void aStatusTakesThePlaceOfOneThatWasLonger() {
    Screen screen = new Screen(out, 80);
    screen.status(List.of("a long status"));
    screen.status(List.of("short"));
    assertThat(EmulatedTerminal.lines(text())).containsExactly("short");
    screen.clear();
    assertThat(EmulatedTerminal.lines(text())).containsExactly("");
  }

  @Test
  void withoutStatusNothingIsCleared() {
    Screen screen = new Screen(out, 80);
    screen.clear();
    screen.line("first");
    screen.line("second");
    assertThat(text()).isEqualTo("first\nsecond\n");
  }

  @Test
  void whatDoesNotFitIsLeftOutFromTheRight() {
    Screen screen = new Screen(out, 14);
    screen.line(List.of("four", "fives", "six"));
    screen.line(List.of("four", "and seven", "six"));
    screen.line(List.of("more than twelve", "six"));
    screen.status(List.of("more than twelve"));
    assertThat(EmulatedTerminal.lines(text()))
        .containsExactly("four  fives", "four", "more than t", "more than t");
  }

  @Test
  void withoutTerminalEverythingFits() {
    Screen screen = new Screen(out, Terminal.NONE);
    screen.line(List.of("x".repeat(1000), "y"));
    assertThat(text()).isEqualTo("x".repeat(1000) + "  y\n");
  }
}
