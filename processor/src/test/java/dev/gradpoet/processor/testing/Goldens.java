package dev.gradpoet.processor.testing;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;

/** The networks whose generated text is kept in files. */
public final class Goldens {
  private Goldens() {}

  /** All, in both styles. */
  public static List<NetworkModel> networks() {
    return List.of(
        tiny("TinyFast", Style.FAST),
        tiny("TinyTeaching", Style.TEACHING),
        iris("IrisFast", Style.FAST),
        iris("IrisTeaching", Style.TEACHING),
        network("Regularised", 3)
            .loss(Loss.HUBER)
            .huberDelta(0.5)
            .dropout("noise", 0.1)
            .dense("hidden", 2, Activation.GELU)
            .initialization(Initialization.NORMAL, 0.1)
            .l1(0.001)
            .l2(0.01)
            .dropout("thinned", 0.5)
            .dense("output", 2, Activation.IDENTITY)
            .withoutBias()
            .build(),
        network("RegularisedLarge", 13)
            .style(Style.TEACHING)
            .loss(Loss.MEAN_SQUARED_ERROR)
            .dropout("noise", 0.1)
            .dense("hidden", 64, Activation.GELU)
            .initialization(Initialization.ORTHOGONAL, 0)
            .l1(0.001)
            .l2(0.01)
            .dropout("thinned", 0.5)
            .dense("output", 2, Activation.IDENTITY)
            .withoutBias()
            .build(),
        network("Digits", 64)
            .loss(Loss.CROSS_ENTROPY)
            .dense("hidden", 32, Activation.RELU)
            .dropout("thinned", 0.2)
            .dense("output", 10, Activation.SOFTMAX)
            .build(),
        deep(),
        residual("ResidualFast", Style.FAST),
        residual("ResidualTeaching", Style.TEACHING),
        network("Logistic", 3)
            .loss(Loss.BINARY_CROSS_ENTROPY)
            .dense("output", 1, Activation.SIGMOID)
            .build(),
        network("WeightedFast", 3)
            .loss(Loss.BINARY_CROSS_ENTROPY)
            .sampleWeights()
            .dense("output", 1, Activation.SIGMOID)
            .build(),
        weighted("WeightedTeaching", Style.TEACHING));
  }

  /** The classifier of {@link #iris}, whose samples have weights. */
  public static NetworkModel weighted(String name, Style style) {
    return network(name, 4)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 8, Activation.TANH)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  /** Two inputs, two hidden units, one output, all sigmoids. */
  public static NetworkModel tiny(String name, Style style) {
    return network(name, 2)
        .style(style)
        .dense("hidden", 2, Activation.SIGMOID)
        .dense("output", 1, Activation.SIGMOID)
        .build();
  }

  /** A classifier of flowers. */
  public static NetworkModel iris(String name, Style style) {
    return network(name, 4)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 8, Activation.TANH)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  /** Convolutions with a shortcut, over digits. */
  public static NetworkModel residual(String name, Style style) {
    return network(name, 1)
        .shape(8, 8, 1)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 4, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("shapes", 4, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .activate("active", Activation.RELU)
        .conv("halved", 8, 3, "stride", List.of(2), "activation", Activation.RELU)
        .dense("digit", 10, Activation.SOFTMAX)
        .build();
  }

  private static NetworkModel deep() {
    NetworkBuilder deep = network("Deep", 16).loss(Loss.CROSS_ENTROPY);
    Activation[] activations = {
      Activation.RELU,
      Activation.LEAKY_RELU,
      Activation.ELU,
      Activation.SILU,
      Activation.MISH,
      Activation.SOFTPLUS,
      Activation.HARD_SIGMOID
    };
    for (int l = 0; l < activations.length; l++) {
      deep.dense("hidden" + (l + 1), 24, activations[l]);
    }
    return deep.dense("output", 5, Activation.SOFTMAX).build();
  }
}
