package dev.gradpoet.processor.read;

import dev.gradpoet.processor.problem.Messages;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The version of Java that a project is compiled for. */
public final class SourceLevel {

  /** That of the runtime: what is compiled for less starts, at best, where it could as well be compiled for this. */
  private static final SourceVersion REQUIRED = SourceVersion.RELEASE_17;

  private SourceLevel() {}

  public static boolean suffices(SourceVersion version) {
    return version.compareTo(REQUIRED) >= 0;
  }

  /** The finding that {@code version} does not suffice, at a network. */
  public static Finding tooLow(SourceVersion version, TypeElement type) {
    return new Finding(
        Position.of(type),
        Messages.oldSourceVersion(TypeNames.nested(type), number(version), number(REQUIRED)));
  }

  private static String number(SourceVersion version) {
    return version.name().substring("RELEASE_".length());
  }
}
