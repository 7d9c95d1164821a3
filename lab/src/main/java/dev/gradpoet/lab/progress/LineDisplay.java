package dev.gradpoet.lab.progress;

import java.io.PrintStream;

/** A line for each epoch when it is over. */
final class LineDisplay implements Display {
  private final PrintStream out;
  private String title = "";

  LineDisplay(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String nextTitle, long samples) {
    title = nextTitle;
  }

  @Override
  public void update(long samples, String message) {}

  @Override
  public void end(String message) {
    out.print(title + ": " + message + "\n");
    out.flush();
  }

  @Override
  public void clear() {}
}
