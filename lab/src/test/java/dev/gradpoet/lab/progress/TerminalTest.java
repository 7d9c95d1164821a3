package dev.gradpoet.lab.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @ParameterizedTest
  @CsvSource({"24 80, 80", "50 150, 150", "0 0, 80", "'', 0", "stty: what?, 80", "24 999999, 80"})
  void theTerminalTellsItsWidth(String size, int columns) {
    assertThat(Terminal.columns(size, Map.of())).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "0, 80", "'', 132", "wide, 132", "-5, 132"})
  void theEnvironmentOverrulesIt(String told, int columns) {
    assertThat(Terminal.columns("24 132", Map.of("COLUMNS", told))).isEqualTo(columns);
  }

  @Test
  void theEnvironmentMakesNoTerminal() {
    assertThat(Terminal.columns("", Map.of("COLUMNS", "100"))).isEqualTo(Terminal.NONE);
  }
}
