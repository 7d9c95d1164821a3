package dev.gradpoet.samples.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.lab.onnx.Onnx;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.io.Weights;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.PictureFiles;
import dev.gradpoet.samples.Printed;
import dev.gradpoet.samples.digits.DigitsData;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At least 98.5 % of the digits are read right; both styles are one function, and train to the same bits whoever computes. */
@Tag("networks")
class ResidualSampleTest {
  private static final double THRESHOLD = 0.985;

  /** Of values relative to the largest: both styles add the same products, in another order. */
  private static final float TOLERANCE = 1e-5f;

  @TempDir
  private Path folder;

  private static DigitsData data;

  @BeforeAll
  static void load() throws Exception {
    data = DigitsData.load();
  }

  @Test
  void theSampleReachesItsAccuracyInBothStyles() throws Exception {
    String printed = Printed.by(ResidualSample::main, "--folder", folder.toString());

    Matcher end = Pattern.compile("Test accuracy +(\\S+) % of 359 images that it has not seen\n"
            + "In teaching style (\\S+) %\nTraining time +(\\S+) s\n$")
        .matcher(printed);
    assertThat(end.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(end.group(1))).isGreaterThanOrEqualTo(100 * THRESHOLD);
    assertThat(Double.parseDouble(end.group(2))).isGreaterThanOrEqualTo(100 * THRESHOLD);
    assertThat(printed).contains("firstSum     add       edges, strokes  [8, 8, 8]");
    PictureFiles.assertPicture(folder.resolve("network.svg"));
  }

  @Test
  void aFileOfWeightsReadsTheImagesAsTheNetworkDoes() throws Exception {
    ResidualNetwork network = ResidualNetwork.create(1);
    ResidualSample.trainer(network, 1, 1).train(data.validation());
    Path file = folder.resolve("residual.safetensors");
    Weights.of(network).save(file);

    ResidualNetwork loaded = Weights.of(ResidualNetwork.create(7)).load(file);
    assertThat(loaded.parameters()).isEqualTo(network.parameters());
    assertThat(predictions(loaded)).isEqualTo(predictions(network));
  }

  private static float[] predictions(NeuralNetwork network) {
    float[] predictions = new float[data.test().size() * network.outputs()];
    network.predict(data.test().x(), 0, data.test().size(), predictions);
    return predictions;
  }

  static Stream<Supplier<NeuralNetwork>> styles() {
    return Stream.of(() -> ResidualNetwork.create(2), () -> ResidualTeachingNetwork.create(2));
  }

  /** Four shards in each batch, of which threads take turns. */
  @ParameterizedTest
  @MethodSource("styles")
  void anyNumberOfThreadsTrainsTheSameBits(Supplier<NeuralNetwork> style) {
    float[] one = trained(style.get(), 1);
    assertThat(one).isNotEqualTo(style.get().parameters());
    for (int threads = 1; threads <= 3; threads++) {
      assertThat(trained(style.get(), threads)).as("%d threads", threads).isEqualTo(one);
    }
  }

  private static float[] trained(NeuralNetwork network, int threads) {
    Dataset images = data.validation();
    ResidualSample.trainer(network, 2, 5).miniBatch(128).threads(threads).train(images);
    return network.parameters();
  }

  @Test
  void bothStylesHaveOneGradient() {
    float[] fast = gradient(ResidualNetwork.create(3));
    float[] teaching = gradient(ResidualTeachingNetwork.create(3));

    float largest = 0;
    for (float slope : fast) {
      largest = Math.max(largest, Math.abs(slope));
    }
    assertThat(largest).isPositive();
    assertThat(teaching).containsExactly(fast, within(TOLERANCE * largest));
  }

  private static float[] gradient(NeuralNetwork network) {
    Dataset images = data.training();
    network.dropoutSeed(1);
    network.accumulate(images.x(), images.classes(), 0, 64);
    return network.gradient();
  }

  @Test
  void bothStylesAreOneArchitecture() {
    assertThat(ResidualTeachingNetwork.create(1).architecture().layers())
        .isEqualTo(ResidualNetwork.create(1).architecture().layers());
  }

  @Test
  void imagesMoveByAPixel() {
    float[] x = new float[64];
    x[0] = 1;
    x[3 * 8 + 7] = 2;
    Dataset moved = Shifted.of(Dataset.ofClasses(new float[][] {x}, new int[] {4}, 10));

    assertThat(moved.classes()).containsExactly(4, 4, 4, 4, 4);
    assertThat(nonZero(moved, 0)).containsExactly("0,0: 1.0", "3,7: 2.0");
    assertThat(nonZero(moved, 1)).containsExactly("2,7: 2.0");
    assertThat(nonZero(moved, 2)).containsExactly("1,0: 1.0", "4,7: 2.0");
    assertThat(nonZero(moved, 3)).containsExactly("3,6: 2.0");
    assertThat(nonZero(moved, 4)).containsExactly("0,1: 1.0");
  }

  private static List<String> nonZero(Dataset images, int image) {
    return IntStream.range(0, 64)
        .filter(i -> images.x()[image * 64 + i] != 0)
        .mapToObj(i -> i / 8 + "," + i % 8 + ": " + images.x()[image * 64 + i])
        .toList();
  }

  @Test
  void onnxSaysWhatItDoesNotKnow() {
    Path file = folder.resolve("residual.onnx");

    assertThatThrownBy(() -> Onnx.of(ResidualNetwork.create(1)).save(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer 'edges' is of the kind 'conv', expected dense or dropout");
    assertThat(file).doesNotExist();
  }
}
