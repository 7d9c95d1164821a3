package dev.gradpoet.processor.check;

import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;

import org.junit.jupiter.api.Test;

/** Edges between layers, and the shapes along them. */
class GraphCheckTest {

  private static String image(String layers) {
    return "@Network(inputs = {8, 6, 2}, loss = SQUARED_ERROR)\npublic interface Net {\n" + layers
        + "\n@Dense(units = 1) Layer output();\n}";
  }

  @Test
  void aLayerMayTakeAnyLayersAboveIt() {
    assertGenerates(compile(source(image("""
            @Conv(filters = 4, kernel = 3, padding = SAME) Layer edges();
            @Activate(RELU) Layer active();
            @Conv(filters = Conv.AS_INPUT, kernel = {3, 1}, padding = SAME, groups = 4) Layer deep();
            @Add Layer sum(Layer edges, Layer deep, Layer active);
            @Conv(filters = 3, kernel = 2, stride = 2, pad = {1, 0, 0, 1}, dilation = {1, 2}) Layer small(Layer sum);
            """))), "demo.NetNetwork");
  }

  @Test
  void aNameThatIsNoLayerAboveIsRejectedWithWhatWasMeant() {
    assertRejected(
        image("""
            @Conv(filters = 4, kernel = 3, padding = SAME) Layer edges();
            @Conv(filters = 4, kernel = 3, padding = SAME) Layer shapes();
            @Add Layer sum(Layer edges, Layer /*!*/shape);
            @Add Layer other(Layer sum, Layer /*!*/output);
            """),
        "layer 'sum' takes 'shape', but no layer above it has that name: did you mean 'shapes'?",
        "layer 'other' takes 'output', but no layer above it has that name: there are 'edges', 'shapes', 'sum'.");
  }

  @Test
  void theFirstLayerCannotNameAny() {
    assertRejected(
        "@Network(inputs = 2, loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(Layer /*!*/x); }",
        "layer 'output' takes 'x', but no layer above it has that name: it is the first one, and without parameters takes the network's input.");
  }

  @Test
  void aLayerThatLeadsNowhereIsRejected() {
    assertRejected(
        image("""
            @Conv(filters = 4, kernel = 3, padding = SAME) Layer edges();
            /*!*/@Activate(RELU) Layer active();
            @Conv(filters = 4, kernel = 3, padding = SAME) Layer shapes(Layer edges);
            """),
        "layer 'active' leads nowhere: no layer takes its values, and it is not the last one; name it as a parameter of a layer below, or remove it.");
  }

  @Test
  void aSumOfOneLayerIsRejected() {
    assertRejected(
        image("@Conv(filters = 4, kernel = 3) Layer edges();\n/*!*/@Add Layer sum();"),
        "layer 'sum' takes one layer, but @Add takes at least 2: name them as parameters, as in sum(Layer first, Layer second).");
  }

  @Test
  void aDenseLayerOfTwoIsRejected() {
    assertRejected(
        image("""
            @Conv(filters = 4, kernel = 3) Layer edges();
            @Activate(RELU) Layer active();
            /*!*/@Dense(units = 3) Layer both(Layer edges, Layer active);
            """),
        "layer 'both' takes 2 layers, but @Dense takes one: name them as parameters, as in both(Layer first).");
  }

  @Test
  void aSumOfDifferentShapesIsRejected() {
    assertRejected(
        image("""
            @Conv(filters = 4, kernel = 3) Layer edges();
            @Conv(filters = 4, kernel = 3) Layer shapes();
            /*!*/@Add Layer sum(Layer edges, Layer shapes);
            """),
        "layer 'sum' adds 'edges' of 6 × 4 × 4 values and 'shapes' of 4 × 2 × 4: let both have one shape.");
  }

  @Test
  void twoLayersOfOneNameAreRejected() {
    assertRejected(image("""
            @Conv(filters = 2, kernel = 3) Layer edges();
            @Conv(filters = 2, kernel = 3) Layer /*!*/edges(Layer edges);
            """), "there are two layers 'edges': rename one of them.");
  }

