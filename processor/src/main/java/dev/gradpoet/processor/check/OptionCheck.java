package dev.gradpoet.processor.check;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;
import java.util.Set;

/** Each option on its own: within its range, and of a use. */
final class OptionCheck {

  private final Set<Site> written;
  private final List<Problem> problems;

  private OptionCheck(Set<Site> written, List<Problem> problems) {
    this.written = written;
    this.problems = problems;
  }

  static void check(NetworkModel network, Set<Site> written, List<Problem> problems) {
    OptionCheck check = new OptionCheck(written, problems);
    check.network(network);
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DenseModel dense) {
        check.dense(dense);
      } else if (layer instanceof DropoutModel dropout) {
        check.option(dropout, "rate", dropout.rate(), Range.BELOW_ONE);
      }
    }
  }

  private void network(NetworkModel network) {
    String subject = Messages.network(network.type());
    if (network.inputs() < 1) {
      problems.add(new Problem(
          Site.network("inputs"), Messages.lessThanOne(subject, "inputs", network.inputs())));
    }
    Site huberDelta = Site.network("huberDelta");
    if (network.loss() == Loss.HUBER) {
      range(huberDelta, subject, "huberDelta", network.huberDelta(), Range.HUBER_DELTA);
    } else if (written.contains(huberDelta)) {
      problems.add(new Problem(huberDelta, Messages.unusedHuberDelta(subject, network.loss())));
    }
  }

  private void dense(DenseModel dense) {
    if (dense.units() < 1) {
      Site site = Site.layer(dense.name(), "units");
      problems.add(new Problem(
          site, Messages.lessThanOne(Messages.layer(dense.name()), "units", dense.units())));
    }
    if (dense.activation() == Activation.LEAKY_RELU) {
      option(dense, "slope", dense.slope(), Range.BELOW_ONE);
    } else {
      unused(dense, "slope", Messages.unusedSlope(dense.name(), dense.activation()));
    }
    if (dense.activation() == Activation.ELU) {
      option(dense, "alpha", dense.alpha(), Range.POSITIVE);
    } else {
      unused(dense, "alpha", Messages.unusedAlpha(dense.name(), dense.activation()));
    }
    initializationScale(dense);
    option(dense, "l1", dense.l1(), Range.PENALTY);
    option(dense, "l2", dense.l2(), Range.PENALTY);
  }

  private void initializationScale(DenseModel dense) {
    Initialization initialization = dense.initialization();
    String option = "initializationScale";
    if (initialization == Initialization.CONSTANT) {
      option(dense, option, dense.initializationScale(), Range.FINITE);
    } else if (initialization == Initialization.UNIFORM
        || initialization == Initialization.NORMAL) {
      option(dense, option, dense.initializationScale(), Range.POSITIVE);
    } else {
      unused(dense, option, Messages.unusedInitializationScale(dense.name(), initialization));
    }
  }

  private void option(LayerModel layer, String option, double value, Range range) {
    range(Site.layer(layer.name(), option), Messages.layer(layer.name()), option, value, range);
  }

  private void range(Site site, String subject, String option, double value, Range range) {
    if (!range.contains(value)) {
      problems.add(new Problem(site, Messages.outOfRange(subject, option, value, range)));
    } else if (!range.contains((float) value)) {
      problems.add(new Problem(site, Messages.outOfRangeAsFloat(subject, option, value, range)));
    }
  }

  private void unused(LayerModel layer, String option, String message) {
    Site site = Site.layer(layer.name(), option);
    if (written.contains(site)) {
      problems.add(new Problem(site, message));
    }
  }
}
