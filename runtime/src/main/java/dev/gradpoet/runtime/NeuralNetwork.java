package dev.gradpoet.runtime;

import java.util.Set;

/**
 * A feed-forward network of fixed shape with its parameters: what every generated class implements.
 *
 * <p>Samples lie one after another in flat arrays: sample {@code s} of {@code x} is {@code x[s * inputs()]} to
 * {@code x[(s + 1) * inputs() - 1]}, its target {@code t[s * outputs()]} and on. Losses and gradients are <em>summed</em> over samples;
 * who wants the mean divides by their number.
 *
 * <p>One instance serves one thread. {@link #fork} makes another over the same parameters and state, with values of layers and a gradient of its
 * own, for another thread. Parameters must not be changed while a pass of any fork runs. Generated networks notice a pass that begins while
 * another one runs in the same instance, in another thread or around it, as that of an observer: it throws {@link IllegalStateException},
 * and the other goes on. Threads that come at the very same time may go unnoticed.
 *
 * <p>Generated networks allocate what they need once, in the first pass that needs it: an instance that only predicts has no gradient, and one
 * that predicts single samples holds the values of one.
 */
public interface NeuralNetwork {

  /** The number of values of one sample. */
  default int inputs() {
    return architecture().inputSize();
  }

  /** The number of values of one prediction, and of one target. */
  default int outputs() {
    return architecture().outputSize();
  }

  /** Layer names, kinds, shapes, parameter and state ranges. */
  Architecture architecture();

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException if there is none, saying what there is
   */
  default Layer layer(String layer) {
    return Layer.of(architecture().layer(layer), this);
  }

  /** What this network can do beside what every network does; unmodifiable or a copy. Unless it says so itself, it is found out. */
  default Set<Capability> capabilities() {
    return Capabilities.of(this);
  }

  /**
   * All parameters: live, shared by all forks. They lie layer by layer, those of a dense layer as the weights, inputs × units row-major
   * ({@code [input * units + unit]}), then the biases; {@link #architecture} names the ranges.
   */
  float[] parameters();

  /**
   * All that predictions depend on beside the parameters, as running means: live, always the same array, shared by all forks. {@link
   * #architecture} names the ranges; most networks have none. Passes read it; as parameters, it changes between passes only. Files and
   * checkpoints hold it, and a best epoch is put back with it.
   */
  default float[] state() {
    return Capabilities.NOTHING;
  }

  /**
   * The gradient that this instance has accumulated, in the layout of {@link #parameters}: live, always the same array, the caller clears it.
   * Before the first {@link #accumulate}, this call makes it.
   */
  float[] gradient();

  /**
   * Predicts one sample, into a fresh array.
   *
   * @param x {@link #inputs} values
   * @return {@link #outputs} values
   * @throws IllegalArgumentException if {@code x} has another length
   */
  default float[] predict(float... x) {
    Checks.length("x", x.length, inputs());
    float[] prediction = new float[outputs()];
    predict(x, 0, 1, prediction);
    return prediction;
  }

  /**
   * Predicts; dropout is off. Values are not checked: with a NaN in a sample, its prediction means nothing.
   *
   * @param x samples, one after another
   * @param from the first sample to predict
   * @param count how many samples to predict
   * @param out receives {@code count} predictions of {@link #outputs} values, one after another from index 0
   * @throws IllegalArgumentException if {@code x} or {@code out} is too short, or {@code from} or {@code count} negative
   */
  void predict(float[] x, int from, int count, float[] out);

  /**
   * Returns the loss, summed over samples, as {@link #accumulate} defines it but with dropout off and no gradient.
   *
   * @throws IllegalArgumentException as {@link #accumulate}
   */
  double loss(float[] x, float[] t, int from, int count);

  /**
   * Adds the gradient of the loss of {@code count} samples to {@link #gradient} and returns that loss; dropout is on. The loss of a
   * sample includes the layers' weight penalties.
   *
   * <p>Of targets one thing is checked: those of cross-entropy must add up to 1, because its derivation uses that. For all other targets, also
   * those that {@link dev.gradpoet.runtime.training.Trainer} refuses, the gradient is that of the loss that is returned.
   *
   * <p>The loss of a sample is computed in float, in a form in which nothing else overflows: it is finite if it is a float, for all finite
   * weighted inputs of the last layer, and infinite beyond. Its error is an ulp or two of the largest of them.
   *
   * @param x samples, one after another
   * @param t targets, one after another
   * @param from the first sample
   * @param count how many samples
   * @return the loss, summed over the samples
   * @throws IllegalArgumentException if {@code x} or {@code t} is too short, {@code from} or {@code count} negative, or targets of
   *     cross-entropy add up to something else than 1 ± 0.001
   */
  double accumulate(float[] x, float[] t, int from, int count);

