package dev.gradpoet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.gradpoet.runtime.Architecture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A named pipe has no size and no positions. */
class PipeTest {
  private static final Architecture SMALL = StoredNetwork.small("tanh").build();

  private static Path pipe(Path directory) throws InterruptedException {
    Path pipe = directory.resolve("pipe");
    try {
      if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
        abort("no pipes here");
      }
    } catch (IOException e) {
      abort("no pipes here");
    }
    return pipe;
  }

  @Test
  void weightsAreLoadedFromIt(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("file");
    StoredNetwork saved = StoredNetwork.counting(SMALL);
    Weights.of(saved).save(file);
    Path pipe = pipe(directory);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
      try (OutputStream out = Files.newOutputStream(pipe)) {
        Files.copy(file, out);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    StoredNetwork loaded = StoredNetwork.zeros(SMALL);
    Weights.of(loaded).load(pipe);
    writer.get();
    assertThat(loaded.parameters()).containsExactly(saved.parameters());
  }

  @Test
  void weightsAreSavedIntoItAndItStaysAPipe(@TempDir Path directory) throws Exception {
    StoredNetwork saved = StoredNetwork.counting(SMALL);
    Path file = directory.resolve("file");
    Weights.of(saved).save(file);
    Path pipe = pipe(directory);
    CompletableFuture<byte[]> reader = CompletableFuture.supplyAsync(() -> {
      try {
        return Files.readAllBytes(pipe);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
    Weights.of(saved).save(pipe);
    assertThat(Files.isRegularFile(pipe)).isFalse();
    assertThat(reader.get()).isEqualTo(Files.readAllBytes(file));
  }
}
