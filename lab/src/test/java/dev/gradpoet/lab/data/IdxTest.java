package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.training.Dataset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  private static final Idx IDX = Idx.classes(10);
  private static final byte[] LABELS = file(0x0801, new int[] {2}, 7, 0);
  private static final byte[] IMAGES =
      file(0x0803, new int[] {2, 2, 3}, 0, 51, 255, 128, 1, 2, 3, 4, 5, 6, 7, 8);

  private static byte[] file(int magic, int[] extents, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * extents.length + values.length);
    bytes.putInt(magic);
    for (int extent : extents) {
      bytes.putInt(extent);
    }
    for (int value : values) {
      bytes.put((byte) value);
    }
    return bytes.array();
  }

  private static Dataset read(Idx idx, byte[] images, byte[] labels) throws IOException {
    return idx.read(
        Source.of("images", new ByteArrayInputStream(images)),
        Source.of("labels", new ByteArrayInputStream(labels)));
  }

  private static void rejects(byte[] images, byte[] labels, String message) {
    assertThatThrownBy(() -> read(IDX, images, labels))
        .isInstanceOf(DataFileException.class)
        .hasMessage(message);
  }

  @Test
  void imagesAreReadWithTheirLabels() throws IOException {
    Dataset data = read(IDX, IMAGES, LABELS);

    assertThat(data).hasToString("2 samples of 6 values, 10 classes");
    assertThat(data.x()).containsExactly(0, 51, 255, 128, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(data.classes()).containsExactly(7, 0);
  }

  @Test
  void greyLevelsAreScaledOnRequest() throws IOException {
    assertThat(Arrays.copyOf(read(IDX.scaled(), IMAGES, LABELS).x(), 3)).containsExactly(0, .2f, 1);
  }

  @Test
  void compressedFilesAreRead(@TempDir Path folder) throws IOException {
    Path images = Files.write(folder.resolve("i.gz"), CsvSourcesTest.compressed(IMAGES));
    Path labels = Files.write(folder.resolve("l.gz"), CsvSourcesTest.compressed(LABELS));

    assertThat(IDX.read(images, labels).x())
        .containsExactly(read(IDX, IMAGES, LABELS).x());
  }

  @Test
  void otherFilesAreRejected() {
    rejects(
        LABELS,
        LABELS,
        "images: it begins with 0x00000801, expected 0x00000803 or another number of dimensions (IDX, unsigned bytes, images)");
    rejects(
        IMAGES,
        IMAGES,
        "labels: it begins with 0x00000803, expected 0x00000801 (IDX, unsigned bytes, labels)");
    rejects(
        file(0x0d03, new int[] {1, 1, 1}, 0, 0, 0, 0),
        LABELS,
        "images: it begins with 0x00000d03, expected 0x00000803 or another number of dimensions (IDX, unsigned bytes, images)");
  }

  @Test
  void filesThatEndTooEarlyAreRejectedAtAnyByte() {
    for (int length = 0; length < IMAGES.length; length++) {
      byte[] part = Arrays.copyOf(IMAGES, length);
      String message = length < 16
          ? "images: it ends in its header, expected an IDX file"
          : "images: it ends after " + (length - 16) + " values, expected 12 by its header";
      rejects(part, LABELS, message);
    }
  }

  @Test
  void compressedFilesThatEndTooEarlyAreRejected() throws IOException {
    byte[] whole = CsvSourcesTest.compressed(IMAGES);
    for (int length = 3; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(IDX, part, LABELS))
          .as("%d bytes", length)
          .isInstanceOf(DataFileException.class);
    }
  }

  @Test
  void filesThatGoOnAreRejected() {
    rejects(
        Arrays.copyOf(IMAGES, IMAGES.length + 1),
        LABELS,
        "images: it goes on after 12 values, expected its end by its header");
  }

  @Test
  void headersThatPromiseTooMuchAreRejected() {
    rejects(
        file(0x0803, new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE}),
        LABELS,
        "images: 2147483647 samples of 2147483647 values, expected at least one sample, and at most 2147483639 values");
    rejects(
        file(0x0803, new int[] {2, 1_000_000_000, 1}, 1),
        LABELS,
        "images: it ends after 1 values, expected 2000000000 by its header");
    rejects(
        file(0x0803, new int[] {2, 0, 1}, 1),
        LABELS,
        "images: dimension 1 is 0, expected at least 1");
    rejects(
        file(0x0803, new int[] {-1, 1, 1}, 1),
        LABELS,
        "images: -1 samples of 1 values, expected at least one sample, and at most 2147483639 values");
  }

  @Test
  void labelsOutOfRangeAreRejected() {
    rejects(
        IMAGES,
        file(0x0801, new int[] {2}, 1, 10),
        "labels: sample 1 has the label 10, expected 0 to 9: classes count from 0");
  }

  @Test
  void asManyLabelsAsImagesAreExpected() {
    rejects(
        IMAGES,
        file(0x0801, new int[] {3}, 1, 2, 3),
        "labels: 3 labels, expected 2, as many as images in images");
  }

  @Test
  void numbersOfSamplesAreComparedBeforeValuesAreRead() {
    rejects(
        file(0x0803, new int[] {2_000_000_000, 1, 1}),
        LABELS,
        "labels: 2 labels, expected 2000000000, as many as images in images");
  }

  @Test
  void classesThatABytesCannotTellAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Idx.classes(257))
        .withMessage("classCount is 257, expected 2 to 256");
  }
}
