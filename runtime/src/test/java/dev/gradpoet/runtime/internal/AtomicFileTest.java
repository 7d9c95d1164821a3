package dev.gradpoet.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is the previous one or the new one, whenever writing ends. */
class AtomicFileTest {
  private static final byte[] NEW = "the new content".getBytes(StandardCharsets.UTF_8);

  @TempDir
  private Path directory;

  private void assertOnly(Path file, String content) throws IOException {
    assertThat(file).hasContent(content);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void failureAtAnyByteLeavesThePreviousFileAndNothingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    for (int written = 0; written <= NEW.length; written++) {
      int length = written;
      assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap(NEW, 0, length));
            throw new IOException("no space left");
          }))
          .isInstanceOf(IOException.class)
          .hasMessage("no space left");
      assertOnly(file, "previous");
    }
  }

  @Test
  void errorLeavesThePreviousFileAndNothingElse() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
          throw new OutOfMemoryError("heap");
        }))
        .isInstanceOf(OutOfMemoryError.class);
    assertOnly(file, "previous");
  }

  @Test
  void previousFileIsThereUntilTheNewOneIsComplete() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    AtomicFile.write(file, channel -> {
      channel.write(ByteBuffer.wrap(NEW));
      assertThat(file).hasContent("previous");
    });
    assertOnly(file, "the new content");
  }

  @Test
  void newFileIsAsReadableAsAnyOther() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "x");
    Path file = directory.resolve("file");
    AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(NEW)));
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(plain));
    } else {
      assertThat(file).isReadable();
    }
  }

  @Test
  void symbolicLinkStaysOne() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    Path link = directory.resolve("link");
    try {
      Files.createSymbolicLink(link, file);
    } catch (FileSystemException | UnsupportedOperationException forbidden) {
      Assumptions.abort("no symbolic links here");
    }
    AtomicFile.write(link, channel -> channel.write(ByteBuffer.wrap(NEW)));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("the new content");
  }

  @Test
  void missingDirectoryIsNamed() {
    Path file = directory.resolve("none").resolve("file");
    assertThatThrownBy(() -> AtomicFile.write(file, channel -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": there is no directory " + file.getParent() + " to write it into");
  }

  @Test
  void directoryIsNotReplaced() throws IOException {
    Path file = Files.createDirectory(directory.resolve("file"));
    assertThatThrownBy(() -> AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(NEW))))
        .isInstanceOf(FileSystemException.class);
    assertThat(file).isEmptyDirectory();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
