package dev.gradpoet.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * How many bytes threads have allocated.
 *
 * <p>By handle, because the tests are patched into a module that reads java.base only; a handle of the exact type does
 * not box.
 */
public final class Allocation {
  private static final MethodHandle BYTES = find();

  static {
    // A handle adapts itself after some hundred calls, and allocates then: it must not do so while
    // something is measured.
    for (int call = 0; call < 1_000; call++) {
      bytes(Thread.currentThread().getId());
    }
  }

  private Allocation() {}

  private static MethodHandle find() {
    try {
      Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
      Object bean = factory.getMethod("getThreadMXBean").invoke(null);
      return MethodHandles.publicLookup()
          .findVirtual(
              Class.forName("com.sun.management.ThreadMXBean"),
              "getThreadAllocatedBytes",
              MethodType.methodType(long.class, long.class))
          .bindTo(bean);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** The bytes that the thread of that id has allocated so far. */
  public static long bytes(long thread) {
    try {
      return (long) BYTES.invokeExact(thread);
    } catch (Throwable e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * The least that {@code code} allocates in one of several runs, in this thread: what the virtual machine does once, linking or
   * compiling, is not what the code does each time.
   */
  public static long least(Runnable code) {
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = bytes(thread);
      code.run();
      least = Math.min(least, bytes(thread) - before);
    }
    return least;
  }
}
