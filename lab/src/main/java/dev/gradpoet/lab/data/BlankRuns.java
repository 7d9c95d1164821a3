package dev.gradpoet.lab.data;

import java.io.IOException;
import java.io.Reader;

/** Characters in which a run of blanks between values is one space, and blanks around a line are gone; those in quotes stay. */
final class BlankRuns extends Reader {
  /** What separates values. */
  static final char SEPARATOR = ' ';

  private static final int BUFFER = 8192;

  /** Where the character before was. */
  private enum Place {
    BEFORE_LINE,
    BEFORE_VALUE,
    IN_VALUE,
    IN_QUOTES,
    AFTER_QUOTE
  }

  private final Reader in;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int end;
  private Place place = Place.BEFORE_LINE;

  BlankRuns(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      if (at == end && !fill(count > 0)) {
        break;
      }
      char c = buffer[at];
      if (place != Place.IN_QUOTES && Blanks.is(c) && c != '\n' && c != '\r') {
        place = place == Place.BEFORE_LINE ? place : Place.BEFORE_VALUE;
        at++;
      } else if (place == Place.BEFORE_VALUE && c != '\n' && c != '\r') {
        // The character comes next, as if a line began.
        place = Place.BEFORE_LINE;
        into[from + count++] = SEPARATOR;
      } else {
        place = after(c);
        into[from + count++] = c;
        at++;
      }
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private Place after(char c) {
    return switch (place) {
      case IN_QUOTES -> c == '"' ? Place.AFTER_QUOTE : Place.IN_QUOTES;
      case AFTER_QUOTE -> c == '"' ? Place.IN_QUOTES : outside(c);
      case BEFORE_LINE -> c == '"' ? Place.IN_QUOTES : outside(c);
      default -> outside(c);
    };
  }

  private static Place outside(char c) {
    return c == '\n' || c == '\r' ? Place.BEFORE_LINE : Place.IN_VALUE;
  }

  /** Says whether there are characters; does not wait for more where some can be given. */
  private boolean fill(boolean some) throws IOException {
    if (some && !in.ready()) {
      return false;
    }
    at = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
