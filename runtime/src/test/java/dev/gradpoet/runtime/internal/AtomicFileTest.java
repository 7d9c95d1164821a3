package dev.gradpoet.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
      assertThatThrownBy(() -> AtomicFile.write(file, stream -> {
            stream.write(NEW, 0, length);
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
    assertThatThrownBy(() -> AtomicFile.write(file, stream -> {
          throw new OutOfMemoryError("heap");
        }))
        .isInstanceOf(OutOfMemoryError.class);
    assertOnly(file, "previous");
  }

  @Test
  void previousFileIsThereUntilTheNewOneIsComplete() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    AtomicFile.write(file, stream -> {
      stream.write(NEW);
      assertThat(file).hasContent("previous");
    });
    assertOnly(file, "the new content");
  }

  @Test
  void newFileIsAsReadableAsAnyOther() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "x");
    Path file = directory.resolve("file");
    AtomicFile.write(file, stream -> stream.write(NEW));
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(Files.getPosixFilePermissions(plain));
    } else {
      assertThat(file).isReadable();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-rw-rw-", "r--r-----", "rwxr-x---"})
  void permissionsOfThePreviousFileStay(String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "previous");
    Assumptions.assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    AtomicFile.write(file, stream -> {
      stream.write(NEW);
      try (Stream<Path> files = Files.list(directory)) {
        for (Path other : files.toList()) {
          Set<PosixFilePermission> more = Files.getPosixFilePermissions(other);
          more.removeAll(PosixFilePermissions.fromString(permissions));
          assertThat(PosixFilePermissions.fromString("rw-------")).containsAll(more);
        }
      }
    });
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo(permissions);
    assertOnly(file, "the new content");
  }

  @Test
  void longestNameIsWritten() throws IOException {
    for (String name : List.of("n".repeat(255), "ü".repeat(127), "x" + "😀".repeat(63))) {
      Path file = directory.resolve(name);
      try {
        Files.writeString(file, "previous");
      } catch (IOException | InvalidPathException e) {
        continue; // this file system or its character set has no such name
      }
      AtomicFile.write(file, stream -> stream.write(NEW));
      assertOnly(file, "the new content");
      Files.delete(file);
    }
  }

  @Test
  void onlyOwnLeftoversAreDeleted() throws IOException {
    Path file = directory.resolve("m.ckpt");
    List<Path> left = new ArrayList<>();
    for (Path target : List.of(file, directory.resolve("m.ckp"), directory.resolve("other"))) {
      AtomicFile.write(target, stream -> {
        try (Stream<Path> files = Files.list(directory)) {
          for (Path temporary : files.filter(f -> f.toString().endsWith(".tmp")).toList()) {
            left.add(temporary);
          }
        }
      });
    }
    assertThat(left).hasSize(3);
    for (Path temporary : left) {
      Files.writeString(temporary, "half");
    }
    List<Path> others = List.of(
        left.get(1),
        left.get(2),
        directory.resolve("m.ckpt.cafe.tmp"),
        directory.resolve("m.ckpt.0123456789abcdef.tmp"),
        directory.resolve("m.ckpt.tmp"));
    for (Path other : others) {
      Files.writeString(other, "mine");
    }
    AtomicFile.deleteLeftovers(file);

    assertThat(left.get(0)).doesNotExist();
    assertThat(others).allSatisfy(other -> assertThat(other).hasContent("mine"));
  }

  @Test
  void linkToNothingIsNamed() throws IOException {
    Path link = directory.resolve("link");
    Path none = directory.resolve("none");
    try {
      Files.createSymbolicLink(link, none);
    } catch (FileSystemException | UnsupportedOperationException forbidden) {
      Assumptions.abort("no symbolic links here");
    }
    assertThatThrownBy(() -> AtomicFile.write(link, stream -> stream.write(NEW)))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(link + ": it is a symbolic link to " + none + ", which does not exist");
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
    AtomicFile.write(link, stream -> stream.write(NEW));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("the new content");
  }

  @Test
  void missingDirectoryIsNamed() {
    Path file = directory.resolve("none").resolve("file");
    assertThatThrownBy(() -> AtomicFile.write(file, stream -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(file + ": there is no directory " + file.getParent() + " to write it into");
  }

  @Test
  void directoryIsNotReplaced() throws IOException {
    Path file = Files.createDirectory(directory.resolve("file"));
    assertThatThrownBy(() -> AtomicFile.write(file, stream -> stream.write(NEW)))
        .isInstanceOf(FileSystemException.class);
    assertThat(file).isEmptyDirectory();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }
}
