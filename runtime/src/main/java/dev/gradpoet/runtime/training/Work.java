package dev.gradpoet.runtime.training;

/** Work in numbered pieces that may run at the same time. */
interface Work {

  /**
   * Does piece {@code item}.
   *
   * @param slot the thread that does it, 0 … {@link Crew#size} − 1: no two pieces run at the same time with the same
   *     slot
   */
  void run(int item, int slot);
}
