package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of a file's columns, from left to right, and where they are. */
final class CsvHeader {
  private static final int MOST_COLUMNS = 1 << 20;
  private static final int MOST_CHARACTERS = 1 << 24;

  private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;|,\\s]");

  private final String file;
  private final List<String> names = new ArrayList<>();
  /** The first column of each name, and the last of one that comes again. */
  private final Map<String, Integer> columns = new HashMap<>();

  private final Map<String, Integer> repeated = new HashMap<>();
  private long characters;
  private boolean tooLarge;

  CsvHeader(String file) {
    this.file = file;
  }

  /** Adds a name, unless there are so many that memory for them should not be taken: {@link #check} says so. */
  void add(String name) {
    characters += name.length();
    tooLarge |= names.size() == MOST_COLUMNS || characters > MOST_CHARACTERS;
    if (!tooLarge) {
      if (columns.putIfAbsent(name, names.size()) != null) {
        repeated.put(name, names.size());
      }
      names.add(name);
    }
  }

  void check() throws DataFileException {
    if (tooLarge) {
      throw new DataFileException(
          file,
          1,
          "the header has more than " + MOST_COLUMNS + " names or " + MOST_CHARACTERS
              + " characters, expected fewer columns");
    }
  }

  List<String> names() {
    return names;
  }

  int size() {
    return names.size();
  }

  boolean has(String name) {
    return columns.containsKey(name);
  }

  /** Says that there must be a column of that name. */
  void expect(String name) throws DataFileException {
    if (!has(name)) {
      throw new DataFileException(
          file,
          1,
          "there is no column " + Names.quote(name) + ", expected " + Names.oneOf(names) + hint());
    }
  }

  /** A name that holds what separates values in other files is a line that was not taken apart. */
  private String hint() {
    boolean whole = names.size() == 1 && OTHER_SEPARATOR.matcher(names.get(0)).find();
    return whole ? "; separator(...) or separatedByBlanks() tells what separates them" : "";
  }

  /** The only column of that name. */
  int find(String name) throws DataFileException {
    expect(name);
    int column = columns.getOrDefault(name, -1);
    int other = repeated.getOrDefault(name, column);
    if (other != column) {
      throw new DataFileException(
          file,
          1,
          "column " + (other + 1) + " is called " + Names.quote(name) + " like column "
              + (column + 1) + ", expected another name");
    }
    return column;
  }
}
