package dev.gradpoet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ParameterRole;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of layers that have more than weights and biases: other parameters, tables, and state. */
class StateTest {
  private static final Architecture NORMALISED = Architecture.of("demo.Normalised", 2, "hinge")
      .layer("norm", "batch_norm", 2)
      .parameter("gamma", ParameterRole.SCALES, 2)
      .parameter("beta", ParameterRole.BIASES, 2)
      .state("mean", 2)
      .state("variance", 2)
      .layer("tokens", "embedding", 3)
      .parameter("weights", ParameterRole.TABLE, 2, 3)
      .layer("memory", "recurrent", 2)
      .parameter("forget.weights", ParameterRole.WEIGHTS, 3, 2)
      .dense("output", 1, "identity", true)
      .state("seen", 1)
      .build();

  @TempDir
  private Path directory;

  private static StoredNetwork counting() {
    StoredNetwork network = StoredNetwork.counting(NORMALISED);
    for (int i = 0; i < network.state().length; i++) {
      network.state()[i] = -1 - i;
    }
    return network;
  }

  private Path save(TensorLayout layout) throws IOException {
    Path file = directory.resolve(layout + ".safetensors");
    Weights.of(counting()).layout(layout).save(file);
    return file;
  }

  @Test
  void stateComesBackWithTheParameters() throws IOException {
    for (TensorLayout layout : TensorLayout.values()) {
      StoredNetwork network = StoredNetwork.zeros(NORMALISED);
      Weights.of(network).layout(layout).load(save(layout));
      assertThat(network.parameters()).containsExactly(counting().parameters());
      assertThat(network.state()).containsExactly(-1, -2, -3, -4, -5);
    }
  }

  @Test
  void namesTellTheLayoutOfWhatIsSavedWithoutOne() throws IOException {
    Path file = directory.resolve("plain.safetensors");
    Weights.of(counting()).save(file);
    StoredNetwork network = Weights.of(StoredNetwork.zeros(NORMALISED)).load(file);
    assertThat(network.parameters()).containsExactly(counting().parameters());
    assertThat(network.state()).containsExactly(-1, -2, -3, -4, -5);
  }

  /** Weights lie units × inputs there, a table as it is here; only weights and biases have other names. */
  @Test
  void rolesTellHowPyTorchHasThem() throws IOException {
    try (Safetensors file = Safetensors.open(save(TensorLayout.PYTORCH))) {
      assertThat(file.tensors())
          .extracting(tensor -> tensor.name() + " " + tensor.shape())
          .containsExactly(
              "norm.gamma [2]",
              "norm.beta [2]",
              "norm.mean [2]",
              "norm.variance [2]",
              "tokens.weights [2, 3]",
              "memory.forget.weights [2, 3]",
              "output.weight [1, 2]",
              "output.bias [1]",
              "output.seen [1]");
    }
  }

  @Test
  void fileWithoutStateIsRefused() throws IOException {
    Path file = directory.resolve("old.safetensors");
    Architecture without = Architecture.of("demo.Normalised", 1, "hinge")
        .dense("output", 1, "identity", true)
        .build();
    Weights.of(StoredNetwork.zeros(without)).save(file);
    Architecture with = Architecture.of("demo.Normalised", 1, "hinge")
        .dense("output", 1, "identity", true)
        .state("seen", 1)
        .build();
    assertThatThrownBy(
            () -> Weights.of(StoredNetwork.zeros(with)).ignoreArchitecture().load(file))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("missing is output.seen");
  }

  @Test
  void stateThatIsNotFiniteIsNotSaved() {
    StoredNetwork network = counting();
    network.state()[3] = Float.NaN;
    assertThatIllegalStateException()
        .isThrownBy(() -> Weights.of(network).save(directory.resolve("none.safetensors")))
        .withMessage("layer 'norm' has NaN in its variance, value 1, expected finite numbers;"
            + " nothing was saved");
  }

  @Test
  void weightsOfMoreExtentsHaveNoKnownOrderInPyTorch() {
    Architecture image = Architecture.of("demo.Image", "hinge")
        .input("image", 4, 4, 1)
        .layer("conv", "conv", 4, 4, 2)
        .parameter("weights", ParameterRole.WEIGHTS, 3, 3, 1, 2)
        .build();
    Weights<StoredNetwork> weights =
        Weights.of(StoredNetwork.zeros(image)).layout(TensorLayout.PYTORCH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.save(directory.resolve("none.safetensors")))
        .withMessage("the weights of layer 'conv' have the shape [3, 3, 1, 2]: their order in the"
            + " layout PYTORCH is not known, only that of inputs x units");
  }
}
