package dev.gradpoet.processor.check;

import dev.gradpoet.processor.kind.Forward;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The shapes of all layers, each from those that it reads, and whether their values and parameters fit into arrays. */
final class SizeCheck {

  private final NetworkModel network;
  private final Set<LayerModel> sound;
  private final List<Problem> problems;
  private final Map<String, Shape> shapes = new HashMap<>();
  private long values;
  private long parameters;

  private SizeCheck(NetworkModel network, Set<LayerModel> sound, List<Problem> problems) {
    this.network = network;
    this.sound = sound;
    this.problems = problems;
  }

  /**
   * The shapes by the names of the layers. Reports the first layer that does not fit; the layers after it would only repeat it, and have
   * no shape.
   *
   * @param sound the layers whose options are sound, each by itself
   */
  static Map<String, Shape> check(
      NetworkModel network, Set<LayerModel> sound, List<Problem> problems) {
    boolean isSound = network.input().rank() >= 1 && network.input().rank() <= 3;
    for (int extent : network.input().extents()) {
      isSound &= extent >= 1;
    }
    if (!isSound) {
      return Map.of();
    }
    SizeCheck check = new SizeCheck(network, sound, problems);
    check.shapes.put(LayerModel.INPUT, network.input());
    check.values = network.input().size();
    if (check.values > Shape.MAX_ARRAY) {
      problems.add(new Problem(
          Site.network("inputs"),
          Messages.tooManyInputs(network.type(), check.values, Shape.MAX_ARRAY)));
      return Map.of();
    }
    for (LayerModel layer : network.layers()) {
      if (!check.fits(layer)) {
        break;
      }
    }
    return check.shapes;
  }

  private boolean fits(LayerModel layer) {
    int inputs = layer.inputs().size();
    if (!sound.contains(layer)
        || inputs < Kinds.of(layer).fewestInputs()
        || inputs > Kinds.of(layer).mostInputs()) {
      return false;
    }
    List<Shape> read = new ArrayList<>();
    for (String name : layer.inputs()) {
      read.add(Objects.requireNonNull(shapes.get(name)));
    }
    Optional<Shape> shape = Kinds.of(layer).shape(layer, read, problems);
    if (shape.isEmpty()) {
      return false;
    }
    shapes.put(layer.name(), shape.get());
    values += Math.min(shape.get().size(), Integer.MAX_VALUE);
    parameters += Math.min(parameters(layer), Long.MAX_VALUE / 2);
    if (parameters > Shape.MAX_ARRAY) {
      problems.add(new Problem(
          size(layer),
          Messages.tooManyParameters(network.type(), layer.name(), parameters, Shape.MAX_ARRAY)));
    } else if (values > Shape.MAX_ARRAY) {
      problems.add(new Problem(
          size(layer),
          Messages.tooManyValues(network.type(), layer.name(), values, Shape.MAX_ARRAY)));
    }
    return parameters <= Shape.MAX_ARRAY && values <= Shape.MAX_ARRAY;
  }

  /** The option that says how large {@code layer} is, if one does. */
  private static Site size(LayerModel layer) {
    return Kinds.of(layer)
        .sizeOption()
        .map(option -> Site.layer(layer.name(), option))
        .orElse(Site.layer(layer.name()));
  }

  private long parameters(LayerModel layer) {
    List<Tensor> read = new ArrayList<>();
    for (String name : layer.inputs()) {
      Shape shape = Objects.requireNonNull(shapes.get(name));
      read.add(Tensor.of(name, "", Role.VALUE, Index.samples(name, shape.extents())));
    }
    Forward pass = Kinds.of(layer).forward(layer, read);
    long count = 0;
    for (var parameter : pass.parameters()) {
      count += new Shape(parameter.tensor().extents()).size();
    }
    return count;
  }
}
