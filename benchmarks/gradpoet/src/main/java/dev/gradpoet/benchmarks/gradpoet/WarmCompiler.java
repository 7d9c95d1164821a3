package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.PeerMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a source with a network and the same without in turn, in one JVM that keeps the classes of javac and of the
 * processor, as daemons of builds do.
 */
public final class WarmCompiler {
  private static final int PAIRS = 25;
  private static final long SECOND = 1_000_000_000;

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final List<String> options;

  private WarmCompiler(List<String> options) {
    this.options = options;
  }

  /**
   * Arguments: the source with the network, the one without, {@code quick} or {@code full}, options of javac.
   *
   * @throws ReflectiveOperationException if the processor is not there
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    WarmCompiler compiler = new WarmCompiler(Arrays.asList(args).subList(3, args.length));
    Path with = Path.of(args[0]);
    Path without = Path.of(args[1]);
    long warmUp = args[2].equals("quick") ? 2 * SECOND : 15 * SECOND;
    long start = System.nanoTime();
    while (System.nanoTime() - start < warmUp) {
      compiler.nanos(with);
      compiler.nanos(without);
    }
    double[] difference = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      difference[i] = (compiler.nanos(with) - compiler.nanos(without)) / 1e6;
    }
    Arrays.sort(difference);
    PeerMain.print("warm ms", difference[PAIRS / 2]);
  }

  private long nanos(Path source) throws ReflectiveOperationException, IOException {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-d", source.resolveSibling("").toString()));
    all.addAll(List.of("-cp", System.getProperty("java.class.path")));
    Processor processor = Class.forName("dev.gradpoet.processor.GradpoetProcessor")
        .asSubclass(Processor.class)
        .getConstructor()
        .newInstance();
    long start = System.nanoTime();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, null, all, null, files.getJavaFileObjects(source));
      task.setProcessors(List.of(processor));
      if (!task.call()) {
        throw new IllegalStateException(source + " does not compile");
      }
    }
    return System.nanoTime() - start;
  }
}
