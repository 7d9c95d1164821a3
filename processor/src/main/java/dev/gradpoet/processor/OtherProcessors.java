package dev.gradpoet.processor;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;

/**
 * Whether other processors may want the annotations that we want.
 *
 * <p>Once all annotations of a round are claimed, javac calls no processor after that; of annotations that nobody claims, it warns
 * under {@code -Xlint:processing}. So claiming is right where nobody else is there, and only there.
 */
final class OtherProcessors {
  private OtherProcessors() {}

  /** Whether a compiler finds this processor only where it has found it, in {@code path}. */
  static boolean areAbsent(ClassLoader path) {
    // Their types, not instances: to make one may have effects.
    Iterator<ServiceLoader.Provider<Processor>> found =
        ServiceLoader.load(Processor.class, path).stream().iterator();
    try {
      while (found.hasNext()) {
        if (!found.next().type().getName().equals(GradpoetProcessor.class.getName())) {
          return false;
        }
      }
      return true;
    } catch (ServiceConfigurationError e) {
      // There is one, which cannot be loaded.
      return false;
    }
  }
}
