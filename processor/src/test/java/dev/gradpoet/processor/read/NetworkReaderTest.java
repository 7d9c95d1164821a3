package dev.gradpoet.processor.read;

import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.Sources;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Options;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.program.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The model that is read from a sound declaration. */
class NetworkReaderTest {

  private static NetworkModel read(String text) {
    return Sources.read(source(text)).values().iterator().next();
  }

  private static DeclaredType type(Map<String, NetworkModel> networks, String name) {
    return networks.get(name).type();
  }

  @Test
  void allOptionsAreRead() {
    NetworkModel network = read("""
        @Network(inputs = 2 + 2, loss = HUBER, huberDelta = 0.5, style = TEACHING, sampleWeights = true)
        public interface Net {
          int WIDTH = 16;
          @Dense(units = 2 * WIDTH, activation = ELU, bias = false, initialization = NORMAL, initializationScale = 0.25,
              alpha = 2, l1 = 0.125, l2 = 1) Layer first();
          @Dropout(rate = 0.5) Layer second();
          @Dense(units = 3, activation = LEAKY_RELU, slope = 0.125) Layer third();
        }
        """);
    assertThat(network.input()).isEqualTo(Shape.of(4));
    assertThat(network.loss()).isEqualTo(Loss.HUBER);
    assertThat(network.huberDelta()).isEqualTo(0.5);
    assertThat(network.style()).isEqualTo(Style.TEACHING);
    assertThat(network.sampleWeights()).isTrue();
    assertThat(network.layers())
        .containsExactly(
            layer(
                "first",
                "dense",
                LayerModel.INPUT,
                Map.of(
                    "units",
                    32,
                    "activation",
                    Activation.ELU,
                    "bias",
                    false,
                    "initialization",
                    Initialization.NORMAL,
                    "initializationScale",
                    0.25,
                    "slope",
                    0.01,
                    "alpha",
                    2.0,
                    "l1",
                    0.125,
                    "l2",
                    1.0)),
            layer("second", "dropout", "first", Map.of("rate", 0.5)),
            layer(
                "third",
                "dense",
                "second",
                Map.of(
                    "units",
                    3,
                    "activation",
                    Activation.LEAKY_RELU,
                    "bias",
                    true,
                    "initialization",
                    Initialization.DEFAULT,
                    "initializationScale",
                    0.05,
                    "slope",
                    0.125,
                    "alpha",
                    1.0,
                    "l1",
                    0.0,
                    "l2",
                    0.0)));
  }

  private static LayerModel layer(
      String name, String kind, String above, Map<String, Object> options) {
    return new LayerModel(name, "public", kind, List.of(above), new Options(options), false);
  }

  @Test
  void defaultsAreRead() {
    NetworkModel network = read(
        "@Network(inputs = 1, loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(); }");
    assertThat(network.huberDelta()).isEqualTo(1);
    assertThat(network.style()).isEqualTo(Style.FAST);
    assertThat(network.sampleWeights()).isFalse();
    assertThat(network.layers())
        .containsExactly(layer(
            "output",
            "dense",
            LayerModel.INPUT,
            Map.of(
                "units",
                1,
                "activation",
                Activation.IDENTITY,
                "bias",
                true,
                "initialization",
                Initialization.DEFAULT,
                "initializationScale",
                0.05,
                "slope",
                0.01,
                "alpha",
                1.0,
                "l1",
                0.0,
                "l2",
                0.0)));
  }

  @Test
  void defaultInitializationSuitsTheActivation() {
    String layers = Arrays.stream(Activation.values())
        .filter(activation -> activation != Activation.SOFTMAX)
        .map(activation ->
            "@Dense(units = 1, activation = " + activation + ") Layer " + activation + "();")
        .collect(Collectors.joining("\n"));
    NetworkModel network = read("@Network(inputs = 1, loss = CROSS_ENTROPY) interface Net {\n"
        + layers + "@Dense(units = 2, activation = SOFTMAX) Layer SOFTMAX(); }");
    for (Layer layer : Derivation.of(network).layers()) {
      String expected = layer.name().equals("SELU") ? "lecunNormal" : "glorotUniform";
      assertThat(layer.parameters().get(0).start().initializer())
          .as(layer.name())
          .isEqualTo(expected);
    }
    assertThat(network.layers()).hasSize(Activation.values().length);
  }

