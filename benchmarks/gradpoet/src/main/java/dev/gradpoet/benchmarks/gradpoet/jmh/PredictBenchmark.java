package dev.gradpoet.benchmarks.gradpoet.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The prediction of one sample, another one each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PredictBenchmark {
  /** The case. */
  @Param({"2-8-1/1/predict", "4-16-3/1/predict", "784-128-10/1/predict", "784-512-512-10/1/predict"
  })
  public String work = "";

  private Operands operands = Operands.NONE;
  private int sample;

  /** Makes the network. */
  @Setup
  public void setUp() {
    operands = Operands.of(work);
  }

  /** Predicts. */
  @Benchmark
  public float[] predict() {
    sample = sample + 1 < operands.work().samples() ? sample + 1 : 0;
    operands.network().predict(operands.samples().x(), sample, 1, operands.out());
    return operands.out();
  }
}
