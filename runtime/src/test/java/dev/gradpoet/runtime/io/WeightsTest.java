package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.StoredNetwork.counting;
import static dev.gradpoet.runtime.io.StoredNetwork.random;
import static dev.gradpoet.runtime.io.StoredNetwork.small;
import static dev.gradpoet.runtime.io.StoredNetwork.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.Architecture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own files: round trips, other architectures, broken files. */
class WeightsTest {
  private static final Architecture SMALL = small("tanh").build();

  @TempDir
  private Path directory;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("small.safetensors");
  }

  private void assertMismatch(StoredNetwork network, String reason) {
    float[] before = network.parameters().clone();
    assertThatThrownBy(() -> Weights.of(network).load(file))
        .isInstanceOf(MismatchException.class)
        .hasMessage(file + ": it was saved from another architecture than that of network '"
            + network.architecture().name() + "': " + reason
            + "; ignoreArchitecture() loads by names and shapes alone");
    assertThat(network.parameters()).containsExactly(before);
  }

  @Test
  void parametersComeBackBitByBit() throws IOException {
    Architecture deep = Architecture.of("demo.Deep", 70, "huber")
        .option("delta", 0.5)
        .dense("first", 90, "elu", true)
        .option("alpha", 2)
        .dropout("thinned", 0.5)
        .dense("second", 90, "relu", false)
        .dense("output", 1, "identity", true)
        .build();
    for (int seed = 0; seed < 3; seed++) {
      StoredNetwork saved = random(deep, seed);
      saved.parameters()[seed] = -0f;
      Weights.of(saved).save(file);
      StoredNetwork loaded = zeros(deep);
      assertThat(Weights.of(loaded).load(file)).isSameAs(loaded);
      for (int p = 0; p < saved.parameters().length; p++) {
        assertThat(Float.floatToRawIntBits(loaded.parameters()[p]))
            .isEqualTo(Float.floatToRawIntBits(saved.parameters()[p]));
      }
    }
  }

  @Test
  void fileHasTensorsByLayerAndSaysWhatItIs() throws IOException {
    Weights.of(counting(SMALL)).metadata("trained", "today").save(file);
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.tensors().stream().map(TensorEntry::toString))
          .containsExactly(
              "hidden.weights F32 [3, 2]",
              "hidden.biases F32 [2]",
              "output.weights F32 [2, 2]",
              "output.biases F32 [2]");
      assertThat(tensors.metadata())
          .containsEntry("format", "gradpoet")
          .containsEntry("gradpoet.fingerprint", SMALL.fingerprint())
          .containsEntry("trained", "today")
          .containsEntry("gradpoet.architecture", """
              inputs: 3
              layer hidden: dense, 3 → 2, tanh, weights [3, 2], biases [2]
              layer output: dense, 2 → 2, identity, weights [2, 2], biases [2]
              loss: squared_error""");
    }
  }

  @Test
  void typeNameDoesNotMatter() throws IOException {
    StoredNetwork saved = counting(SMALL);
    Weights.of(saved).save(file);
    Architecture renamed = new Architecture(
        "other.Name", SMALL.inputs(), SMALL.layers(), SMALL.loss(), SMALL.lossOptions());
    assertThat(Weights.of(zeros(renamed)).load(file).parameters())
        .containsExactly(saved.parameters());
  }

  @Test
  void firstDifferenceOfArchitecturesIsNamed() throws IOException {
    Weights.of(counting(SMALL)).save(file);
    assertMismatch(
        counting(small("relu").build()),
        "expected 'layer hidden: dense, 3 -> 2, relu, weights [3, 2], biases [2]', "
            + "found 'layer hidden: dense, 3 -> 2, tanh, weights [3, 2], biases [2]'");
    assertMismatch(
        counting(small("tanh").option("l2", 0.1).build()),
        "expected 'layer output: dense, 2 -> 2, identity, l2=0.1, weights [2, 2], biases [2]', "
            + "found 'layer output: dense, 2 -> 2, identity, weights [2, 2], biases [2]'");
    assertMismatch(
        counting(small("tanh").dropout("last", 0.5).build()),
        "expected 'layer last: dropout, 2 -> 2, identity, rate=0.5', found 'loss: squared_error'");
    assertMismatch(
        counting(new Architecture(
            "demo.Small",
            SMALL.inputs(),
            SMALL.layers(),
            "mean_squared_error",
            SMALL.lossOptions())),
        "expected 'loss: mean_squared_error', found 'loss: squared_error'");
    assertMismatch(
        counting(Architecture.of("demo.Other", 4, "squared_error")
            .dense("hidden", 2, "tanh", true)
            .build()),
        "expected 'inputs: 4', found 'inputs: 3'");
  }

  @Test
  void fileThatTellsAnotherFingerprintAndNoArchitectureIsRefused() throws IOException {
    new SafetensorsWriter().metadata("gradpoet.fingerprint", "0").write(file);
    assertMismatch(counting(SMALL), "expected 'inputs: 3', found 'nothing more'");
  }

  @Test
  void otherArchitectureLoadsByNamesAndShapesOnRequest() throws IOException {
    StoredNetwork saved = counting(SMALL);
    Weights.of(saved).save(file);
    StoredNetwork other = zeros(small("relu").build());
    assertThat(Weights.of(other).ignoreArchitecture().load(file).parameters())
        .containsExactly(saved.parameters());
  }

  @Test
  void loadsFromAStreamAndClosesIt() throws IOException {
    StoredNetwork saved = counting(SMALL);
    Weights.of(saved).save(file);
    boolean[] isClosed = {false};
    ByteArrayInputStream stream = new ByteArrayInputStream(Files.readAllBytes(file)) {
      @Override
      public void close() {
        isClosed[0] = true;
      }
    };
    assertThat(Weights.of(zeros(SMALL)).load(stream, "stream").parameters())
        .containsExactly(saved.parameters());
    assertThat(isClosed[0]).isTrue();
  }

  @Test
  void networkIsUnchangedWhereverTheFileIsCutOffAndHoweverItIsRead() throws IOException {
    Weights.of(counting(SMALL)).save(file);
    byte[] whole = Files.readAllBytes(file);
    StoredNetwork network = random(SMALL, 1);
    float[] before = network.parameters().clone();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file, cut);
      assertThatThrownBy(() -> Weights.of(network).load(file))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageStartingWith(file + ": ");
      assertThatThrownBy(() -> Weights.of(network).load(new ByteArrayInputStream(cut), "stream"))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageStartingWith("stream: ");
      assertThat(network.parameters()).containsExactly(before);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> Weights.of(network).load(new ByteArrayInputStream(longer), "stream"))
        .hasMessage("stream: there are bytes after the last tensor");
    assertThat(network.parameters()).containsExactly(before);
  }

  @Test
  void valueThatIsNotFiniteIsRefusedAndTheNetworkUnchanged() throws IOException {
    Weights.of(counting(SMALL)).save(file);
    byte[] bytes = Files.readAllBytes(file);
    // The last value, the second bias of the output, becomes NaN.
    bytes[bytes.length - 1] = 0x7f;
    bytes[bytes.length - 2] = (byte) 0xff;
    Files.write(file, bytes);
    StoredNetwork network = random(SMALL, 2);
    float[] before = network.parameters().clone();
    assertThatThrownBy(() -> Weights.of(network).load(file))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(file + ": output.biases F32 [2] has NaN as value 1, expected finite numbers");
    assertThat(network.parameters()).containsExactly(before);
  }

  @Test
  void networkThatDivergedIsNotSavedOverAGoodFile() throws IOException {
    StoredNetwork network = counting(SMALL);
    Weights.of(network).save(file);
    byte[] good = Files.readAllBytes(file);
    network.parameters()[7] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> Weights.of(network).save(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("layer 'hidden' has Infinity in its biases, value 1, "
            + "expected finite numbers; nothing was saved");
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }

  @Test
  void textsOfTheFormatCannotBeReplaced() {
    Weights<StoredNetwork> weights = Weights.of(counting(SMALL));
    assertThatThrownBy(() -> weights.metadata("format", "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name is 'format', expected one that files do not have anyway");
    assertThatThrownBy(() -> weights.metadata(Map.of("gradpoet.fingerprint", "mine")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name is 'gradpoet.fingerprint', expected one that files do not have anyway");
  }

  @Test
  void weightsAreImmutable() throws IOException {
    StoredNetwork network = counting(SMALL);
    Weights<StoredNetwork> weights = Weights.of(network);
    weights.layout(TensorLayout.PYTORCH);
    weights.rename("hidden", "fc1");
    weights.metadata("a", "b");
    weights.save(file);
    try (Safetensors tensors = Safetensors.open(file)) {
      assertThat(tensors.has("hidden.weights")).isTrue();
      assertThat(tensors.metadata()).doesNotContainKey("a");
    }
  }

  @Test
  void missingResourceSaysWhatToDo() {
    assertThatThrownBy(() -> Weights.of(counting(SMALL)).loadResource("X.safetensors", null))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("resource 'X.safetensors' beside " + StoredNetwork.class.getName()
            + " is missing: save a trained network as that resource");
  }

  @Test
  void brokenResourceIsAnUncheckedException() {
    assertThatThrownBy(() -> Weights.of(counting(SMALL))
            .loadResource("X.safetensors", new ByteArrayInputStream(new byte[1])))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "X.safetensors: there are 1 bytes, expected at least 8, the length of the header")
        .hasCauseInstanceOf(InvalidFileException.class);
  }
}
