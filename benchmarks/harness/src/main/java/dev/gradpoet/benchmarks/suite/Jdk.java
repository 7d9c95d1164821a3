package dev.gradpoet.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home where it lies
 * @param release its feature release, as 25
 * @param version its full version
 */
record Jdk(Path home, int release, String version) {

  /** Reads the {@code release} file of a JDK. */
  static Jdk of(Path home) {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    String vendor = properties.getProperty("IMPLEMENTOR", "").replace("\"", "");
    return new Jdk(
        home, Integer.parseInt(version.split("[.-]", 2)[0]), (vendor + " " + version).strip());
  }

  String java() {
    return home.resolve("bin").resolve("java").toString();
  }

  String javac() {
    return home.resolve("bin").resolve("javac").toString();
  }
}
