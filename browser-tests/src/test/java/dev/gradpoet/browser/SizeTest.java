package dev.gradpoet.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large pages are: limits a tenth above what they had when these were written. */
class SizeTest {
  @ParameterizedTest
  @CsvSource({"TINY, 153000", "IRIS, 177000", "WIDE, 152000"})
  void pageIsSmall(Page page, long limit) throws IOException {
    byte[] bytes = Files.readAllBytes(page.file());
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    }
    System.out.printf(
        "page of %s: %,d bytes, %,d with gzip%n", page.type(), bytes.length, zipped.size());

    assertThat(bytes.length).isLessThanOrEqualTo((int) limit);
  }
}
