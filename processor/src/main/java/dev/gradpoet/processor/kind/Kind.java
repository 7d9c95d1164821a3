package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Problem;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A kind of layer: all that there is to write for one. */
public interface Kind {

  /** What declares such a layer. */
  Class<? extends Annotation> annotation();

  /** What people and files call it: {@code dense}. */
  default String name() {
    return annotation().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** How many values it reads at least. */
  default int fewestInputs() {
    return 1;
  }

  /** How many values it reads at most. */
  default int mostInputs() {
    return 1;
  }

  /** Whether it hands on what it reads, but for a mask in training: the function of such a layer is that of the layer below. */
  default boolean isMask() {
    return false;
  }

  /** Whether it has parameters that training changes. */
  boolean isTrained();

  /** What is wrong with each option by itself, and which have no effect. */
  void check(LayerModel layer, OptionRules rules);

  /**
   * The shape of what it computes; none, with problems, if the options do not fit to the shapes of what it reads.
   *
   * @param layer whose options are sound, each by itself
   */
  Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems);

  /** Which option says how many values it hands on; none if that is known from what it reads. */
  default Optional<String> sizeOption() {
    return Optional.empty();
  }

  /** Which option says what it applies in the end, if it applies something. */
  default String activationOption() {
    return "activation";
  }

  /** The function that it applies in the end; none if it hands on what it reads. */
  Optional<Activation> activation(LayerModel layer);

  /** What else of its options matters to what it computes, by name, and is not to be seen in shapes: numbers, texts, lists of whole numbers. */
  Map<String, Object> described(LayerModel layer, List<Tensor> inputs);

  /** Its forward pass, from the values that it reads. */
  Forward forward(LayerModel layer, List<Tensor> inputs);
}
