package dev.gradpoet.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts bytes allocated by the threads that are alive at its construction. Counting allocates nothing. */
public final class Allocation {
  private final ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long[] threads = bean.getAllThreadIds();

  /** Bytes allocated until now. */
  public long bytes() {
    long sum = 0;
    for (long thread : threads) {
      sum += Math.max(0, bean.getThreadAllocatedBytes(thread));
    }
    return sum;
  }

  /** The least bytes of a step over a few passes. */
  static double perStep(Session session, int steps) {
    Allocation allocation = new Allocation();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long before = allocation.bytes();
      session.run(1);
      least = Math.min(least, allocation.bytes() - before);
    }
    return (double) least / steps;
  }
}
