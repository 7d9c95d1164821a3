package dev.gradpoet.processor.check;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;

/** The layers together: which may follow which, and whether their values fit into arrays. */
final class ShapeCheck {

  /** The most layers of a network: each adds fields, constants and methods to one class, whose size is limited. */
  static final int MAX_LAYERS = 128;

  /** The longest array that every virtual machine can make. */
  static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private ShapeCheck() {}

  static void check(NetworkModel network, List<Problem> problems) {
    order(network, problems);
    if (network.layers().size() > MAX_LAYERS) {
      problems.add(new Problem(
          Site.network(),
          Messages.tooManyLayers(network.type(), network.layers().size(), MAX_LAYERS)));
    }
    if (network.inputs() >= 1) {
      sizes(network, problems);
    }
  }

  private static void order(NetworkModel network, List<Problem> problems) {
    List<DenseModel> dense = dense(network);
    if (dense.isEmpty()) {
      if (!network.layers().isEmpty()) {
        problems.add(new Problem(Site.network(), Messages.noDense(network.type())));
      }
      return;
    }
    for (DenseModel hidden : dense.subList(0, dense.size() - 1)) {
      if (hidden.activation() == Activation.SOFTMAX) {
        problems.add(new Problem(
            Site.layer(hidden.name(), "activation"), Messages.hiddenSoftmax(hidden.name())));
      }
    }
    LayerModel before = null;
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DropoutModel && before instanceof DropoutModel) {
        problems.add(new Problem(
            Site.layer(layer.name()), Messages.dropoutTwice(layer.name(), before.name())));
      }
      before = layer;
    }
    if (before instanceof DropoutModel last) {
      problems.add(new Problem(Site.layer(last.name()), Messages.dropoutLast(last.name())));
    }
  }

  /** The dense layers, in order. */
  static List<DenseModel> dense(NetworkModel network) {
    return network.layers().stream()
        .filter(DenseModel.class::isInstance)
        .map(DenseModel.class::cast)
        .toList();
  }

  /** Reports the first layer with which an array would be too long; the layers after it would only repeat it. */
  private static void sizes(NetworkModel network, List<Problem> problems) {
    long width = network.inputs();
    long values = width;
    long parameters = 0;
    for (LayerModel layer : network.layers()) {
      Site site = Site.layer(layer.name());
      if (layer instanceof DenseModel dense) {
        if (dense.units() < 1) {
          return;
        }
        site = Site.layer(layer.name(), "units");
        // At most 2³¹ · 2³¹ + 2³² and so no overflow: the sum so far fits into an array.
        parameters += width * dense.units() + (dense.bias() ? dense.units() : 0);
        width = dense.units();
      }
      values += width;
      if (parameters > MAX_ARRAY) {
        problems.add(new Problem(
            site, Messages.tooManyParameters(network.type(), layer.name(), parameters, MAX_ARRAY)));
        return;
      }
      if (values > MAX_ARRAY) {
        problems.add(new Problem(
            site, Messages.tooManyValues(network.type(), layer.name(), values, MAX_ARRAY)));
        return;
      }
    }
  }
}
