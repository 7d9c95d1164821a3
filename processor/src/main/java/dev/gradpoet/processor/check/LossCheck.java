package dev.gradpoet.processor.check;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;

/** The activation of the last dense layer together with the loss. */
final class LossCheck {

  private LossCheck() {}

  static void check(NetworkModel network, List<Problem> problems) {
    List<DenseModel> dense = ShapeCheck.dense(network);
    if (dense.isEmpty()) {
      return;
    }
    DenseModel output = dense.get(dense.size() - 1);
    Activation activation = output.activation();
    Site site = Site.layer(output.name(), "activation");
    if (activation == Activation.SOFTMAX && output.units() == 1) {
      problems.add(new Problem(site, Messages.softmaxOverOneUnit(output.name())));
    } else if (!Losses.fits(network.loss(), activation)) {
      problems.add(
          new Problem(site, Messages.unfitLoss(output.name(), activation, network.loss())));
    }
  }
}
