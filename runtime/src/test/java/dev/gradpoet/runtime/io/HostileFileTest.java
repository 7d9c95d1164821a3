package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.FileBytes.entry;
import static dev.gradpoet.runtime.io.FileBytes.file;
import static dev.gradpoet.runtime.io.FileBytes.floats;
import static dev.gradpoet.runtime.io.FileBytes.seekable;
import static dev.gradpoet.runtime.io.FileBytes.stream;
import static dev.gradpoet.runtime.io.FileBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gradpoet.runtime.Allocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken and hostile files: an exception that says why, and no more memory than the file has bytes. */
class HostileFileTest {
  /** What reading may allocate whatever the file says: the chunk, the exception, and what the virtual machine does once. */
  private static final long BUDGET = 500_000;

  private static final String SOUND = tensor("F32", "[2]", 0, 8);

  private static Arguments header(String json, String reason) {
    return arguments(json, reason);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        header("", "header, character 1: expected '{', found the end of the header"),
        header(" {}", "header, character 1: expected '{', found ' '"),
        header("[]", "header, character 1: expected '{', found '['"),
        header("{", "header, character 2: expected '\"', found the end of the header"),
        header("{}x", "header, character 3: expected spaces after the last '}', found 'x'"),
        header("{\"t\"", "header, character 5: expected ':', found the end of the header"),
        header("{\"t", "header, character 4: expected '\"', found the end of the header"),
        header("{\"t\":1}", "header, character 6: expected '{', found '1'"),
        header("{\"t\":{}}", "header, character 7: tensor 't' has no data_offsets"),
        header("{,}", "header, character 2: expected '\"', found ','"),
        header("{\"__metadata__\":{},}", "header, character 20: expected '\"', found '}'"),
        header("{\"__metadata__\":null}", "header, character 17: expected '{', found 'n'"),
        header("{\"__metadata__\":{\"a\":1}}", "header, character 22: expected '\"', found '1'"),
        header(
            "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}",
            "header, character 27: the name 'a' is there twice"),
        header(
            "{\"__metadata__\":{},\"__metadata__\":{}}",
            "header, character 33: the name '__metadata__' is there twice"),
        header(
            SOUND.substring(0, SOUND.length() - 1) + ",\"\\u0074\":" + entry("F32", "[2]", 0, 8)
                + "}",
            "header, character 62: the name 't' is there twice"),
        header(
            "{\"t\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}",
            "header, character 27: the name 'dtype' is there twice"),
        header(
            "{\"t\":{\"dtype\":\"F32\",\"size\":1}}",
            "header, character 27: tensor 't' has 'size', expected only dtype, shape and data_offsets"),
        header(
            "{\"t\":{\"shape\":[],\"data_offsets\":[0,0]}}",
            "header, character 38: tensor 't' has no dtype"),
        header(
            "{\"t\":{\"dtype\":\"F32\",\"data_offsets\":[0,0]}}",
            "header, character 41: tensor 't' has no shape"),
        header(
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}",
            "header, character 50: tensor 't' has 1 data_offsets, expected 2"),
        header(
            "{\"t\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,1,2]}}",
            "header, character 51: an array has more than 2 numbers"),
        header(
            "{\"t\":{\"shape\":[[[[[[",
            "header, character 16: expected a whole number of at least 0, found '['"),
        header(
            "{\"t\":{\"shape\":[-1]",
            "header, character 16: expected a whole number of at least 0, found '-'"),
        header("{\"t\":{\"shape\":[1.5]", "header, character 17: expected ',' or ']', found '.'"),
        header("{\"t\":{\"shape\":[1e9]", "header, character 17: expected ',' or ']', found 'e'"),
        header("{\"t\":{\"shape\":[01]", "header, character 16: a number begins with 0"),
        header(
            "{\"t\":{\"shape\":[9223372036854775808]",
            "header, character 33: a number is more than 9223372036854775807"),
        header(
            "{\"t\":{\"shape\":[" + "1,".repeat(64) + "1]",
            "header, character 143: an array has more than 64 numbers"),
        header(
            "{\"\\x\"", "header, character 4: expected one of \"\\/bfnrtu after '\\', found 'x'"),
        header(
            "{\"\\u00g0\"",
            "header, character 7: expected four hexadecimal digits after '\\u', found 'g'"),
        header(
            "{\"\\u00",
            "header, character 7: expected four hexadecimal digits after '\\u', found the end of the header"),
        header("{\"\\ud800\"", "header, character 9: a string has half of a surrogate pair"),
        header("{\"a\nb\"", "header, character 4: expected an escape in its place, found '?'"),
        header(tensor("F33", "[1]", 0, 4), "t F33 [1] has a dtype that is unknown"),
        header(
            tensor("F32", "[2]", 8, 0),
            "t F32 [2] ends at byte 0 of the data, before it begins at 8"),
        header(
            tensor("F32", "[2]", 0, 4), "t F32 [2] has 4 bytes, which is not what its shape takes"),
        header(
            tensor("F4", "[1]", 0, 1), "t F4 [1] has 1 bytes, which is not what its shape takes"),
        header(
            tensor("F32", "[4294967296,4294967296]", 0, 0),
            "t F32 [4294967296, 4294967296] has 0 bytes, which is not what its shape takes"),
        header(
            tensor("F64", "[1152921504606846976]", 0, 0),
            "t F64 [1152921504606846976] has 0 bytes, which is not what its shape takes"),
        header(
            tensor("U8", "[9223372036854775807]", 0, Long.MAX_VALUE),
            "t U8 [9223372036854775807] has 9223372036854775807 bytes, which is not what its shape takes"),
        header(
            tensor("F32", "[1]", 4, 8),
            "t F32 [1] begins at byte 4 of the data, expected 0, where the tensor before it ends: "
                + "tensors leave no hole and do not overlap"),
        header(
            "{\"a\":" + entry("F32", "[1]", 0, 4) + ",\"b\":" + entry("F32", "[1]", 0, 4) + "}",
            "b F32 [1] begins at byte 0 of the data, expected 4, where the tensor before it ends: "
                + "tensors leave no hole and do not overlap"),
        header(
            "{\"b\":" + entry("F32", "[1]", 8, 12) + ",\"a\":" + entry("F32", "[1]", 0, 4) + "}",
            "b F32 [1] begins at byte 8 of the data, expected 4, where the tensor before it ends: "
                + "tensors leave no hole and do not overlap"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void headerIsRefusedForWhatIsWrong(String json, String reason) {
    byte[] bytes = file(json, floats(1, 2));
    assertThatThrownBy(() -> stream(bytes).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("stream: " + reason);
    assertThatThrownBy(() -> seekable(bytes).close())
        .isInstanceOfSatisfying(InvalidFileException.class, e -> {
          assertThat(e.file()).isEqualTo("file");
          assertThat(e.reason()).isEqualTo(reason);
        });
  }

  @Test
  void headerThatIsNotUtf8IsRefused() {
    byte[] header = "{\"äb\"".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> stream(file(header)).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("stream: header, byte 3: this is not UTF-8");
  }

  @Test
  void fileIsRefusedWhereverItIsCutOff() throws IOException {
    byte[] whole = file(SOUND, floats(1, 2));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> seekable(cut).close()).isInstanceOf(InvalidFileException.class);
      assertThatThrownBy(() -> readAll(cut)).isInstanceOf(InvalidFileException.class);
    }
    readAll(whole);
  }

