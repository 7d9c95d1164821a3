package dev.gradpoet.lab.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.function.LongConsumer;

/**
 * Takes the fields that the parser finds, and keeps the chosen ones as rows of floats: a number itself, a category's code, NaN for what
 * is missing.
 */
final class CsvRows extends AbstractBaseCsvCallbackHandler<CsvRows> {
  private static final int ROWS_BETWEEN_REPORTS = 1 << 16;

  private final String file;
  private final CsvOptions options;
  private final LongConsumer progress;
  private final char[][] missingTokens;
  private final MissingPlaces missing = new MissingPlaces();
  private final CsvHeader header;
  private boolean headerRead;
  private CsvLayout layout = CsvLayout.NONE;
  private FloatRows rows = new FloatRows(1);
  private float[] row = {};
  /** For each slot, whether a row is left out in which it is missing. */
  private boolean[] drops = {};

  private long rowsRead;
  private long droppedRows;
  private boolean incomplete;
  private String problem = "";
  private String problemColumn = "";

  /** @param progress is told how many rows were read, now and then */
  CsvRows(String file, CsvOptions options, LongConsumer progress) throws DataFileException {
    this.file = file;
    this.options = options;
    this.progress = progress;
    this.header = new CsvHeader(file);
    this.missingTokens =
        options.missingTokens.stream().map(String::toCharArray).toArray(char[][]::new);
    if (!options.header.isEmpty()) {
      options.header.forEach(header::add);
      begin();
    }
  }

  private void begin() throws DataFileException {
    headerRead = true;
    header.check();
    layout = CsvLayout.of(file, header, options);
    row = new float[layout.slots().size()];
    rows = new FloatRows(row.length);
    drops = new boolean[row.length];
    for (int slot = 0; slot < drops.length; slot++) {
      drops[slot] = options.missing(layout.slots().get(slot).name()).kind() == Missing.Kind.DROP;
    }
  }

  /** The line on which the record begins that is being read. */
  long line() {
    return getStartingLineNumber();
  }

  long rowsRead() {
    return rowsRead;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    incomplete = false;
    problem = "";
  }

  @Override
  protected void handleField(int column, char[] text, int offset, int length, boolean quoted) {
    int from = offset;
    int end = offset + length;
    while (from < end && Blanks.is(text[from])) {
      from++;
    }
    while (from < end && Blanks.is(text[end - 1])) {
      end--;
    }
    if (!headerRead) {
      header.add(new String(text, from, end - from));
    } else if (column < layout.slotOfColumn().length && layout.slotOfColumn()[column] >= 0) {
      int slot = layout.slotOfColumn()[column];
      row[slot] = value(slot, text, from, end - from);
    }
  }

  private float value(int index, char[] text, int from, int length) {
    Slot slot = layout.slots().get(index);
    if (isMissing(text, from, length)) {
      if (!slot.takesMissing()) {
        incomplete = true;
        if (!drops[index]) {
          missing.add(line(), slot.name());
        }
      }
      return Float.NaN;
    }
    try {
      return slot.parse(text, from, length);
    } catch (IllegalArgumentException e) {
      // Thrown when the row is over: that it has too many or too few fields says more.
      if (problem.isEmpty()) {
        problem = String.valueOf(e.getMessage());
        problemColumn = slot.name();
      }
      return Float.NaN;
    }
  }

  private boolean isMissing(char[] text, int from, int length) {
    boolean missing = length == 0;
    for (int t = 0; t < missingTokens.length && !missing; t++) {
      char[] token = missingTokens[t];
      missing = token.length == length;
      for (int i = 0; i < length && missing; i++) {
        missing = token[i] == text[from + i];
      }
    }
    return missing;
  }

  /** Not a record of its own: nothing is allocated for a row. */
  @Override
  protected CsvRows buildRecord() {
    return this;
  }

  /** Ends the record that was read: the header, or a row. */
  void endRecord() throws DataFileException {
    if (headerRead) {
      endRow();
    } else {
      begin();
    }
  }

  private void endRow() throws DataFileException {
    if (getFieldCount() != header.size()) {
      throw new DataFileException(
          file,
          line(),
          getFieldCount() + " fields, expected " + header.size() + ", as many as columns");
    }
    if (!problem.isEmpty()) {
      throw new DataFileException(file, line(), problemColumn, problem);
    }
    if (!incomplete) {
      for (int s = 0; s < row.length; s++) {
        layout.slots().get(s).keep(row[s]);
      }
      rows.add(row);
    } else {
      droppedRows++;
    }
    rowsRead++;
    if (rowsRead % ROWS_BETWEEN_REPORTS == 0) {
      progress.accept(rowsRead);
    }
  }

  /** The table; after the last row. */
  CsvTable table() throws DataFileException {
    if (!headerRead) {
      throw new DataFileException(file, "it is empty, expected a header and rows");
    }
    missing.check(file);
    if (rows.rows() == 0) {
      throw new DataFileException(
          file,
          rowsRead == 0
              ? "it has no rows, expected some below the header"
              : "all " + rowsRead + " rows have a missing value, expected one without");
    }
    return new CsvTable(file, options, layout, rows, droppedRows);
  }
}
