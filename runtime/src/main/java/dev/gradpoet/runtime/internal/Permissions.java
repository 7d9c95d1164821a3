package dev.gradpoet.runtime.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** What the file that is replaced allows to whom, where the file system knows that: null for those of any other file. */
record Permissions(@Nullable Set<PosixFilePermission> kept) {

  /** Those of {@code file}, if it exists. */
  static Permissions of(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    boolean isThere = view != null && Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    return new Permissions(isThere ? view.readAttributes().permissions() : null);
  }

  /** Creates a file that does not allow more from the beginning on, but can be written. */
  void create(Path file) throws IOException {
    if (kept == null) {
      Files.createFile(file); // not Files.createTempFile, whose files nobody else may read
    } else {
      Set<PosixFilePermission> writable = EnumSet.of(PosixFilePermission.OWNER_WRITE);
      writable.addAll(kept);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(writable));
    }
  }

  /** Gives them to {@code file}. */
  void restore(Path file) throws IOException {
    // Only where they differ: some file systems know permissions and refuse to change them.
    if (kept != null && !Files.getPosixFilePermissions(file).equals(kept)) {
      Files.setPosixFilePermissions(file, kept);
    }
  }
}
