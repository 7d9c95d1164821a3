package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Nullable;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The calling thread and some daemon threads that share the pieces of one {@link Work} after another, without
 * allocation.
 *
 * <p>All of it turns on one word, {@link #ticket}: the number of the round, how many pieces it has, how many are taken.
 * A thread takes a piece by a compare-and-set on it, so nobody can take a piece of a round that is over. What the
 * caller wrote before {@link #run} is visible to each piece (it published the ticket that the thread read), and what
 * the pieces wrote is visible after {@code run} (each counts itself in {@link #done}, which the caller read).
 *
 * <p>Only the thread that made it may call {@link #run} and {@link #close}.
 */
final class Crew implements AutoCloseable {
  /** How many pieces a round may have: what fits the ticket. */
  static final int MOST_ITEMS = (1 << 16) - 1;

  /** How often to look before parking: some tens of microseconds, about what waking a parked thread costs. */
  private static final int SPINS = 1_000;

  private static final long ENDED = -1;

  private final AtomicLong ticket = new AtomicLong();
  private final AtomicInteger done = new AtomicInteger();
  private final Thread caller = Thread.currentThread();
  private final Worker[] workers;

  private @Nullable Work work;
  private int round;
  private volatile boolean callerParked;
  private @Nullable Throwable failure;
  private int failedItem;

  /** A crew of {@code size} with the caller; until {@link #start} it must not run anything if that is more than 1. */
  Crew(int size) {
    workers = new Worker[size - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
    }
  }

  /** Starts the threads. The system may refuse one: {@link #close} ends those before it. */
  void start() {
    for (Worker worker : workers) {
      worker.start();
    }
  }

  /** The number of threads, the caller included. */
  int size() {
    return workers.length + 1;
  }

  /**
   * Runs all pieces and returns when they are done, also when one has failed.
   *
   * @throws RuntimeException or Error: what the failed piece with the lowest number threw
   */
  void run(Work work, int items) {
    if (items == 1 || workers.length == 0) {
      for (int item = 0; item < items; item++) {
        work.run(item, 0);
      }
      return;
    }
    this.work = work;
    done.set(0);
    round = (round + 1) & Integer.MAX_VALUE;
    ticket.set(((long) round << 32) | ((long) items << 16));
    wake();
    help(0);
    awaitDone(items);
    this.work = null;
    if (failure != null) {
      Throwable thrown = failure;
      failure = null;
      throw Failures.unchecked(thrown);
    }
  }

  /** Takes pieces while there are any. */
  private void help(int slot) {
    while (true) {
      long seen = ticket.get();
      int item = (int) seen & 0xffff;
      int items = (int) (seen >>> 16) & 0xffff;
      if (seen == ENDED || item >= items) {
        return;
      }
      if (ticket.compareAndSet(seen, seen + 1)) {
        try {
          Objects.requireNonNull(work).run(item, slot);
        } catch (Throwable thrown) {
          failed(item, thrown);
        }
        if (done.incrementAndGet() == items && callerParked) {
          LockSupport.unpark(caller);
        }
      }
    }
  }

  private synchronized void failed(int item, Throwable thrown) {
    if (failure == null || item < failedItem) {
      failure = thrown;
      failedItem = item;
    }
  }

  private void awaitDone(int items) {
    for (int spin = 0; spin < SPINS && done.get() < items; spin++) {
      Thread.onSpinWait();
    }
    callerParked = true;
    while (done.get() < items) {
      LockSupport.park(this);
    }
    callerParked = false;
  }

  private void wake() {
    for (Worker worker : workers) {
      if (worker.parked) {
        LockSupport.unpark(worker);
      }
    }
  }

  /** Ends the threads and waits until they are gone; an interrupt is kept for the caller. */
  @Override
  public void close() {
    ticket.set(ENDED);
    wake();
    boolean interrupted = false;
    for (Worker worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread that helps in every round until the end. */
  private final class Worker extends Thread {
    private final int slot;
    private volatile boolean parked;

    Worker(int slot) {
      super("gradpoet-trainer-" + slot);
      this.slot = slot;
      setDaemon(true);
    }

    @Override
    public void run() {
      long seen = 0;
      while (seen != ENDED) {
        help(slot);
        seen = awaitItem();
      }
    }

    /** Waits for a ticket with a piece to take, or the end. */
    private long awaitItem() {
      for (int spin = 0; spin < SPINS; spin++) {
        long seen = ticket.get();
        if (offers(seen)) {
          return seen;
        }
        Thread.onSpinWait();
      }
      // Set before the ticket is read again: the caller sets the ticket before it reads this, so
      // one of both sees the other.
      parked = true;
      long seen = ticket.get();
      while (!offers(seen)) {
        LockSupport.park(Crew.this);
        Thread.interrupted(); // a set flag would turn park into a spin
        seen = ticket.get();
      }
      parked = false;
      return seen;
    }

    private boolean offers(long seen) {
      return seen == ENDED || ((int) seen & 0xffff) < ((int) (seen >>> 16) & 0xffff);
    }
  }
}
