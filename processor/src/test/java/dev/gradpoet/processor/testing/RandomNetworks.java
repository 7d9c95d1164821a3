package dev.gradpoet.processor.testing;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;
import java.util.Random;

/** Legal networks at random: every option, small and large. The same seed gives the same network. */
public final class RandomNetworks {
  private static final int MAX_HIDDEN_LAYERS = 6;
  private static final int MAX_WIDTH = 70;

  private static final List<Activation> ELEMENTWISE = List.of(Activation.values()).stream()
      .filter(each -> Activations.of(each, 0, 1).isElementwise())
      .toList();

  private final Random random;

  private RandomNetworks(long seed) {
    this.random = new Random(seed);
  }

  /** The network of {@code seed}, named after it, with up to 6 hidden layers of up to 70 units. */
  public static NetworkModel of(long seed) {
    return new RandomNetworks(seed).network("Random" + seed, MAX_HIDDEN_LAYERS, MAX_WIDTH);
  }

  /** The network of {@code seed}, named after it, with up to {@code layers} hidden layers of up to {@code width} units. */
  public static NetworkModel of(long seed, int layers, int width) {
    return new RandomNetworks(seed).network("Random" + seed, layers, width);
  }

  private NetworkModel network(String name, int maxLayers, int maxWidth) {
    // Half of the networks are small enough to be unrolled.
    int widest = random.nextBoolean() ? Math.min(5, maxWidth) : maxWidth;
    NetworkBuilder network = NetworkBuilder.network(name, width(widest))
        .style(pick(List.of(Style.values())))
        .huberDelta(random.nextBoolean() ? 1 : 0.1 + random.nextDouble());
    int hidden = random.nextInt(maxLayers + 1);
    dropout(network, 0);
    for (int l = 1; l <= hidden; l++) {
      Activation activation = pick(ELEMENTWISE);
      dense(network, "hidden" + l, width(widest), activation);
      dropout(network, l);
    }
    Loss loss = pick(List.of(Loss.values()));
    network.loss(loss);
    int outputs = width(widest);
    dense(network, "output", outputs, pick(Losses.fitting(loss)));
    if (random.nextInt(3) == 0) {
      network.sampleWeights();
    }
    return network.build();
  }

  private int width(int widest) {
    return 1 + random.nextInt(widest);
  }

  private void dropout(NetworkBuilder network, int l) {
    for (int k = 0; random.nextInt(4) == 0; k++) {
      network.dropout(
          "thinned" + l + (k == 0 ? "" : "Again" + k),
          random.nextInt(5) == 0 ? 0 : 0.8 * random.nextDouble());
    }
  }

  private void dense(NetworkBuilder network, String layer, int units, Activation activation) {
    network.dense(layer, units, activation);
    if (random.nextInt(4) == 0) {
      network.withoutBias();
    }
    List<Initialization> initializations = List.of(Initialization.values()).stream()
        .filter(i -> i != Initialization.DEFAULT)
        .toList();
    network.initialization(pick(initializations), 0.05 + 0.3 * random.nextDouble());
    if (activation == Activation.LEAKY_RELU) {
      network.slope(random.nextInt(4) == 0 ? 0 : random.nextDouble());
    }
    if (activation == Activation.ELU) {
      network.alpha(0.1 + 2 * random.nextDouble());
    }
    if (random.nextInt(4) == 0) {
      network.l1(0.1 * random.nextDouble());
    }
    if (random.nextInt(4) == 0) {
      network.l2(0.1 * random.nextDouble());
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
