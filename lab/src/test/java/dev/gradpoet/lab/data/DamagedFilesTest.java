package dev.gradpoet.lab.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: they are read, or it is said what is wrong with which file. */
class DamagedFilesTest {
  private static final int FILES = 1000;
  private static final String TEXT =
      "a,\"city\",k,y\n1.5,Rome,1,2\n-2e3,\"a, \"\"b\"\"\",0,3.25\n?, Köln ,+1,4\n4,,1.0,\n";

  private static final List<Csv> READERS = readers();

  private static List<Csv> readers() {
    Csv numbers = Csv.targets("y").missingTokens("?");
    Csv classes = Csv.classes("k").categorical("city").whenMissing(Missing.drop());
    try {
      Columns columns = classes
          .missingTokens("?")
          .read(Source.of("f", new ByteArrayInputStream(TEXT.getBytes(UTF_8))))
          .columns();
      return List.of(
          numbers,
          numbers.categorical("city").whenMissing(Missing.median()).charset(ISO_8859_1),
          numbers.header("y", "b", "c", "d").whenMissing(Missing.mean()),
          numbers.separatedByBlanks(),
          classes,
          classes.weights("y"),
          Csv.like(columns));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes, repeats, swaps or leaves out some bytes. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] damaged = bytes.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(damaged.length);
      int from = random.nextInt(damaged.length);
      int count = random.nextInt(Math.min(8, damaged.length - Math.max(at, from)) + 1);
      switch (random.nextInt(4)) {
        case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> damaged[at] = ",\"\n\r \t0-.".getBytes(UTF_8)[random.nextInt(9)];
        case 2 -> System.arraycopy(damaged, from, damaged, at, count);
        default -> damaged = Arrays.copyOf(damaged, 1 + at);
      }
    }
    return damaged;
  }

  @FunctionalInterface
  private interface Reading {
    Object of(Source source) throws IOException;
  }

  /** Says whether it was read. */
  private static boolean reads(Reading reading, byte[] bytes, String what) {
    try {
      reading.of(Source.of("file", new ByteArrayInputStream(bytes)));
      return true;
    } catch (DataFileException e) {
      assertThat(e.getMessage()).as(what).startsWith("file").contains(": ").hasSizeLessThan(1500);
      return false;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(what + ", bytes " + Arrays.toString(bytes), e);
    }
  }

  private static void check(Reading reading, byte[] whole, String what) {
    byte[] compressed;
    try {
      compressed = CsvSourcesTest.compressed(whole);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    int read = 0;
    for (int seed = 0; seed < FILES; seed++) {
      Random random = new Random(seed);
      byte[] bytes = damaged(whole, random);
      byte[] noise = new byte[random.nextInt(100)];
      random.nextBytes(noise);
      read += reads(reading, bytes, what + ", seed " + seed) ? 1 : 0;
      reads(reading, damaged(compressed, random), what + ", compressed, seed " + seed);
      reads(reading, noise, what + ", noise, seed " + seed);
    }
    assertThat(read).as(what).isLessThan(FILES);
  }

  @Test
  void csv() {
    for (int reader = 0; reader < READERS.size(); reader++) {
      Csv csv = READERS.get(reader);
      check(csv::read, TEXT.getBytes(UTF_8), "reader " + reader);
    }
    check(
        READERS.get(READERS.size() - 1)::readInputs, TEXT.getBytes(UTF_8), "rows without targets");
  }

  @Test
  void idx() {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 5, 6, 7, 8};
    byte[] labels = {0, 0, 8, 1, 0, 0, 0, 2, 0, 1};
    Idx idx = Idx.classes(2);
    check(source -> idx.read(source, of(labels)), images, "images");
    check(source -> idx.read(of(images), source), labels, "labels");
  }

  private static Source of(byte[] bytes) {
    return Source.of("file", new ByteArrayInputStream(bytes));
  }
}
