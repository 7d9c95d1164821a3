package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Models;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.Momentum;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Trainer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mozilla.javascript.Scriptable;

/** What the page computes from the text of a generated class has the float bits of what that class computes. */
@Tag("networks")
class EngineBitsTest {
  private static final long SEED = 7;
  private static final int SAMPLES = 20;
  private static final int STEPS = 20;
  /** Of so many samples there is also a prediction, and the loss without training. */
  private static final int PREDICTIONS = 3;

  private static EngineScript script;

  @BeforeAll
  static void open() {
    script = new EngineScript();
    ScriptNetwork.declare(script);
  }

  @AfterAll
  static void close() {
    script.close();
  }

  @Test
  void goldenNetworks() throws IOException {
    for (NetworkModel model : TeachingNetworks.golden()) {
      String golden = model.type().generatedName() + ".java";
      assertThat(GeneratedNetworks.plain(model))
          .as(golden)
          .isEqualTo(Files.readString(Path.of("src/test/resources/golden", golden)));
    }
    compare(TeachingNetworks.golden(), 3);
  }

  @Test
  void activationsAndLosses() {
    List<Boolean> unrolled = compare(TeachingNetworks.activationsAndLosses(), SAMPLES);
    assertThat(unrolled).as("in both lowerings").contains(true, false);
  }

  @Test
  void randomNetworks() {
    List<Boolean> unrolled = compare(TeachingNetworks.random(SEED, 100), SAMPLES);
    assertThat(unrolled).as("in both lowerings").contains(true, false);
  }

  @Test
  void randomGraphs() {
    compare(TeachingNetworks.graphs(SEED, 10), 2);
  }

  @Tag("soak")
  @Test
  void manyRandomNetworks() {
    compare(TeachingNetworks.random(1000, 500), SAMPLES);
    compare(TeachingNetworks.graphs(1000, 200), 3);
  }

  /** Sample after sample, so that the gradient adds up. Returns whether each network was unrolled. */
  private static List<Boolean> compare(List<NetworkModel> models, int samples) {
    List<Boolean> unrolled = new ArrayList<>();
    for (GeneratedNetwork generated : GeneratedNetworks.compile(models)) {
      unrolled.add(compare(generated, samples));
    }
    return unrolled;
  }

  private static boolean compare(GeneratedNetwork generated, int samples) {
    NetworkModel model = generated.model();
    Random random = new Random(SEED);
    NeuralNetwork network = generated.create(SEED);
    perturb(network.parameters(), random);
    network.dropoutSeed(SEED);
    ScriptNetwork page = ScriptNetwork.of(
        script, GeneratedNetworks.plain(model), network.parameters(), new SplitMix64(SEED));
    int inputs = network.architecture().inputSize();
    float[] x = Floats.uniform(random, samples * inputs, -2, 2);
    float[] t = Targets.random(model, random, samples);
    float[] w = model.sampleWeights() ? Targets.weights(random, samples) : null;
    Scriptable pageX = script.floats(x);
    Scriptable pageT = script.floats(t);
    Scriptable pageW = w == null ? null : script.floats(w);
    int outputs = Models.outputs(model);
    for (int s = 0; s < samples; s++) {
      String sample = page + ", sample " + s;
      double loss = w == null ? network.accumulate(x, t, s, 1) : network.accumulate(x, t, w, s, 1);
      assertThat(page.accumulate(pageX, pageT, pageW, s))
          .as("loss of %s", sample)
          .isEqualTo(loss);
      assertSameFields(network, page, sample + ", training");

      if (s < PREDICTIONS) {
        float[] out = new float[outputs];
        network.predict(x, s, 1, out);
        float[] predicted = page.predict(pageX, pageT, s);
        if (page.isUnrolled()) {
          assertBits(out, predicted, "prediction of " + sample);
        }
        assertSameFields(network, page, sample + ", prediction");

        double without = w == null ? network.loss(x, t, s, 1) : network.loss(x, t, w, s, 1);
        assertThat(page.loss(pageX, pageT, pageW, s)).as("loss of %s", sample).isEqualTo(without);
      }
    }
    return page.isUnrolled();
  }

