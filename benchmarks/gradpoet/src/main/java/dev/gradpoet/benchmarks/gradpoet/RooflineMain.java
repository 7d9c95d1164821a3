package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.PeerMain;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Measures what the machine can do at most: fused multiply-adds, and bandwidth at three sizes. */
public final class RooflineMain {
  private static final int KILO = 1 << 10;
  private static final int ROUNDS = 15;

  private RooflineMain() {}

  /**
   * Arguments: {@code quick} or {@code full}, bytes of the second-level cache.
   *
   * @throws Exception if a kernel fails
   */
  public static void main(String[] args) throws Exception {
    long nanos = args[0].equals("quick") ? 30_000_000 : 100_000_000;
    int l2 = Integer.parseInt(args[1]);
    for (int threads = 1; threads <= 2; threads++) {
      PeerMain.print("gflops-" + threads, best(threads, nanos, FmaKernel::new));
      // Half of the second level, some of a usual third one, far more than any cache.
      PeerMain.print("l2-" + threads, best(threads, nanos, () -> new Triad(l2 / 2)));
      PeerMain.print("l3-" + threads, best(threads, nanos, () -> new Triad(6 * KILO * KILO)));
      PeerMain.print("memory-" + threads, best(threads, nanos, () -> new Triad(384 * KILO * KILO)));
    }
  }

  /** The best of some rounds, after one that warms up: giga-operations or gigabytes per second of all threads. */
  private static double best(int threads, long nanos, Supplier<Kernel> kernel) throws Exception {
    List<Kernel> kernels = Stream.generate(kernel).limit(threads).toList();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      double best = 0;
      for (int round = 0; round <= ROUNDS; round++) {
        double sum = 0;
        CountDownLatch start = new CountDownLatch(threads);
        for (Future<Double> rate : kernels.stream()
            .map(it -> pool.submit(() -> {
              start.countDown();
              start.await();
              return rate(it, nanos);
            }))
            .toList()) {
          sum += rate.get();
        }
        best = round == 0 ? 0 : Math.max(best, sum);
      }
      return best;
    } finally {
      pool.shutdown();
    }
  }

  private static double rate(Kernel kernel, long nanos) {
    long start = System.nanoTime();
    double done = 0;
    long elapsed;
    do {
      done += kernel.run();
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    return done / elapsed;
  }
}
