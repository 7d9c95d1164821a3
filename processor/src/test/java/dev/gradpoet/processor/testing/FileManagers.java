package dev.gradpoet.processor.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Where javac finds files. Opening the JDK and the class path is most of what a small compilation costs: each thread does that once. */
public final class FileManagers {
  private static final ThreadLocal<Map<List<String>, StandardJavaFileManager>> OPEN =
      ThreadLocal.withInitial(HashMap::new);

  private FileManagers() {}

  /** The one for compilations with {@code options}, which it keeps. Nobody closes it; what lies on a class path must not change. */
  public static StandardJavaFileManager of(List<String> options) {
    return OPEN.get()
        .computeIfAbsent(
            List.copyOf(options),
            any -> ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));
  }
}
