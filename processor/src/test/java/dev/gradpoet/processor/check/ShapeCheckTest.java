package dev.gradpoet.processor.check;

import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The layers of a network together. */
class ShapeCheckTest {

  private static String network(int inputs, String layers) {
    return "@Network(inputs = " + inputs + ", loss = SQUARED_ERROR)\npublic interface Net {\n"
        + layers + "\n}";
  }

  private static String layers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "@Dense(units = 2) Layer layer" + i + "();")
        .collect(Collectors.joining("\n"));
  }

  @Test
  void dropoutAsTheLastLayerIsRejected() {
    assertRejected(
        network(2, "@Dense(units = 1) Layer output();\n/*!*/@Dropout(rate = 0.5) Layer thinned();"),
        "layer 'thinned' is a dropout and the last layer: add a @Dense layer after it, or remove it.");
  }

  @Test
  void dropoutAloneIsRejected() {
    assertRejected(
        "/*!*/"
            + network(
                2, "@Dropout(rate = 0.5) Layer first();\n@Dropout(rate = 0.5) Layer second();"),
        "network 'Net' has no parameters, nothing to train: add a @Dense layer.");
  }

  @Test
  void dropoutAfterDropoutIsRejected() {
    assertRejected(
        network(2, """
        @Dropout(rate = 0.5) Layer first();
        /*!*/@Dropout(rate = 0.5) Layer second();
        @Dense(units = 1) Layer output();
        """),
        "layer 'second' is a dropout right after dropout 'first': keep one of them.");
  }

  @Test
  void softmaxInAHiddenLayerIsRejected() {
    assertRejected(
        network(2, """
        @Dense(units = 4, activation = /*!*/SOFTMAX) Layer first();
        @Dense(units = 1, activation = /*!*/SOFTMAX) Layer second();
        @Dense(units = 1) Layer output();
        """),
        "layer 'first' has softmax, but is not the last layer: use another activation.",
        "layer 'second' has softmax, but is not the last layer: use another activation.");
  }

  @Test
  void tooManyLayersAreRejected() {
    assertRejected(
        "/*!*/" + network(2, layers(129)),
        "network 'Net' has 129 layers: at most 128 are possible.");
    assertGenerates(compile(source(network(2, layers(128)))), "demo.NetNetwork");
  }

  @Test
  void moreInputsThanAnArrayHoldsAreRejected() {
    for (String inputs : List.of("{46341, 46341}", "2147483640", "{2147483647, 2147483647, 9}")) {
      String size = inputs.startsWith("{4")
          ? "2147488281"
          : inputs.startsWith("{2") ? "9223372036854775807" : "2147483640";
      assertRejected(
          "@Network(inputs = /*!*/" + inputs
              + ", loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(); }",
          "network 'Net' has " + size
              + " inputs: one array holds at most 2147483639; use fewer of them.");
    }
  }

  @Test
  void moreParametersThanAnArrayHoldsAreRejected() {
    assertRejected(
        network(
            65536,
            "@Dense(units = /*!*/65536) Layer first();\n@Dense(units = 65536) Layer second();"),
        "with layer 'first', network 'Net' has 4295032832 parameters: one array holds at most 2147483639; use fewer units or inputs.");
  }

  @Test
  void parametersAreCountedWithoutOverflow() {
    assertRejected(
        network(2147483639, "@Dense(units = /*!*/2147483647) Layer output();"),
        "with layer 'output', network 'Net' has 4611685999100035080 parameters: one array holds at most 2147483639;"
            + " use fewer units or inputs.");
  }

  @Test
  void parametersAreSummedOverLayers() {
    assertRejected(
        network(
            30000,
            "@Dense(units = 30000) Layer a();\n@Dense(units = 30000) Layer b();\n@Dense(units = /*!*/30000) Layer c();"),
        "with layer 'c', network 'Net' has 2700090000 parameters: one array holds at most 2147483639; use fewer units or inputs.");
  }

  @Test
  void parametersThatJustFitAreAccepted() {
    assertGenerates(
        compile(source(network(1, "@Dense(units = 1073741819) Layer a();"))), "demo.NetNetwork");
  }

  @Test
  void moreValuesThanAnArrayHoldsAreRejected() {
    assertRejected(
        network(1, """
        @Dense(units = 1073741820, bias = false) Layer a();
        /*!*/@Dropout(rate = 0.5) Layer b();
        @Dense(units = 1) Layer c();
        """),
        "with layer 'b', network 'Net' computes 2147483641 values for each sample: one array holds at most 2147483639;"
            + " use fewer units or inputs.");
  }

  @Test
  void dropoutMayStandAnywhereElse() {
    assertGenerates(compile(source(network(2, """
        @Dropout(rate = 0) Layer a();
        @Dense(units = 1) Layer c();
        @Dropout(rate = 0.999) Layer d();
        @Dense(units = 1) Layer e();
        """))), "demo.NetNetwork");
  }
}
