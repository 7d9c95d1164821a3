package dev.gradpoet.processor.nest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.Masks;
import dev.gradpoet.processor.testing.RandomGraphs;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.processor.testing.Reference;
import dev.gradpoet.processor.testing.Targets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** The derived backward pass of whole networks against differences of their forward pass, both in double. */
class AdjointTest {
  private static final int NETWORKS = 200;
  private static final int GRAPHS = 50;

  /** Of a graph, so many parameters at even distances: one difference takes as long as the convolutions of two passes. */
  private static final int PARAMETERS = 24;

  private static final int SAMPLES = 2;

  /** Near the cube root of the rounding error 2⁻⁵³: where truncation, of order step², and rounding, of order 2⁻⁵³/step, meet. */
  private static final double STEP = 0x1p-17;

  /** A hundred times step², for third derivatives above one; relative to the largest partial derivative, at least one. */
  private static final double TOLERANCE = 100 * STEP * STEP;

  /** A network with kinks has none within a step of a value, but where its seed is unlucky: a small share of all parameters. */
  private static final double KINKS = 0.001;

  @Test
  void theBackwardPassIsTheSlopeOfTheLoss() {
    assertSlopes(NETWORKS, Integer.MAX_VALUE, seed -> RandomNetworks.of(seed, 3, 4));
  }

  @Test
  void soItIsOfGraphsOfConvolutions() {
    assertSlopes(GRAPHS, PARAMETERS, seed -> RandomGraphs.of(seed, Style.FAST));
  }

  /** @param most how many parameters of a network are compared */
  private static void assertSlopes(int count, int most, LongFunction<NetworkModel> networks) {
    int compared = 0;
    int apart = 0;
    StringBuilder failures = new StringBuilder();
    for (long seed = 1; seed <= count; seed++) {
      NetworkModel network = networks.apply(seed);
      Reference reference = new Reference(network);
      Random random = new Random(seed);
      double[] parameters = random.doubles(parameterCount(network), -1, 1).toArray();
      double[] x = random.doubles((long) SAMPLES * network.inputs(), -1, 1).toArray();
      double[] t = Floats.toDoubles(Targets.random(network, random, SAMPLES));
      double[] weights = random.doubles(SAMPLES, 0, 3).toArray();
      Map<String, double[]> masks = Masks.replay(network, seed, SAMPLES);
      double[] gradient = reference.run(parameters, x, t, weights, masks).gradient();
      double scale = Math.max(1, Arrays.stream(gradient).map(Math::abs).max().orElse(0));
      int distance = 1 + (parameters.length - 1) / most;
      for (int k = 0; k < parameters.length; k += distance) {
        double difference = difference(reference, parameters, k, x, t, weights, masks);
        compared++;
        if (!(Math.abs(gradient[k] - difference) <= TOLERANCE * scale)) {
          apart++;
          failures
              .append("seed ")
              .append(seed)
              .append(", parameter ")
              .append(k)
              .append(": ")
              .append(gradient[k])
              .append(" instead of ")
              .append(difference)
              .append(", ")
              .append(network)
              .append('\n');
        }
      }
    }
    assertThat(apart).as(failures.toString()).isLessThanOrEqualTo((int) (KINKS * compared));
  }

  private static double difference(
      Reference reference,
      double[] parameters,
      int k,
      double[] x,
      double[] t,
      double[] weights,
      Map<String, double[]> masks) {
    double[] changed = parameters.clone();
    changed[k] = parameters[k] + STEP;
    double above = reference.loss(changed, x, t, weights, masks);
    changed[k] = parameters[k] - STEP;
    double below = reference.loss(changed, x, t, weights, masks);
    return (above - below) / (2 * STEP);
  }

  private static int parameterCount(NetworkModel network) {
    return Derivation.of(network).parameterCount();
  }

  @Test
  void whatNoParameterReachesHasNoGradient() {
    for (long seed = 1; seed <= NETWORKS; seed++) {
      Program program = Derivation.of(RandomNetworks.of(seed, 3, 4));
      assertThat(program.tensors())
          .as("seed %s", seed)
          .doesNotContain(program.input().gradient(), program.target().gradient());
    }
  }
}
