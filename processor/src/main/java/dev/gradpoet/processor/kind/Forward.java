package dev.gradpoet.processor.kind;

import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Parameter;
import java.util.List;

/**
 * The forward pass of one layer: all that is computed, and all that the backward pass follows from.
 *
 * @param parameters its parameters, in the order in which they lie
 * @param draws its random numbers
 * @param training the computation in training
 * @param prediction the computation in prediction
 * @param value what the layer hands on
 */
public record Forward(
    List<Parameter> parameters,
    List<Draw> draws,
    List<Part> training,
    List<Part> prediction,
    Tensor value) {

  public Forward {
    parameters = List.copyOf(parameters);
    draws = List.copyOf(draws);
    training = List.copyOf(training);
    prediction = List.copyOf(prediction);
  }

  /** The same in training and in prediction, without random numbers. */
  static Forward of(List<Parameter> parameters, List<? extends Part> parts, Tensor value) {
    List<Part> all = List.copyOf(parts);
    return new Forward(parameters, List.of(), all, all, value);
  }
}
