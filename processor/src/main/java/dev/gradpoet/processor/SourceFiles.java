package dev.gradpoet.processor;

import dev.gradpoet.processor.problem.Messages;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated sources, in the charset of the compiler ({@code -encoding}).
 *
 * <p>A compiler tells a processor its charset nowhere, and writes a question mark for what that lacks. So files are read again until one
 * shows that it is UTF-8, and written again where they lack characters.
 */
final class SourceFiles {
  private static final Charset ASCII = StandardCharsets.US_ASCII;
  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  /** The compiler's, as far as the files until now show it. */
  private Charset charset = UTF_8;

  private boolean isKnown;
  private boolean isTold;

  /** Writes {@code text}, generated from {@code origin}, as the source of the class of that name. */
  void write(ProcessingEnvironment environment, String name, TypeElement origin, String text)
      throws IOException {
    JavaFileObject file = environment.getFiler().createSourceFile(name, origin);
    String spelled = Transliteration.of(text, charset);
    try (Writer writer = file.openWriter()) {
      writer.write(spelled);
    }
    if (!isKnown && !ASCII.newEncoder().canEncode(spelled)) {
      Path path = path(file);
      if (path != null) {
        mend(path, spelled, text);
      }
      isKnown = charset.equals(UTF_8);
    }
    if (!charset.equals(UTF_8) && !isTold && !Transliteration.of(text, charset).equals(text)) {
      isTold = true;
      environment
          .getMessager()
          .printMessage(Diagnostic.Kind.NOTE, Messages.spelledOut(charset.name()));
    }
  }

  /** Finds the charset in which {@code spelled} was written, and writes {@code text} in its characters if others came out. */
  private void mend(Path path, String spelled, String text) throws IOException {
    Charset used = charsetOf(Files.readAllBytes(path), spelled);
    if (used == null) {
      return; // not what was written: an IDE may do so later
    }
    charset = used;
    String right = Transliteration.of(text, charset);
    if (!right.equals(spelled)) {
      Files.write(path, right.getBytes(charset)); // a filer opens a file once
    }
  }

  /** Where {@code file} lies; null if that is no file of the disk. */
  private static @Nullable Path path(JavaFileObject file) {
    if (!"file".equals(file.toUri().getScheme())) {
      return null;
    }
    Path path = Path.of(file.toUri());
    return Files.isRegularFile(path) ? path : null;
  }

  /** A charset that gives these bytes, the least of them first after UTF-8; null if there is none. */
  private static @Nullable Charset charsetOf(byte[] written, String text) {
    for (Charset candidate :
        List.of(UTF_8, ASCII, StandardCharsets.ISO_8859_1, Charset.defaultCharset())) {
      if (isWrittenIn(candidate, text, written)) {
        return candidate;
      }
    }
    for (Charset candidate : Charset.availableCharsets().values()) {
      if (isWrittenIn(candidate, text, written)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean isWrittenIn(Charset charset, String text, byte[] written) {
    return charset.canEncode() && Arrays.equals(text.getBytes(charset), written);
  }
}
