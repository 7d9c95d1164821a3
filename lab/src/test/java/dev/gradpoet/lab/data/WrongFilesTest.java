package dev.gradpoet.lab.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no data files, and data that comes from what is no file. */
class WrongFilesTest {
  private static final String TEXT = "x,k\n1,a\n2,b\n";
  private static final Csv CSV = Csv.classes("k");

  @TempDir
  Path folder;

  private static Source stream(byte[] bytes) {
    return Source.of("s", new ByteArrayInputStream(bytes));
  }

  private static void rejects(byte[] bytes, String what) {
    assertThatThrownBy(() -> CSV.read(stream(bytes)))
        .isInstanceOf(DataFileException.class)
        .hasMessage("s: it is " + what + ", expected a CSV file");
    assertThatThrownBy(() -> Idx.classes(2).read(stream(bytes), stream(bytes)))
        .isInstanceOf(DataFileException.class)
        .hasMessage("s: it is " + what + ", expected an IDX file");
  }

  @Test
  void aZipFileIsNamedAlsoWithinGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("data.csv"));
      zip.write(TEXT.getBytes(UTF_8));
    }
    rejects(bytes.toByteArray(), "a ZIP archive, as .xlsx, .ods and .npz files are");
    rejects(
        CsvSourcesTest.compressed(bytes.toByteArray()),
        "a ZIP archive, as .xlsx, .ods and .npz files are");
  }

  private static byte[] starting(String text) {
    return (text + " and more").getBytes(ISO_8859_1);
  }

  @Test
  void filesOfOtherKindsAreNamed() {
    rejects(starting("PAR1\u0015\u0000"), "a Parquet file");
    rejects(starting("\u0089HDF\r\n\u001a\n"), "an HDF5 file");
    rejects(starting("\u0093NUMPY\u0001"), "a NumPy array");
    rejects(starting("BZh91AY&SY"), "compressed with bzip2");
    rejects(starting("\u00fd7zXZ\u0000"), "compressed with xz");
    rejects(starting("(\u00b5/\u00fd"), "compressed with Zstandard");
    rejects(
        starting("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
        "an Office document, as .xls files are");
    rejects(starting("%PDF-1.7"), "a PDF document");
    rejects(starting("<!DOCTYPE html>"), "a web page");
    rejects(
        starting("version https://git-lfs.github.com/spec/v1"),
        "a pointer of Git LFS, not the file itself");
  }

  @Test
  void aTarArchiveIsNamed() {
    rejects(("data.csv" + "\0".repeat(249) + "ustar").getBytes(ISO_8859_1), "a tar archive");
  }

  @Test
  void namesThatBeginLikeAnotherKindOfFileAreRead() throws IOException {
    assertThat(CSV.read(stream("PAR1,k\n1,a\n2,b\n".getBytes(UTF_8))).columns().inputNames())
        .containsExactly("PAR1");
  }

  @Test
  void utf16IsNamedUnlessItIsTheCharset() throws IOException {
    byte[] bytes = TEXT.getBytes(UTF_16);

    assertThatThrownBy(() -> CSV.read(stream(bytes)))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            "s: it begins with the byte order mark of UTF-16, expected UTF-8, or another charset");
    assertThat(CSV.charset(UTF_16).read(stream(bytes)).data().x()).containsExactly(1, 2);
  }

  @Test
  void aDirectoryIsNamed() {
    assertThatThrownBy(() -> CSV.read(folder))
        .isInstanceOf(DataFileException.class)
        .hasMessage(folder + ": it is a directory, expected a file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNamedPipeIsRead(boolean compressed) throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there are named pipes");
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
    byte[] text = TEXT.getBytes(UTF_8);
    byte[] bytes = compressed ? CsvSourcesTest.compressed(text) : text;
    CompletableFuture<Path> writer = CompletableFuture.supplyAsync(() -> {
      try {
        return Files.write(pipe, bytes);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });

    assertThat(CSV.read(pipe).data().x()).containsExactly(1, 2);
    writer.get();
  }
}
