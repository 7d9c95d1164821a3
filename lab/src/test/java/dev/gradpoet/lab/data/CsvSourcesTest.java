package dev.gradpoet.lab.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourcesTest {
  private static final Csv CSV = Csv.classes("k");
  private static final String TEXT = "x,k\n1,é\n2,b\n";

  @TempDir
  Path folder;

  static byte[] compressed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static Source stream(byte[] bytes) {
    return Source.of("s", new ByteArrayInputStream(bytes));
  }

  @Test
  void filesArePlainOrCompressedWhateverTheirName() throws IOException {
    Path plain = Files.writeString(folder.resolve("a.csv"), TEXT);
    Path gzip = Files.write(folder.resolve("b.csv"), compressed(TEXT.getBytes(UTF_8)));

    assertThat(CSV.read(plain).columns().labels()).containsExactly("b", "é");
    assertThat(CSV.read(gzip).columns()).isEqualTo(CSV.read(plain).columns());
    assertThat(CSV.read(gzip).data().x()).containsExactly(1, 2);
  }

  @Test
  void resourcesAreRead() throws IOException {
    Table table = Csv.classes("species").read(Source.resource(CsvSourcesTest.class, "flowers.csv"));

    assertThat(table.data()).hasToString("3 samples of 2 values, 2 classes");
    assertThatThrownBy(() -> CSV.read(Source.resource(CsvSourcesTest.class, "none.csv")))
        .hasMessage("there is no resource 'none.csv' for dev.gradpoet.lab.data.CsvSourcesTest");
  }

  @Test
  void aFileThatIsNotThereIsReportedAsUsual() {
    assertThatThrownBy(() -> CSV.read(folder.resolve("none.csv")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aStreamIsClosed() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream = new ByteArrayInputStream(TEXT.getBytes(UTF_8)) {
      @Override
      public void close() {
        closed.set(true);
      }
    };
    CSV.read(Source.of("s", stream));

    assertThat(closed).isTrue();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    for (String text : List.of(TEXT, TEXT.replace("x,", "\"x\","))) {
      Table table = CSV.read(stream(("\ufeff" + text).getBytes(UTF_8)));
      assertThat(table.columns().inputNames()).containsExactly("x");
    }
  }

  @Test
  void anotherCharsetIsTaken() throws IOException {
    byte[] bytes = TEXT.getBytes(ISO_8859_1);

    assertThat(CSV.charset(ISO_8859_1).read(stream(bytes)).columns().labels())
        .containsExactly("b", "é");
    assertThatThrownBy(() -> CSV.read(stream(bytes)))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith("s: after line ")
        .hasMessageEndingWith(
            " there are bytes that are not UTF-8, expected characters of it, or another charset");
  }

  @Test
  void aCompressedFileThatEndsTooEarlyIsRejected() throws IOException {
    byte[] bytes = compressed((TEXT + "3,c\n".repeat(1000)).getBytes(UTF_8));
    for (int length : new int[] {3, 12, bytes.length / 2, bytes.length - 1}) {
      assertThatThrownBy(() -> CSV.read(stream(Arrays.copyOf(bytes, length))))
          .as("%d bytes", length)
          .isInstanceOf(DataFileException.class)
          .hasMessage("s: the compressed data ends too early, expected a whole gzip file");
    }
  }

  @Test
  void aCompressedFileWithAWrongBitIsRejected() throws IOException {
    byte[] bytes = compressed(TEXT.getBytes(UTF_8));
    bytes[bytes.length - 6] ^= 1; // of the checksum
    assertThatThrownBy(() -> CSV.read(stream(bytes)))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void progressGivesRowsAndBytesOfTheFile() throws IOException {
    Path file = folder.resolve("large.csv");
    Files.writeString(file, "x,k\n" + "1,a\n2,b\n".repeat(50_000));
    List<ReadProgress> reports = new ArrayList<>();
    CSV.onProgress(reports::add).read(file);

    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).rows()).isEqualTo(65_536);
    assertThat(reports.get(0).bytes()).isBetween(65_536L * 4, 400_004L);
    assertThat(reports.get(1)).isEqualTo(new ReadProgress(100_000, 400_004, 400_004));
  }
}
