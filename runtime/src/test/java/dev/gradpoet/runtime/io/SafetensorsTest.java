package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.FileBytes.entry;
import static dev.gradpoet.runtime.io.FileBytes.file;
import static dev.gradpoet.runtime.io.FileBytes.floats;
import static dev.gradpoet.runtime.io.FileBytes.seekable;
import static dev.gradpoet.runtime.io.FileBytes.stream;
import static dev.gradpoet.runtime.io.FileBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sound files: what is in them is what is read. */
class SafetensorsTest {

  /** Two tensors and a text, not in the order of their bytes, with spaces as people write JSON. */
  private static final byte[] TWO = file(
      "{ \"b\" : " + entry("F32", "[1, 2]", 4, 12)
          + ",\n\t\"__metadata__\": {\"format\": \"pt\", \"a\": \"\"}, \"a\":"
          + entry("F32", "[]", 0, 4) + "}   ",
      floats(1, 2, 3));

  private static float[] read(byte[] bytes, String tensor) throws IOException {
    try (Safetensors file = stream(bytes)) {
      float[] values = new float[(int) file.tensor(tensor).size()];
      assertThat(file.read(tensor, values, 0)).isEqualTo(values.length);
      return values;
    }
  }

  @Test
  void tensorsAreInTheOrderOfTheirBytesAndTextsInThatOfTheFile() throws IOException {
    try (Safetensors file = stream(TWO)) {
      assertThat(file.tensors())
          .containsExactly(
              new TensorEntry("a", "F32", List.of(), 0, 4),
              new TensorEntry("b", "F32", List.of(1L, 2L), 4, 12));
      assertThat(file.metadata().keySet()).containsExactly("format", "a");
      assertThat(file.metadata()).containsEntry("format", "pt").containsEntry("a", "");
      assertThat(file.has("b")).isTrue();
      assertThat(file.has("c")).isFalse();
    }
  }

  @Test
  void valuesGoWhereTheyAreWanted() throws IOException {
    float[] values = new float[5];
    try (Safetensors file = stream(TWO)) {
      assertThat(file.read("a", values, 4)).isEqualTo(1);
      assertThat(file.read("b", values, 1)).isEqualTo(2);
    }
    assertThat(values).containsExactly(0, 2, 3, 0, 1);
  }

  @Test
  void tensorsOfAFileAreReadInAnyOrderAndAgain(@TempDir Path directory) throws IOException {
    Path path = Files.write(directory.resolve("two.safetensors"), TWO);
    float[] values = new float[3];
    try (Safetensors file = Safetensors.open(path)) {
      file.read("b", values, 1);
      file.read("a", values, 0);
      file.read("b", values, 0);
    }
    assertThat(values).containsExactly(2, 3, 3);
  }

  @Test
  void tensorsOfAStreamMayBeLeftOut() throws IOException {
    assertThat(read(TWO, "b")).containsExactly(2, 3);
  }

