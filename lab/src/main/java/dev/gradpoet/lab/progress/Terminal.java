package dev.gradpoet.lab.progress;

import java.io.Console;

/** Whether a program runs in a terminal, where a person may look at a bar. */
final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // null before JDK 22; since, isTerminal is asked
  static boolean isThere() {
    Console console = System.console();
    return console != null && !"dumb".equals(System.getenv("TERM")) && isTerminal(console);
  }

  /** Since JDK 22, there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
