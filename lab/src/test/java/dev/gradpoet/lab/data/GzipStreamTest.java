package dev.gradpoet.lab.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipStreamTest {
  private static final byte[] FIRST = member("x,y\n1,2\n");
  private static final byte[] SECOND = member("3,4\n");
  private static final Csv CSV = Csv.targets("y");

  private static byte[] member(String text) {
    try {
      return CsvSourcesTest.compressed(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A stream that never says that bytes are available, and gives them in two pieces, as a connection may. */
  private static Source arriving(byte[] bytes, int firstPiece) {
    InputStream pieces =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, firstPiece),
            new ByteArrayInputStream(bytes, firstPiece, bytes.length - firstPiece)) {
          @Override
          public int available() {
            return 0;
          }
        };
    return Source.of("s", pieces);
  }

  private static InputStream gzip(byte[] bytes) {
    return new GzipStream("f.gz", new ByteArrayInputStream(bytes));
  }

  private static void rejects(byte[] bytes, String message) {
    assertThatThrownBy(() -> gzip(bytes).readAllBytes())
        .isInstanceOf(DataFileException.class)
        .hasMessage(message);
  }

  @Test
  void allMembersAreReadWhereverTheirBytesPause() throws IOException {
    byte[] both = joined(FIRST, SECOND);
    for (int pause = 0; pause <= both.length; pause++) {
      assertThat(CSV.read(arriving(both, pause)).data().x())
          .as("at %d", pause)
          .containsExactly(1, 3);
    }
  }

  @Test
  void allMembersOfAFileAreRead(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("f.gz"), joined(FIRST, SECOND, SECOND));

    assertThat(CSV.read(file).data().x()).containsExactly(1, 3, 3);
  }

  @Test
  void imagesOfSeveralMembersAreRead() throws IOException {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5, 6};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
    for (int cut = 0; cut <= images.length; cut++) {
      byte[] members = joined(
          CsvSourcesTest.compressed(Arrays.copyOf(images, cut)),
          CsvSourcesTest.compressed(Arrays.copyOfRange(images, cut, images.length)));
      Source source = arriving(members, cut);
      assertThat(Idx.classes(2).read(source, arriving(labels, 0)).x()).containsExactly(5, 6);
    }
  }

  @Test
  void headersMayHaveEachOfTheirParts() throws IOException {
    for (int flags = 0; flags < 32; flags++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
      file.writeBytes((flags & 4) != 0 ? new byte[] {3, 0, 9, 9, 9} : new byte[0]);
      file.writeBytes((flags & 8) != 0 ? "name\0".getBytes(UTF_8) : new byte[0]);
      file.writeBytes((flags & 16) != 0 ? "comment\0".getBytes(UTF_8) : new byte[0]);
      file.writeBytes((flags & 2) != 0 ? new byte[] {7, 7} : new byte[0]);
      byte[] body = "body".getBytes(UTF_8);
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(body);
      deflater.finish();
      byte[] deflated = new byte[100];
      file.write(deflated, 0, deflater.deflate(deflated));
      deflater.end();
      CRC32 checksum = new CRC32();
      checksum.update(body);
      for (int i = 0; i < 4; i++) {
        file.write((int) (checksum.getValue() >> (8 * i)));
      }
      file.writeBytes(new byte[] {4, 0, 0, 0});

      assertThat(gzip(file.toByteArray()).readAllBytes()).as("flags %d", flags).isEqualTo(body);
    }
  }

  @Test
  void manyBytesAreReadInPiecesOfAnySize() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Arrays.fill(bytes, 0, 150_000, (byte) 7);
    byte[] file =
        joined(CsvSourcesTest.compressed(bytes), CsvSourcesTest.compressed(new byte[0]), FIRST);

    InputStream stream = gzip(file);
    assertThat(stream.readNBytes(299_999)).isEqualTo(Arrays.copyOf(bytes, 299_999));
    assertThat(stream.read()).isEqualTo(bytes[299_999] & 0xff);
    assertThat(stream.readAllBytes()).isEqualTo("x,y\n1,2\n".getBytes(UTF_8));
    assertThat(stream.read()).isEqualTo(-1);
  }

  @Test
  void zerosAfterTheLastMemberAreNoError() throws IOException {
    assertThat(gzip(joined(FIRST, new byte[512])).readAllBytes())
        .isEqualTo("x,y\n1,2\n".getBytes(UTF_8));
  }

  @Test
  void filesThatEndTooEarlyAreRejectedAtAnyByteExceptBetweenMembers() throws IOException {
    byte[] both = joined(FIRST, SECOND);
    for (int length = 1; length < both.length; length++) {
      byte[] part = Arrays.copyOf(both, length);
      if (length == FIRST.length) {
        assertThat(gzip(part).readAllBytes()).hasSize(8);
      } else {
        rejects(part, "f.gz: the compressed data ends too early, expected a whole gzip file");
      }
    }
  }

  @Test
  void damageIsSaid() {
    byte[] checksum = joined(FIRST);
    checksum[checksum.length - 8] ^= 1;
    rejects(
        checksum,
        "f.gz: the compressed data is damaged (its checksum is another), expected a whole gzip file");
    byte[] length = joined(FIRST);
    length[length.length - 1] ^= 1;
    rejects(
        length,
        "f.gz: the compressed data is damaged (its length is another), expected a whole gzip file");
    byte[] body = joined(FIRST);
    body[10] = 7; // the last block, of a type that there is not
    rejects(
        body,
        "f.gz: the compressed data is damaged (invalid block type), expected a whole gzip file");
    rejects(
        joined(FIRST, "rest".getBytes(UTF_8)),
        "f.gz: the compressed data is damaged (what follows a member is none), expected a whole gzip file");
  }
}
