package dev.gradpoet.lab.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OnnxModelMetadata;
import dev.gradpoet.lab.data.CategoricalColumn;
import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.lab.data.NumericColumn;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model says and how its file is written. */
class OnnxTest {
  @TempDir
  private Path directory;

  private static final Columns COLUMNS = new Columns(
      List.of(
          new NumericColumn("age", OptionalDouble.of(30)),
          new CategoricalColumn("city", List.of("Rome", "Köln"), true, true),
          new NumericColumn("x.y", OptionalDouble.empty())),
      List.of("kind"),
      List.of("no", "so-called\n\"yes\"", "maybe"),
      List.of("NA"));

  private static ModelProto model(Onnx onnx) throws IOException {
    return ModelProto.parseFrom(Session.bytes(onnx));
  }

  private static NeuralNetwork of(Architecture architecture) {
    return new Interpreted(architecture, new float[architecture.parameterCount()]);
  }

  /** The layer above is not what each layer takes, and one that has the name of the input hides it. */
  @Test
  void layersTakeWhatTheyName() throws Exception {
    Architecture graph = Architecture.of("graph", 2, "squared_error")
        .dense("first", 2, "tanh", false)
        .dense("aside", 2, "relu", false)
        .dense("x", 2, "softsign", false)
        .from("first")
        .dense("output", 1, "identity", false)
        .from("x")
        .build();
    float[] parameters = {1, -2, 3, 0.5f, 1, 1, 1, 1, 2, -1, 0.25f, 3, 1, -3};
    NeuralNetwork network = new Interpreted(graph, parameters);
    try (Session session = Session.of(Onnx.of(network))) {
      session.assertAgrees(network, new float[] {0.3f, -0.7f}, 1, "a graph of dense layers");
    }
  }

