package dev.gradpoet.processor.program;

import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.declared.Lint;
import dev.gradpoet.processor.layer.LossFunction;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network as nests.
 *
 * @param type the names of what was declared
 * @param lint what a generated class must say of warnings
 * @param isForTeaching whether it is written to be read, else to be fast
 * @param input the samples
 * @param target the targets
 * @param weight how much each sample counts in the loss, where that is not the same for all
 * @param layers in the order of their computation
 * @param lossFunction what training minimises, of each output
 * @param forward the layers, first to last, as they are in training
 * @param prediction the same as they are in prediction
 * @param loss the loss of each sample, from the values of the last layer
 * @param backward the layers, last to first, with the gradients of their parameters; a layer without gradient has no part
 * @param penalty the weight penalties of one sample, summed; empty without any
 * @param penaltyGradient what the penalties add to the gradient, for as many samples as the gradient of the penalty says
 */
public record Program(
    DeclaredType type,
    Lint lint,
    boolean isForTeaching,
    Tensor input,
    Tensor target,
    Optional<Tensor> weight,
    List<Layer> layers,
    LossFunction lossFunction,
    List<Step> forward,
    List<Step> prediction,
    List<Nest> loss,
    List<Step> backward,
    List<Nest> penalty,
    List<Nest> penaltyGradient) {

  public Program {
    layers = List.copyOf(layers);
    forward = List.copyOf(forward);
    prediction = List.copyOf(prediction);
    loss = List.copyOf(loss);
    backward = List.copyOf(backward);
    penalty = List.copyOf(penalty);
    penaltyGradient = List.copyOf(penaltyGradient);
  }

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Layer layer(String name) {
    for (Layer layer : layers) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    throw new IllegalArgumentException("no layer '" + name + "'");
  }

  /** What the layer of that name hands on. */
  public Tensor value(String layer) {
    return layer(layer).value();
  }

  /** What the layer of which {@code nest} is a part hands on; for the loss, the prediction. */
  public Tensor valueOf(Nest nest) {
    for (List<Step> steps : List.of(forward, backward)) {
      for (Step step : steps) {
        if (Part.nests(step.parts()).contains(nest)) {
          return step.layer().value();
        }
      }
    }
    return output();
  }

  /**
   * The step of the forward pass that computes {@code layer}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Step forward(Layer layer) {
    for (Step step : forward) {
      if (step.layer().equals(layer)) {
        return step;
      }
    }
    throw new IllegalArgumentException("no step computes '" + layer.name() + "'");
  }

  /** The loss of each sample. */
  public Tensor sampleLoss() {
    return loss.get(loss.size() - 1).out().tensor();
  }

  /** What the last layer computes: the prediction. */
  public Tensor output() {
    return layers.get(layers.size() - 1).value();
  }

  /** The number of values of one sample. */
  public int inputs() {
    return input.size(1);
  }

  /** The number of values of one prediction. */
  public int outputs() {
    return output().size(1);
  }

  /** The number of parameters. */
  public int parameterCount() {
    int count = 0;
    for (Layer layer : layers) {
      count = Math.addExact(count, layer.parameterCount());
    }
    return count;
  }

  /** All parameters, in the order in which they lie. */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (Layer layer : layers) {
      parameters.addAll(layer.parameters());
    }
    return parameters;
  }

  /** The parameter that {@code tensor} is, or is the gradient by. */
  public Parameter parameter(Tensor tensor) {
    for (Parameter parameter : layer(tensor.layer()).parameters()) {
      if (parameter.tensor().equals(tensor.original())) {
        return parameter;
      }
    }
    throw new IllegalArgumentException("no parameter " + tensor.text());
  }

  /** The values on the way to what {@code layer} hands on, and its random numbers. */
  public List<Tensor> intermediates(Layer layer) {
    List<Tensor> intermediates = new ArrayList<>();
    for (Draw draw : layer.draws()) {
      intermediates.add(draw.tensor());
    }
    for (List<Step> steps : List.of(forward, backward)) {
      for (Step step : steps) {
        for (Nest nest : Part.nests(step.parts())) {
          Tensor out = nest.out().tensor();
          if (out.layer().equals(layer.name())
              && !out.isGradient()
              && !out.equals(layer.value())
              && !intermediates.contains(out)) {
            intermediates.add(out);
          }
        }
      }
    }
    return intermediates;
  }

  /** The indices of {@code layer} that are no dimensions of what it hands on: those of its kernel, as a rule. */
  public List<Index> ownIndices(Layer layer) {
    List<Index> own = new ArrayList<>();
    for (Step step : forward) {
      for (Nest nest : Part.nests(step.parts())) {
        List<Index> indices = new ArrayList<>(nest.loops());
        for (Access read : nest.reads()) {
          indices.addAll(read.tensor().indices());
        }
        for (Index index : indices) {
          if (index.owner().equals(layer.name())
              && !index.axis().isEmpty()
              && !layer.value().indices().contains(index)
              && !own.contains(index)) {
            own.add(index);
          }
        }
      }
    }
    return own;
  }

  /** Whether a layer takes log Σ exp of {@code tensor}: these are logits. */
  public boolean isInLogSumExp(Tensor tensor) {
    for (Step step : forward) {
      for (Nest nest : Part.nests(step.parts())) {
        if (nest.combine() == Combine.LOG_SUM_EXP && nest.operands().contains(tensor)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a layer draws random numbers in training. */
  public boolean draws() {
    for (Layer layer : layers) {
      if (!layer.draws().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** How the layer of {@code step}, of the forward pass, is computed in prediction. */
  public Step inPrediction(Step step) {
    return prediction.get(forward.indexOf(step));
  }

  /** Whether {@code step}, of the forward pass, is another one in prediction. */
  public boolean differsInPrediction(Step step) {
    return !inPrediction(step).parts().equals(step.parts());
  }

  /** Whether the loss or a backward step reads {@code tensor}. */
  public boolean isReadAfterForward(Tensor tensor) {
    List<Nest> after = new ArrayList<>(loss);
    addNests(backward, after);
    for (Nest nest : after) {
      if (nest.operands().contains(tensor)) {
        return true;
      }
    }
    return false;
  }

  /** All nests of a pass in training, in order, then those of the penalties. */
  public List<Nest> nests() {
    List<Nest> nests = new ArrayList<>();
    addNests(forward, nests);
    nests.addAll(loss);
    addNests(backward, nests);
    nests.addAll(penalty);
    nests.addAll(penaltyGradient);
    return nests;
  }

  /** All tensors that appear. */
  public Set<Tensor> tensors() {
    Set<Tensor> tensors = new LinkedHashSet<>();
    for (Nest nest : nests()) {
      tensors.add(nest.out().tensor());
      tensors.addAll(nest.operands());
    }
    return tensors;
  }

  private static void addNests(List<Step> steps, List<Nest> nests) {
    for (Step step : steps) {
      nests.addAll(Part.nests(step.parts()));
    }
  }
}
