package dev.gradpoet.lab.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes are those of the examples of the format's description, or read by its own library. */
class MessageTest {

  private static byte[] bytes(Message message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static String hex(Message message) throws IOException {
    return HexFormat.of().formatHex(bytes(message));
  }

  @Test
  void theExamplesOfTheDescription() throws IOException {
    Message integer = new Message().integer(1, 150);
    assertThat(hex(integer)).isEqualTo("089601");
    assertThat(hex(new Message().text(2, "testing"))).isEqualTo("120774657374696e67");
    assertThat(hex(new Message().message(3, integer))).isEqualTo("1a03089601");
  }

  @Test
  void anEmptyMessageHasNoBytes() throws IOException {
    assertThat(hex(new Message())).isEmpty();
    assertThat(hex(new Message().message(1, new Message()))).isEqualTo("0a00");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE
      })
  void wholeNumbers(long value) throws IOException {
    Message inner = new Message().integer(20, value);
    CodedInputStream read = CodedInputStream.newInstance(bytes(new Message().message(1, inner)));
    assertThat(read.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(read.readRawVarint32()).isEqualTo(bytes(inner).length);
    assertThat(read.readTag()).isEqualTo(20 << 3);
    assertThat(read.readInt64()).isEqualTo(value);
    assertThat(read.isAtEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(floats = {0, -0f, 1.5f, Float.MIN_VALUE, -Float.MAX_VALUE})
  void singles(float value) throws IOException {
    CodedInputStream read = CodedInputStream.newInstance(bytes(new Message().single(2, value)));
    assertThat(read.readTag()).isEqualTo(2 << 3 | 5);
    assertThat(read.readFloat()).isEqualTo(value);
    assertThat(read.isAtEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 20_000})
  void textsAndBytesAtEachDepth(int length) throws IOException {
    String text = "é".repeat(length);
    Message deep = new Message().text(1, text).bytes(2, new byte[length]);
    Message message = new Message().message(1, new Message().message(16, deep)).integer(2, 1);
    CodedInputStream read = CodedInputStream.newInstance(bytes(message));
    assertThat(read.readTag()).isEqualTo(1 << 3 | 2);
    read.readRawVarint32();
    assertThat(read.readTag()).isEqualTo(16 << 3 | 2);
    read.readRawVarint32();
    assertThat(read.readTag()).isEqualTo(1 << 3 | 2);
    assertThat(read.readString()).isEqualTo(text);
    assertThat(read.readTag()).isEqualTo(2 << 3 | 2);
    assertThat(read.readByteArray()).hasSize(length);
    assertThat(read.readTag()).isEqualTo(2 << 3);
    assertThat(read.readInt64()).isEqualTo(1);
    assertThat(read.isAtEnd()).isTrue();
  }
}