  /** Biases too get values. */
  private static void perturb(float[] parameters, Random random) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.2 * random.nextGaussian());
    }
  }

  /** All floats that the class keeps: what its inspectable layers show, gradients, masks. */
  private static void assertSameFields(NeuralNetwork network, ScriptNetwork page, String what) {
    try {
      for (Field field : network.getClass().getDeclaredFields()) {
        boolean isKept =
            !Modifier.isStatic(field.getModifiers()) && !field.getName().equals("target");
        if (isKept && (field.getType() == float.class || field.getType() == float[].class)) {
          field.setAccessible(true);
          float[] expected = field.getType() == float.class
              ? new float[] {field.getFloat(network)}
              : (float[]) field.get(network);
          assertBits(expected, page.field(field.getName()), field.getName() + " of " + what);
        }
      }
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertBits(float[] expected, float[] actual, String what) {
    assertThat(actual.length).as(what).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
        assertThat(actual[i]).as("%s, index %s", what, i).isEqualTo(expected[i]);
      }
    }
  }

  @Test
  void stepsOfTheTrainer() {
    List<GeneratedNetwork> networks = GeneratedNetworks.compile(List.of(
        TeachingNetworks.tiny(),
        TeachingNetworks.iris(),
        TeachingNetworks.weighted(),
        penalised()));
    for (GeneratedNetwork network : networks) {
      compareTraining(network, new SGD(0.5), "sgd", 0.5, 0, 12);
      compareTraining(network, new SGD(0.5, 0.01), "sgd", 0.5, 0.01, 12);
      compareTraining(network, new Momentum(0.1, 0.9, 0.01), "momentum", 0.1, 0.01, 7);
      compareTraining(network, new Adam(0.01), "adam", 0.01, 0, 30);
    }
  }

  /** So many samples that the trainer adds up the gradients of two shards. */
  @Test
  void stepsOfTheTrainerInShards() {
    NetworkModel wide = network("Wide", 20)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 30, Activation.TANH)
        .dense("output", 10, Activation.SOFTMAX)
        .build();
    compareTraining(GeneratedNetworks.compile(wide), new SGD(0.5), "sgd", 0.5, 0, 280);
  }

  private static NetworkModel penalised() {
    return network("Penalised", 3)
        .style(Style.TEACHING)
        .dense("hidden", 3, Activation.GELU)
        .l2(0.01)
        .l1(0.001)
        .dense("output", 2, Activation.IDENTITY)
        .build();
  }

  private static void compareTraining(
      GeneratedNetwork generated,
      Optimizer optimizer,
      String name,
      double rate,
      double decay,
      int samples) {
    int steps = samples > 100 ? 1 : STEPS;
    NetworkModel model = generated.model();
    Random random = new Random(SEED);
    NeuralNetwork network = generated.create(SEED);
    ScriptNetwork page = ScriptNetwork.of(
        script, GeneratedNetworks.plain(model), network.parameters(), new SplitMix64(SEED));
    float[] x = Floats.uniform(random, samples * network.architecture().inputSize(), -2, 2);
    float[] t = targets(model, random, samples);
    float[] w = model.sampleWeights() ? Targets.weights(random, samples) : null;
    Dataset data = Dataset.of(x, network.architecture().inputSize(), t, Models.outputs(model));
    History history = Trainer.of(network)
        .optimizer(optimizer)
        .batch()
        .threads(1)
        .epochs(steps)
        .train(w == null ? data : data.withWeights(w));
    double[] losses = page.train(
        script.floats(x),
        script.floats(t),
        w == null ? null : script.floats(w),
        name,
        rate,
        decay,
        script.floats(decays(network)),
        steps);
    String what = page + " by " + optimizer;
    assertBits(network.parameters(), page.field("parameters"), "parameters of " + what);
    assertThat(losses)
        .as("losses of %s", what)
        .containsExactly(history.epochs().stream().mapToDouble(Epoch::loss).toArray());
  }

  /** 1 for each parameter that weight decay counts for. */
  private static float[] decays(NeuralNetwork network) {
    float[] decays = new float[network.parameters().length];
    network
        .architecture()
        .layers()
        .forEach(layer -> layer.parameters().forEach(tensor -> {
          for (int i = 0; i < tensor.size(); i++) {
            decays[tensor.offset() + i] = tensor.role().decays() ? 1 : 0;
          }
        }));
    return decays;
  }

  /** Within reach of a sigmoid. */
  private static float[] targets(NetworkModel model, Random random, int samples) {
    float[] targets = Targets.random(model, random, samples);
    if (model.loss() == Loss.SQUARED_ERROR) {
      for (int i = 0; i < targets.length; i++) {
        targets[i] = random.nextFloat();
      }
    }
    return targets;
  }
}
