package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The text that says what a network computes, and its hash. */
final class Description {
  private static final int DOUBLE_DIGITS = 17;

  private Description() {}

  // inputs: 4
  // layer hidden: dense, 4 → 8, leaky_relu, slope=0.1, weights [4, 8], biases [8]
  // layer sum: add(hidden, shortcut), 8 + 8 → 8, identity
  // loss: huber, delta=0.5
  static String of(Architecture architecture) {
    StringBuilder text = new StringBuilder("inputs: ").append(architecture.inputText());
    for (LayerInfo layer : architecture.layers()) {
      text.append("\nlayer ").append(layer.name()).append(": ").append(layer.kind());
      text.append(architecture.from(layer)).append(", ").append(layer.shapes(" \u2192 "));
      options(text.append(", ").append(layer.activation()), layer.options());
      for (ParameterInfo tensor : layer.parameters()) {
        text.append(", ").append(tensor.name()).append(' ').append(tensor.shape());
      }
      for (StateInfo tensor : layer.state()) {
        text.append(", state ").append(tensor.name()).append(' ').append(tensor.shape());
      }
    }
    options(text.append("\nloss: ").append(architecture.loss()), architecture.lossOptions());
    return text.toString();
  }

  private static void options(StringBuilder text, Options options) {
    for (Map.Entry<String, Object> option : new TreeMap<>(options.values()).entrySet()) {
      text.append(", ").append(option.getKey()).append('=');
      if (option.getValue() instanceof Double number) {
        text.append(shortest(number));
      } else if (option.getValue() instanceof String quoted) {
        Json.quote(text, quoted);
      } else {
        text.append(option.getValue());
      }
    }
  }

  /** The fewest decimal digits that are that number: Double.toString gives more of them before JDK 19. */
  private static String shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = 1;
    while (digits < DOUBLE_DIGITS && exact.round(new MathContext(digits)).doubleValue() != value) {
      digits++;
    }
    return exact.round(new MathContext(digits)).stripTrailingZeros().toPlainString();
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
