package dev.gradpoet.processor.check;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.kind.Kind;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The layers together: which may follow which, and whether each leads somewhere. */
final class GraphCheck {

  /** The most layers of a network: each adds fields, constants and methods to one class, whose size is limited. */
  static final int MAX_LAYERS = 128;

  private final NetworkModel network;
  private final List<Problem> problems;

  private GraphCheck(NetworkModel network, List<Problem> problems) {
    this.network = network;
    this.problems = problems;
  }

  static void check(NetworkModel network, List<Problem> problems) {
    if (network.layers().isEmpty()) {
      return;
    }
    GraphCheck check = new GraphCheck(network, problems);
    check.edges();
    boolean isTrained = false;
    for (LayerModel layer : network.layers()) {
      isTrained |= Kinds.of(layer).isTrained();
    }
    if (isTrained) {
      check.softmax();
      for (LayerModel layer : network.layers()) {
        check.layer(layer);
      }
    } else {
      problems.add(new Problem(Site.network(), Messages.nothingTrained(network.type())));
    }
    if (network.layers().size() > MAX_LAYERS) {
      problems.add(new Problem(
          Site.network(),
          Messages.tooManyLayers(network.type(), network.layers().size(), MAX_LAYERS)));
    }
  }

  /** Whether each layer takes layers above it only; if not, nothing is known of shapes. */
  static boolean isGraph(NetworkModel network) {
    List<String> above = new ArrayList<>(List.of(LayerModel.INPUT));
    for (LayerModel layer : network.layers()) {
      if (!above.containsAll(layer.inputs())) {
        return false;
      }
      above.add(layer.name());
    }
    return true;
  }

  private void edges() {
    List<String> above = new ArrayList<>();
    for (LayerModel layer : network.layers()) {
      for (String input : layer.inputs()) {
        if (!input.equals(LayerModel.INPUT)
            && !input.equals(LayerModel.UNKNOWN)
            && !above.contains(input)) {
          problems.add(new Problem(
              Site.edge(layer.name(), input), Messages.noSuchLayer(layer.name(), input, above)));
        }
      }
      above.add(layer.name());
    }
  }

  /** The layer whose function the prediction is: the last one, or above it the one whose values dropout hands on. */
  static LayerModel output(NetworkModel network) {
    LayerModel output = network.output();
    for (int k = network.layers().size() - 1; k >= 0 && Kinds.of(output).isMask(); k--) {
      LayerModel above = network.layers().get(k);
      if (output.inputs().get(0).equals(above.name())) {
        output = above;
      }
    }
    return output;
  }

  private void softmax() {
    LayerModel output = output(network);
    for (LayerModel layer : network.layers()) {
      if (!layer.equals(output)
          && Kinds.of(layer).activation(layer).equals(Optional.of(Activation.SOFTMAX))) {
        problems.add(new Problem(
            Site.layer(layer.name(), Kinds.of(layer).activationOption()),
            Messages.hiddenSoftmax(layer.name())));
      }
    }
  }

  private void layer(LayerModel layer) {
    Kind kind = Kinds.of(layer);
    Site site = Site.layer(layer.name());
    int inputs = layer.inputs().size();
    boolean isKnown = !layer.inputs().contains(LayerModel.UNKNOWN);
    if (isKnown && (inputs < kind.fewestInputs() || inputs > kind.mostInputs())) {
      problems.add(new Problem(
          site,
          Messages.wrongNumberOfInputs(
              layer.name(),
              kind.annotation().getSimpleName(),
              inputs,
              kind.fewestInputs(),
              kind.mostInputs())));
    }
    boolean isLast = layer.equals(network.output());
    if (!isLast && !network.isRead(layer) && isGraph(network)) {
      problems.add(new Problem(site, Messages.leadsNowhere(layer.name())));
    }
    if (kind.isMask()) {
      for (LayerModel before : network.layers()) {
        if (layer.inputs().contains(before.name()) && Kinds.of(before).isMask()) {
          problems.add(new Problem(site, Messages.dropoutTwice(layer.name(), before.name())));
        }
      }
      if (isLast) {
        problems.add(new Problem(site, Messages.dropoutLast(layer.name())));
      }
    }
  }
}
