package dev.gradpoet.runtime.internal;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a listener that serves one run at a time serves one. Thread-safe. */
public final class OneRun {
  private final AtomicBoolean serves = new AtomicBoolean();

  /**
   * To be called first in {@code onStart}.
   *
   * @param listener what the listener is called in the message
   * @throws IllegalStateException if it serves a run that is not over
   */
  public void begin(String listener) {
    if (!serves.compareAndSet(false, true)) {
      throw new IllegalStateException(
          listener + " serves another run that is not over: one instance serves one run at a time");
    }
  }

  /** To be called in {@code close}, and where {@code onStart} throws after {@link #begin}. */
  public void end() {
    serves.set(false);
  }
}