  private static void readAll(byte[] bytes) throws IOException {
    try (Safetensors file = stream(bytes)) {
      file.read("t", new float[2], 0);
      file.readToEnd();
    }
  }

  @Test
  void cutOffFileSaysWhatIsMissing() {
    byte[] whole = file(SOUND, floats(1, 2));
    assertThatThrownBy(() -> seekable(new byte[7]).close())
        .hasMessage("file: there are 7 bytes, expected at least 8, the length of the header");
    assertThatThrownBy(() -> seekable(Arrays.copyOf(whole, 18)).close())
        .hasMessage("file: the header ends after 10 bytes, expected " + SOUND.length());
    assertThatThrownBy(() -> seekable(Arrays.copyOf(whole, whole.length - 1)).close())
        .hasMessage("file: the data has 7 bytes, expected 8, where the last tensor ends");
    assertThatThrownBy(() -> readAll(Arrays.copyOf(whole, whole.length - 1)))
        .hasMessage("stream: the data ends after 7 bytes, expected 8");
  }

  @Test
  void bytesAfterTheLastTensorAreRefused() {
    byte[] longer = file(SOUND, floats(1, 2, 3));
    assertThatThrownBy(() -> seekable(longer).close())
        .hasMessage("file: the data has 12 bytes, expected 8, where the last tensor ends");
    assertThatThrownBy(() -> readAll(longer))
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("stream: there are bytes after the last tensor");
  }

