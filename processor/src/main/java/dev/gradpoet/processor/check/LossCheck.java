package dev.gradpoet.processor.check;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.kind.Kind;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activation of the output together with the loss. */
final class LossCheck {

  private LossCheck() {}

  /** @param shapes those that are known, by the names of their layers */
  static void check(NetworkModel network, Map<String, Shape> shapes, List<Problem> problems) {
    LayerModel output = GraphCheck.output(network);
    Kind kind = Kinds.of(output);
    if (kind.isMask()) {
      return; // Over the input itself, which is an error of the graph.
    }
    Optional<Activation> declared = kind.activation(output);
    if (declared.isEmpty()) {
      if (!Losses.fits(network.loss(), Activation.IDENTITY)) {
        problems.add(new Problem(
            Site.layer(output.name()),
            Messages.unfitLossWithoutActivation(output.name(), network.loss())));
      }
      return;
    }
    Activation activation = declared.get();
    Site site = Site.layer(output.name(), kind.activationOption());
    if (activation == Activation.SOFTMAX
        && shapes.containsKey(output.name())
        && shapes.get(output.name()).size() == 1) {
      problems.add(new Problem(site, Messages.softmaxOverOneUnit(output.name())));
    } else if (!Losses.fits(network.loss(), activation)) {
      problems.add(
          new Problem(site, Messages.unfitLoss(output.name(), activation, network.loss())));
    }
  }
}
