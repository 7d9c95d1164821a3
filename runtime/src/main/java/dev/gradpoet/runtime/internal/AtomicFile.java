package dev.gradpoet.runtime.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Writes a file as a whole or not at all: whenever it ends, the previous file or the new one is there. An interrupt of the thread
 * ends nothing, and its flag stays.
 */
public final class AtomicFile {
  /** How much of a long name its temporary file takes over: with the suffix, within the limit of every file system. */
  private static final int NAME_LENGTH = 40;

  private AtomicFile() {}

  /** What writes the bytes of a file. */
  public interface Content {
    /** Writes all of them; the stream is not buffered. */
    void writeTo(OutputStream stream) throws IOException;
  }

  /**
   * Writes {@code content} beside {@code file}, forces it to the disk, and moves it there. A symbolic link keeps its place, and a
   * previous file's permissions stay. A pipe or a device is no file that could be replaced: it is written into.
   */
  public static void write(Path file, Content content) throws IOException {
    if (isPipeOrDevice(file)) {
      try (OutputStream stream = new FileOutputStream(file.toFile())) {
        content.writeTo(stream);
      }
      return;
    }
    Path target = target(file);
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(
          file.toString(), null, "there is no directory " + directory + " to write it into");
    }
    Permissions permissions = Permissions.of(target);
    Path temporary =
        directory.resolve(prefix(target) + hex(ThreadLocalRandom.current().nextInt()) + ".tmp");
    permissions.create(temporary);
    try {
      write(content, temporary);
      permissions.restore(temporary);
      Replacement.move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Before links are followed: that of a process to its own pipe leads to no path. */
  private static boolean isPipeOrDevice(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Not by a channel: an interrupt closes it. */
  private static void write(Content content, Path file) throws IOException {
    if (file.getFileSystem() == FileSystems.getDefault()) {
      try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
        content.writeTo(stream);
        stream.getFD().sync();
      }
    } else {
      try (OutputStream stream = Files.newOutputStream(file)) {
        content.writeTo(stream);
      }
    }
  }

  /** Deletes what processes left that were killed while they wrote {@code file}, and nothing else. */
  public static void deleteLeftovers(Path file) throws IOException {
    Path target = target(file);
    Path directory = target.getParent();
    if (directory != null && Files.isDirectory(directory)) {
      Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + "[0-9a-f]{8}\\.tmp");
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
        for (Path other : files) {
          if (name.matcher(other.getFileName().toString()).matches()) {
            Files.deleteIfExists(other);
          }
        }
      }
    }
  }

  /** How the names of the temporary files of {@code target} begin, and no others: they have a hash of its name. */
  private static String prefix(Path target) {
    String name = String.valueOf(target.getFileName());
    int length = Math.min(name.length(), NAME_LENGTH);
    if (Character.isHighSurrogate(name.charAt(length - 1))) {
      length--;
    }
    return name.substring(0, length) + "." + hex(name.hashCode());
  }

  private static String hex(int value) {
    return HexFormat.of().toHexDigits(value);
  }

  private static Path target(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return file.toAbsolutePath();
    }
    try {
      return file.toRealPath();
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(
          file.toString(),
          null,
          "it is a symbolic link to " + Files.readSymbolicLink(file) + ", which does not exist");
    }
  }
}
