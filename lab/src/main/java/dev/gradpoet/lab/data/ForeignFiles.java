package dev.gradpoet.lab.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people take for data files, told by the first bytes. */
final class ForeignFiles {
  /** So many bytes tell. */
  static final int HEAD = 512;

  private static final List<Kind> KINDS = List.of(
      kind("PK\\x03\\x04", "a ZIP archive, as .xlsx, .ods and .npz files are"),
      kind("PK\\x05\\x06", "an empty ZIP archive"),
      kind("\\xd0\\xcf\\x11\\xe0\\xa1\\xb1\\x1a\\xe1", "an Office document, as .xls files are"),
      // With the byte after the letters, as they may begin a header.
      kind("PAR1\\x15", "a Parquet file"),
      kind("ARROW1\\x00", "an Arrow file"),
      kind("\\x89HDF\\r\\n", "an HDF5 file"),
      kind("\\x93NUMPY", "a NumPy array"),
      kind("SQLite format 3\\x00", "an SQLite database"),
      kind("BZh[1-9]1AY&SY", "compressed with bzip2"),
      kind("\\xfd7zXZ\\x00", "compressed with xz"),
      kind("\\x28\\xb5\\x2f\\xfd", "compressed with Zstandard"),
      kind("7z\\xbc\\xaf", "a 7z archive"),
      kind("(?s).{257}ustar", "a tar archive"),
      kind("\\x89PNG\\r\\n", "a PNG picture"),
      kind("\\xff\\xd8\\xff", "a JPEG picture"),
      kind("%PDF-", "a PDF document"),
      kind("(?i)\\s*(<!doctype html|<html)", "a web page"),
      kind("version https://git-lfs", "a pointer of Git LFS, not the file itself"));

  private ForeignFiles() {}

  /**
   * A kind of files.
   *
   * @param start how they begin, bytes as characters of ISO-8859-1
   * @param what what they are
   */
  private record Kind(Pattern start, String what) {}

  private static Kind kind(String start, String what) {
    return new Kind(Pattern.compile(start), what);
  }

  /** What a file is that begins so, if it is no data file. */
  static Optional<String> recognise(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return KINDS.stream()
        .filter(kind -> kind.start.matcher(text).lookingAt())
        .map(Kind::what)
        .findFirst();
  }
}