  @Test
  void aConvolutionOfNumbersThatAreNoImageIsRejected() {
    assertRejected(
        "@Network(inputs = 4, loss = SQUARED_ERROR) interface Net { /*!*/@Conv(filters = 1, kernel = 1) Layer edges();"
            + " @Dense(units = 1) Layer output(); }",
        "layer 'edges' slides over a sequence or an image, but its input has the shape 4: write inputs = {length, channels} or"
            + " {height, width, channels}, and no dense layer before it.");
  }

  @Test
  void numbersForAnotherCountOfDimensionsAreRejected() {
    assertRejected(
        image("@Conv(filters = 1, kernel = /*!*/{1, 2, 3}) Layer edges();"),
        "layer 'edges' has 3 numbers as kernel, over an input of the shape 8 × 6 × 2: write one for all, or 2, one for each dimension.");
    assertRejected(
        image("@Conv(filters = 1, kernel = 1, pad = /*!*/{1, 1}) Layer edges();"),
        "layer 'edges' has 2 numbers as pad, over an input of the shape 8 × 6 × 2: write 4, before and after each dimension.");
  }

  @Test
  void groupsThatDoNotDivideTheChannelsAreRejected() {
    assertRejected(
        image("@Conv(filters = 3, kernel = 1, groups = /*!*/2) Layer edges();"),
        "layer 'edges' has groups = 2 for 2 input channels and 3 filters: it must divide both.");
  }

  @Test
  void aKernelThatIsLargerThanItsInputIsRejected() {
    assertRejected(
        image("@Conv(filters = 1, kernel = /*!*/7) Layer edges();"),
        "layer 'edges' has a kernel over 7 values, more than its input of the shape 8 × 6 × 2 has with its padding: use a smaller kernel, or Padding.SAME.");
  }

  @Test
  void numbersOutOfRangeAreRejected() {
    assertRejected(
        image(
            "@Conv(filters = /*!*/0, kernel = /*!*/{3, 0}, stride = /*!*/0, dilation = /*!*/-1, pad = /*!*/{0, 0, -1, 0}, groups = /*!*/0) Layer edges();"),
        "layer 'edges' has filters = 0: it must be at least 1.",
        "layer 'edges' has kernel = 0: it must be at least 1.",
        "layer 'edges' has stride = 0: it must be at least 1.",
        "layer 'edges' has dilation = -1: it must be at least 1.",
        "layer 'edges' has pad = -1: it must be at least 0.",
        "layer 'edges' has groups = 0: it must be at least 1.");
  }

  @Test
  void paddingByWordAndByHandIsRejected() {
    assertRejected(
        image(
            "@Conv(filters = 1, kernel = 3, padding = /*!*/SAME, pad = {1, 1, 1, 1}) Layer edges();"),
        "layer 'edges' has padding and pad: remove one of them.");
  }

  @Test
  void inputsOfNoKnownShapeAreRejected() {
    assertRejected(
        "@Network(inputs = /*!*/{2, 2, 2, 2}, loss = SQUARED_ERROR) interface Net { @Dense(units = 1) Layer output(); }",
        "network 'Net' has inputs of 4 dimensions: write {length, channels} or {height, width, channels}, or one number.");
  }

  @Test
  void aLossMustFitWhatTheLastLayerHandsOn() {
    assertRejected(
        """
            @Network(inputs = 2, loss = CROSS_ENTROPY)
            interface Net {
              @Dense(units = 2, activation = SOFTMAX) Layer first();
              @Dense(units = 2) Layer second(Layer first);
              /*!*/@Add Layer sum(Layer first, Layer second);
            }
            """.replace("@Dense(units = 2, activation = SOFTMAX)", "@Dense(units = 2)"),
        "layer 'sum' has identity with CROSS_ENTROPY: add @Activate(Activation.SOFTMAX) after it, or use another loss.");
  }

  @Test
  void aSumInTheEndIsAdvisedToAddTheActivationAfterIt() {
    assertRejected(
        """
            @Network(inputs = 2, loss = POISSON)
            interface Net {
              @Dense(units = 2) Layer first();
              @Dense(units = 2) Layer second(Layer first);
              /*!*/@Add Layer sum(Layer first, Layer second);
            }
            """,
        "layer 'sum' has identity with POISSON: add @Activate(Activation.SIGMOID) or @Activate(Activation.SOFTPLUS) after it, or use another loss.");
  }

