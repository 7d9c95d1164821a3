package dev.gradpoet;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a feed-forward neural network.
 *
 * <p>The annotated type is an interface or an abstract class. Each of its abstract methods is a layer: it returns
 * {@code dev.gradpoet.runtime.Layer} and carries one layer annotation, {@link Dense}, {@link Conv}, {@link Dropout}, {@link Activate} or
 * {@link Add}. The method's name is the layer's name. A method without parameters takes the values of the layer above it in source order,
 * the first one the network's input; one with parameters, all of type {@code dev.gradpoet.runtime.Layer}, takes those of the layers above
 * that have the parameters' names, and only those. The last layer is the prediction.
 *
 * <p>For a type {@code Digits} the processor writes {@code DigitsNetwork}, in the same package, with the forward pass, the loss and the
 * backward pass of that exact network. A nested type {@code Outer.Inner} becomes {@code Outer_InnerNetwork}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface Network {

  /**
   * The shape of one sample: a number of values, {@code {length, channels}} of a sequence, or {@code {height, width, channels}} of an image.
   * Values lie one after another, the last dimension fastest.
   *
   * @return the extents, each at least 1
   */
  int[] inputs();

  /** What training minimises. It must fit the activation of the last layer. */
  Loss loss();

  /** What the generated code is written for. */
  Style style() default Style.FAST;

  /**
   * Where {@link Loss#HUBER} turns from quadratic to linear, greater than 0 and at most 1e19; no other loss has it.
   *
   * @return the largest error that is treated as quadratic
   */
  double huberDelta() default 1;

  /**
   * Whether samples may have weights: the loss of a sample is then w · ℓ, so that it counts in training as if it occurred w times. The
   * generated class has {@code loss} and {@code accumulate} with one weight for each sample beside those without, which take 1 for each.
   * Weight penalties and metrics are not weighted.
   *
   * @return whether the passes of the generated class read weights
   */
  boolean sampleWeights() default false;
}
