package dev.gradpoet.lab.progress;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Which signs a stream can show: beyond ASCII, what its charset has not is printed as {@code ?}.
 *
 * <p>Only for what is drawn, as a bar: texts are in ASCII anyhow, since they do not know where they are printed.
 */
final class Signs {
  private Signs() {}

  /** {@code preferred} if the charset of {@code out} has all its signs, else {@code fallback}. */
  static String choose(PrintStream out, String preferred, String fallback) {
    return shows(charset(out), preferred) ? preferred : fallback;
  }

  static boolean shows(Charset charset, String signs) {
    return charset.canEncode() && charset.newEncoder().canEncode(signs);
  }

  /** Before JDK 18, a stream does not tell its charset: those of the system have a property, if they are not of the default one. */
  static Charset charset(PrintStream out) {
    try {
      return (Charset) PrintStream.class.getMethod("charset").invoke(out);
    } catch (ReflectiveOperationException e) {
      String property = out == System.err ? "sun.stderr.encoding" : "sun.stdout.encoding";
      boolean system = out == System.out || out == System.err;
      return Optional.ofNullable(system ? System.getProperty(property) : null)
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .orElseGet(Charset::defaultCharset);
    }
  }
}
