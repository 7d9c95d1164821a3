package dev.gradpoet.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Time of javac for an interface with {@code @Network} against the same without: what the processor takes and what its
 * output takes to compile. The processor is there in both. Cold is a JVM for each, warm one that goes on compiling.
 */
final class CompileTime {
  private static final String ANNOTATION =
      "@dev.gradpoet.Network(inputs = 784, loss = dev.gradpoet.Loss.CROSS_ENTROPY)";
  private static final String INTERFACE = """
      interface Wide {
        %s dev.gradpoet.runtime.Layer hidden();
        %s dev.gradpoet.runtime.Layer hidden2();
        %s dev.gradpoet.runtime.Layer output();
      }
      """;
  private static final String HIDDEN =
      "@dev.gradpoet.Dense(units = 512, activation = dev.gradpoet.Activation.RELU)";
  private static final String OUTPUT =
      "@dev.gradpoet.Dense(units = 10, activation = dev.gradpoet.Activation.SOFTMAX)";

  private CompileTime() {}

  static Map<String, String> measure(Jdk jdk, Layout layout, Child child, boolean quick) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (boolean simd : new boolean[] {false, true}) {
      String setup = simd ? Subjects.SIMD : Subjects.PLAIN;
      Path scratch = layout.results().resolve("compile").resolve(setup);
      Path with =
          source(scratch.resolve("with"), ANNOTATION + INTERFACE.formatted(HIDDEN, HIDDEN, OUTPUT));
      Path without = source(scratch.resolve("without"), INTERFACE.formatted("", "", ""));
      List<Double> difference = new ArrayList<>();
      for (int i = 0; i < (quick ? 3 : 9); i++) {
        long annotated = child.nanos(command(jdk, layout, with, simd));
        long bare = child.nanos(command(jdk, layout, without, simd));
        difference.add((annotated - bare) / 1e6);
      }
      figures.put(setup + " difference ms", String.valueOf(Startup.median(difference)));
      child
          .figures(warm(jdk, layout, with, without, simd, quick), Map.of())
          .forEach((metric, value) -> figures.put(setup + " " + metric, value));
      figures.put(setup + " class bytes", String.valueOf(classBytes(with) - classBytes(without)));
    }
    return figures;
  }

  private static Path source(Path directory, String text) {
    try {
      Files.createDirectories(directory);
      // Classes of an earlier run would be counted, too.
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      return Files.writeString(directory.resolve("Wide.java"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Jdk jdk, Layout layout, Path source, boolean simd) {
    String classPath = layout.classPath("gradpoet");
    String directory = source.resolveSibling("").toString();
    List<String> command = new ArrayList<>(List.of(jdk.javac(), "-d", directory));
    if (simd) {
      command.add(Subject.VECTORS);
    }
    command.addAll(List.of(
        "-cp",
        classPath,
        "-processorpath",
        classPath,
        "-processor",
        "dev.gradpoet.processor.GradpoetProcessor"));
    command.add(source.toString());
    return command;
  }

  private static List<String> warm(
      Jdk jdk, Layout layout, Path with, Path without, boolean simd, boolean quick) {
    List<String> command = new ArrayList<>(List.of(
        jdk.java(),
        "-cp",
        layout.classPath("gradpoet"),
        "dev.gradpoet.benchmarks.gradpoet.WarmCompiler",
        with.toString(),
        without.toString(),
        quick ? "quick" : "full"));
    if (simd) {
      command.add(Subject.VECTORS);
    }
    return command;
  }

  private static long classBytes(Path source) {
    try (Stream<Path> files = Files.list(source.resolveSibling(""))) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
