package dev.gradpoet.processor.check;

import dev.gradpoet.Loss;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.kind.OptionRules;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Range;
import dev.gradpoet.processor.problem.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything that is wrong with the values of a network. */
public final class NetworkCheck {
  private final NetworkModel network;
  private final Set<Site> written;
  private final List<Problem> problems = new ArrayList<>();

  private NetworkCheck(NetworkModel network, Set<Site> written) {
    this.network = network;
    this.written = written;
  }

  /**
   * The problems of {@code network}, none if it is sound.
   *
   * @param written the options that the user wrote; the others have their defaults
   */
  public static List<Problem> check(NetworkModel network, Set<Site> written) {
    NetworkCheck check = new NetworkCheck(network, written);
    check.options();
    Set<LayerModel> sound = new HashSet<>();
    for (LayerModel layer : network.layers()) {
      OptionRules rules = new OptionRules(layer, written, check.problems);
      Kinds.of(layer).check(layer, rules);
      if (rules.isSound()) {
        sound.add(layer);
      }
    }
    GraphCheck.check(network, check.problems);
    if (GraphCheck.isGraph(network) && !network.layers().isEmpty()) {
      Map<String, Shape> shapes = SizeCheck.check(network, sound, check.problems);
      LossCheck.check(network, shapes, check.problems);
    }
    return List.copyOf(check.problems);
  }

  private void options() {
    String subject = Messages.network(network.type());
    for (int extent : network.input().extents()) {
      if (extent < 1) {
        problems.add(
            new Problem(Site.network("inputs"), Messages.lessThanOne(subject, "inputs", extent)));
      }
    }
    int rank = network.input().rank();
    if (rank < 1 || rank > 3) {
      problems.add(new Problem(Site.network("inputs"), Messages.wrongInputs(subject, rank)));
    }
    Site huberDelta = Site.network("huberDelta");
    if (network.loss() == Loss.HUBER) {
      Range.HUBER_DELTA
          .problem(subject, "huberDelta", network.huberDelta())
          .ifPresent(message -> problems.add(new Problem(huberDelta, message)));
    } else if (written.contains(huberDelta)) {
      problems.add(new Problem(huberDelta, Messages.unusedHuberDelta(subject, network.loss())));
    }
  }
}
