package dev.gradpoet.runtime.matrix;

import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.internal.VectorModule;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells when the Vector API is fast, and has it compiled before that, in a thread of its own.
 *
 * <p>Until the just-in-time compiler has compiled it, code with vectors runs a thousand times slower than after, and its compilation delays
 * that of plain Java, which computes the same bits. So networks that are computed by products of matrices begin in plain Java. When they have been
 * computing for a second, a daemon thread starts, which takes a second of one processor or less; then they go on with vectors. The
 * system property {@value dev.gradpoet.runtime.Backend#PROPERTY} may say {@code simd}: vectors from the first pass on. All methods may be
 * called by any thread.
 */
public final class VectorWarmUp {
  /** A program that ends before this never pays for vectors. */
  private static final long DELAY = TimeUnit.SECONDS.toNanos(1);

  private static final int CALLS = 20;

  /** How many times in a row products must be fast. */
  private static final int TIMES = 3;

  /** A vector operation that is interpreted takes ten times as long for each of its values, or more. */
  private static final double NANOSECONDS_PER_PRODUCT = 1;

  /** After so long the compiler does without: products stay those in plain Java. */
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  private static final CountDownLatch END = new CountDownLatch(1);

  private static volatile boolean done;
  private static boolean isAsked;
  private static boolean isStarted;
  private static long firstAsked;

  private VectorWarmUp() {}

  /** Whether vectors are to compute; generated code asks this before each pass. The first answer is no, unless they are forced. */
  public static boolean isDone() {
    return done || isForced() || isDoneLater();
  }

  private static boolean isForced() {
    return System.getProperty(Backend.PROPERTY, "").equals(Backend.SIMD_ALWAYS);
  }

  private static synchronized boolean isDoneLater() {
    if (!isAsked) {
      isAsked = true;
      firstAsked = System.nanoTime();
    } else if (!isStarted && System.nanoTime() - firstAsked > DELAY) {
      start();
    }
    return done;
  }

  private static synchronized void start() {
    if (!isStarted) {
      isStarted = true;
      readVectors();
      Thread thread = new Thread(VectorWarmUp::run, "gradpoet-vector-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Lets this module read that of the Vector API: to require it would warn everyone whose module is compiled against this one. */
  static void readVectors() {
    Optional<Module> vectors = VectorModule.find();
    if (vectors.isPresent()) {
      VectorWarmUp.class.getModule().addReads(vectors.get());
    }
  }

  /**
   * Has vectors compiled now and waits for it, as a service may before it says that it is ready. The module must be there.
   *
   * @return whether they are: false if the compiler did not compile them within half a minute
   * @throws InterruptedException if the thread is interrupted
   */
  public static boolean await() throws InterruptedException {
    start();
    END.await();
    return done;
  }

  private static void run() {
    try {
      long start = System.nanoTime();
      int lanes = VectorTiles.LANES;
      int width = VectorTiles.VECTORS * lanes;
      // Tiles of six and of four rows, those of a one after another and side by side; a single row;
      // narrow ones.
      done = compile(start, 10, width, 48, false)
          && compile(start, 10, width, 48, true)
          && compile(start, 1, 16 * lanes, 48, false)
          && compile(start, 1, 13 * lanes - 3, 48, false)
          && compile(start, 1, 1024, 48, false)
          && compile(start, 7, lanes - 3, 48, false)
          && compile(start, 7, 30 * width + 5, 48, false);
    } finally {
      END.countDown();
    }
  }

  /** Computes a product again and again, until it is fast or the limit is reached; returns whether it is fast. */
  private static boolean compile(long start, int rows, int columns, int depth, boolean isAcross) {
    Tiles tiles = new Tiles();
    Strided a = new Strided();
    Strided b = new Strided();
    Strided c = new Strided();
    a.set(new float[rows * depth], 0, isAcross ? 1 : depth, isAcross ? rows : 1);
    b.set(new float[depth * columns], 0, columns, 1);
    c.set(new float[rows * columns], 0, columns, 1);
    double limit = NANOSECONDS_PER_PRODUCT * CALLS * rows * columns * depth;
    int times = 0;
    while (times < TIMES) {
      long before = System.nanoTime();
      if (before - start > LIMIT) {
        return false;
      }
      for (int call = 0; call < CALLS; call++) {
        tiles.multiply(rows, columns, depth, a, b, c, c, MatrixProduct.NO_FLOOR);
      }
      times = System.nanoTime() - before < limit ? times + 1 : 0;
    }
    return true;
  }
}
