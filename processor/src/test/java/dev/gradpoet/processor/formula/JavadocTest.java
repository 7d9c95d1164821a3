package dev.gradpoet.processor.formula;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTest {

  @Test
  void isPlainWhereHtmlHasNoOtherMeaningForIt() {
    assertThat(Javadoc.of(Notation.of(sub(var("a"), var("t"))))).isEqualTo("a − t");
  }

  @Test
  void isCodeWhereItHas() {
    assertThat(Javadoc.of(Notation.of(select(var("a"), ZERO, ONE, ZERO))))
        .isEqualTo("{@code 1 if a > 0 else 0}");
    assertThat(Javadoc.of(Notation.of(select(ONE, var("a"), ONE, ZERO))))
        .isEqualTo("{@code 1 if a < 1 else 0}");
  }
}
