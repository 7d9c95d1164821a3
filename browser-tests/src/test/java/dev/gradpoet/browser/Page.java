package dev.gradpoet.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The networks whose pages are tested: what a lesson has, small and large. */
enum Page {
  TINY("""
      @Network(inputs = 2, loss = SQUARED_ERROR, style = TEACHING)
      public interface Tiny {
        @Dense(units = 2, activation = SIGMOID) Layer hidden();
        @Dense(units = 1, activation = SIGMOID) Layer output();
      }
      """),
  IRIS("""
      @Network(inputs = 4, loss = CROSS_ENTROPY, style = TEACHING)
      public interface Iris {
        @Dense(units = 8, activation = TANH) Layer hidden();
        @Dense(units = 3, activation = SOFTMAX) Layer output();
      }
      """),
  DROPS("""
      @Network(inputs = 2, loss = BINARY_CROSS_ENTROPY, sampleWeights = true)
      public interface Drops {
        @Dense(units = 4, activation = RELU, l2 = 0.01) Layer hidden();
        @Dropout(rate = 0.5) Layer thinned();
        @Dense(units = 1, activation = SIGMOID) Layer output();
      }
      """),
  WIDE("""
      @Network(inputs = 784, loss = CROSS_ENTROPY)
      public interface Wide {
        @Dense(units = 128, activation = RELU) Layer hidden();
        @Dense(units = 10, activation = SOFTMAX) Layer output();
      }
      """),
  IMAGE("""
      @Network(inputs = {8, 8, 1}, loss = CROSS_ENTROPY)
      public interface Image {
        @Conv(filters = 4, kernel = 3, padding = SAME, activation = RELU) Layer edges();
        @Conv(filters = 4, kernel = 3, padding = SAME) Layer shapes();
        @Add Layer sum(Layer edges, Layer shapes);
        @Dense(units = 10, activation = SOFTMAX) Layer digit();
      }
      """);

  private final String source;

  Page(String source) {
    this.source = source;
  }

  /** The declaration, without package and imports. */
  String source() {
    return source;
  }

  /** The type's plain name. */
  String type() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** The file; the first call compiles all networks. */
  Path file() {
    return Pages.directory().resolve("demo").resolve(type() + "Network.html");
  }

  String address() {
    return file().toUri().toString();
  }

  String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
