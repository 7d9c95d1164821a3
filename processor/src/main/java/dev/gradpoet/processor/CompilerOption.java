package dev.gradpoet.processor;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;

/** An option of the compiler that asks for one of some things: {@code -Agradpoet.explain=nests}. Without a value it asks for the first. */
record CompilerOption(String name, List<String> values, Complaint complaint) {

  /** The message about a value that is none of the option's. */
  @FunctionalInterface
  interface Complaint {
    String about(String name, String value, List<String> values);
  }

  /** What is asked for, if anything; a value that is none of the option's is reported as an error. */
  Optional<String> asked(ProcessingEnvironment environment) {
    if (!environment.getOptions().containsKey(name)) {
      return Optional.empty();
    }
    String given = environment.getOptions().get(name);
    String value = given == null ? values.get(0) : given;
    if (values.contains(value)) {
      return Optional.of(value);
    }
    environment
        .getMessager()
        .printMessage(Diagnostic.Kind.ERROR, complaint.about(name, value, values));
    return Optional.empty();
  }
}