  @Test
  void tensorsOfAStreamAreReadOnce() throws IOException {
    try (Safetensors file = stream(TWO)) {
      file.read("b", new float[2], 0);
      assertThatThrownBy(() -> file.read("a", new float[1], 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("stream is a stream: its tensors are read once, in the order of tensors()");
    }
  }

  @Test
  void missingTensorIsNamedBesideThoseThatExist() throws IOException {
    try (Safetensors file = stream(TWO)) {
      assertThatThrownBy(() -> file.read("c", new float[1], 0))
          .isInstanceOf(InvalidFileException.class)
          .hasMessage("stream: there is no tensor 'c', only a F32 [], b F32 [1, 2]");
    }
  }

  @Test
  void arrayWithoutRoomIsRefused() throws IOException {
    float[] values = new float[2];
    try (Safetensors file = stream(TWO)) {
      assertThatThrownBy(() -> file.read("b", values, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(values).containsOnly(0);
  }

  @Test
  void largeTensorsAreReadInChunks() throws IOException {
    float[] large = new float[50_001];
    for (int i = 0; i < large.length; i++) {
      large[i] = i;
    }
    byte[] bytes = file(tensor("F32", "[50001]", 0, 200_004), floats(large));
    assertThat(read(bytes, "t")).containsExactly(large);
    float[] values = new float[large.length];
    try (Safetensors file = seekable(bytes)) {
      file.read("t", values, 0);
    }
    assertThat(values).containsExactly(large);
  }

  @Test
  void floatsKeepTheirBits() throws IOException {
    float[] special = {
      -0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0x7fc12345)
    };
    float[] read = read(file(tensor("F32", "[4]", 0, 16), floats(special)), "t");
    for (int i = 0; i < special.length; i++) {
      assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(Float.floatToRawIntBits(special[i]));
    }
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  @Test
  void doublesAreRounded() throws IOException {
    byte[] data = doubles(0.1, -3, Float.MAX_VALUE, 1e-300, Double.NEGATIVE_INFINITY, Double.NaN);
    assertThat(read(file(tensor("F64", "[6]", 0, 48), data), "t"))
        .containsExactly(0.1f, -3, Float.MAX_VALUE, 0, Float.NEGATIVE_INFINITY, Float.NaN);
  }

  @Test
  void doubleThatIsTooLargeForAFloatIsNamed() {
    byte[] data = doubles(0.1, -3, 1e300);
    assertThatThrownBy(() -> read(file(tensor("F64", "[3]", 0, 24), data), "t"))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("stream: t F64 [3] has 1.0E300 as value 2, expected at most 3.4028235E38, "
            + "the largest float");
  }

  @Test
  void upperHalvesOfFloatsAreConvertedExactly() throws IOException {
    byte[] data = shorts(0x3f80, 0xc040, 0x0001, 0x7f80);
    assertThat(read(file(tensor("BF16", "[2,2]", 0, 8), data), "t"))
        .containsExactly(1, -3, Float.intBitsToFloat(0x10000), Float.POSITIVE_INFINITY);
  }

  @Test
  void halvesAreConvertedExactly() throws IOException {
    // 1, −2, the largest, the least normal, the largest and the least subnormal, −0, ∞
    byte[] data = shorts(0x3c00, 0xc000, 0x7bff, 0x0400, 0x03ff, 0x0001, 0x8000, 0x7c00);
    assertThat(read(file(tensor("F16", "[8]", 0, 16), data), "t"))
        .containsExactly(
            1, -2, 65504, 0x1p-14f, 1023 * 0x1p-24f, 0x1p-24f, -0f, Float.POSITIVE_INFINITY);
    assertThat(Decoding.half((short) 0x7e01)).isNaN();
  }

  @Test
  void halvesRoundTripThroughTheirValue() {
    for (int bits = 0; bits < 0x7c00; bits++) {
      float value = Decoding.half((short) bits);
      int exponent = Math.max(bits >> 10, 1) - 15;
      double fraction = (bits & 0x3ff) / 1024.0 + (bits < 0x400 ? 0 : 1);
      assertThat((double) value).isEqualTo(fraction * Math.pow(2, exponent));
      assertThat(Decoding.half((short) (bits | 0x8000))).isEqualTo(-value);
    }
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  @Test
  void integersAreListedButNotReadAsFloats() throws IOException {
    try (Safetensors file = stream(file(tensor("I64", "[1]", 0, 8), new byte[8]))) {
      assertThat(file.tensor("t").dtype()).isEqualTo("I64");
      assertThatThrownBy(() -> file.read("t", new float[1], 0))
          .isInstanceOf(InvalidFileException.class)
          .hasMessage("stream: t I64 [1] cannot be read as floats, expected F32, F16, BF16 or F64");
    }
  }

  @Test
  void valuesNarrowerThanAByteAreCounted() throws IOException {
    try (Safetensors file = stream(file(tensor("F4", "[2,3]", 0, 3), new byte[3]))) {
      assertThat(file.tensor("t").size()).isEqualTo(6);
    }
  }

  @Test
  void emptyTensorsTakeNoBytes() throws IOException {
    byte[] bytes = file(
        "{\"x\":" + entry("F32", "[1]", 0, 4) + ",\"none\":" + entry("F32", "[3,0]", 0, 0) + "}",
        floats(7));
    assertThat(read(bytes, "none")).isEmpty();
    assertThat(read(bytes, "x")).containsExactly(7);
  }

  @Test
  void fileWithoutTensorsIsEmpty() throws IOException {
    try (Safetensors file = stream(file("{}"))) {
      assertThat(file.tensors()).isEmpty();
      assertThat(file.metadata()).isEmpty();
    }
  }

  @Test
  void escapesAndAllOfUnicodeAreRead() throws IOException {
    try (Safetensors file = stream(file(
        "{\"__metadata__\":{\"k\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\ude00ä😀\"}}"))) {
      assertThat(file.metadata()).containsEntry("k", "\"\\/\b\f\n\r\tä😀ä😀");
    }
  }

  @Test
  void missingFileIsNamed(@TempDir Path directory) {
    Path path = directory.resolve("none.safetensors");
    assertThatThrownBy(() -> Safetensors.open(path))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path.toString());
  }

  @Test
  void streamIsClosedAlsoWhenItCannotBeOpened() throws IOException {
    AtomicBoolean isClosed = new AtomicBoolean();
    ByteArrayInputStream broken = new ByteArrayInputStream(new byte[3]) {
      @Override
      public void close() {
        isClosed.set(true);
      }
    };
    assertThatThrownBy(() -> Safetensors.open(broken, "stream"))
        .isInstanceOf(InvalidFileException.class);
    assertThat(isClosed).isTrue();
  }
}
