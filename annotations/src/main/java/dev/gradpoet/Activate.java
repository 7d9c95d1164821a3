package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A function applied to each value of a layer, where that layer is to be had without it, too; softmax over all of them, in the last layer. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Activate {

  /** The function. */
  Activation value();

  /** The slope of {@link Activation#LEAKY_RELU} below zero, in [0, 1); no other activation has it. */
  double slope() default 0.01;

  /** The limit α of {@link Activation#ELU} towards minus infinity, greater than 0; no other activation has it. */
  double alpha() default 1;
}
