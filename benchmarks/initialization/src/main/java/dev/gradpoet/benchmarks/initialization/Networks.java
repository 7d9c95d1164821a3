package dev.gradpoet.benchmarks.initialization;

import dev.gradpoet.runtime.NeuralNetwork;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Declares networks as text and compiles them with the processor. */
final class Networks {
  private static final int UNITS = 32;

  private Networks() {}

  /** Instances of a network with {@code depth} hidden layers of 32 units, whose parameters are zero. */
  static Supplier<NeuralNetwork> of(Task task, int depth, String activation) throws Exception {
    String type = "Network" + depth;
    StringBuilder source = new StringBuilder("""
        import dev.gradpoet.*;
        import dev.gradpoet.runtime.Layer;

        @Network(inputs = %d, loss = Loss.%s)
        public interface %s {
        """.formatted(
        task.data().inputs(), task.isClassification() ? "CROSS_ENTROPY" : "SQUARED_ERROR", type));
    for (int d = 1; d <= depth; d++) {
      source.append("  @Dense(units = " + UNITS + ", activation = Activation." + activation
          + ") Layer hidden" + d + "();\n");
    }
    source.append("  @Dense(units = " + task.data().outputs() + ", activation = Activation."
        + (task.isClassification() ? "SOFTMAX" : "IDENTITY") + ") Layer output();\n}\n");
    Class<?> generated = compile(type, source.toString());
    NeuralNetwork first =
        (NeuralNetwork) generated.getMethod("create", long.class).invoke(null, 0L);
    int parameters = first.parameters().length;
    return () -> {
      try {
        return (NeuralNetwork)
            generated.getConstructor(float[].class).newInstance((Object) new float[parameters]);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static Class<?> compile(String type, String source)
      throws IOException, ClassNotFoundException {
    Path folder = Files.createTempDirectory("initialization");
    Path file = Files.writeString(folder.resolve(type + ".java"), source);
    String classPath = System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done = compiler
          .getTask(
              null,
              files,
              null,
              List.of(
                  "-encoding",
                  "UTF-8",
                  "-cp",
                  classPath,
                  "-processorpath",
                  classPath,
                  "--add-modules",
                  "jdk.incubator.vector",
                  "-d",
                  folder.toString()),
              null,
              files.getJavaFileObjects(file))
          .call();
      if (!done) {
        throw new IllegalStateException("does not compile:\n" + source);
      }
    }
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    return loader.loadClass(type + "Network");
  }
}
