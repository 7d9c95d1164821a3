package dev.gradpoet.runtime.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Writes a file as a whole or not at all: whenever it ends, the previous file or the new one is there. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What writes the bytes of a file. */
  public interface Content {
    /** Writes all of them. */
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** Writes {@code content} beside {@code file}, forces it to the disk, and moves it there. A symbolic link keeps its place. */
  public static void write(Path file, Content content) throws IOException {
    Path target = target(file);
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(
          file.toString(), null, "there is no directory " + directory + " to write it into");
    }
    // Not Files.createTempFile, whose files nobody else may read.
    String suffix = "." + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp";
    Path temporary = directory.resolve(target.getFileName() + suffix);
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      try (channel) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Deletes what processes left that were killed while they wrote {@code file}. */
  public static void deleteLeftovers(Path file) throws IOException {
    Path target = target(file);
    Path directory = target.getParent();
    if (directory != null && Files.isDirectory(directory)) {
      String name = Pattern.quote(target.getFileName().toString()) + "\\.[0-9a-f]+\\.tmp";
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path other : files) {
          if (other.getFileName().toString().matches(name)) {
            Files.deleteIfExists(other);
          }
        }
      }
    }
  }

  private static Path target(Path file) throws IOException {
    return Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
  }
}
