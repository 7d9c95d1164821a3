package dev.gradpoet.processor.check;

import static dev.gradpoet.processor.Sources.assertGenerates;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The value of each option. */
class OptionCheckTest {

  private static String network(String options, String layer) {
    return "@Network(" + options + ")\npublic interface Net {\n" + layer
        + "\n@Dense(units = 1) Layer output();\n}";
  }

  private static void assertDenseRejected(String options, String... messages) {
    assertRejected(
        network(
            "inputs = 2, loss = SQUARED_ERROR",
            "@Dense(units = 2, " + options + ") Layer hidden();"),
        messages);
  }

  private static void assertOutOfRange(
      String prefix, String option, String range, String... values) {
    for (String value : values) {
      assertDenseRejected(
          prefix + option + " = /*!*/" + value,
          "layer 'hidden' has " + option + " = " + words(value) + ": it must be " + range + ".");
    }
  }

  private static String words(String value) {
    return value.replace("NEGATIVE_INFINITY", "-Infinity").replace("POSITIVE_INFINITY", "Infinity");
  }

  @Test
  void inputsBelowOneAreRejected() {
    for (int inputs : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertRejected(
          network("inputs = /*!*/" + inputs + ", loss = SQUARED_ERROR", ""),
          "network 'Net' has inputs = " + inputs + ": it must be at least 1.");
    }
  }

  @Test
  void unitsBelowOneAreRejected() {
    for (int units : new int[] {0, -8, Integer.MIN_VALUE}) {
      assertRejected(
          network(
              "inputs = 1, loss = SQUARED_ERROR",
              "@Dense(units = /*!*/" + units + ") Layer hidden();"),
          "layer 'hidden' has units = " + units + ": it must be at least 1.");
    }
  }

  @Test
  void rateOutsideOfItsRangeIsRejected() {
    for (String rate : new String[] {"1", "-0.1", "2.5", "NaN", "POSITIVE_INFINITY"}) {
      assertRejected(
          network(
              "inputs = 1, loss = SQUARED_ERROR",
              "@Dropout(rate = /*!*/" + rate + ") Layer thinned();"),
          "layer 'thinned' has rate = " + words(rate) + ": it must be at least 0 and less than 1.");
    }
  }

  @Test
  void rateThatIsOneAsAFloatIsRejected() {
    assertRejected(
        network(
            "inputs = 1, loss = SQUARED_ERROR",
            "@Dropout(rate = /*!*/0.999999999) Layer thinned();"),
        "layer 'thinned' has rate = 0.999999999, as a float 1: it must be at least 0 and less than 1.");
  }

  @Test
  void slopeOutsideOfItsRangeIsRejected() {
    assertOutOfRange(
        "activation = LEAKY_RELU, ", "slope", "at least 0 and less than 1", "1", "-0.01", "NaN");
  }

  @Test
  void alphaOutsideOfItsRangeIsRejected() {
    assertOutOfRange(
        "activation = ELU, ",
        "alpha",
        "finite and greater than 0",
        "0",
        "-1",
        "NaN",
        "POSITIVE_INFINITY");
  }

  @Test
  void alphaOutsideOfFloatIsRejected() {
    assertDenseRejected(
        "activation = ELU, alpha = /*!*/1e300",
        "layer 'hidden' has alpha = 1.0E300, as a float Infinity: it must be finite and greater than 0.");
    assertDenseRejected(
        "activation = ELU, alpha = /*!*/1e-300",
        "layer 'hidden' has alpha = 1.0E-300, as a float 0: it must be finite and greater than 0.");
  }

  @Test
  void penaltiesOutsideOfTheirRangeAreRejected() {
    for (String option : new String[] {"l1", "l2"}) {
      assertOutOfRange(
          "", option, "at least 0 and at most 1E38", "-0.1", "NaN", "POSITIVE_INFINITY", "2.0E38");
    }
  }

  @Test
  void initializationScaleOutsideOfItsRangeIsRejected() {
    for (String initialization : new String[] {"UNIFORM", "NORMAL"}) {
      assertOutOfRange(
          "initialization = " + initialization + ", ",
          "initializationScale",
          "finite and greater than 0",
          "0",
          "-0.1",
          "NaN",
          "POSITIVE_INFINITY");
    }
    assertOutOfRange(
        "initialization = CONSTANT, ", "initializationScale", "finite", "NaN", "NEGATIVE_INFINITY");
  }

  @Test
  void huberDeltaOutsideOfItsRangeIsRejected() {
    for (String delta : new String[] {"0", "-1", "NaN", "POSITIVE_INFINITY", "1.0E30"}) {
      assertRejected(
          network("inputs = 1, loss = HUBER, huberDelta = /*!*/" + delta, ""),
          "network 'Net' has huberDelta = " + words(delta)
              + ": it must be greater than 0 and at most 1E19.");
    }
  }

