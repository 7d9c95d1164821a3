package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program with the decisions of how it becomes code.
 *
 * @param program what is computed
 * @param lowering how, in plain Java
 * @param simd how with the Vector API, in a class beside that; empty for none
 */
public record Plan(Program program, Lowering lowering, Optional<Lowering> simd) {

  /** How {@code layer} becomes code where the network does by {@code chosen}: loops can do what no other lowering knows. */
  public Lowering kernel(Layer layer, Lowering chosen) {
    boolean isGeneral =
        Form.of(program.forward(layer).parts()).stream().anyMatch(General.class::isInstance);
    return isGeneral ? Lowering.LOOPS : chosen;
  }

  /** The layers whose units lie along vectors where single samples are computed with the Vector API; empty if that is left to plain Java. */
  public List<Layer> wide() {
    return simd.equals(Optional.of(Lowering.LANES)) ? WideLayers.of(program) : List.of();
  }

  /** Whether every intermediate value stays readable after a pass. */
  public boolean keepsValues() {
    return program.isForTeaching();
  }

  /** Whether {@code layer} has weighted inputs: what it applies a function to. */
  public boolean hasWeightedInputs(Layer layer) {
    return Part.nests(program.forward(layer).parts()).stream()
        .anyMatch(nest -> nest.out().tensor().name().equals(Quantity.WEIGHTED_INPUT));
  }

  /**
   * Whether the weighted inputs of a layer have storage of their own: where they are to be kept, where a backward step reads them, and
   * for softmax, whose loss does.
   */
  public boolean storesWeightedInputs(Tensor activation) {
    Tensor inputs = activation.sibling(Quantity.WEIGHTED_INPUT);
    return keepsValues()
        || program.isReadAfterForward(inputs)
        || !isComputedInPlace(inputs, activation);
  }

  /** Whether each value is computed from the one at the same place: it may take its storage. */
  private boolean isComputedInPlace(Tensor inputs, Tensor values) {
    Step step = program.forward(program.layer(values.layer()));
    for (Nest nest : Part.nests(step.parts())) {
      for (Access read : nest.reads()) {
        boolean isOfInputs = read.tensor().equals(inputs) && nest.out().tensor().equals(values);
        if (isOfInputs && !read.places().equals(nest.out().places())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The tensor whose storage {@code tensor} has: weighted inputs share that of the activations where nothing reads them later, and the
   * gradient by what a layer hands on is δ where the layer applies no function.
   */
  public Tensor held(Tensor tensor) {
    if (tensor.isGradient()) {
      return isDelta(tensor)
          ? tensor.original().sibling(Quantity.WEIGHTED_INPUT).gradient()
          : tensor;
    }
    if (!tensor.name().equals(Quantity.WEIGHTED_INPUT)) {
      return tensor;
    }
    Tensor value = program.value(tensor.layer());
    return storesWeightedInputs(value) ? tensor : value;
  }

  /** Whether {@code tensor} is there after the forward pass. */
  public boolean isComputedForward(Tensor tensor) {
    for (Step step : program.forward()) {
      for (Nest nest : Part.nests(step.parts())) {
        if (nest.out().tensor().equals(tensor)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a gradient is one by what a layer hands on, and the same as that by its weighted inputs. */
  private boolean isDelta(Tensor gradient) {
    if (!gradient.name().equals(Quantity.ACTIVATION)) {
      return false;
    }
    for (Step step : program.backward()) {
      for (Nest nest : Part.nests(step.parts())) {
        if (step.layer().name().equals(gradient.layer())
            && nest.out().tensor().name().equals(Quantity.WEIGHTED_INPUT)
            && nest.operands().equals(List.of(gradient))
            && nest.expression().equals(nest.reads().get(0).variable())
            && !nest.adds()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * All that holds values of samples for {@code layer}: random numbers, values on the way to what it hands on, that, and the gradients by
   * them that the backward pass computes.
   */
  public List<Tensor> tensors(Layer layer) {
    Set<Tensor> tensors = new LinkedHashSet<>();
    for (Tensor tensor : program.intermediates(layer)) {
      if (!held(tensor).equals(layer.value())) {
        tensors.add(held(tensor));
      }
    }
    tensors.add(layer.value());
    for (Step step : program.backward()) {
      for (Nest nest : Part.nests(step.parts())) {
        Tensor out = nest.out().tensor();
        if (out.layer().equals(layer.name()) && out.isGradient() && !out.isParameter()) {
          tensors.add(held(out));
        }
      }
    }
    return List.copyOf(tensors);
  }

  /** What the variables in expressions of nests of vectors and matrices stand for. */
  public Map<Expr, Tensor> tensorsByVariable() {
    Map<Expr, Tensor> tensors = new HashMap<>();
    for (Form form : Form.of(program.nests())) {
      if (form instanceof NestForm nest) {
        List<Access> reads = nest.nest().reads();
        for (int k = 0; k < reads.size(); k++) {
          tensors.put(reads.get(k).variable(), nest.reads().get(k));
        }
        tensors.put(nest.nest().out().variable(), nest.out());
      }
    }
    return tensors;
  }
}