  @Test
  void layersFollowEachOtherInSourceOrder() {
    NetworkModel network = read("""
        @Network(inputs = 1, loss = SQUARED_ERROR)
        interface Net {
          @Dense(units = 1) Layer zebra();
          int CONSTANT = 1;
          @Dropout(rate = 0) Layer ant();
          default int size() { return 0; }
          @Dense(units = 1) Layer mole();
          interface Nested {}
          @Dense(units = 1) Layer bee();
        }
        """);
    assertThat(network.layers())
        .extracting(LayerModel::name)
        .containsExactly("zebra", "ant", "mole", "bee");
  }

  @Test
  void visibilityOfLayersIsThatOfTheirMethods() {
    NetworkModel network = read("""
        @Network(inputs = 1, loss = SQUARED_ERROR)
        abstract class Net {
          @Dense(units = 1) public abstract Layer first();
          @Dense(units = 1) protected abstract Layer second();
          @Dropout(rate = 0) abstract Layer third();
          @Dense(units = 1) abstract Layer fourth();
        }
        """);
    assertThat(network.layers())
        .extracting(LayerModel::visibility)
        .containsExactly("public", "protected", "", "");
    assertThat(network.type().isInterface()).isFalse();
  }

  @Test
  void namesOfMethodsAndTypesAreReadDeclaredOrInherited() {
    NetworkModel network = Sources.read(
            source(
                "abstract class Base implements Extras { int field; private int hidden; void method() {} static class Nested {} }"),
            source(
                "interface Extras extends dev.gradpoet.runtime.NeuralNetwork { int CONSTANT = 1; enum Unit { METRE } default int hash() { return 1; } }"),
            source(
                "@Network(inputs = 1, loss = SQUARED_ERROR) abstract class Net extends Base { private int own; private void help() {} static void make() {}"
                    + " @Dense(units = 1) abstract Layer output(); }"))
        .get("demo.Net");
    assertThat(network.type().memberNames())
        .containsExactlyInAnyOrder("method", "make", "hash", "help");
    assertThat(network.type().takenNames())
        .containsExactlyInAnyOrder("Nested", "Unit", "CONSTANT", "field", "own");
  }

  @Test
  void namesAndPublicityOfTypes() {
    String network = "@Network(inputs = 1, loss = SQUARED_ERROR) ";
    String body = " { @Dense(units = 1) Layer output(); } ";
    Map<String, NetworkModel> networks = Sources.read(
        source("", network + "public interface Unnamed" + body),
        source("deep.down", network + "interface Hidden" + body),
        source("public class Outer { " + network + "public interface Inner" + body
            + " public interface Mid { " + network + "interface Core" + body + "} " + network
            + "protected interface Kept" + body + "}"),
        source("class Shy { " + network + "public interface Inner" + body + "}"));
    assertThat(networks)
        .containsOnlyKeys(
            "Unnamed",
            "deep.down.Hidden",
            "demo.Outer.Inner",
            "demo.Outer.Mid.Core",
            "demo.Outer.Kept",
            "demo.Shy.Inner");
    assertThat(type(networks, "Unnamed").packageName()).isEmpty();
    assertThat(type(networks, "deep.down.Hidden").packageName()).isEqualTo("deep.down");
    assertThat(type(networks, "demo.Outer.Mid.Core").simpleNames())
        .containsExactly("Outer", "Mid", "Core");
    assertThat(networks.values().stream()
            .map(NetworkModel::type)
            .filter(DeclaredType::isPublic)
            .map(DeclaredType::qualifiedName))
        .containsExactlyInAnyOrder("Unnamed", "demo.Outer.Inner", "demo.Outer.Mid.Core");
  }

  @Test
  void orderOfSourcesDoesNotMatter() {
    List<JavaFileObject> sources = List.of(
        source(
            "@Network(inputs = 1, loss = SQUARED_ERROR) interface A extends Base { @Override @Dense(units = 1) Layer output(); }"),
        source("interface Base { int SIZE = 1; Layer output(); }"),
        source(
            "@Network(inputs = Base.SIZE, loss = SQUARED_ERROR) interface B { @Dense(units = 1) Layer output(); }"));
    Map<String, NetworkModel> forwards =
        Sources.read(sources.get(0), sources.get(1), sources.get(2));
    Map<String, NetworkModel> backwards =
        Sources.read(sources.get(2), sources.get(1), sources.get(0));
    assertThat(forwards).hasSize(2).isEqualTo(backwards);
    assertThat(type(forwards, "demo.A").memberNames()).isEmpty();
  }
}
