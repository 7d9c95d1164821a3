package dev.gradpoet.processor.plan;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A program with the decisions of how it becomes code.
 *
 * @param program what is computed
 * @param lowering how, in plain Java
 * @param simd how with the Vector API, in a class beside that; empty for none
 */
public record Plan(Program program, Lowering lowering, Optional<Lowering> simd) {

  /** The layers whose units lie along vectors where single samples are computed with the Vector API; empty if that is left to plain Java. */
  public List<LayerModel> wide() {
    return simd.equals(Optional.of(Lowering.LANES)) ? WideLayers.of(program) : List.of();
  }

  /** Whether every intermediate value stays readable after a pass. */
  public boolean keepsValues() {
    return program.network().style() == Style.TEACHING;
  }

  /**
   * Whether the weighted inputs of a layer have storage of their own: where they are to be kept, where a backward step reads them, and
   * for softmax, whose loss does.
   */
  public boolean storesWeightedInputs(Tensor activation) {
    return keepsValues() || program.isReadAfterForward(activation.sibling(Quantity.WEIGHTED_INPUT));
  }

  /** The tensor whose storage {@code tensor} has: weighted inputs share that of the activations where nothing reads them later. */
  public Tensor held(Tensor tensor) {
    if (tensor.quantity() != Quantity.WEIGHTED_INPUT || tensor.isGradient()) {
      return tensor;
    }
    Tensor value = program.value(tensor.layer());
    return storesWeightedInputs(value) ? tensor : value;
  }

  /** Whether the backward pass computes a gradient by what {@code layer} hands on. */
  public boolean hasGradient(LayerModel layer) {
    for (Step step : program.backward()) {
      for (Nest nest : step.nests()) {
        Tensor out = nest.out();
        if (out.layer().equals(layer.name()) && !out.quantity().isParameter()) {
          return true;
        }
      }
    }
    return false;
  }
}
