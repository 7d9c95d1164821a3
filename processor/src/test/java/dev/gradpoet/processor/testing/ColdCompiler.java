package dev.gradpoet.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A compiler in a virtual machine of its own, with what that loads and links. */
public final class ColdCompiler {
  private static final String OURS = "dev.gradpoet.processor.";
  private static final String LINKED = "linkCallSite " + OURS;

  private final Path directory;
  private final List<String> loaded;
  private final List<String> output;

  private ColdCompiler(Path directory, List<String> loaded, List<String> output) {
    this.directory = directory;
    this.loaded = loaded;
    this.output = output;
  }

  /** Compiles {@code source} of the type {@code name} with the processor in {@code directory}. */
  public static ColdCompiler run(Path directory, String name, String source, String... options)
      throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".java");
    Files.writeString(file, source);
    Path log = directory.resolve("classes.log");
    Path output = directory.resolve("javac.log");
    String path = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-J-Xlog:class+load:file=" + log.getFileName(),
        "-J-Djava.lang.invoke.MethodHandle.TRACE_METHOD_LINKAGE=true",
        "-cp",
        path,
        "-processorpath",
        path,
        "-d",
        directory.toString()));
    command.addAll(List.of(options));
    command.add(file.toString());
    Process javac = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    assertThat(javac.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(javac.exitValue()).as(Files.readString(output)).isZero();
    return new ColdCompiler(directory, Files.readAllLines(log), Files.readAllLines(output));
  }

  /** What the virtual machine says of each class of the processor that it loads, without those that it makes of lambdas. */
  public List<String> classes() {
    return loaded.stream()
        .filter(line -> line.contains(OURS) && !line.contains("$$Lambda"))
        .toList();
  }

  /** What it says of each place in the processor that it links when that first runs: a lambda, a method reference, an equality of a record. */
  public List<String> linked() {
    return output.stream()
        .filter(line -> line.startsWith(LINKED) && !line.contains("=>"))
        .toList();
  }

  /** A file that was written. */
  public Path file(String name) {
    return directory.resolve(name);
  }
}
