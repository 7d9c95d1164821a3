package dev.gradpoet.processor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What came out of a compilation. Unlike that of compile-testing, it knows what was generated when the compilation failed, too.
 *
 * @param generated the qualified names of the generated classes, sorted
 */
public record Compiled(
    List<Diagnostic<? extends JavaFileObject>> diagnostics, Set<String> generated) {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Compiles {@code sources} with {@code processors}. */
  public static Compiled of(
      List<? extends Processor> processors, List<String> options, List<JavaFileObject> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            JAVAC.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        Memory memory = new Memory(files)) {
      JavaCompiler.CompilationTask task =
          JAVAC.getTask(null, memory, diagnostics, options, null, sources);
      task.setLocale(Locale.ROOT);
      task.setProcessors(processors);
      task.call();
      return new Compiled(diagnostics.getDiagnostics(), memory.generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages of all diagnostics. */
  public List<String> messages() {
    return diagnostics.stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }

  /** Keeps generated files in memory, but none of a name with {@code Unwritable}. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Set<String> generated = new TreeSet<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public boolean hasLocation(Location location) {
      return location == StandardLocation.SOURCE_OUTPUT || super.hasLocation(location);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      if (name.contains("Unwritable") && kind == JavaFileObject.Kind.SOURCE) {
        throw new IOException("disk full");
      } else if (kind == JavaFileObject.Kind.SOURCE) {
        generated.add(name);
      }
      return new Output(name, kind);
    }
  }

  /** An output file that can be read again. */
  private static final class Output extends SimpleJavaFileObject {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name, Kind kind) {
      super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
