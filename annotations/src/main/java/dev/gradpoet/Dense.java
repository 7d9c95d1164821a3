package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer: {@code a = g(Wᵀ x + b)} with weights W (inputs × units), biases b (units) and activation g.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Dense {

  /** The number of outputs of the layer, at least 1. */
  int units();

  /** The function g, applied to each weighted input; softmax, over all of them, only in the last layer. */
  Activation activation() default Activation.IDENTITY;

  /** Whether a bias is added to each weighted input. Biases start at zero. */
  boolean bias() default true;

  /** How the weights are drawn before training. */
  Initialization initialization() default Initialization.DEFAULT;

  /**
   * The scale of {@link Initialization#UNIFORM} (the limit), {@link Initialization#NORMAL} (the standard deviation) and
   * {@link Initialization#CONSTANT} (the value); no other initialisation has it.
   *
   * @return the scale, finite; greater than 0 for a limit or a standard deviation
   */
  double initializationScale() default 0.05;

  /** The slope of {@link Activation#LEAKY_RELU} below zero, in [0, 1); no other activation has it. */
  double slope() default 0.01;

  /** The limit α of {@link Activation#ELU} towards minus infinity, greater than 0; no other activation has it. */
  double alpha() default 1;

  /** λ₁ of the penalty λ₁ Σ |w| on the weights, added to the loss of each sample; in [0, 1e38]. Biases are not penalised. */
  double l1() default 0;

  /** λ₂ of the penalty λ₂ Σ w² on the weights, added to the loss of each sample; in [0, 1e38]. Biases are not penalised. */
  double l2() default 0;
}