  /**
   * As {@link #loss(float[], float[], int, int)}, with targets as {@link #accumulate(float[], int[], int, int)} takes them.
   *
   * @throws UnsupportedOperationException if this network does not classify
   */
  default double loss(float[] x, int[] classes, int from, int count) {
    throw Checks.notClassifying(architecture());
  }

  /**
   * As {@link #accumulate(float[], float[], int, int)}, with the target of each sample as the index of its class instead of one-hot.
   * A network with one output takes 0 and 1 (hinge loss: 0 stands for the target −1).
   *
   * @param classes one class index for each sample of {@code x}, in 0 … {@link #outputs} − 1 (0 … 1 with one output)
   * @throws UnsupportedOperationException if this network does not classify
   * @throws IllegalArgumentException as above, or if a class index is out of range
   */
  default double accumulate(float[] x, int[] classes, int from, int count) {
    throw Checks.notClassifying(architecture());
  }

  /**
   * As {@link #loss(float[], float[], int, int)}, the loss of each sample times its weight, as
   * {@link #accumulate(float[], float[], float[], int, int)} defines it.
   *
   * @throws UnsupportedOperationException if this network is generated without sample weights
   */
  default double loss(float[] x, float[] t, float[] weights, int from, int count) {
    throw Checks.notWeighted(architecture());
  }

  /**
   * As {@link #accumulate(float[], float[], int, int)}, with the loss w · ℓ for each sample, and so its gradient times w; the layers' weight
   * penalties are as without. A weight of 1 changes no bit. Weights are not checked: they should be finite and at least 0. One of 0 leaves a
   * sample out, unless its ℓ or gradient is infinite: 0 · ∞ is NaN.
   *
   * @param weights one weight for each sample of {@code x}
   * @throws UnsupportedOperationException if this network is generated without sample weights: {@code @Network(sampleWeights = true)}
   * @throws IllegalArgumentException as without, or if {@code weights} is too short
   */
  default double accumulate(float[] x, float[] t, float[] weights, int from, int count) {
    throw Checks.notWeighted(architecture());
  }

  /**
   * As {@link #loss(float[], int[], int, int)}, with weights.
   *
   * @throws UnsupportedOperationException if this network does not classify or is generated without sample weights
   */
  default double loss(float[] x, int[] classes, float[] weights, int from, int count) {
    loss(x, classes, 0, 0); // a network that does not classify says so
    throw Checks.notWeighted(architecture());
  }

  /**
   * As {@link #accumulate(float[], int[], int, int)}, with weights.
   *
   * @throws UnsupportedOperationException if this network does not classify or is generated without sample weights
   */
  default double accumulate(float[] x, int[] classes, float[] weights, int from, int count) {
    loss(x, classes, 0, 0);
    throw Checks.notWeighted(architecture());
  }

  /**
   * Runs a forward pass for one sample, dropout off, and hands the outputs of each layer that then computes something, so not those of
   * dropout, to {@code observer}, in layer order. For diagnosis: it may allocate.
   *
   * @throws IllegalArgumentException if {@code x} is too short or {@code sample} negative
   */
  void activations(float[] x, int sample, ActivationObserver observer);

  /**
   * Another instance over the same parameters and the same state, for another thread. It takes less than a kilobyte until its first pass, and in style
   * {@code TEACHING} the values of one sample. Several threads may fork an instance at once, also while it predicts; with
   * dropout, such forks may draw the same masks.
   */
  NeuralNetwork fork();

  /** What computes this network: plain Java, or the Vector API. Their results differ by rounding. */
  default Backend backend() {
    return Backend.PLAIN;
  }

  /** Restarts the generator that dropout draws from; without dropout, nothing happens. */
  default void dropoutSeed(long seed) {}
}
