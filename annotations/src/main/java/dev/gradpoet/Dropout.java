package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Inverted dropout: in training, each value is zeroed with probability {@link #rate} and otherwise divided by {@code 1 − rate}; in
 * prediction, values pass unchanged. It takes any one layer but another dropout, or the input, and cannot be the last layer.
 *
 * <p>Source: N. Srivastava et al., Dropout: A Simple Way to Prevent Neural Networks from Overfitting, JMLR 15 (2014).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Dropout {

  /** The probability that a value is zeroed, in [0, 1). */
  double rate();
}
