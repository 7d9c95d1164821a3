package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Agreement;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network of two residual blocks in each form in which it is generated: all are one function, and train deterministically. */
@Tag("networks")
class ResidualTest {
  /**
   * Relative to the largest value. Sums of at most 72 · 64 products in another order differ by some ulps, 2⁻²³ each, and layers pass that on.
   */
  private static final double TOLERANCE = 1e-5;

  private static final int BATCH = 70;

  private static final GeneratedNetwork FAST = GeneratedNetworks.compile(residual(Style.FAST));
  private static final GeneratedNetwork TEACHING =
      GeneratedNetworks.compile(residual(Style.TEACHING));
  private static final GeneratedNetwork WITH_VECTORS =
      GeneratedNetworks.compileWithVectors(List.of(residual(Style.FAST))).get(0);

  private static NetworkModel residual(Style style) {
    return network("Residual" + style, 1)
        .shape(8, 8, 1)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 8, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("corners", 8, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("strokes", 8, 3, "padding", Padding.SAME)
        .add("firstSum", "edges", "strokes")
        .activate("firstBlock", Activation.RELU)
        .conv(
            "halved",
            16,
            3,
            "padding",
            Padding.SAME,
            "stride",
            List.of(2),
            "activation",
            Activation.RELU)
        .conv("parts", 16, 3, "padding", Padding.SAME)
        .add("secondSum", "halved", "parts")
        .activate("secondBlock", Activation.RELU)
        .dropout("thinned", 0.5)
        .dense("digit", 10, Activation.SOFTMAX)
        .build();
  }

  @Test
  void stylesAgree() {
    Agreement.check(TEACHING, FAST, BATCH, 1, TOLERANCE, "teaching and fast");
  }

  @Test
  void vectorsAgreeWithPlainCode() {
    assertThat(WITH_VECTORS.create(1).backend()).isEqualTo(Backend.SIMD);
    assertThat(FAST.create(1).backend()).isEqualTo(Backend.PLAIN);
    Agreement.check(WITH_VECTORS, FAST, BATCH, 1, TOLERANCE, "with vectors and plain");
  }

  /** Each but dropout, after a prediction as after training. */
  @Test
  void layersForTeachingKeepTheirValues() {
    NeuralNetwork network = TEACHING.create(1);
    network.predict(Floats.uniform(new Random(5), 64, 0, 1), 0, 1, new float[10]);
    float[] edges = kept(network, "edges").activations();
    float[] strokes = kept(network, "strokes").activations();
    float[] sum = kept(network, "firstSum").activations();
    float[] block = kept(network, "firstBlock").activations();

    assertThat(sum).hasSize(8 * 8 * 8);
    for (int k = 0; k < sum.length; k++) {
      assertThat(sum[k]).isEqualTo(edges[k] + strokes[k]);
      assertThat(block[k]).isEqualTo(Math.max(0, sum[k]));
    }
    assertThat(kept(network, "firstSum").valueNames()).containsExactly("a");
    assertThat(GeneratedNetwork.layer(network, "thinned")).isNotInstanceOf(InspectableLayer.class);
    assertThat(GeneratedNetwork.layer(FAST.create(1), "firstSum"))
        .isNotInstanceOf(InspectableLayer.class);
  }

  private static InspectableLayer kept(NeuralNetwork network, String layer) {
    return (InspectableLayer) GeneratedNetwork.layer(network, layer);
  }

  @Test
  void anyNumberOfThreadsTrainsTheSameBits() {
    Random random = new Random(3);
    Dataset images = Dataset.ofClasses(
        Floats.uniform(random, 200 * 64, 0, 1), 64, random.ints(200, 0, 10).toArray(), 10);
    for (GeneratedNetwork generated : List.of(FAST, TEACHING, WITH_VECTORS)) {
      float[] one = trained(generated, images, 1);
      assertThat(one)
          .as(generated.type().getName())
          .isNotEqualTo(generated.create(1).parameters());
      for (int threads : new int[] {1, 2, 3}) {
        assertThat(trained(generated, images, threads))
            .as("%s, %s threads", generated.type().getName(), threads)
            .isEqualTo(one);
      }
    }
  }

  /** The parameters after four updates. */
  private static float[] trained(GeneratedNetwork generated, Dataset images, int threads) {
    NeuralNetwork network = generated.create(1);
    Trainer.of(network)
        .optimizer(new Adam(0.01))
        .miniBatch(100)
        .threads(threads)
        .epochs(2)
        .train(images);
    return network.parameters();
  }
}
