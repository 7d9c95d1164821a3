package dev.gradpoet.benchmarks.suite;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as CSV with a header. */
public final class ResultFile implements AutoCloseable {
  private final CsvWriter writer;

  /** Starts a file, or continues the one that is there. */
  ResultFile(Path file, boolean continues) {
    boolean begins = !continues || Files.notExists(file);
    try {
      this.writer = CsvWriter.builder()
          .autoFlush(true)
          .build(
              file,
              StandardOpenOption.CREATE,
              begins ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (begins) {
      writer.writeRecord("case", "subject", "setup", "jdk", "bits", "threads", "metric", "value");
    }
  }

  /** Appends a result. */
  void write(Result it) {
    writer.writeRecord(
        it.work(),
        it.subject(),
        it.setup(),
        String.valueOf(it.jdk()),
        String.valueOf(it.bits()),
        String.valueOf(it.threads()),
        it.metric(),
        it.value());
  }

  /** The results of a file, the last one of what was measured more than once. */
  public static List<Result> read(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      Map<Result, Result> last = new LinkedHashMap<>();
      reader.stream().map(ResultFile::result).forEach(it -> last.put(it.with(it.metric(), ""), it));
      return List.copyOf(last.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result result(NamedCsvRecord row) {
    return new Result(
        row.getField("case"),
        row.getField("subject"),
        row.getField("setup"),
        Integer.parseInt(row.getField("jdk")),
        Integer.parseInt(row.getField("bits")),
        Integer.parseInt(row.getField("threads")),
        row.getField("metric"),
        row.getField("value"));
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
