package dev.gradpoet.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compiles sources to class files in memory. */
public final class InMemoryCompiler {
  /** What every user may have switched on. */
  private static final List<String> JAVAC =
      List.of("--release", "17", "-proc:none", "-Xlint:all", "-Werror");

  /** What an Eclipse user may have switched on; each of these stops the compile. */
  private static final List<String> ECJ = List.of(
      "--release",
      "17",
      "-proc:none",
      "-g",
      "-err:+unused,unusedImport,unusedLocal,unusedPrivate,unusedArgument,raw,unchecked,deprecation,fallthrough,finally,hiding,"
          + "static-access,serial,semicolon,noEffectAssign,over-ann,typeHiding,uselessTypeCheck,compareIdentical,charConcat");

  private InMemoryCompiler() {}

  /** Class files by binary name, from javac with all its warnings as errors; an assertion fails if there is one. */
  public static Map<String, byte[]> javac(Map<String, String> sourcesByName) {
    return compile(ToolProvider.getSystemJavaCompiler(), JAVAC, sourcesByName, 0);
  }

  /** As {@link #javac}, with the Vector API, of which javac says that it incubates. */
  public static Map<String, byte[]> javacWithVectors(Map<String, String> sourcesByName) {
    List<String> options = new ArrayList<>(JAVAC);
    options.remove("-Werror");
    options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    return compile(ToolProvider.getSystemJavaCompiler(), options, sourcesByName, 1);
  }

  /** Class files by binary name, from the Eclipse compiler; an assertion fails if there is a warning that a user may have made an error. */
  public static Map<String, byte[]> ecj(Map<String, String> sourcesByName) {
    return ecj(sourcesByName, List.of());
  }

  /** As {@link #ecj}, with the Vector API. */
  public static Map<String, byte[]> ecjWithVectors(Map<String, String> sourcesByName) {
    return ecj(sourcesByName, List.of("--add-modules", "jdk.incubator.vector"));
  }

  private static Map<String, byte[]> ecj(Map<String, String> sourcesByName, List<String> options) {
    Path directory = null;
    try {
      directory = Files.createTempDirectory("ecj");
      return ecj(directory, sourcesByName, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(directory);
    }
  }

  /** Its {@code javax.tools} front takes sources from the disk only. */
  private static Map<String, byte[]> ecj(
      Path directory, Map<String, String> sourcesByName, List<String> options) throws IOException {
    for (Map.Entry<String, String> source : sourcesByName.entrySet()) {
      Path file = directory.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    Path out = directory.resolve("out");
    List<String> arguments = new ArrayList<>(ECJ);
    arguments.addAll(options);
    arguments.addAll(List.of(
        "-encoding",
        "UTF-8",
        "-classpath",
        classPath(),
        "-d",
        out.toString(),
        directory.resolve("src").toString()));
    StringWriter log = new StringWriter();
    PrintWriter printer = new PrintWriter(log);
    boolean done = BatchCompiler.compile(arguments.toArray(new String[0]), printer, printer, null);
    if (!done || !log.toString().isEmpty()) {
      throw new AssertionError(log.toString().lines().limit(60).collect(Collectors.joining("\n")));
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString().replace(File.separatorChar, '.');
        bytes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  /** Without entries that do not exist, of which it warns. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> new File(entry).exists())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void delete(Path directory) {
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> compile(
      JavaCompiler compiler,
      List<String> options,
      Map<String, String> sourcesByName,
      int expectedNotes) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    List<Source> sources = sourcesByName.entrySet().stream()
        .map(e -> new Source(e.getKey(), e.getValue()))
        .toList();
    StringWriter log = new StringWriter();
    Memory files = new Memory(FileManagers.of(options), classes);
    boolean done =
        compiler.getTask(log, files, diagnostics, options, null, sources).call();
    if (!done || diagnostics.getDiagnostics().size() > expectedNotes) {
      throw new AssertionError(diagnostics.getDiagnostics().stream()
              .map(d -> d.getKind() + " "
                  + (d.getSource() == null ? "" : d.getSource().getName()) + ":"
                  + d.getLineNumber() + " " + d.getMessage(Locale.ROOT) + "\n  "
                  + line(d.getSource(), d.getLineNumber()))
              .limit(20)
              .collect(Collectors.joining("\n"))
          + "\n" + log);
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
      return new SimpleJavaFileObject(
          URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
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
