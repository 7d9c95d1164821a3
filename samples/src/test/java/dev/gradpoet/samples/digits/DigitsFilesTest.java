package dev.gradpoet.samples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.gradpoet.lab.onnx.Onnx;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.TrainingListener;
import dev.gradpoet.samples.Options;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample saves says elsewhere what the trained network says here. */
class DigitsFilesTest {
  @TempDir
  private static Path folder;

  private static DigitsModel trained;

  @BeforeAll
  static void train() throws Exception {
    DigitsData data = DigitsData.load();
    DigitsNetwork network = DigitsNetwork.create(1);
    Options options = new Options(10, folder, false);
    DigitsTraining.train(network, data, options, 1, new TrainingListener() {});
    trained = new DigitsModel(network, data.preprocessing());
  }

  @Test
  void anotherProcessReadsTheImagesAsTheTrainedNetworkDoes() throws Exception {
    Path file = folder.resolve("digits.safetensors");
    trained.save(file);
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            DigitsPrediction.class.getName(),
            "--folder",
            folder.toString())
        .redirectErrorStream(true)
        .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).isEqualTo(DigitsPrediction.readings(trained));
  }

  @Test
  void theReadingsAreSaidBesideWhatTheImagesAre() throws Exception {
    assertThat(DigitsPrediction.readings(trained).lines().toList())
        .hasSize(11)
        .satisfies(
            lines -> assertThat(lines.get(9)).matches("(  read \\d, [ \\d]{3}\\.\\d %\\s*){6}"))
        .satisfies(lines -> assertThat(lines.get(10)).matches("(  is   \\d\\s*){6}"));
  }

  @Test
  void onnxRuntimePredictsTheSameOfGreyLevels() throws Exception {
    Path file = folder.resolve("digits.onnx");
    Onnx.of(trained.network()).preprocessing(trained.preprocessing()).save(file);
    Dataset images = DigitsData.unseen(trained.preprocessing());
    long[] shape = {images.size(), images.inputs()};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images.x()), shape);
        OrtSession.Result result = session.run(Map.of(Onnx.INPUT, x))) {
      float[][] predictions = (float[][]) result.get(Onnx.OUTPUT).orElseThrow().getValue();

      assertThat(predictions).hasNumberOfRows(359);
      for (int s = 0; s < images.size(); s++) {
        float[] image = Arrays.copyOfRange(images.x(), s * 64, (s + 1) * 64);
        assertThat(predictions[s])
            .as("image %d", s)
            .containsExactly(trained.predict(image), within(1e-5f));
      }
    }
  }

  /** The same seed gives another process the same images. */
  @Test
  void theUnseenImagesAreThoseOfTheTestPart() throws Exception {
    DigitsData data = DigitsData.load();
    Dataset unseen = DigitsData.unseen(data.preprocessing());

    assertThat(unseen.classes()).isEqualTo(data.test().classes());
    assertThat(data.preprocessing().apply(unseen).x()).isEqualTo(data.test().x());
    assertThat(unseen.x()).contains(16);
  }
}
