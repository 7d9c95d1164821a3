package dev.gradpoet.benchmarks.gradpoet.jmh;

import dev.gradpoet.benchmarks.gradpoet.LargeNetwork;
import dev.gradpoet.runtime.io.TensorLayout;
import dev.gradpoet.runtime.io.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A file of 100 MB, which the operating system has in memory when it is read; writing waits for the disk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WeightsBenchmark {
  /** How matrices lie in the file: as in the network, or turned. */
  @Param({"GRADPOET", "PYTORCH"})
  public TensorLayout layout = TensorLayout.GRADPOET;

  private Weights<LargeNetwork> weights = Weights.of(LargeNetwork.create(1));
  private Path folder = Path.of("");
  private Path file = folder;

  /** Writes the file to read. */
  @Setup
  public void setUp() throws IOException {
    weights = weights.layout(layout);
    folder = Files.createTempDirectory("weights");
    file = folder.resolve("large.safetensors");
    weights.save(file);
  }

  /** Loads into a network that is there. */
  @Benchmark
  public LargeNetwork load() throws IOException {
    return weights.load(file);
  }

  /** Saves in place of the file. */
  @Benchmark
  public void save() throws IOException {
    weights.save(file);
  }

  /** Deletes the file. */
  @TearDown
  public void tearDown() throws IOException {
    Files.delete(file);
    Files.delete(folder);
  }
}
