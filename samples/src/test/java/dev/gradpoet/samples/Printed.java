package dev.gradpoet.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a sample prints. */
public final class Printed {
  private Printed() {}

  /** The main method of a sample. */
  @FunctionalInterface
  public interface Main {
    void run(String[] args) throws Exception;
  }

  /** Runs {@code main} and returns what it has printed to standard output. */
  public static String by(Main main, String... args) throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      main.run(args);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
