package dev.gradpoet.processor.check;

import static dev.gradpoet.processor.Sources.assertErrors;
import static dev.gradpoet.processor.Sources.assertRejected;
import static dev.gradpoet.processor.Sources.compile;
import static dev.gradpoet.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** Which losses are accepted with which activations, by a table of its own. */
class LossCheckTest {

  private static final String ANY_BUT_SOFTMAX =
      "identity sigmoid tanh relu leaky_relu elu selu gelu silu mish softplus softsign hard_sigmoid";

  /** The activations that fit, and what is advised for those that do not. */
  private static String fitting(Loss loss) {
    return switch (loss) {
      case SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH ->
        ANY_BUT_SOFTMAX;
      case BINARY_CROSS_ENTROPY -> "sigmoid";
      case CROSS_ENTROPY -> "softmax";
      case HINGE -> "identity tanh softsign";
      case POISSON -> "sigmoid softplus";
    };
  }

  private static String advice(Loss loss, Activation activation) {
    String byLoss = switch (loss) {
      case SQUARED_ERROR, MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH ->
        "another activation";
      case BINARY_CROSS_ENTROPY -> "Activation.SIGMOID";
      case CROSS_ENTROPY -> "Activation.SOFTMAX";
      case HINGE -> "Activation.IDENTITY, Activation.TANH or Activation.SOFTSIGN";
      case POISSON -> "Activation.SIGMOID or Activation.SOFTPLUS";
    };
    return activation == Activation.SOFTMAX
        ? "use Loss.CROSS_ENTROPY, or " + byLoss + "."
        : "use " + byLoss + ", or another loss.";
  }

  @Test
  void eachUnfitPairIsRejectedAndEachOtherAccepted() {
    List<JavaFileObject> sources = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    Set<String> sound = new TreeSet<>();
    for (Loss loss : Loss.values()) {
      for (Activation activation : Activation.values()) {
        String name = loss + "_" + activation;
        boolean fits =
            List.of(fitting(loss).split(" ")).contains(activation.name().toLowerCase(Locale.ROOT));
        if (fits) {
          sound.add("demo." + name + "Network");
        } else {
          messages.add(
              "layer 'output' has " + activation.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                  + " with " + loss + ": " + advice(loss, activation));
        }
        sources.add(source("@Network(inputs = 2, loss = " + loss + ") interface " + name
            + " {\n@Dense(units = 3, activation = " + (fits ? "" : "/*!*/") + activation
            + ")\nLayer output(); }"));
      }
    }
    Compiled compiled = compile(sources.toArray(JavaFileObject[]::new));
    assertErrors(compiled, sources, messages.toArray(String[]::new));
    assertThat(compiled.generated()).isEqualTo(sound);
  }

  @Test
  void messageReadsAsAgreed() {
    assertRejected(
        "@Network(inputs = 2, loss = SQUARED_ERROR) interface Net {\n"
            + "@Dense(units = 3, activation = /*!*/SOFTMAX)\nLayer output(); }",
        "layer 'output' has softmax with SQUARED_ERROR: use Loss.CROSS_ENTROPY, or another activation.");
  }

  @Test
  void activationThatIsNotWrittenIsReportedAtTheAnnotation() {
    assertRejected(
        "@Network(inputs = 2, loss = CROSS_ENTROPY) interface Net {\n/*!*/@Dense(units = 3)\nLayer output(); }",
        "layer 'output' has identity with CROSS_ENTROPY: use Activation.SOFTMAX, or another loss.");
  }

  @Test
  void softmaxOverOneUnitIsRejected() {
    for (Loss loss : Loss.values()) {
      assertRejected(
          "@Network(inputs = 2, loss = " + loss + ") interface Net {\n"
              + "@Dense(units = 1, activation = /*!*/SOFTMAX)\nLayer output(); }",
          "layer 'output' has softmax over one unit, which is always 1: use Activation.SIGMOID with Loss.BINARY_CROSS_ENTROPY.");
    }
  }
}