  @Test
  void fileOfAnotherKindIsRefused() {
    byte[] zip = Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 10, 0, 0, 0}, 100);
    assertThatThrownBy(() -> seekable(zip).close())
        .hasMessage(
            "file: the length of the header is 43016997712 bytes, expected at most 25000000: "
                + "is it a safetensors file?");
    byte[] ones = new byte[100];
    Arrays.fill(ones, (byte) -1);
    assertThatThrownBy(() -> seekable(ones).close())
        .hasMessage("file: the length of the header is 18446744073709551615 bytes, "
            + "expected at most 25000000: is it a safetensors file?");
  }

  @Test
  void longestHeaderIsRead() throws IOException {
    String head = "{\"__metadata__\":{\"a\":\"";
    String text = "x".repeat(25_000_000 - head.length() - 3);
    try (Safetensors file = seekable(file(head + text + "\"}}"))) {
      assertThat(file.metadata().get("a")).isEqualTo(text);
    }
    assertThatThrownBy(() -> seekable(file(head + text + "\"}} ")).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("file: the length of the header is 25000001 bytes, expected at most 25000000: "
            + "is it a safetensors file?");
  }

  @Test
  void moreNamesThanAnyNetworkHasAreRefused() {
    StringBuilder texts = new StringBuilder("{\"__metadata__\":{\"0\":\"\"");
    StringBuilder tensors = new StringBuilder("{\"0\":" + entry("F32", "[0]", 0, 0));
    for (int name = 1; name <= 100_000; name++) {
      texts.append(",\"").append(name).append("\":\"\"");
      tensors.append(",\"").append(name).append("\":").append(entry("F32", "[0]", 0, 0));
    }
    for (String header : new String[] {texts + "}}", tensors + "}"}) {
      assertThatThrownBy(() -> seekable(file(header)).close())
          .isInstanceOf(InvalidFileException.class)
          .hasMessageEndingWith(": there are more than 100000 names");
    }
  }

  @Test
  void directoryIsCalledOne(@TempDir Path directory) {
    assertThatThrownBy(() -> Safetensors.open(directory).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage(directory + ": it is a directory, expected a file");
  }

  @Test
  void deviceIsReadAsAStream() {
    Path zeros = Path.of("/dev/zero");
    assumeThat(zeros).exists();
    assertThatThrownBy(() -> Safetensors.open(zeros).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("/dev/zero: header, character 1: expected '{', found the end of the header");
    assertThatThrownBy(() -> Safetensors.open(Path.of("/dev/null")).close())
        .isInstanceOf(InvalidFileException.class)
        .hasMessage("/dev/null: there are 0 bytes, expected at least 8, the length of the header");
  }

  @Test
  void fileThatShrinksWhileItIsReadIsRefused(@TempDir Path directory) throws IOException {
    Path path = Files.write(directory.resolve("x.safetensors"), file(SOUND, floats(1, 2)));
    try (Safetensors file = Safetensors.open(path)) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() - 3);
      }
      assertThatThrownBy(() -> file.read("t", new float[2], 0))
          .isInstanceOf(InvalidFileException.class)
          .hasMessage(path + ": the data ends after 5 bytes, expected 8");
    }
  }

  /** Each claims far more than it has. */
  static List<byte[]> boasts() {
    byte[] longest = ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(25_000_000)
        .array();
    return List.of(
        longest,
        file(tensor("F32", "[500000000]", 0, 2_000_000_000)),
        file(tensor("F32", "[50000000000]", 0, 200_000_000_000L)),
        file(tensor("U8", "[1152921504606846975]", 0, 1152921504606846975L)),
        file("{\"t\":{\"shape\":" + "[".repeat(10_000)),
        file("{".repeat(10_000)));
  }

  @ParameterizedTest
  @MethodSource("boasts")
  void nothingIsAllocatedForWhatIsNotThere(byte[] bytes) {
    assertThat(Allocation.least(() -> assertThatThrownBy(() -> seekable(bytes).close())
            .isInstanceOf(InvalidFileException.class)))
        .isLessThan(BUDGET);
    assertThat(Allocation.least(() -> assertThatThrownBy(() -> {
              try (Safetensors file = stream(bytes)) {
                file.readToEnd();
              }
            })
            .isInstanceOf(InvalidFileException.class)))
        .isLessThan(BUDGET);
  }

  @Test
  void messagesStayShort() {
    String name = "n".repeat(100_000) + "\\u001b";
    assertThatThrownBy(() -> stream(file("{\"" + name + "\":{}}")).close())
        .hasMessage("stream: header, character 100012: tensor '" + "n".repeat(200)
            + "...' has no data_offsets");
    StringBuilder many = new StringBuilder("{\"\\u001b[2J\":" + entry("F32", "[0]", 0, 0));
    for (int tensor = 0; tensor < 1000; tensor++) {
      many.append(",\"").append(tensor).append("\":").append(entry("F32", "[0]", 0, 0));
    }
    assertThatThrownBy(() -> {
          try (Safetensors file = stream(file(many + "}"))) {
            file.tensor("none");
          }
        })
        .hasMessageStartingWith(
            "stream: there is no tensor 'none', only ?[2J F32 [0], 0 F32 [0], 1 ")
        .hasMessageEndingWith("18 F32 [0] and 981 more");
  }

  @Test
  void streamThatFailsIsNotTakenForAShortOne() {
    InputStream failing = new SequenceInputStream(
        new ByteArrayInputStream(Arrays.copyOf(new byte[] {100}, 20)), new InputStream() {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("the line is dead");
          }

          @Override
          public int read() throws IOException {
            throw new IOException("the line is dead");
          }
        });
    assertThatThrownBy(() -> Safetensors.open(failing, "stream"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("the line is dead");
  }

  @Test
  void anyChangeOfOneByteIsReadOrRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SafetensorsWriter()
        .metadata("format", "pt")
        .tensor("a", List.of(2), new float[] {1, 2}, 0)
        .tensor("b", List.of(1, 1), new float[] {3}, 0)
        .write(out);
    byte[] bytes = out.toByteArray();
    int read = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte before = bytes[at];
      for (int value = 0; value < 256; value++) {
        bytes[at] = (byte) value;
        try (Safetensors file = seekable(bytes)) {
          for (TensorEntry tensor : file.tensors()) {
            file.read(tensor.name(), new float[2], 0);
          }
          read++;
        } catch (InvalidFileException refused) {
          assertThat(refused.reason()).isNotEmpty();
        }
      }
      bytes[at] = before;
    }
    // Each byte as it is, any value of the 12 of data, and other letters in names and texts.
    assertThat(read).isGreaterThan(bytes.length + 12 * 255).isLessThan(bytes.length * 256);
  }
}
