package dev.gradpoet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.io.StoredNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Architecture ARCHITECTURE = Architecture.of("demo.Net", 4, "huber")
      .option("delta", 0.5)
      .dense("hidden", 3, "leaky_relu", true)
      .option("slope", 0.1)
      .option("l2", 0.01)
      .dropout("thinned", 0.2)
      .dense("output", 2, "identity", false)
      .build();

  @Test
  void parametersLieOneAfterAnother() {
    assertThat(ARCHITECTURE.layer("hidden").parameters())
        .containsExactly(
            new ParameterInfo("weights", ParameterRole.WEIGHTS, 0, List.of(4, 3)),
            new ParameterInfo("biases", ParameterRole.BIASES, 12, List.of(3)));
    assertThat(ARCHITECTURE.layer("thinned").parameters()).isEmpty();
    assertThat(ARCHITECTURE.layer("output").parameters())
        .containsExactly(new ParameterInfo("weights", ParameterRole.WEIGHTS, 15, List.of(3, 2)));
    assertThat(ARCHITECTURE.parameterCount()).isEqualTo(21);
    assertThat(ARCHITECTURE.outputSize()).isEqualTo(2);
  }

  @Test
  void printsALineForEachLayer() {
    assertThat(ARCHITECTURE).hasToString("""
            demo.Net: 4 inputs
              hidden: dense, 4 -> 3, leaky_relu {slope=0.1, l2=0.01}, 15 parameters
              thinned: dropout, 3 -> 3, identity {rate=0.2}, 0 parameters
              output: dense, 3 -> 2, identity, 6 parameters
              huber {delta=0.5}""");
  }

  @Test
  void descriptionTellsAllThatMatters() {
    assertThat(ARCHITECTURE.description()).isEqualTo("""
            inputs: 4
            layer hidden: dense, 4 → 3, leaky_relu, l2=0.01, slope=0.1, weights [4, 3], biases [3]
            layer thinned: dropout, 3 → 3, identity, rate=0.2
            layer output: dense, 3 → 2, identity, weights [3, 2]
            loss: huber, delta=0.5""");
  }

  @Test
  void fingerprintIsTheSameOnEveryMachine() {
    assertThat(ARCHITECTURE.fingerprint())
        .isEqualTo("3cedcaa5b84dab0c26c197b6d44cf19688d74b13b1e05eddd8b78b1be6ee9bbf");
  }

  @Test
  void fingerprintDoesNotDependOnTheTypeNameAndTheOrderOfOptions() {
    Architecture same = Architecture.of("demo.Other", 4, "huber")
        .option("delta", 0.5)
        .dense("hidden", 3, "leaky_relu", true)
        .option("l2", 0.01)
        .option("slope", 0.1)
        .dropout("thinned", 0.2)
        .dense("output", 2, "identity", false)
        .build();
    assertThat(same.fingerprint()).isEqualTo(ARCHITECTURE.fingerprint());
  }

  @Test
  void optionsAreDescribedByTheirShortestDigits() {
    Architecture options = Architecture.of("demo.Net", 1, "huber")
        .option("a", 2e-3)
        .option("b", 100)
        .option("c", 1e-7)
        .option("d", 1 / 3.0)
        .option("e", 2e23)
        .option("f", 0)
        .dense("output", 1, "identity", true)
        .build();
    assertThat(options.description())
        .endsWith("loss: huber, a=0.002, b=100, c=0.0000001, d=0.3333333333333333, "
            + "e=200000000000000000000000, f=0");
  }

  @Test
  void unknownLayerIsNamedBesideThoseThatExist() {
    assertThatThrownBy(() -> ARCHITECTURE.layer("hiden"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network 'demo.Net' has no layer 'hiden': it has [hidden, thinned, output]");
  }

  @Test
  void viewsAreLive() {
    float[] parameters = new float[21];
    Layer hidden =
        Layer.of(ARCHITECTURE.layer("hidden"), new StoredNetwork(ARCHITECTURE, parameters));
    hidden.weights().set(2, 1, 5);
    hidden.biases().setAll(1, 2, 3);
    assertThat(parameters[7]).isEqualTo(5);
    assertThat(parameters[14]).isEqualTo(3);
    parameters[0] = 9;
    assertThat(hidden.weights().get(0)).isEqualTo(9);
    assertThat(hidden.weights().toArray()).hasSize(12);
  }

  @Test
  void viewsRefuseWhatTheyDoNotHave() {
    Layer output = Layer.of(ARCHITECTURE.layer("output"), StoredNetwork.zeros(ARCHITECTURE));
    assertThatThrownBy(output::biases)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 'output' (dense) has no parameter 'biases': it has [weights]");
    String of = ": the shape of the weights of layer 'output' is [3, 2]";
    TensorView weights = output.weights();
    assertThatThrownBy(() -> weights.get(3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("row is 3, expected 0 to 2" + of);
    assertThatThrownBy(() -> weights.set(0, -1, 1f))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("column is -1, expected 0 to 1" + of);
    assertThatThrownBy(() -> weights.get(6))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index is 6, expected 0 to 5" + of);
    assertThatThrownBy(() -> weights.set(-1, 1f))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index is -1, expected 0 to 5" + of);
    assertThatThrownBy(() -> weights.setAll(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("all has 2 values, expected 6" + of);
    Layer hidden = Layer.of(ARCHITECTURE.layer("hidden"), StoredNetwork.zeros(ARCHITECTURE));
    assertThatThrownBy(() -> hidden.biases().get(1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is a row and a column, expected one index: "
            + "the shape of the biases of layer 'hidden' is [3]");
  }
}
