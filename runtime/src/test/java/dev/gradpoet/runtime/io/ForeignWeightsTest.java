package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.FileBytes.entry;
import static dev.gradpoet.runtime.io.FileBytes.floats;
import static dev.gradpoet.runtime.io.StoredNetwork.counting;
import static dev.gradpoet.runtime.io.StoredNetwork.random;
import static dev.gradpoet.runtime.io.StoredNetwork.small;
import static dev.gradpoet.runtime.io.StoredNetwork.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.Architecture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of PyTorch and Keras, and files for them. The network has parameters 1 … 14: hidden 3 × 2 and 2, output 2 × 2 and 2. */
class ForeignWeightsTest {
  private static final Architecture SMALL = small("tanh").build();

  /** What PyTorch's {@code save_file(model.state_dict(), …)} writes: sorted, compact, padded with spaces. */
  private static final byte[] STATE_DICT = FileBytes.file(
      "{\"__metadata__\":{\"format\":\"pt\"},"
          + "\"fc1.bias\":" + entry("F32", "[2]", 0, 8)
          + ",\"fc1.weight\":" + entry("F32", "[2,3]", 8, 32)
          + ",\"fc2.bias\":" + entry("F32", "[2]", 32, 40)
          + ",\"fc2.weight\":" + entry("F32", "[2,2]", 40, 56) + "}   ",
      floats(7, 8, 1, 3, 5, 2, 4, 6, 13, 14, 9, 11, 10, 12));

  private static StoredNetwork load(Weights<StoredNetwork> weights, byte[] file)
      throws IOException {
    return weights.load(new ByteArrayInputStream(file), "file");
  }

  private static void assertCounting(StoredNetwork network) {
    assertThat(network.parameters()).containsExactly(counting(SMALL).parameters());
  }

  /** Tensors of 2 × 2 values, counted from 1 on. */
  private static byte[] squares(String... names) {
    StringBuilder header = new StringBuilder();
    float[] values = new float[4 * names.length];
    for (int tensor = 0; tensor < names.length; tensor++) {
      header.append(tensor == 0 ? "{" : ",").append('"').append(names[tensor]).append("\":");
      header.append(entry("F32", "[2,2]", 16L * tensor, 16L * (tensor + 1)));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = i + 1;
    }
    return FileBytes.file(header + "}", floats(values));
  }

  /** A network of one square layer {@code only} without bias. */
  private static StoredNetwork square() {
    return zeros(Architecture.of("demo.Square", 2, "squared_error")
        .dense("only", 2, "identity", false)
        .build());
  }

  @Test
  void stateDictLoadsByNamesOfLayers() throws IOException {
    assertCounting(
        load(Weights.of(zeros(SMALL)).rename("hidden", "fc1").rename("output", "fc2"), STATE_DICT));
  }

  @Test
  void stateDictLoadsByNamesOfTensors() throws IOException {
    assertCounting(load(
        Weights.of(zeros(SMALL))
            .rename("hidden.weights", "fc1.weight")
            .rename("hidden.biases", "fc1.bias")
            .rename("output", "fc2"),
        STATE_DICT));
  }

  @Test
  void stateDictLoadsWithItsLayoutSaid() throws IOException {
    assertCounting(load(
        Weights.of(zeros(SMALL))
            .layout(TensorLayout.PYTORCH)
            .rename("hidden", "fc1")
            .rename("output", "fc2"),
        STATE_DICT));
  }

  @Test
  void whatIsMissingAndWhatIsLeftOverIsListed() {
    StoredNetwork network = random(SMALL, 3);
    float[] before = network.parameters().clone();
    assertThatThrownBy(() -> load(Weights.of(network).rename("hidden", "fc1"), STATE_DICT))
        .isInstanceOf(MismatchException.class)
        .hasMessage("file: for network 'demo.Small', missing is output.weights, output.biases; "
            + "left over is fc2.bias F32 [2], fc2.weight F32 [2, 2]; "
            + "there is fc1.bias F32 [2], fc1.weight F32 [2, 3], fc2.bias F32 [2], fc2.weight F32 [2, 2]. "
            + "rename(...) tells names, ignoreLeftOver() drops what is left over");
    assertThat(network.parameters()).containsExactly(before);
  }

  @Test
  void fileWithoutTensorsIsSaidToHaveNone() {
    assertThatThrownBy(() -> load(Weights.of(square()), FileBytes.file("{}")))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("; there is no tensor. rename(...)");
  }

