package dev.gradpoet.processor;

import dev.gradpoet.processor.testing.FileManagers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What came out of a compilation. Unlike that of compile-testing, it knows what was generated when the compilation failed, too.
 *
 * @param texts the generated sources, by the qualified names of their classes, sorted
 */
public record Compiled(
    List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, String> texts) {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Compiles {@code sources} with {@code processors}. */
  public static Compiled of(
      List<? extends Processor> processors, List<String> options, List<JavaFileObject> sources) {
    return of(Optional.of(processors), options, sources);
  }

  /** Compiles {@code sources} with the processors that {@code options} name. */
  public static Compiled ofOptions(List<String> options, List<JavaFileObject> sources) {
    return of(Optional.empty(), options, sources);
  }

  private static Compiled of(
      Optional<List<? extends Processor>> processors,
      List<String> options,
      List<JavaFileObject> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Memory memory = new Memory(FileManagers.of(options));
    JavaCompiler.CompilationTask task =
        JAVAC.getTask(null, memory, diagnostics, options, null, sources);
    task.setLocale(Locale.ROOT);
    processors.ifPresent(task::setProcessors);
    task.call();
    Map<String, String> texts = new TreeMap<>();
    memory.generated.forEach(
        (name, output) -> texts.put(name, output.getCharContent(true).toString()));
    return new Compiled(diagnostics.getDiagnostics(), texts);
  }

  /** The qualified names of the generated classes, sorted. */
  public Set<String> generated() {
    return texts.keySet();
  }

  /** The messages of all diagnostics. */
  public List<String> messages() {
    return diagnostics.stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }

  /** Keeps generated files in memory, but none of a name with {@code Unwritable}. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, Output> generated = new TreeMap<>();

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
      }
      Output output = new Output(name, kind);
      if (kind == JavaFileObject.Kind.SOURCE) {
        generated.put(name, output);
      }
      return output;
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
