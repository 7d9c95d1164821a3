package dev.gradpoet.lab.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads one file, and turns what the parser throws into errors that say where. */
final class CsvFile {
  private static final Pattern WHERE = Pattern.compile(" \\(record starting at line \\d+\\)");

  private static final Pattern UTF_16_MARK = Pattern.compile("\\xfe\\xff|\\xff\\xfe");

  private final String file;
  private final CsvOptions options;

  CsvFile(String file, CsvOptions options) {
    this.file = file;
    this.options = options;
  }

  CsvTable read(Source source) throws IOException {
    try (Source.Input input = source.open("a CSV file")) {
      checkMark(input.head());
      // A decoder that reports: wrong characters must not become wrong labels.
      Reader reader = new InputStreamReader(
          input.stream(),
          options
              .charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT));
      CsvRows rows = new CsvRows(file, options, count -> report(count, input));
      CsvTable table = read(reader, rows);
      report(rows.rowsRead(), input);
      return table;
    }
  }

  /** A file of UTF-16, as spreadsheets write it, begins with a mark that no text of another charset begins with. */
  private void checkMark(byte[] head) throws DataFileException {
    String charset = options.charset.name();
    if (UTF_16_MARK.matcher(new String(head, StandardCharsets.ISO_8859_1)).lookingAt()
        && !charset.contains("UTF-16")
        && !charset.contains("UTF-32")) {
      throw new DataFileException(
          file,
          "it begins with the byte order mark of UTF-16, expected " + charset
              + ", or another charset");
    }
  }

  private void report(long rows, Source.Input input) {
    options.progress.accept(new ReadProgress(rows, input.bytes(), input.size()));
  }

  CsvTable read(Reader reader) throws IOException {
    CsvRows rows = new CsvRows(
        file, options, count -> options.progress.accept(new ReadProgress(count, -1, -1)));
    CsvTable table = read(reader, rows);
    options.progress.accept(new ReadProgress(rows.rowsRead(), -1, -1));
    return table;
  }

  private CsvTable read(Reader reader, CsvRows rows) throws IOException {
    try (reader;
        CsvReader<CsvRows> csv = CsvReader.builder()
            .fieldSeparator(options.blankRuns ? BlankRuns.SEPARATOR : options.separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(rows, separated(withoutMark(reader)))) {
      for (CsvRows record : csv) {
        record.endRecord();
      }
    } catch (UncheckedIOException e) {
      throw decoding(Objects.requireNonNull(e.getCause()), rows);
    } catch (CharacterCodingException e) {
      throw decoding(e, rows);
    } catch (CsvParseException e) {
      throw parsing(e, rows);
    }
    return rows.table();
  }

  /** A file may begin with a byte order mark, which is no part of the first name. */
  private static Reader withoutMark(Reader reader) throws IOException {
    BufferedReader buffered = new BufferedReader(reader);
    buffered.mark(1);
    if (buffered.read() != '\ufeff') {
      buffered.reset();
    }
    return buffered;
  }

  private Reader separated(Reader characters) {
    return options.blankRuns ? new BlankRuns(characters) : characters;
  }

  private IOException decoding(IOException cause, CsvRows rows) {
    if (cause instanceof CharacterCodingException) {
      return new DataFileException(
          file,
          "after line " + rows.line() + " there are bytes that are not " + options.charset
              + ", expected characters of it, or another charset");
    }
    return cause;
  }

  /** What the parser found; it wraps itself. */
  private IOException parsing(CsvParseException e, CsvRows rows) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    if (!(cause instanceof CsvParseException)) {
      throw e;
    }
    String problem = WHERE.matcher(String.valueOf(cause.getMessage())).replaceAll("");
    return new DataFileException(file, rows.line(), problem);
  }
}