  @Test
  void leftOverTensorsAreAnErrorUnlessIgnored() throws IOException {
    byte[] file = squares("only.weights", "other.weights");
    assertThatThrownBy(() -> load(Weights.of(square()), file))
        .isInstanceOf(MismatchException.class)
        .hasMessageStartingWith(
            "file: for network 'demo.Square', left over is other.weights F32 [2, 2]; there is only.weights");
    assertThat(load(Weights.of(square()).ignoreLeftOver(), file).parameters())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void squareMatrixIsTurnedByItsNameOnly() throws IOException {
    assertThat(load(Weights.of(square()), squares("only.weights")).parameters())
        .containsExactly(1, 2, 3, 4);
    assertThat(load(Weights.of(square()), squares("only.weight")).parameters())
        .containsExactly(1, 3, 2, 4);
    assertThat(load(Weights.of(square()), squares("only.kernel")).parameters())
        .containsExactly(1, 2, 3, 4);
    assertThat(load(Weights.of(square()), squares("only/kernel")).parameters())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void layoutThatIsSaidOutweighsTheName() throws IOException {
    Weights<StoredNetwork> renamed = Weights.of(square()).rename("only.weights", "a.kernel");
    assertThat(load(renamed, squares("a.kernel")).parameters()).containsExactly(1, 2, 3, 4);
    assertThat(load(renamed.layout(TensorLayout.PYTORCH), squares("a.kernel")).parameters())
        .containsExactly(1, 3, 2, 4);
  }

  @Test
  void nameThatTellsNoLayoutIsNotGuessed() throws IOException {
    Weights<StoredNetwork> renamed = Weights.of(square()).rename("only.weights", "w");
    assertThatThrownBy(() -> load(renamed, squares("w")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the name 'w' does not tell which way round the weights lie: say it by layout(...)");
    assertThat(load(renamed.layout(TensorLayout.PYTORCH), squares("w")).parameters())
        .containsExactly(1, 3, 2, 4);
  }

  @Test
  void twoTensorsForOneParameterAreNotGuessed() throws IOException {
    byte[] file = squares("only.weights", "only.weight");
    assertThatThrownBy(() -> load(Weights.of(square()).ignoreLeftOver(), file))
        .isInstanceOf(MismatchException.class)
        .hasMessage("file: for network 'demo.Square', there is only.weights and only.weight "
            + "for the weights of layer 'only': say which by layout(...)");
    assertThat(load(Weights.of(square()).ignoreLeftOver().layout(TensorLayout.PYTORCH), file)
            .parameters())
        .containsExactly(5, 7, 6, 8);
  }

  @Test
  void tensorOfAnotherShapeIsRefused() {
    byte[] turned = FileBytes.file(
        "{\"hidden.weight\":" + entry("F32", "[3,2]", 0, 24)
            + ",\"hidden.bias\":" + entry("F32", "[2]", 24, 32)
            + ",\"output.weight\":" + entry("F32", "[2,2]", 32, 48)
            + ",\"output.bias\":" + entry("F32", "[3]", 48, 60) + "}",
        new byte[60]);
    StoredNetwork network = random(SMALL, 4);
    float[] before = network.parameters().clone();
    assertThatThrownBy(() -> load(Weights.of(network), turned))
        .isInstanceOf(MismatchException.class)
        .hasMessage("file: for network 'demo.Small', there is hidden.weight F32 [3, 2], "
            + "expected the shape [2, 3]; if it lies the other way round, say so by layout(...)");
    Weights<StoredNetwork> other = Weights.of(network).rename("hidden.weights", "hidden.weight");
    assertThatThrownBy(() -> load(other.layout(TensorLayout.KERAS), turned))
        .isInstanceOf(MismatchException.class)
        .hasMessageStartingWith(
            "file: for network 'demo.Small', missing is output/kernel; left over");
    assertThat(network.parameters()).containsExactly(before);
  }

  @Test
  void biasesOfAnotherLengthAreRefused() {
    byte[] file = FileBytes.file(
        "{\"hidden.kernel\":" + entry("F32", "[3,2]", 0, 24)
            + ",\"hidden.bias\":" + entry("F32", "[2]", 24, 32)
            + ",\"output.kernel\":" + entry("F32", "[2,2]", 32, 48)
            + ",\"output.bias\":" + entry("F32", "[3]", 48, 60) + "}",
        new byte[60]);
    assertThatThrownBy(() -> load(Weights.of(zeros(SMALL)), file))
        .isInstanceOf(MismatchException.class)
        .hasMessage(
            "file: for network 'demo.Small', there is output.bias F32 [3], expected the shape [2]");
  }

  @Test
  void twoLayersRenamedToOneAreAnError() {
    byte[] file = squares("a.weights");
    StoredNetwork two = zeros(Architecture.of("demo.Two", 2, "squared_error")
        .dense("one", 2, "identity", false)
        .dense("two", 2, "identity", false)
        .build());
    assertThatThrownBy(() -> load(Weights.of(two).rename("one", "a").rename("two", "a"), file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network 'demo.Two' has two layers 'a'");
    Weights<StoredNetwork> tensors =
        Weights.of(two).rename("one.weights", "a.weights").rename("two.weights", "a.weights");
    assertThatThrownBy(() -> load(tensors, file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two layers are renamed to 'a.weights'");
  }

  @Test
  void renamingWhatTheNetworkDoesNotHaveIsAnError() {
    Weights<StoredNetwork> weights =
        Weights.of(zeros(small("tanh").dropout("thin", 0.5).build()));
    assertThatThrownBy(() -> weights.rename("fc1", "hidden"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from is 'fc1', expected one of hidden, output");
    assertThatThrownBy(() -> weights.rename("hidden.weight", "fc1.weight"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from is 'hidden.weight', expected one of "
            + "hidden.weights, hidden.biases, output.weights, output.biases");
  }

  @Test
  void savesAStateDictThatPyTorchLoads(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("pt.safetensors");
    Weights.of(counting(SMALL))
        .layout(TensorLayout.PYTORCH)
        .rename("hidden", "fc1")
        .rename("output", "fc2")
        .save(file);
    try (Safetensors tensors = Safetensors.open(file);
        Safetensors expected = FileBytes.seekable(STATE_DICT)) {
      assertThat(tensors.metadata()).containsEntry("format", "pt");
      assertThat(tensors.tensors()).hasSize(4);
      for (TensorEntry tensor : expected.tensors()) {
        assertThat(tensors.tensor(tensor.name()).shape()).isEqualTo(tensor.shape());
        float[] values = new float[(int) tensor.size()];
        float[] wanted = new float[values.length];
        tensors.read(tensor.name(), values, 0);
        expected.read(tensor.name(), wanted, 0);
        assertThat(values).as(tensor.name()).containsExactly(wanted);
      }
    }
  }

  @Test
  void savesThePathsOfKeras(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keras.safetensors");
    Weights.of(counting(SMALL)).layout(TensorLayout.KERAS).save(file);
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.metadata()).containsEntry("format", "keras");
      assertThat(tensors.tensors().stream().map(TensorEntry::toString))
          .containsExactly(
              "hidden/kernel F32 [3, 2]",
              "hidden/bias F32 [2]",
              "output/kernel F32 [2, 2]",
              "output/bias F32 [2]");
    }
  }

  @ParameterizedTest
  @EnumSource(TensorLayout.class)
  void everyLayoutRoundTrips(TensorLayout layout, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("x.safetensors");
    Architecture wide = Architecture.of("demo.Wide", 45, "cross_entropy")
        .dense("hidden", 70, "relu", true)
        .dense("output", 3, "softmax", true)
        .build();
    StoredNetwork saved = random(wide, 5);
    Weights.of(saved).layout(layout).rename("hidden", "net.0").save(file);
    StoredNetwork byName = zeros(wide);
    Weights.of(byName).rename("hidden", "net.0").load(file);
    assertThat(byName.parameters()).containsExactly(saved.parameters());
    StoredNetwork bySaying = zeros(wide);
    Weights.of(bySaying).layout(layout).rename("hidden", "net.0").load(file);
    assertThat(bySaying.parameters()).containsExactly(saved.parameters());
  }

  @Test
  void fileSavedWithOtherNamesIsOfTheNetworkThatHasThem(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("x.safetensors");
    StoredNetwork saved = counting(SMALL);
    Weights.of(saved).rename("hidden", "first").save(file);
    StoredNetwork other = zeros(Architecture.of("demo.Other", 3, "squared_error")
        .dense("first", 2, "tanh", true)
        .dense("output", 2, "identity", true)
        .build());
    assertThat(Weights.of(other).load(file).parameters()).containsExactly(saved.parameters());
    assertThatThrownBy(() -> Weights.of(zeros(SMALL)).load(file))
        .isInstanceOf(MismatchException.class)
        .hasMessageContaining("expected 'layer hidden: dense")
        .hasMessageContaining("found 'layer first: dense");
  }

  @Test
  void halfPrecisionIsConverted() throws IOException {
    byte[] file = FileBytes.file(
        FileBytes.tensor("BF16", "[2,2]", 0, 8).replace("\"t\"", "\"only.weight\""),
        new byte[] {(byte) 0x80, 0x3f, 0, 0x40, 0x40, 0x40, (byte) 0x80, 0x40});
    assertThat(load(Weights.of(square()), file).parameters()).containsExactly(1, 3, 2, 4);
  }
}
