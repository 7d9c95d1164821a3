package dev.gradpoet.processor;

import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.problem.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.StandardLocation;

/** Writes the page of each network where that is asked for: beside the generated source, or beside the compiled class too. */
final class PageFiles {
  /**
   * The option, given to the compiler as {@code -Agradpoet.desk}, for a page about each network beside its generated source; with the
   * value {@code classes} as a resource beside its class too, where a program finds it that fills in trained weights.
   */
  static final String DESK = "gradpoet.desk";

  private static final String CLASSES = "classes";
  private static final CompilerOption PLACES =
      new CompilerOption(DESK, List.of("sources", CLASSES), Messages::unknownPlaceOfPage);

  private final ProcessingEnvironment environment;
  private final Optional<String> asked;

  PageFiles(ProcessingEnvironment environment) {
    this.environment = environment;
    this.asked = PLACES.asked(environment);
  }

  private Messager messager() {
    return environment.getMessager();
  }

  /** Writes the page of the network that {@code origin} declares, if it is asked for. */
  void write(DeclaredType type, TypeElement origin, Supplier<String> page) {
    if (asked.isEmpty()) {
      return;
    }
    String name = type.generatedName() + ".html";
    try {
      byte[] bytes = page.get().getBytes(StandardCharsets.UTF_8);
      FileObject file = write(StandardLocation.SOURCE_OUTPUT, type, name, origin, bytes);
      if (asked.get().equals(CLASSES)) {
        write(StandardLocation.CLASS_OUTPUT, type, name, origin, bytes);
      }
      messager()
          .printMessage(
              Diagnostic.Kind.NOTE, Messages.pageWritten(type, file.toUri().toString()), origin);
    } catch (IOException e) {
      messager()
          .printMessage(
              Diagnostic.Kind.ERROR,
              Messages.notWritten(String.join(".", type.simpleNames()), name, e.toString()),
              origin);
    }
  }

  private FileObject write(
      JavaFileManager.Location place,
      DeclaredType type,
      String name,
      TypeElement origin,
      byte[] bytes)
      throws IOException {
    FileObject file =
        environment.getFiler().createResource(place, type.packageName(), name, origin);
    try (OutputStream out = file.openOutputStream()) {
      out.write(bytes);
    }
    return file;
  }
}
