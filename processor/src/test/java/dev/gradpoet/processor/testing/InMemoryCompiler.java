package dev.gradpoet.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles sources to class files without touching the disk. */
public final class InMemoryCompiler {
  /** What every user may have switched on. */
  private static final List<String> JAVAC = List.of("--release", "17", "-proc:none", "-Xlint:all", "-Werror");

  /** What an Eclipse user may have switched on; each of these stops the compile. */
  private static final List<String> ECJ = List.of(
      "--release", "17", "-proc:none", "-g",
      "-err:+unused,unusedImport,unusedLocal,unusedPrivate,unusedArgument,raw,unchecked,deprecation,fallthrough,"
          + "finally,hiding,static-access,serial,semicolon,noEffectAssign,over-ann,typeHiding,unnecessaryElse,"
          + "uselessTypeCheck,warningToken,compareIdentical,charConcat,nullDereference");

  private InMemoryCompiler() {}

  /** Class files by binary name, from javac with all its warnings as errors; an assertion fails if there is one. */
  public static Map<String, byte[]> javac(Map<String, String> sourcesByName) {
    return compile(ToolProvider.getSystemJavaCompiler(), JAVAC, sourcesByName);
  }

  /** Class files by binary name, from the Eclipse compiler; an assertion fails if there is a warning that a user may have made an error. */
  public static Map<String, byte[]> ecj(Map<String, String> sourcesByName) {
    return compile(new EclipseCompiler(), ECJ, sourcesByName);
  }

  private static Map<String, byte[]> compile(
      JavaCompiler compiler, List<String> options, Map<String, String> sourcesByName) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    List<Source> sources =
        sourcesByName.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    StringWriter log = new StringWriter();
    try (StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
        JavaFileManager files = new Memory(standard, classes)) {
      boolean done = compiler.getTask(log, files, diagnostics, options, null, sources).call();
      if (!done || !diagnostics.getDiagnostics().isEmpty()) {
        throw new AssertionError(diagnostics.getDiagnostics().stream()
                .map(d -> d.getKind() + " " + (d.getSource() == null ? "" : d.getSource().getName()) + ":"
                    + d.getLineNumber() + " " + d.getMessage(Locale.ROOT) + "\n  " + line(d.getSource(), d.getLineNumber()))
                .limit(20)
                .collect(Collectors.joining("\n"))
            + "\n" + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }

  private static String line(JavaFileObject source, long number) {
    return source instanceof Source own && number > 0
        ? own.text.lines().skip(number - 1).findFirst().orElse("")
        : "";
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String binaryName, String text) {
      super(URI.create("memory:///" + binaryName.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    Memory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String name = className.replace('/', '.');
      return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          classes.put(name, out);
          return out;
        }
      };
    }
  }
}
