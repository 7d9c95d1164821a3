package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.gradpoet.processor.model.NetworkModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles sources with the processor. A source is written without package and imports, and with {@code /*!*}{@code /} right before the
 * place of each expected error.
 */
public final class Sources {

  private static final String MARK = "/*!*/";
  private static final Pattern MARKS = Pattern.compile("(?:" + Pattern.quote(MARK) + ")+");
  private static final Pattern NAME = Pattern.compile("(?:class|interface|enum|record) (\\w+)");
  private static final String IMPORTS = "import dev.gradpoet.*; import dev.gradpoet.runtime.Layer;"
      + " import static dev.gradpoet.Activation.*; import static dev.gradpoet.Initialization.*;"
      + " import static dev.gradpoet.Loss.*; import static dev.gradpoet.Padding.*; import static dev.gradpoet.Style.*; import static java.lang.Double.*; ";

  private Sources() {}

  /** A source file of package {@code demo} that imports the language. */
  public static JavaFileObject source(String text) {
    return source("demo", text);
  }

  /** A source file of a package, empty for the unnamed one, that imports the language. */
  public static JavaFileObject source(String packageName, String text) {
    Matcher name = NAME.matcher(text);
    assertThat(name.find()).isTrue();
    return packageName.isEmpty()
        ? JavaFileObjects.forSourceString(name.group(1), IMPORTS + text)
        : JavaFileObjects.forSourceString(
            packageName + "." + name.group(1), "package " + packageName + "; " + IMPORTS + text);
  }

  /** Compiles with the processor as it is published, and all warnings. */
  public static Compiled compile(JavaFileObject... sources) {
    return compile(List.of(new GradpoetProcessor()), sources);
  }

  public static Compiled compile(List<? extends Processor> processors, JavaFileObject... sources) {
    return Compiled.of(processors, List.of("-Xlint:all,-processing", "-Werror"), List.of(sources));
  }

  /** Compiles with the processor and another back end. */
  public static Compiled compileWith(
      BiFunction<NetworkModel, Boolean, NetworkCompiler.Result> backEnd,
      JavaFileObject... sources) {
    return compile(List.of(new GradpoetProcessor(backEnd)), sources);
  }

  /** Reads the networks of the sources, which must be sound, by their qualified names. */
  public static Map<String, NetworkModel> read(JavaFileObject... sources) {
    Map<String, NetworkModel> networks = new HashMap<>();
    Compiled compiled = compileWith(
        (network, hasVectors) -> {
          networks.put(network.type().qualifiedName(), network);
          return NetworkCompiler.compile(network, hasVectors);
        },
        sources);
    assertThat(compiled.messages()).isEmpty();
    return networks;
  }

  /** Asserts that the sources compile, without a warning, and which classes are generated. */
  public static void assertGenerates(Compiled compiled, String... generated) {
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.generated()).containsExactlyInAnyOrder(generated);
  }

  /** Asserts that exactly these errors are reported at the marks of a source, in that order, and that nothing is generated for it. */
  public static void assertRejected(String text, String... messages) {
    JavaFileObject source = source(text);
    Compiled compiled = compile(source);
    assertErrors(compiled, List.of(source), messages);
    assertThat(compiled.generated()).isEmpty();
  }

  /** Asserts that exactly these errors are reported at the marks of the sources, in that order. */
  public static void assertErrors(
      Compiled compiled, List<JavaFileObject> sources, String... messages) {
    List<String> expected = new ArrayList<>();
    for (JavaFileObject source : sources) {
      String text = text(source);
      Matcher marks = MARKS.matcher(text);
      while (marks.find()) {
        for (int i = 0; i < marks.group().length() / MARK.length(); i++) {
          String message = expected.size() < messages.length
              ? messages[expected.size()]
              : "a message that the test did not name";
          expected.add(error(source, marks.end(), message));
        }
      }
    }
    assertThat(messages).hasSameSizeAs(expected);
    List<String> actual = compiled.diagnostics().stream()
        .sorted(Comparator.<Diagnostic<? extends JavaFileObject>>comparingInt(
                error -> indexOf(sources, error))
            .thenComparing(Diagnostic::getPosition))
        .map(error -> indexOf(sources, error) < 0
            ? error.toString()
            : error(
                sources.get(indexOf(sources, error)),
                (int) error.getPosition(),
                error.getMessage(Locale.ROOT)))
        .toList();
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  /** The file of {@code error}: the compiler wraps file objects, so that they are not equal to what it was given. */
  private static int indexOf(
      List<JavaFileObject> sources, Diagnostic<? extends JavaFileObject> error) {
    return error.getSource() == null
        ? -1
        : sources.stream()
            .map(JavaFileObject::toUri)
            .toList()
            .indexOf(error.getSource().toUri());
  }

  private static String error(JavaFileObject source, int position, String message) {
    String before = text(source).substring(0, position);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = position - before.lastIndexOf('\n');
    return source.getName() + ":" + line + ":" + column + ": " + message;
  }

  private static String text(JavaFileObject source) {
    try {
      return source.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
