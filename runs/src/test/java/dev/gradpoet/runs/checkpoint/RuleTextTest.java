package dev.gradpoet.runs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.training.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {
  private static final String HERE = RuleTextTest.class.getName();

  private record Rule(Object first, Object second) {}

  private static final class Nameless {}

  private static String text(Object rule) {
    return RuleText.of(rule.toString(), RuleTextTest.class.getClassLoader());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EarlyStopping[recall@5, highest, patience=3, minImprovement=0.0]",
        "recall@50",
        "validation.recall@50",
        "mAP@50:95",
        "top@5@1a",
        "lr@1e-3",
        "@5",
        "someone@example.org",
        "java.lang.Object@5cafe5cafe"
      })
  void whatFollowsNoClassIsPartOfTheRule(String rule) {
    assertThat(text(rule)).isEqualTo(rule);
  }

  @Test
  void hashesOfObjectsWithoutATextAreLeftOut() {
    assertThat(text(new Nameless())).isEqualTo(HERE + "$Nameless");
    assertThat(text(new Object() {})).isEqualTo(HERE + "$1");
    assertThat(text(new Rule(new Nameless(), "recall@5")))
        .isEqualTo("Rule[first=" + HERE + "$Nameless, second=recall@5]");
  }

  @Test
  void hashesOfArraysAreLeftOut() {
    assertThat(text(new Rule(new float[1], new int[1][1]))).isEqualTo("Rule[first=[F, second=[[I]");
    assertThat(text(new Rule(new Nameless[1], null)))
        .isEqualTo("Rule[first=[L" + HERE + "$Nameless;, second=null]");
  }

  @Test
  void numbersAndHashesOfLambdasAreLeftOut() {
    Schedule lambda = () -> epoch -> 1;
    assertThat(text(lambda)).isEqualTo(HERE);
    assertThat(text(new Rule(lambda, 2))).isEqualTo("Rule[first=" + HERE + ", second=2]");
  }
}