  @Test
  void softmaxBeforeTheEndIsRejectedInEachKindThatHasIt() {
    assertRejected(
        """
            @Network(inputs = {4, 4, 1}, loss = SQUARED_ERROR)
            interface Net {
              @Conv(filters = 2, kernel = 1, activation = /*!*/SOFTMAX) Layer edges();
              @Activate(/*!*/SOFTMAX) Layer shares();
              @Dense(units = 2, activation = /*!*/SOFTMAX) Layer classes();
              @Activate(IDENTITY) Layer output();
            }
            """,
        "layer 'edges' has softmax, but is not the last layer: use another activation.",
        "layer 'shares' has softmax, but is not the last layer: use another activation.",
        "layer 'classes' has softmax, but is not the last layer: use another activation.");
  }

  @Test
  void theOutputBelowADropoutIsTheLayerThatItTakes() {
    assertRejected(
        """
            @Network(inputs = 2, loss = CROSS_ENTROPY)
            interface Net {
              @Dense(units = 2, activation = SOFTMAX) Layer first();
              /*!*/@Dense(units = 2) Layer second(Layer first);
              /*!*/@Dropout(rate = 0.5) Layer thinned(Layer first);
            }
            """,
        "layer 'second' leads nowhere: no layer takes its values, and it is not the last one; name it as a parameter of a layer below, or remove it.",
        "layer 'thinned' is a dropout and the last layer: add a @Dense layer after it, or remove it.");
  }

  @Test
  void aDropoutOfTheInputIsBlamedForItsPlaceAlone() {
    assertRejected("""
            /*!*/@Network(inputs = 2, loss = CROSS_ENTROPY)
            interface Net { @Dropout(rate = 0.5) Layer thinned(); }
            """, "network 'Net' has no parameters, nothing to train: add a @Dense layer.");
  }

  @Test
  void aVariableNumberOfLayersIsRejectedOnce() {
    assertRejected(
        image("""
            @Conv(filters = 4, kernel = 3) Layer edges();
            @Add Layer sum(Layer... /*!*/all);
            @Add Layer other(Layer edges, int /*!*/count);
            """),
        "layer 'sum' has a parameter 'all' of type dev.gradpoet.runtime.Layer[]: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.",
        "layer 'other' has a parameter 'count' of type int: a parameter names a layer above whose values it takes, and its type is dev.gradpoet.runtime.Layer.");
  }

  @Test
  void paddingThatNoArrayHoldsIsRejected() {
    assertRejected(
        """
            @Network(inputs = {4, 4, 1}, loss = SQUARED_ERROR)
            interface Net {
              @Conv(filters = 1, kernel = 1, pad = /*!*/{2000000000, 0, 2000000000, 0}) Layer edges();
              @Dense(units = 1) Layer output();
            }
            """,
        "layer 'edges' slides over 4000000004 values in one dimension, with its padding: at most 2147483639 are possible; use less padding, or a smaller kernel.");
    assertRejected(
        """
            @Network(inputs = {8, 1}, loss = SQUARED_ERROR)
            interface Net {
              @Conv(filters = 1, kernel = 2000000000, dilation = 2000000000, padding = /*!*/SAME) Layer edges();
              @Dense(units = 1) Layer output();
            }
            """,
        "layer 'edges' slides over 3999999998000000008 values in one dimension, with its padding: at most 2147483639 are possible; use less padding, or a smaller kernel.");
  }

  @Test
  void aStrideBeyondTheInputHasOneResult() {
    assertGenerates(compile(source("""
            @Network(inputs = {8, 1}, loss = SQUARED_ERROR)
            interface Net {
              @Conv(filters = 1, kernel = 10, stride = Integer.MAX_VALUE, padding = SAME) Layer edges();
              @Dense(units = 1) Layer output();
            }
            """)), "demo.NetNetwork");
  }
}
