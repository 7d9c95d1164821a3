package dev.gradpoet.processor.testing;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Legal networks of convolutions, sums and functions, with edges that skip layers: at random from a seed. */
public final class RandomGraphs {
  private static final Activation[] ACTIVATIONS = {
    Activation.IDENTITY, Activation.TANH, Activation.SIGMOID, Activation.RELU, Activation.GELU
  };

  private final Random random;
  private final NetworkBuilder network;
  private final boolean isImage;
  private final List<String> sameShape = new ArrayList<>();
  private String last = "";
  private int length;
  private int width;
  private int channels;
  private int layers;

  private RandomGraphs(long seed) {
    this.random = new Random(seed);
    this.isImage = random.nextBoolean();
    this.length = 4 + random.nextInt(4);
    this.width = isImage ? 3 + random.nextInt(5) : 1;
    this.channels = 1 + random.nextInt(3);
    this.network = NetworkBuilder.network("Graph" + seed, 1);
    if (isImage) {
      network.shape(length, width, channels);
    } else {
      network.shape(length, channels);
    }
  }

  /** The network of {@code seed}, named after it. */
  public static NetworkModel of(long seed, Style style) {
    return new RandomGraphs(seed).build(style);
  }

  private NetworkModel build(Style style) {
    int count = 2 + random.nextInt(4);
    for (int k = 0; k < count; k++) {
      layer();
    }
    boolean classifies = random.nextBoolean();
    if (random.nextInt(4) > 0 || classifies) {
      network.dense(
          "output", 2 + random.nextInt(3), classifies ? Activation.SOFTMAX : Activation.TANH);
    }
    if (random.nextInt(3) == 0) {
      network.sampleWeights();
    }
    return network
        .style(style)
        .loss(classifies ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR)
        .build();
  }

  private void layer() {
    String name = "layer" + ++layers;
    int choice = random.nextInt(6);
    if (choice == 0 && layers > 1) {
      network.activate(name, pick());
    } else if (choice == 1 && layers > 1) {
      network.dropout(name, 0.3);
      last = name;
      sameShape.add(name);
      convolution("after" + name, true);
      return;
    } else if (choice <= 3 && sameShape.size() > 1) {
      String other = sameShape.get(random.nextInt(sameShape.size() - 1));
      network.add(
          name, random.nextBoolean() ? new String[] {other, last} : new String[] {last, other});
    } else {
      convolution(name, random.nextBoolean());
      return;
    }
    last = name;
    sameShape.add(name);
  }

  /** @param keeps whether the result has the shape of the input */
  private void convolution(String name, boolean keeps) {
    int kernel = 1 + random.nextInt(3);
    int stride = keeps ? 1 : 1 + random.nextInt(2);
    int dilation = stride == 1 ? 1 + random.nextInt(2) : 1;
    int groups = random.nextInt(3) == 0 ? channels : 1;
    int filters = keeps ? channels : groups * (1 + random.nextInt(3));
    List<Object> options = new ArrayList<>(List.of(
        "stride",
        List.of(stride),
        "dilation",
        List.of(dilation),
        "groups",
        groups,
        "padding",
        Padding.SAME,
        "activation",
        pick(),
        "bias",
        random.nextInt(4) > 0,
        "l2",
        random.nextInt(4) == 0 ? 0.01 : 0.0));
    if (!keeps && random.nextBoolean()) {
      List<Integer> pad = isImage ? List.of(1, 0, 2, 1) : List.of(2, 1);
      options.addAll(List.of("padding", Padding.VALID, "pad", pad));
      kernel = Math.min(kernel, 2);
      length = (length + 3 - dilation * (kernel - 1) - 1) / stride + 1;
      width = isImage ? (width + 1 - dilation * (kernel - 1) - 1) / stride + 1 : 1;
    } else {
      length = (length + stride - 1) / stride;
      width = (width + stride - 1) / stride;
    }
    network.conv(name, filters, kernel, options.toArray());
    channels = filters;
    if (!keeps) {
      sameShape.clear();
    }
    last = name;
    sameShape.add(name);
  }

  private Activation pick() {
    return ACTIVATIONS[random.nextInt(ACTIVATIONS.length)];
  }
}
