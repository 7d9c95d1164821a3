package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution: filters slide over a sequence or an image. Its input has the shape {length, channels} or {height, width, channels}; so
 * has its output, with a channel for each filter.
 *
 * <p>Of an image, {@code a[y, x, f] = g(b[f] + Σ in[s y + d j − p, s x + d k − p, c] · W[j, k, c, f])} over the kernel's rows j, its columns k
 * and the input's channels c, with stride s, dilation d and padding p: the kernel is not flipped (cross-correlation, as in Keras and
 * PyTorch). Weights are kernel height × kernel width × input channels × filters, row-major, as Keras has them.
 *
 * <p>Source: V. Dumoulin, F. Visin, A guide to convolution arithmetic for deep learning, arXiv:1603.07285.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Conv {

  /** As {@link #filters}: as many as the input has channels. */
  int AS_INPUT = -1;

  /** The number of filters: the channels of the output; at least 1, or {@link #AS_INPUT}. */
  int filters();

  /** The extents of the kernel: one for each dimension, or one for all; at least 1. */
  int[] kernel();

  /** How far the kernel moves from one result to the next: one for each dimension, or one for all; at least 1. */
  int[] stride() default 1;

  /** What lies beyond the edges. */
  Padding padding() default Padding.VALID;

  /**
   * How many zeros lie beyond each edge, instead of {@link #padding}: {before, after} of a sequence, {top, left, bottom, right} of an image.
   *
   * @return the numbers of zeros, each at least 0; empty for what {@code padding} says
   */
  int[] pad() default {};

  /** The distance of neighbouring kernel values on the input: one for each dimension, or one for all; at least 1. */
  int[] dilation() default 1;

  /**
   * How many parts the channels are split into: filters of a part see the input's channels of that part only. It divides the channels of
   * the input and the filters; as many as the input has channels make a depthwise convolution.
   *
   * @return the number of groups, at least 1
   */
  int groups() default 1;

  /** The function g, applied to each weighted input; softmax, over all of them, only in the last layer. */
  Activation activation() default Activation.IDENTITY;

  /** Whether a bias for each filter is added. Biases start at zero. */
  boolean bias() default true;

  /** How the weights are drawn before training; a fan-in is kernel × input channels, a fan-out kernel × filters. */
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
