package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.List;

/** Where values are missing: the first places, and how many there are. */
final class MissingPlaces {
  private static final int SHOWN = 10;

  private final List<String> first = new ArrayList<>();
  private long firstLine;
  private String firstColumn = "";
  private long count;

  void add(long line, String column) {
    if (count == 0) {
      firstLine = line;
      firstColumn = column;
    }
    if (count < SHOWN) {
      first.add("line " + line + ", column " + Names.quote(column));
    }
    count++;
  }

  void check(String file) throws DataFileException {
    if (count > 0) {
      String all = "the value is missing, expected one in each row";
      if (count > 1) {
        all += "; " + count + " are missing: " + String.join("; ", first)
            + (count > SHOWN ? "; and " + (count - SHOWN) + " more" : "");
      }
      throw new DataFileException(file, firstLine, firstColumn, all);
    }
  }
}
