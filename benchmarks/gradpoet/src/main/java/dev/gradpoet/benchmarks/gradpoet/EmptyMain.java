package dev.gradpoet.benchmarks.gradpoet;

/** Does nothing: what a JVM takes by itself. */
public final class EmptyMain {
  private EmptyMain() {}

  /** Does nothing. */
  public static void main(String[] args) {}
}
