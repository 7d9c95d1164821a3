package dev.gradpoet.lab.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a {@link Csv} was told; not changed once it has it. */
final class CsvOptions {
  /** The columns of other data, which fix everything about columns. */
  Optional<Columns> like = Optional.empty();

  boolean classifies;
  List<String> targets = List.of();
  /** The column of the weights of the rows, if any. */
  List<String> weights = List.of();
  /** Empty for all but targets and those of {@link #without}. */
  List<String> features = List.of();

  List<String> without = List.of();
  List<String> categorical = List.of();
  boolean unknownAsZeros;
  List<String> missingTokens = List.of();
  Missing missing = Missing.fail();
  /** Of single columns, instead of {@link #missing}. */
  Map<String, Missing> missingOf = Map.of();
  /** Empty if the file has a header. */
  List<String> header = List.of();

  char separator = ',';
  /** Whether runs of blanks separate values. */
  boolean blankRuns;

  Charset charset = StandardCharsets.UTF_8;
  Consumer<ReadProgress> progress = p -> {};

  /** What becomes of a missing value of that column. */
  Missing missing(String column) {
    return missingOf.getOrDefault(column, missing);
  }

  CsvOptions copy() {
    CsvOptions copy = new CsvOptions();
    copy.like = like;
    copy.classifies = classifies;
    copy.targets = targets;
    copy.weights = weights;
    copy.features = features;
    copy.without = without;
    copy.categorical = categorical;
    copy.unknownAsZeros = unknownAsZeros;
    copy.missingTokens = missingTokens;
    copy.missing = missing;
    copy.missingOf = missingOf;
    copy.header = header;
    copy.separator = separator;
    copy.blankRuns = blankRuns;
    copy.charset = charset;
    copy.progress = progress;
    return copy;
  }
}
