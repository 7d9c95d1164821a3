package dev.gradpoet.lab.progress;

import java.io.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether standard error is a terminal, and how wide. Java does not tell, so {@code stty} is asked: once, as that starts a process. */
final class Terminal {
  /** The columns where there is no terminal. */
  static final int NONE = 0;

  private static final int USUAL_COLUMNS = 80;
  private static final int MOST_SECONDS = 2;
  /** What {@code stty size} prints: rows and columns, 0 if the terminal does not know. */
  private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})");

  private Terminal() {}

  /** Asked at the first use. */
  private static final class StandardError {
    static final int COLUMNS =
        "dumb".equals(System.getenv("TERM")) ? NONE : columns(size(), System.getenv());
  }

  /** The columns of the terminal that standard error is, or {@link #NONE} if it is none, or one that cannot rewrite a line. */
  static int columns() {
    return StandardError.COLUMNS;
  }

  /**
   * The columns of a terminal.
   *
   * @param size rows and columns, as the terminal has them; empty if there is no terminal
   * @param environment where {@code COLUMNS} overrules the terminal
   */
  static int columns(String size, Map<String, String> environment) {
    if (size.isEmpty()) {
      return NONE;
    }
    Matcher told = SIZE.matcher("0 " + environment.get("COLUMNS"));
    Matcher known = SIZE.matcher(size);
    int columns = 0;
    if (told.matches()) {
      columns = Integer.parseInt(told.group(1));
    } else if (known.matches()) {
      columns = Integer.parseInt(known.group(1));
    }
    return columns > 0 ? columns : USUAL_COLUMNS;
  }

  private static String size() {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return hasConsole() ? "0 0" : "";
    }
    try {
      // Its input is our standard error, which a terminal lets be asked; it prints nothing if that
      // is something else.
      Process stty = new ProcessBuilder("sh", "-c", "stty size <&2 2>/dev/null")
          .redirectError(Redirect.INHERIT)
          .start();
      try (var output = stty.getInputStream()) {
        if (!stty.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
          return "";
        }
        return new String(output.readAllBytes(), StandardCharsets.US_ASCII).strip();
      } finally {
        stty.destroyForcibly();
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** Whether the program has a console: on Windows, nothing that starts fast tells more. */
  @SuppressWarnings("SystemConsoleNull") // null before JDK 22; since, isTerminal is asked
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
