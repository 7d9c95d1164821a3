package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runs.Samples;
import dev.gradpoet.runs.SmallNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Trainer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A training in a process of its own, which ends in the third of its epochs, in one of several ways. */
final class ExitingProcess {
  static final int EXIT_CODE = 3;
  static final int EPOCHS = 5;
  private static final Dataset DATA = Samples.classes(40, 4, 3, 1);

  private ExitingProcess() {}

  /** The file, and how to end. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    switch (arguments[1]) {
      case "another thread exits" -> train(file, epoch -> await(exit()));
      case "another thread that has a lock exits" -> train(file, epoch -> awaitLock());
      case "another thread that is asked again and again exits" ->
        train(file, epoch -> poll(exit()));
      case "nested" -> {
        Checkpoints checkpoints = Checkpoints.to(file);
        train(checkpoints, epoch -> train(checkpoints, inner -> {}));
      }
      case "in a shutdown hook" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> train(file, epoch -> {})));
        System.exit(EXIT_CODE);
      }
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  private static void train(Path file, Consumer<Epoch> inTheThird) {
    train(Checkpoints.to(file).resume(), inTheThird);
  }

  private static void train(Checkpoints checkpoints, Consumer<Epoch> inTheThird) {
    System.out.println(Trainer.of(SmallNetwork.create(1))
        .miniBatch(10)
        .epochs(EPOCHS)
        .onEpoch(epoch -> {
          if (epoch.number() == 3) {
            inTheThird.accept(epoch);
          }
        })
        .checkpoints(checkpoints)
        .train(DATA)
        .ending());
  }

  private static Future<?> exit() {
    ExecutorService ui = Executors.newSingleThreadExecutor();
    return ui.submit(() -> System.exit(EXIT_CODE));
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void poll(Future<?> future) {
    while (!future.isDone()) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void awaitLock() {
    Object lock = new Object();
    CountDownLatch locked = new CountDownLatch(1);
    new Thread(() -> {
          synchronized (lock) {
            locked.countDown();
            System.exit(EXIT_CODE);
          }
        })
        .start();
    try {
      locked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    synchronized (lock) {
      System.out.println("not reached");
    }
  }
}
