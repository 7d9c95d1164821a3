package dev.gradpoet.processor.nest;

/** Whether a nest replaces the values of its result or adds to them. */
public enum Mode {
  SET,
  ADD
}
