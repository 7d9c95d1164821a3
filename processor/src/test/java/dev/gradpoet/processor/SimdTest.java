package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.testing.Allocation;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What uses the Vector API computes what the interpreter does, for shapes and batches that vectors and tiles do not divide. */
@Tag("vectors")
@Tag("networks")
class SimdTest {
  private static final long FIRST_SEED = 5_000;
  private static final int COUNT = 60;

  /** Less than a vector, less than a tile and more, more than are computed together. */
  private static final int[] SAMPLES = {3, 7, 16, 70};

  @Test
  @Tag("widths")
  void randomNetworksComputeWhatTheReferenceDoes() {
    List<NetworkModel> networks = randomNetworks();
    assertThat(networks).hasSizeGreaterThan(COUNT / 3);
    List<GeneratedNetwork> generated = withVectors(networks);
    for (int i = 0; i < networks.size(); i++) {
      // Each network with one of the counts; those of the other tests have them all.
      compare(generated.get(i), SAMPLES[i % SAMPLES.length]);
    }
  }

  static List<NetworkModel> randomNetworks() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + COUNT)
        .mapToObj(RandomNetworks::of)
        .map(network -> network.withStyle(Style.FAST))
        .filter(network -> Planner.plan(Derivation.of(network), true).simd().isPresent())
        .toList();
  }

  @Test
  @Tag("widths")
  void widthsThatNoVectorDividesComputeWhatTheReferenceDoes() {
    List<NetworkModel> networks = new ArrayList<>();
    for (int units : new int[] {1, 2, 3, 7, 13, 16, 17, 31, 32, 48, 63, 64, 65, 97, 131}) {
      networks.add(network("Relu" + units, units)
          .dense("hidden", 48 + units, Activation.RELU)
          .dense("middle", units, Activation.RELU)
          .dense("output", units, Activation.IDENTITY)
          .build());
      networks.add(network("Unbiased" + units, 40)
          .loss(Loss.CROSS_ENTROPY)
          .dense("hidden", units, Activation.LEAKY_RELU)
          .withoutBias()
          .dense("middle", 50, Activation.TANH)
          .dense("output", Math.max(2, units), Activation.SOFTMAX)
          .withoutBias()
          .build());
    }
    compare(networks, SAMPLES);
  }

  @Test
  @Tag("widths")
  void layersDeeperThanACacheBlockComputeWhatTheReferenceDoes() {
    compare(
        List.of(network("Deep", 2100)
            .dense("hidden", 9, Activation.RELU)
            .dense("wide", 1100, Activation.RELU)
            .dense("output", 3, Activation.IDENTITY)
            .build()),
        8);
  }

  @Test
  void aNetworkSaysThatItUsesTheVectorApi() {
    NetworkModel network =
        network("Says", 40).dense("output", 40, Activation.RELU).build();
    GeneratedNetwork generated =
        GeneratedNetworks.compileWithVectors(List.of(network)).get(0);
    assertThat(generated.create(1).backend()).isEqualTo(Backend.SIMD);
    assertThat(generated.create(1).fork().backend()).isEqualTo(Backend.SIMD);
    assertThat(GeneratedNetworks.compile(network).create(1).backend()).isEqualTo(Backend.PLAIN);
  }

  @Test
  void theSystemPropertyForcesPlainJava() {
    GeneratedNetwork generated = GeneratedNetworks.compileWithVectors(
            List.of(network("Forced", 40).dense("output", 40, Activation.RELU).build()))
        .get(0);
    String given = System.setProperty(Backend.PROPERTY, "plain");
    try {
      assertThat(generated.create(1).backend()).isEqualTo(Backend.PLAIN);
      System.setProperty(Backend.PROPERTY, "fast");
      assertThatThrownBy(() -> generated.create(1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "system property gradpoet.backend is 'fast', expected 'auto', 'plain' or 'simd'");
    } finally {
      restore(given);
    }
  }

  /** A network goes on with vectors in the middle of a training, when these are compiled: nothing may change by that. */
  @Test
  void plainJavaGivesTheSameBits() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      if (activation != Activation.SOFTMAX) {
        networks.add(network("Same" + networks.size(), 67)
            .loss(Loss.CROSS_ENTROPY)
            .sampleWeights()
            .dense("first", 131, activation)
            .dropout("thinned", 0.3)
            .dense("second", 70, activation)
            .dense("output", 11, Activation.SOFTMAX)
            .build());
      }
    }
    networks.add(network("SameRegression", 67)
        .loss(Loss.HUBER)
        .dense("first", 140, Activation.RELU)
        .dense("output", 3, Activation.IDENTITY)
        .build());
    Random random = new Random(5);
    int samples = 83;
    for (GeneratedNetwork generated : GeneratedNetworks.compileWithVectors(networks)) {
      NeuralNetwork vectors = generated.create(1);
      NeuralNetwork plain = inPlainJava(generated);
      float[] x = Floats.uniform(random, samples * vectors.inputs(), -2, 2);
      float[] t = oneHot(random, samples, vectors.outputs());
      for (int count : new int[] {1, 5, samples}) {
        String what = generated.type().getSimpleName() + ", samples: " + count;
        assertThat(vectors.accumulate(x, t, 0, count))
            .as(what)
            .isEqualTo(plain.accumulate(x, t, 0, count));
        assertThat(vectors.gradient()).as(what).isEqualTo(plain.gradient());
        float[] byVectors = new float[count * vectors.outputs()];
        float[] byPlainJava = new float[count * vectors.outputs()];
        vectors.predict(x, 0, count, byVectors);
        plain.predict(x, 0, count, byPlainJava);
        assertThat(byVectors).as(what).isEqualTo(byPlainJava);
      }
    }
  }

  private static float[] oneHot(Random random, int samples, int outputs) {
    float[] t = new float[samples * outputs];
    for (int b = 0; b < samples; b++) {
      t[b * outputs + random.nextInt(outputs)] = 1;
    }
    return t;
  }

  private static NeuralNetwork inPlainJava(GeneratedNetwork generated) {
    String given = System.setProperty(Backend.PROPERTY, "plain");
    try {
      return generated.create(1);
    } finally {
      restore(given);
    }
  }

  private static void restore(@Nullable String property) {
    if (property == null) {
      System.clearProperty(Backend.PROPERTY);
    } else {
      System.setProperty(Backend.PROPERTY, property);
    }
  }

  @Test
  void trainingGivesTheSameBitsWithAnyNumberOfThreads() {
    GeneratedNetwork generated = GeneratedNetworks.compileWithVectors(List.of(network("Trained", 70)
            .loss(Loss.CROSS_ENTROPY)
            .dense("hidden", 150, Activation.TANH)
            .dropout("thinned", 0.3)
            .dense("output", 5, Activation.SOFTMAX)
            .build()))
        .get(0);
    int samples = 500;
    Random random = new Random(3);
    float[] x = Floats.uniform(random, samples * 70, -1, 1);
    int[] classes = random.ints(samples, 0, 5).toArray();
    List<float[]> trained = new ArrayList<>();
    for (int threads = 1; threads <= 3; threads++) {
      NeuralNetwork network = generated.create(1);
      assertThat(network.backend()).isEqualTo(Backend.SIMD);
      Trainer.of(network)
          .optimizer(new Adam())
          .miniBatch(200)
          .epochs(3)
          .threads(threads)
          .seed(7)
          .train(Dataset.ofClasses(x, 70, classes, 5));
      trained.add(network.parameters());
    }
    assertThat(trained.get(1)).isEqualTo(trained.get(0));
    assertThat(trained.get(2)).isEqualTo(trained.get(0));
  }

  @Test
  void passesAllocateNothing() {
    List<NetworkModel> networks = new ArrayList<>();
    networks.add(network("Classes", 37)
        .loss(Loss.CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 45, Activation.GELU)
        .dropout("thinned", 0.5)
        .dense("middle", 33, Activation.RELU)
        .dense("output", 11, Activation.SOFTMAX)
        .build());
    networks.add(network("Numbers", 45)
        .dropout("noise", 0.2)
        .dense("hidden", 61, Activation.TANH)
        .dense("middle", 35, Activation.HARD_SIGMOID)
        .dense("output", 5, Activation.IDENTITY)
        .build());
    for (GeneratedNetwork generated : withVectors(networks)) {
      Allocation.assertThatPassesComeToAllocateNothing(generated, 70);
    }
  }

  private static void compare(List<NetworkModel> networks, int... samples) {
    withVectors(networks).forEach(generated -> compare(generated, samples));
  }

  private static void compare(GeneratedNetwork generated, int... samples) {
    for (int count : samples) {
      Comparison.compare(generated, count, 1, count, count + " samples");
    }
  }

  private static List<GeneratedNetwork> withVectors(List<NetworkModel> networks) {
    List<GeneratedNetwork> generated = GeneratedNetworks.compileWithVectors(networks);
    for (GeneratedNetwork each : generated) {
      assertThat(each.create(1).backend()).as("%s", each.model()).isEqualTo(Backend.SIMD);
    }
    return generated;
  }
}
