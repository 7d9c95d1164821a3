package dev.gradpoet.processor.derive;

import dev.gradpoet.Activation;
import dev.gradpoet.Style;
import dev.gradpoet.processor.kind.Forward;
import dev.gradpoet.processor.kind.Kind;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.layer.LossFunction;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Adjoint;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.nest.Verify;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Derives the program of a network: forward passes are composed, the backward pass follows from them. */
public final class Derivation {
  private final NetworkModel network;
  private final Map<String, Tensor> values = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Step> forward = new ArrayList<>();
  private final List<Step> prediction = new ArrayList<>();
  private int offset;

  private Derivation(NetworkModel network) {
    this.network = network;
  }

  /** The program of a checked network. */
  public static Program of(NetworkModel network) {
    Program program = new Derivation(network).program();
    verify(program);
    return program;
  }

  private Program program() {
    Tensor input = Tensor.of(
        "", Quantity.INPUT, Role.INPUT, Index.samples("", network.input().extents()));
    values.put(LayerModel.INPUT, input);
    for (LayerModel layer : network.layers()) {
      add(layer);
    }
    List<Nest> all = new ArrayList<>();
    for (Step step : forward) {
      all.addAll(Part.nests(step.parts()));
    }

    Tensor output = layers.get(layers.size() - 1).value();
    Tensor target = LossForward.target(output);
    Optional<Tensor> weight =
        network.sampleWeights() ? Optional.of(LossForward.weight()) : Optional.empty();
    LossFunction function = Losses.of(network.loss(), network.huberDelta());
    List<Nest> loss = LossForward.of(function, last(output, all), target, weight);
    List<Nest> penalty = PenaltyForward.of(layers);
    return new Program(
        network.type(),
        network.lint(),
        network.style() == Style.TEACHING,
        input,
        target,
        weight,
        layers,
        function,
        forward,
        prediction,
        loss,
        backward(all, loss),
        penalty,
        penaltyGradient(penalty, layers));
  }

  private void add(LayerModel model) {
    Kind kind = Kinds.of(model.kind());
    List<Tensor> reads = new ArrayList<>();
    for (String name : model.inputs()) {
      reads.add(Objects.requireNonNull(values.get(name)));
    }
    Forward pass = kind.forward(model, reads);
    List<Parameter> parameters = new ArrayList<>();
    for (Parameter parameter : pass.parameters()) {
      parameters.add(parameter.at(offset));
      offset = Math.addExact(offset, parameter.size());
    }
    Optional<Activation> activation = kind.activation(model);
    Layer layer = new Layer(
        model.name(),
        model.visibility(),
        model.kind(),
        model.inputs(),
        model.inputs().equals(List.of(above())),
        model.edges(),
        activation.isEmpty() ? "" : activation.get().name().toLowerCase(Locale.ROOT),
        kind.described(model, reads),
        parameters,
        pass.draws(),
        reads,
        pass.value());
    layers.add(layer);
    forward.add(new Step(layer, pass.training()));
    prediction.add(new Step(layer, pass.prediction()));
    values.put(model.name(), pass.value());
  }

  private String above() {
    return layers.isEmpty() ? LayerModel.INPUT : layers.get(layers.size() - 1).name();
  }

  /** The nest that computes {@code tensor}. */
  private static Nest last(Tensor tensor, List<Nest> nests) {
    for (int k = nests.size() - 1; k >= 0; k--) {
      if (nests.get(k).out().tensor().equals(tensor)) {
        return nests.get(k);
      }
    }
    throw new IllegalStateException("nothing computes " + tensor.text());
  }

  private List<Step> backward(List<Nest> all, List<Nest> loss) {
    List<Part> program = new ArrayList<>();
    for (Step step : forward) {
      program.addAll(step.parts());
    }
    program.addAll(loss);
    Tensor result = loss.get(loss.size() - 1).out().tensor();
    Adjoint adjoint = new Adjoint(result, Adjoint.dependingOnParameters(program));
    Fusion fusion = new Fusion(new Accesses(program), all);
    fusion.seed(result.gradient(), new Expr.Const(1));
    fusion.fuse(reversed(adjoint, loss));
    List<Step> backward = new ArrayList<>();
    for (int i = forward.size() - 1; i >= 0; i--) {
      backward.add(new Step(
          forward.get(i).layer(), fusion.fuse(reversed(adjoint, forward.get(i).parts()))));
    }
    return backward;
  }

  /** The penalties' share: their gradient counts once for each sample, which the gradient of the penalty itself stands for. */
  private static List<Nest> penaltyGradient(List<Nest> penalty, List<Layer> layers) {
    if (penalty.isEmpty()) {
      return List.of();
    }
    Accesses accesses = new Accesses(penalty);
    Tensor result = penalty.get(penalty.size() - 1).out().tensor();
    accesses.add(result.gradient());
    Adjoint adjoint = new Adjoint(result, Adjoint.dependingOnParameters(penalty));
    List<Nest> gradient = new ArrayList<>();
    for (Nest nest : Part.nests(new Fusion(accesses, List.of()).fuse(reversed(adjoint, penalty)))) {
      Tensor weights = nest.out().tensor().original();
      Optional<Parameter> parameter = layers.stream()
          .flatMap(layer -> layer.parameters().stream())
          .filter(one -> one.tensor().equals(weights))
          .findFirst();
      gradient.add(parameter.map(one -> PenaltyForward.inTerms(nest, one)).orElse(nest));
    }
    return gradient;
  }

  private static List<Part> reversed(Adjoint adjoint, List<? extends Part> parts) {
    List<Part> order = new ArrayList<>(parts);
    Collections.reverse(order);
    List<Part> backward = new ArrayList<>();
    for (Part part : order) {
      backward.addAll(adjoint.of(part));
    }
    return backward;
  }

  private static void verify(Program program) {
    Verify verify = new Verify();
    verify(program.forward(), verify);
    verify.check(program.loss());
    verify(program.backward(), verify);
    verify(program.prediction(), new Verify());
    new Verify().check(program.penalty());
  }

  private static void verify(List<Step> steps, Verify verify) {
    for (Step step : steps) {
      verify.check(step.parts());
    }
  }
}
