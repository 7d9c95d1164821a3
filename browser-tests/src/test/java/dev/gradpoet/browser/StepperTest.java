package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** The stepper by keys alone: on, back, phases, jumps. */
@ExtendWith(Chromium.class)
class StepperTest {
  /** Half of the last of seven digits, and the float's own error. */
  private static final double SEVEN_DIGITS = 1e-6;

  @ParameterizedTest
  @EnumSource
  void backShowsWhatWasThere(Page page, Browser browser) {
    Desk desk = browser.open(page);
    assertThat(desk.computed()).containsOnly(Desk.NOT_YET);
    List<List<String>> states = new ArrayList<>(List.of(desk.state()));
    int steps = desk.steps();
    for (int step = 1; step <= steps; step++) {
      states.add(desk.press(Keys.ARROW_RIGHT).state());
    }

    assertThat(desk.step()).isEqualTo(steps);
    assertThat(desk.computed()).doesNotContain(Desk.NOT_YET);
    for (int step = steps - 1; step >= 0; step--) {
      assertThat(desk.press(Keys.ARROW_LEFT).state())
          .as("step %d", step)
          .isEqualTo(states.get(step));
    }
    assertThat(desk.step()).isZero();
    assertThat(browser.messages()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyStepSaysWhatItDoes(Page page, Browser browser) {
    Desk desk = browser.open(page);
    Set<String> sentences = new LinkedHashSet<>();
    int steps = desk.steps();
    for (int step = 1; step <= steps; step++) {
      String sentence = desk.press(Keys.ARROW_RIGHT).sentence();
      assertThat(sentence).as("step %d", step).isNotBlank().doesNotContain("undefined", "NaN");
      sentences.add(sentence);
    }
    assertThat(sentences).hasSizeGreaterThan(steps / 2);
  }

  @Test
  void endAndHome(Browser browser) {
    Desk desk = browser.open(Page.TINY).press(Keys.END);
    assertThat(desk.step()).isEqualTo(desk.steps()).isPositive();

    desk.press(Keys.HOME);
    assertThat(desk.step()).isZero();
  }

  @Test
  void shiftGoesFromPhaseToPhase(Browser browser) {
    Desk desk = browser.open(Page.TINY);
    Set<String> phases = new LinkedHashSet<>(List.of(phase(desk)));
    while (desk.step() < desk.steps()) {
      int before = desk.step();
      desk.press(Keys.SHIFT, Keys.ARROW_RIGHT);
      assertThat(desk.step()).isGreaterThan(before);
      phases.add(phase(desk));
    }
    assertThat(phases)
        .containsExactly("input", "forward", "loss", "backward", "gradients", "update");

    while (desk.step() > 0) {
      int before = desk.step();
      desk.press(Keys.SHIFT, Keys.ARROW_LEFT);
      assertThat(desk.step()).isLessThan(before);
    }
  }

  private static String phase(Desk desk) {
    return desk.text("#phases [aria-current]");
  }

  @ParameterizedTest
  @EnumSource
  void phaseIsReachedByItsButton(Page page, Browser browser) {
    Desk desk = browser.open(page);
    for (String phase : List.of("forward", "loss", "backward", "gradients", "update", "input")) {
      desk.tabTo("#phases [data-phase='" + phase + "']").press(Keys.ENTER);
      assertThat(phase(desk)).isEqualTo(phase);
    }
  }

  @Test
  void slashJumps(Browser browser) {
    Desk desk = browser.open(Page.TINY).press("/").press("12", Keys.ENTER).leave();
    assertThat(desk.step()).isEqualTo(12);

    desk.press(Keys.ARROW_RIGHT);
    assertThat(desk.step()).isEqualTo(13);
  }

  @Test
  void jumpBeyondTheEndGoesToTheEnd(Browser browser) {
    Desk desk = browser.open(Page.TINY).press("/").press("9999", Keys.ENTER).leave();
    assertThat(desk.step()).isEqualTo(desk.steps());
  }

  @ParameterizedTest
  @EnumSource(names = {"TINY", "IRIS"})
  void lossIsThatOfTheGenerator(Page page, Browser browser) {
    Desk desk = browser.open(page).tabTo("#digits").press("7").leave().press(Keys.END);
    double reference = ((Number) desk.lesson("reference.values.L[0]")).doubleValue();

    assertThat(Desk.number(desk.loss())).isCloseTo(reference, within(SEVEN_DIGITS * reference));
    assertThat(desk.text("#selfcheck")).startsWith("✓");
  }
}
