package dev.gradpoet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Architecture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training that was interrupted leaves the flag of its thread set: what was trained is saved all the same. */
class InterruptedThreadTest {
  /** Some chunks of the writer and the reader. */
  private static final Architecture LARGE = Architecture.of("demo.Large", 200, "squared_error")
      .dense("hidden", 300, "tanh", true)
      .dense("output", 1, "identity", true)
      .build();

  private static final StoredNetwork TRAINED = StoredNetwork.random(LARGE, 1);

  @TempDir
  private Path directory;

  @AfterEach
  void clearFlag() {
    Thread.interrupted();
  }

  private static void assertLoaded(StoredNetwork loaded) {
    assertThat(loaded.parameters()).isEqualTo(TRAINED.parameters());
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void filesAreWrittenAndRead() throws IOException {
    Path file = directory.resolve("large.safetensors");
    for (TensorLayout layout : TensorLayout.values()) {
      Thread.currentThread().interrupt();
      Weights.of(TRAINED).layout(layout).save(file);
      StoredNetwork loaded = StoredNetwork.zeros(LARGE);
      Weights.of(loaded).load(file);
      assertLoaded(loaded);
    }
  }

  @Test
  void tensorsAreReadInAnyOrder() throws IOException {
    Path file = directory.resolve("large.safetensors");
    Thread.currentThread().interrupt();
    Weights.of(TRAINED).save(file);
    try (Safetensors tensors = Safetensors.open(file)) {
      for (String name : List.of("output.weights", "hidden.weights", "output.weights")) {
        float[] values = new float[60_000];
        int size = tensors.read(name, values, 0);
        assertThat(values[size - 1])
            .isEqualTo(TRAINED.parameters()[name.startsWith("h") ? 59_999 : 60_599]);
      }
    }
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void streamsAreWrittenAndRead() throws IOException {
    Thread.currentThread().interrupt();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SafetensorsWriter()
        .tensor("hidden.weights", List.of(200, 300), TRAINED.parameters(), 0)
        .tensor("hidden.biases", List.of(300), TRAINED.parameters(), 60_000)
        .tensor("output.weights", List.of(300, 1), TRAINED.parameters(), 60_300)
        .tensor("output.biases", List.of(1), TRAINED.parameters(), 60_600)
        .write(bytes);
    StoredNetwork loaded = StoredNetwork.zeros(LARGE);
    Weights.of(loaded).load(new ByteArrayInputStream(bytes.toByteArray()), "stream");
    assertLoaded(loaded);
  }

  @Test
  void executorThatShutsDownDoesNotLoseTheModel() throws Exception {
    Path file = directory.resolve("large.safetensors");
    ExecutorService executor = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    Future<Boolean> flag = executor.submit(() -> {
      begun.countDown();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      Weights.of(TRAINED).save(file);
      return Thread.currentThread().isInterrupted();
    });
    begun.await();
    executor.shutdownNow();

    assertThat(flag.get()).isTrue();
    assertThat(Files.size(file)).isGreaterThan(4L * LARGE.parameterCount());
  }

  @Test
  void interruptsThatComeWhileItIsWrittenAndReadEndNothing() throws Exception {
    Path file = directory.resolve("large.safetensors");
    Thread worker = Thread.currentThread();
    Thread pest = new Thread(() -> {
      while (!Thread.currentThread().isInterrupted()) {
        worker.interrupt();
        Thread.onSpinWait();
      }
    });
    pest.start();
    try {
      for (int round = 0; round < 20; round++) {
        Thread.interrupted();
        Weights.of(TRAINED).save(file);
        Thread.interrupted();
        StoredNetwork loaded = StoredNetwork.zeros(LARGE);
        Weights.of(loaded).load(file);
        assertThat(loaded.parameters()).isEqualTo(TRAINED.parameters());
      }
    } finally {
      pest.interrupt();
      Thread.interrupted();
      while (pest.isAlive()) {
        Thread.onSpinWait();
      }
    }
  }
}
