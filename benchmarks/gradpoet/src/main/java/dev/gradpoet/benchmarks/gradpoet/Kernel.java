package dev.gradpoet.benchmarks.gradpoet;

/** Work whose amount is known. */
interface Kernel {

  /** Runs for some microseconds; returns the operations or bytes. */
  double run();
}
