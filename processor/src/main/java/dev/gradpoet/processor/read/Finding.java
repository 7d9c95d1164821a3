package dev.gradpoet.processor.read;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** A mistake of the user at its place in the source. */
public record Finding(Position position, String message) {

  /** Reports the finding as an error. */
  public void report(Messager messager) {
    messager.printMessage(
        Diagnostic.Kind.ERROR,
        message,
        position.element(),
        position.annotation(),
        position.value());
  }
}
