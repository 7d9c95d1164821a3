package dev.gradpoet.samples.digits;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Finds the source file that the annotation processor wrote for a class. */
final class GeneratedSource {
  private GeneratedSource() {}

  /** The file, if the class was loaded from the {@code target} folder of a Maven build. */
  static Optional<Path> of(Class<?> generated) {
    CodeSource loadedFrom = generated.getProtectionDomain().getCodeSource();
    if (loadedFrom == null || loadedFrom.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path classes = Path.of(loadedFrom.getLocation().toURI());
      String file = generated.getName().replace('.', '/') + ".java";
      Path source = classes.resolveSibling("generated-sources/annotations").resolve(file);
      return Optional.of(source).filter(Files::exists);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