  @Test
  void huberDeltaWithoutHuberIsRejected() {
    assertRejected(
        network("inputs = 1, loss = SQUARED_ERROR, huberDelta = /*!*/-1", ""),
        "network 'Net' has a huberDelta, but SQUARED_ERROR uses none: remove it, or use Loss.HUBER.");
  }

  @Test
  void slopeWithoutLeakyReluIsRejected() {
    assertDenseRejected(
        "activation = RELU, slope = /*!*/0.01",
        "layer 'hidden' has a slope, but relu uses none: remove it, or use Activation.LEAKY_RELU.");
  }

  @Test
  void alphaWithoutEluIsRejected() {
    assertDenseRejected(
        "activation = HARD_SIGMOID, alpha = /*!*/1",
        "layer 'hidden' has an alpha, but hard sigmoid uses none: remove it, or use Activation.ELU.");
  }

  @Test
  void initializationScaleWithoutUseIsRejected() {
    assertDenseRejected(
        "initialization = ZEROS, initializationScale = /*!*/0.05",
        "layer 'hidden' has an initializationScale, but ZEROS uses none: remove it, or use Initialization.UNIFORM,"
            + " Initialization.NORMAL or Initialization.CONSTANT.");
  }

  @Test
  void initializationScaleWithoutInitializationIsRejected() {
    assertDenseRejected(
        "activation = RELU, initializationScale = /*!*/0.05",
        "layer 'hidden' has an initializationScale, but GLOROT_UNIFORM uses none: remove it, or use Initialization.UNIFORM,"
            + " Initialization.NORMAL or Initialization.CONSTANT.");
  }

  @Test
  void constantsThatAreDerivedFromTheLargestValuesAreFinite() {
    assertGenerates(
        compile(source(network("inputs = 1, loss = HUBER, huberDelta = 1e19", """
            @Dense(units = 1, l1 = 1e38, l2 = 1e38) Layer a();
            """))),
        "demo.NetNetwork");
  }

  @Test
  void valuesAtTheEdgesAreAccepted() {
    assertGenerates(
        compile(source(network("inputs = 1, loss = HUBER, huberDelta = 1e-30", """
            @Dense(units = 1, activation = LEAKY_RELU, slope = 0, l1 = 0, l2 = 0) Layer a();
            @Dense(units = 1, activation = LEAKY_RELU, slope = 0.99, l1 = 1, l2 = 1e30) Layer b();
            @Dense(units = 1, activation = ELU, alpha = 1e-30) Layer c();
            @Dense(units = 1, initialization = CONSTANT, initializationScale = -1) Layer d();
            @Dense(units = 1, initialization = NORMAL, initializationScale = 1e-30) Layer e();
            @Dense(units = 1, initialization = UNIFORM) Layer f();
            @Dropout(rate = 0) Layer g();
            """))),
        "demo.NetNetwork");
  }

  @Test
  void messagesAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
    try {
      assertDenseRejected(
          "activation = IDENTITY, slope = /*!*/0.01",
          "layer 'hidden' has a slope, but identity uses none: remove it, or use Activation.LEAKY_RELU.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void everythingWrongWithANetworkIsReported() {
    assertRejected(
        """
        @Network(inputs = /*!*/0, loss = CROSS_ENTROPY, huberDelta = /*!*/1)
        public interface Net {
          @Dense(units = /*!*/0, slope = /*!*/0.1, alpha = /*!*/2, l1 = /*!*/-1) Layer first();
          @Dropout(rate = /*!*/1) Layer second();
          @Dense(units = 2, activation = /*!*/RELU) int /*!*/third();
          int /*!*/fourth();
        }
        """,
        "network 'Net' has inputs = 0: it must be at least 1.",
        "network 'Net' has a huberDelta, but CROSS_ENTROPY uses none: remove it, or use Loss.HUBER.",
        "layer 'first' has units = 0: it must be at least 1.",
        "layer 'first' has a slope, but identity uses none: remove it, or use Activation.LEAKY_RELU.",
        "layer 'first' has an alpha, but identity uses none: remove it, or use Activation.ELU.",
        "layer 'first' has l1 = -1: it must be at least 0 and at most 1E38.",
        "layer 'second' has rate = 1: it must be at least 0 and less than 1.",
        "layer 'third' has relu with CROSS_ENTROPY: use Activation.SOFTMAX, or another loss.",
        "layer 'third' returns int: let it return dev.gradpoet.runtime.Layer.",
        "method 'fourth()' is abstract but no layer: annotate it as a layer, for example with @Dense, or make it default.");
  }
}
