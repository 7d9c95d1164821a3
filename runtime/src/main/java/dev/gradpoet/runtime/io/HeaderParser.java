package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.internal.Nullable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON of a header (RFC 8259), of exactly the form that a header has: nothing nests deeper than that form, no name is
 * there twice, numbers are whole and fit a {@code long}.
 */
final class HeaderParser {
  private static final int MAX_DIMENSIONS = 64;
  private static final int DECODED = 8_192;

  private final String file;
  private final String text;
  private int at;

  private HeaderParser(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The header in {@code bytes} of {@code file}. */
  static Header parse(String file, byte[] bytes) throws InvalidFileException {
    checkUtf8(file, bytes);
    return new HeaderParser(file, new String(bytes, StandardCharsets.UTF_8)).header();
  }

  private static void checkUtf8(String file, byte[] bytes) throws InvalidFileException {
    // In pieces: as one array of characters, a long header takes twice its bytes.
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    CharBuffer scratch = CharBuffer.allocate(DECODED);
    CoderResult result;
    do {
      result = decoder.decode(buffer, scratch.clear(), true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw new InvalidFileException(
          file, "header, byte " + (buffer.position() + 1) + ": this is not UTF-8");
    }
  }

  // {"__metadata__": {"format": "pt"}, "fc1.weight": {…}, …}
  private Header header() throws InvalidFileException {
    if (!text.startsWith("{")) {
      throw unexpected("'{'");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    List<TensorEntry> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (boolean more = opens('{', '}'); more; more = continues('}')) {
      String name = key(names);
      if (name.equals(Header.METADATA)) {
        metadata(metadata);
      } else {
        tensors.add(tensor(name));
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw unexpected("spaces after the last '}'");
    }
    return Header.of(file, metadata, tensors);
  }

  // {"format": "pt", …}
  private void metadata(Map<String, String> metadata) throws InvalidFileException {
    Set<String> names = new HashSet<>();
    for (boolean more = opens('{', '}'); more; more = continues('}')) {
      String name = key(names);
      metadata.put(name, string());
    }
  }

  // {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}
  private TensorEntry tensor(String name) throws InvalidFileException {
    String dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    Set<String> names = new HashSet<>();
    for (boolean more = opens('{', '}'); more; more = continues('}')) {
      String key = key(names);
      switch (key) {
        case "dtype" -> dtype = string();
        case "shape" -> shape = numbers(MAX_DIMENSIONS);
        case "data_offsets" -> offsets = numbers(2);
        default ->
          throw error("tensor '" + TensorEntry.printable(name) + "' has '"
              + TensorEntry.printable(key) + "', expected only dtype, shape and data_offsets");
      }
    }
    List<Long> range = present(name, "data_offsets", offsets);
    if (range.size() != 2) {
      throw error("tensor '" + TensorEntry.printable(name) + "' has " + range.size()
          + " data_offsets, expected 2");
    }
    return new TensorEntry(
        name,
        TensorEntry.printable(present(name, "dtype", dtype)),
        present(name, "shape", shape),
        range.get(0),
        range.get(1));
  }

  private <T> T present(String tensor, String key, @Nullable T value) throws InvalidFileException {
    if (value == null) {
      throw error("tensor '" + TensorEntry.printable(tensor) + "' has no " + key);
    }
    return value;
  }

  /** A name that is not in {@code names} yet, with the colon after it. */
  private String key(Set<String> names) throws InvalidFileException {
    String name = string();
    if (!names.add(name)) {
      throw error("the name '" + TensorEntry.printable(name) + "' is there twice");
    }
    if (names.size() > Header.MAX_NAMES) {
      throw error("there are more than " + Header.MAX_NAMES + " names");
    }
    take(':');
    return name;
  }

  private String string() throws InvalidFileException {
    take('"');
    int start = at;
    StringBuilder value = null; // what is before start, if anything was escaped
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < ' ') {
        throw unexpected("an escape in its place");
      }
      at++;
      if (c == '"') {
        String last = text.substring(start, at - 1);
        return value == null ? last : encodable(value.append(last));
      } else if (c == '\\') {
        value = (value == null ? new StringBuilder() : value).append(text, start, at - 1);
        value.append(escaped());
        start = at;
      }
    }
    throw unexpected("'\"'");
  }

  private String encodable(StringBuilder value) throws InvalidFileException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw error("a string has half of a surrogate pair");
    }
    return value.toString();
  }

  private char escaped() throws InvalidFileException {
    char c = at < text.length() ? text.charAt(at) : ' ';
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      at++;
      return "\"\\/\b\f\n\r\t".charAt(simple);
    } else if (c != 'u') {
      throw unexpected("one of \"\\/bfnrtu after '\\'");
    }
    at++;
    int value = 0;
    for (int end = at + 4; at < end; at++) {
      int digit =
          at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits after '\\u'");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private List<Long> numbers(int most) throws InvalidFileException {
    List<Long> numbers = new ArrayList<>();
    for (boolean more = opens('[', ']'); more; more = continues(']')) {
      if (numbers.size() == most) {
        throw error("an array has more than " + most + " numbers");
      }
      numbers.add(number());
    }
    return numbers;
  }

  private long number() throws InvalidFileException {
    skipSpace();
    int start = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      int digit = text.charAt(at) - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw error("a number is more than " + Long.MAX_VALUE);
      } else if (at > start && value == 0) {
        throw error("a number begins with 0");
      }
      value = value * 10 + digit;
      at++;
    }
    if (at == start) {
      throw unexpected("a whole number of at least 0");
    }
    return value;
  }

  /** Takes {@code open}; whether an element follows, not {@code close}, which is taken, too. */
  private boolean opens(char open, char close) throws InvalidFileException {
    take(open);
    return !takes(close);
  }

  /** Takes a comma, or {@code close}; whether it was a comma, so that an element follows. */
  private boolean continues(char close) throws InvalidFileException {
    if (takes(',')) {
      return true;
    } else if (takes(close)) {
      return false;
    }
    throw unexpected("',' or '" + close + "'");
  }

  private void take(char c) throws InvalidFileException {
    if (!takes(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  private boolean takes(char c) {
    skipSpace();
    boolean isThere = at < text.length() && text.charAt(at) == c;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private InvalidFileException unexpected(String expected) {
    String found = at < text.length()
        ? "'" + TensorEntry.printable(text.substring(at, at + 1)) + "'"
        : "the end of the header";
    at++;
    return error("expected " + expected + ", found " + found);
  }

  /** The error at the last character taken. */
  private InvalidFileException error(String reason) {
    return new InvalidFileException(file, "header, character " + at + ": " + reason);
  }
}