  @Test
  void aFileOnTheDiskPredicts() throws Exception {
    Declared_GeluNetwork network = Declared_GeluNetwork.create(1);
    Path file = Files.writeString(directory.resolve("network.onnx"), "previous");

    Onnx.of(network).save(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(Session.bytes(Onnx.of(network)));
    try (Session session = Session.of(file);
        Stream<Path> files = Files.list(directory)) {
      float[] x = new float[7 * 20];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) Math.sin(i);
      }
      session.assertAgrees(network, x, 7, "the file");
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void namesAreThoseOfLayersAndOperators() throws Exception {
    Declared_ReluNetwork network = Declared_ReluNetwork.create(1);

    ModelProto model = model(Onnx.of(network));

    assertThat(model.getGraph().getInitializerList().stream().map(TensorProto::getName))
        .containsExactly("x.weights", "x.biases", "y.weights", "output.weights", "output.biases");
    TensorProto weights = model.getGraph().getInitializer(0);
    assertThat(weights.getDimsList()).containsExactly(33L, 64L);
    FloatBuffer values = weights
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
    assertThat(values).isEqualTo(FloatBuffer.wrap(network.parameters(), 0, 33 * 64));
    assertThat(model.getGraph().getNodeList().stream().map(NodeProto::getName))
        .containsExactly("x.Gemm", "x.Relu", "y.MatMul", "y.Relu", "output.Gemm", "output.Relu");
    assertThat(model.getGraph().getInput(0).getName()).isEqualTo("x");
    assertThat(model.getGraph().getOutput(0).getName()).isEqualTo("y");
    assertThat(
            model.getGraph().getOutput(0).getType().getTensorType().getShape().getDimList())
        .extracting(dimension -> dimension.getDimParam() + dimension.getDimValue())
        .containsExactly("batch0", "3");
  }

  @Test
  void theModelSaysWhatItIs() throws Exception {
    Declared_ReluNetwork network = Declared_ReluNetwork.create(1);
    Onnx onnx = Onnx.of(network).metadata("trained", "on Sunday");

    ModelProto model = model(onnx);
    assertThat(model.getIrVersion()).isEqualTo(7);
    assertThat(model.getOpsetImportList())
        .extracting(opset -> opset.getDomain() + opset.getVersion())
        .containsExactly("13");
    try (Session session = Session.of(onnx)) {
      OnnxModelMetadata metadata = session.ort().getMetadata();
      assertThat(metadata.getProducerName()).isEqualTo("Gradpoet");
      assertThat(metadata.getGraphName()).isEqualTo("dev.gradpoet.lab.onnx.Declared$Relu");
      assertThat(metadata.getDescription()).isEqualTo(network.architecture().toString());
      assertThat(metadata.getCustomMetadata())
          .containsExactlyInAnyOrderEntriesOf(Map.of(
              "gradpoet.fingerprint", network.architecture().fingerprint(),
              "gradpoet.architecture", network.architecture().description(),
              "trained", "on Sunday"));
    }
  }

  @Test
  void preprocessingIsReadBackFromTheMetadata() throws Exception {
    Scaler scaler = Scaler.of(new double[] {1 / 3.0, 0, 0, 1e300}, new double[] {2, 1, 1, 0.1});
    Preprocessing preprocessing = Preprocessing.none().columns(COLUMNS).inputs(scaler);

    ModelProto model =
        model(Onnx.of(Declared_SoftmaxNetwork.create(1)).preprocessing(preprocessing));

    Map<String, String> metadata = model.getMetadataPropsList().stream()
        .collect(
            Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    assertThat(Preprocessing.from(metadata)).isEqualTo(preprocessing);
    assertThat(metadata)
        .containsEntry("gradpoet.x", "[\"age\",\"x.y\"]")
        .containsEntry("gradpoet.categories", "[\"city\"]")
        .containsEntry("gradpoet.targets", "[\"kind\"]")
        .containsEntry("gradpoet.classes", "[\"no\",\"so-called\\u000a\\\"yes\\\"\",\"maybe\"]");
    assertThat(model.getGraph().getInput(0).getDocString())
        .isEqualTo("numbers of age, x.y; NaN where one is missing");
    assertThat(model.getGraph().getInput(1).getDocString()).isEqualTo("categories of city");
    assertThat(model.getOpsetImportList())
        .extracting(opset -> opset.getDomain() + " " + opset.getVersion())
        .containsExactly(" 13", "ai.onnx.ml 2");
  }

  @Test
  void preprocessingOfAnotherShapeIsRejected() {
    Onnx three = Onnx.of(Declared_LinearNetwork.create(1));
    Scaler two = Scaler.of(new double[2], new double[] {1, 1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.preprocessing(Preprocessing.none().inputs(two)))
        .withMessage(
            "preprocessing has 2 inputs, but network 'dev.gradpoet.lab.onnx.Declared$Linear'"
                + " has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.preprocessing(Preprocessing.none().targets(two)))
        .withMessage("preprocessing has 2 targets, but network"
            + " 'dev.gradpoet.lab.onnx.Declared$Linear' has 3 outputs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> three.preprocessing(Preprocessing.none().columns(COLUMNS)))
        .withMessage(
            "preprocessing has 4 inputs, but network 'dev.gradpoet.lab.onnx.Declared$Linear'"
                + " has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Onnx.of(Declared_TanhNetwork.create(1))
            .preprocessing(Preprocessing.none().columns(COLUMNS)))
        .withMessage(
            "preprocessing has 3 classes, but network 'dev.gradpoet.lab.onnx.Declared$Tanh'"
                + " has 1 outputs");
  }

  @Test
  void twoClassesFitOneOutput() throws Exception {
    Columns columns = new Columns(
        COLUMNS.features(), COLUMNS.targets(), List.of("no", "yes"), COLUMNS.missingTokens());
    Onnx onnx = Onnx.of(Declared_TanhNetwork.create(1))
        .preprocessing(Preprocessing.none().columns(columns));
    assertThat(model(onnx).getMetadataPropsList())
        .anyMatch(entry -> entry.getKey().equals("gradpoet.classes")
            && entry.getValue().equals("[\"no\",\"yes\"]"));
  }

  @Test
  void namesOfTheFormatAreReserved() {
    Onnx onnx = Onnx.of(Declared_LinearNetwork.create(1));
    for (String name : List.of("gradpoet.x", "preprocessing.inputs.scale")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> onnx.metadata(name, ""))
          .withMessage("name is '" + name
              + "', expected one that does not begin with 'gradpoet.' or 'preprocessing.'");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onnx.metadata("a", "\ud800"))
        .withMessage("text is '\ud800', which has half of a surrogate pair");
  }

  @Test
  void parametersThatAreNotFiniteLeaveThePreviousFile() throws IOException {
    Declared_TanhNetwork network = Declared_TanhNetwork.create(1);
    network
            .parameters()[
            network.architecture().layer("output").parameters().get(1).offset()] =
        Float.NaN;
    Path file = Files.writeString(directory.resolve("network.onnx"), "previous");

    assertThatThrownBy(() -> Onnx.of(network).save(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("layer 'output' has NaN in its biases, value 0, expected finite numbers;"
            + " nothing was written");
    assertThat(file).hasContent("previous");
  }

  @Test
  void aThreadThatWasInterruptedWritesIt() throws IOException {
    Path file = directory.resolve("network.onnx");
    Thread.currentThread().interrupt();
    try {
      Onnx.of(Declared_LinearNetwork.create(1)).save(file);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).hasBinaryContent(Session.bytes(Onnx.of(Declared_LinearNetwork.create(1))));
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    Path file = directory.resolve("none").resolve("network.onnx");
    assertThatThrownBy(() -> Onnx.of(Declared_LinearNetwork.create(1)).save(file))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": there is no directory " + file.getParent() + " to write it into");
  }

  @Test
  void networksWithoutAFormInOnnxAreRejected() {
    Architecture swish = Architecture.of("n", 1, "squared_error")
        .dense("hidden", 1, "swish", true)
        .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Onnx.of(of(swish)))
        .withMessage("layer 'hidden' has the activation 'swish', expected one of [elu, gelu,"
            + " hard_sigmoid, identity, leaky_relu, mish, relu, selu, sigmoid, silu, softmax,"
            + " softplus, softsign, tanh]");
    Architecture convolution = Architecture.of("n", "squared_error")
        .input("image", 4, 4, 1)
        .layer("hidden", "convolution", 4, 4, 2)
        .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Onnx.of(of(convolution)))
        .withMessage("layer 'hidden' is of the kind 'convolution', expected dense or dropout");
    Architecture two = Architecture.of("n", "squared_error")
        .input("left", 1)
        .input("right", 1)
        .dense("output", 1, "identity", true)
        .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Onnx.of(of(two)))
        .withMessage("network 'n' has 2 inputs, expected one");
  }

  @Test
  void parametersBeyondTwoGigabytesAreRejectedBeforeAnythingIsAllocated() {
    Architecture huge = Architecture.of("huge", 30_000, "squared_error")
        .dense("hidden", 10_000, "relu", true)
        .dense("output", 24_000, "relu", true)
        .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Onnx.of(new Interpreted(huge, new float[0])))
        .withMessage(
            "network 'huge' has parameters of 2160136000 bytes, expected at most 2130706431:"
                + " an ONNX file is limited to 2 GB");
  }
}
