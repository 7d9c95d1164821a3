package dev.gradpoet.runtime.io;

import static dev.gradpoet.runtime.io.FileBytes.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.Allocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what the format says, and what is read again. */
class SafetensorsWriterTest {

  private static byte[] bytes(SafetensorsWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(out);
    return out.toByteArray();
  }

  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    float[] values = {9, 1, -2, 0.5f};
    byte[] bytes = bytes(new SafetensorsWriter()
        .metadata("format", "pt")
        .tensor("b", List.of(1, 2), values, 1)
        .tensor("a", List.of(), values, 3));
    String header = "{\"__metadata__\":{\"format\":\"pt\"},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]},"
        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}}";
    assertThat(header).hasSize(140);
    String padded = header + "    ";
    assertThat(bytes).hasSize(8 + 144 + 12);
    assertThat(bytes).startsWith(144, 0, 0, 0, 0, 0, 0, 0);
    assertThat(new String(bytes, 8, 144, StandardCharsets.UTF_8)).isEqualTo(padded);
    assertThat(bytes).endsWith(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0, 0, 0, 0x3f);
  }

  @Test
  void dataBeginsAtAMultipleOfEight() throws IOException {
    for (int length = 1; length <= 16; length++) {
      byte[] bytes =
          bytes(new SafetensorsWriter().tensor("n".repeat(length), List.of(1), new float[1], 0));
      assertThat((bytes.length - 4) % 8).isZero();
    }
  }

  @Test
  void everythingComesBack() throws IOException {
    String text = "\"\\\b\f\n\r\t\u0000ä😀\u2028";
    float[] values = new float[40_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(i * 107_374);
    }
    byte[] bytes = bytes(new SafetensorsWriter()
        .metadata(text, text + text)
        .tensor(text, List.of(100, 300), values, 10_000)
        .tensor("none", List.of(0), values, 0));
    float[] read = new float[30_000];
    try (Safetensors file = stream(bytes)) {
      assertThat(file.metadata()).hasSize(1).containsEntry(text, text + text);
      assertThat(file.tensor("none").size()).isZero();
      file.read(text, read, 0);
      file.readToEnd();
    }
    for (int i = 0; i < read.length; i++) {
      assertThat(Float.floatToRawIntBits(read[i]))
          .isEqualTo(Float.floatToRawIntBits(values[10_000 + i]));
    }
  }

  @Test
  void fileWithoutAnythingIsWritten() throws IOException {
    byte[] bytes = bytes(new SafetensorsWriter());
    assertThat(new String(bytes, 8, 8, StandardCharsets.UTF_8)).isEqualTo("{}      ");
    try (Safetensors file = stream(bytes)) {
      assertThat(file.tensors()).isEmpty();
    }
  }

  @Test
  void valuesAreWrittenFromWhereTheyAre() {
    float[] values = new float[1_000_000];
    SafetensorsWriter writer = new SafetensorsWriter().tensor("t", List.of(1_000_000), values, 0);
    long allocated = Allocation.least(() -> {
      try {
        writer.write(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    assertThat(allocated).isLessThan(500_000);
  }

  @Test
  void nameThatIsTakenIsRefused() {
    SafetensorsWriter writer =
        new SafetensorsWriter().metadata("a", "").tensor("t", List.of(), new float[1], 0);
    assertThatThrownBy(() -> writer.metadata("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is already a text of the name 'a'");
    for (String name : List.of("t", "__metadata__")) {
      assertThatThrownBy(() -> writer.tensor(name, List.of(), new float[1], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("name is '" + name
              + "', expected one that neither another tensor nor the metadata has");
    }
  }

  @Test
  void tensorThatIsNoneIsRefused() {
    SafetensorsWriter writer = new SafetensorsWriter();
    assertThatThrownBy(() -> writer.tensor("t", List.of(2, 2), new float[4], 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> writer.tensor("t", List.of(2, -1), new float[4], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an extent of the shape [2, -1] is -1, expected at least 0");
    assertThatThrownBy(() -> writer.tensor("\ud800", List.of(), new float[1], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half of a surrogate pair");
    assertThatThrownBy(() -> writer.metadata("a", "\udc00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("text is");
  }

  @Test
  void fileIsReplaced(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("x.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter().tensor("t", List.of(1), new float[] {1}, 0);
    Files.writeString(
        path,
        "what was there before, and is longer than the file that comes now: "
            + "a name, a dtype, a shape, offsets");
    writer.write(path);
    assertThat(Files.readAllBytes(path)).isEqualTo(bytes(writer));
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void headerThatNobodyReadsIsNotWritten(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.safetensors"), "previous");
    SafetensorsWriter writer = new SafetensorsWriter().metadata("a", "x".repeat(25_000_000));
    assertThatThrownBy(() -> writer.write(file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("names and texts take 25000032 bytes, expected at most 25000000, "
            + "which is what can be read");
    assertThat(file).hasContent("previous");
  }
}
