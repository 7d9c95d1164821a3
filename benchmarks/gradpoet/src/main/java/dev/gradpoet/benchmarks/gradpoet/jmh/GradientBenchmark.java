package dev.gradpoet.benchmarks.gradpoet.jmh;

import dev.gradpoet.runtime.optimizer.OptimizerState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The gradient of a batch, and the update by it, apart and together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GradientBenchmark {
  /** The case. */
  @Param({
    "2-8-1/4/sgd",
    "4-16-3/1/sgd",
    "4-16-3/256/gradient",
    "784-128-10/64/sgd",
    "784-128-10/64/adam",
    "784-512-512-10/128/sgd"
  })
  public String work = "";

  private Operands operands = Operands.NONE;
  private OptimizerState state = Operands.NONE.state();
  private int step;

  /** Makes the network. */
  @Setup
  public void setUp() {
    operands = Operands.of(work);
    state = operands.state();
  }

  /** Forward and backward pass. */
  @Benchmark
  public double gradient() {
    step = step + 1 < operands.work().steps() ? step + 1 : 0;
    return operands.accumulate(step);
  }

  /** The change of the parameters alone. */
  @Benchmark
  public float[] update() {
    operands.update(state);
    return operands.network().parameters();
  }

  /** Both. */
  @Benchmark
  public double step() {
    double loss = gradient();
    operands.update(state);
    return loss;
  }
}
