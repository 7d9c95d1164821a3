package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvErrorsTest {
  private static final Csv Y = Csv.targets("y");

  private static void rejects(Csv csv, String text, String message) {
    assertThatThrownBy(() -> csv.read("f.csv", new StringReader(text)))
        .isInstanceOf(DataFileException.class)
        .hasMessage(message);
  }

  @Test
  void aValueThatIsNoNumberIsNamedByFileLineAndColumn() {
    DataFileException e = catchThrowableOfType(
        DataFileException.class,
        () -> Y.read("f.csv", new StringReader("x,y\n1,2\n\n\"3\",4\nabc,5\n")));

    assertThat(e).hasMessage("f.csv, line 5, column 'x': 'abc' is not a number");
    assertThat(e.file()).isEqualTo("f.csv");
    assertThat(e.line()).isEqualTo(5);
    assertThat(e.column()).contains("x");
  }

  @Test
  void linesAreCountedWithinQuotes() {
    rejects(
        Csv.targets("y").features("x"),
        "x,note,y\n1,\"two\nlines\",2\nz,a,3\n",
        "f.csv, line 4, column 'x': 'z' is not a number");
  }

  @Test
  void tooFewFieldsAreRejected() {
    rejects(Y, "x,y\n1,2\n3\n", "f.csv, line 3: 1 fields, expected 2, as many as columns");
  }

  @Test
  void tooManyFieldsAreRejectedBeforeTheirValues() {
    rejects(Y, "x,y\na,1,2\n", "f.csv, line 2: 3 fields, expected 2, as many as columns");
  }

  @Test
  void anEmptyFileIsRejected() {
    rejects(Y, "", "f.csv: it is empty, expected a header and rows");
    rejects(Y, "\n\n", "f.csv: it is empty, expected a header and rows");
  }

  @Test
  void aHeaderAloneIsRejected() {
    rejects(Y, "x,y\n", "f.csv: it has no rows, expected some below the header");
  }

  @Test
  void aColumnThatIsNotThereIsRejected() {
    rejects(
        Csv.targets("z"),
        "x,y\n1,2\n",
        "f.csv, line 1: there is no column 'z', expected one of 'x', 'y'");
    rejects(
        Y.features("w"),
        "x,y\n1,2\n",
        "f.csv, line 1: there is no column 'w', expected one of 'x', 'y'");
    rejects(
        Y.without("w"),
        "x,y\n1,2\n",
        "f.csv, line 1: there is no column 'w', expected one of 'x', 'y'");
  }

  @Test
  void twoColumnsOfOneNameAreRejectedIfTheyAreUsed() throws IOException {
    String text = "x,y,x\n1,2,3\n";
    rejects(Y, text, "f.csv, line 1: column 3 is called 'x' like column 1, expected another name");
    Csv unused = Csv.targets("y").header("a", "y", "b").features("a");
    assertThat(unused.read("f.csv", new StringReader("1,2,3\n")).data().x()).containsExactly(1);
  }

  @Test
  void aFileOfTargetsAloneIsRejected() {
    rejects(Y, "y\n1\n", "f.csv, line 1: there is no column of features, only 'y'");
  }

  @Test
  void oneLabelAloneIsRejected() {
    rejects(
        Csv.classes("k"),
        "x,k\n1,a\n2,a\n",
        "f.csv, column 'k': all rows have the label 'a', expected at least 2 labels");
  }

  @Test
  void aQuoteThatIsNotClosedIsRejected() {
    rejects(Y, "x,y\n1,2\n\"3,4\n", "f.csv, line 3: Unclosed quoted field at end of input");
  }

  @Test
  void charactersAfterAQuoteAreRejected() {
    rejects(
        Y,
        "x,y\n\"1\"2,3\n",
        "f.csv, line 2: Unexpected character after closing quote: '2' (0x32)");
  }

  @Test
  void anUnknownCategoryOrLabelOfOtherDataIsRejected() {
    Columns columns = new Columns(
        List.of(new CategoricalColumn("city", List.of("Berlin", "Rome"), false, false)),
        List.of("k"),
        List.of("a", "b"),
        List.of());
    rejects(
        Csv.like(columns),
        "city,k\nParis,a\n",
        "f.csv, line 2, column 'city': 'Paris' is an unknown category, expected one of 'Berlin', 'Rome'");
    rejects(
        Csv.like(columns),
        "city,k\nRome,c\n",
        "f.csv, line 2, column 'k': 'c' is an unknown category, expected one of 'a', 'b'");
  }

  @Test
  void optionsThatContradictEachOtherAreRejected() {
    StringReader text = new StringReader("x,y\n1,2\n");
    assertThatThrownBy(() -> Y.features("x", "y").read("f.csv", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'y' is chosen twice, expected a feature or a target once");
    assertThatThrownBy(() -> Y.categorical("z").read("f.csv", new StringReader("x,y\n1,2\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("categorical has 'z', which is not a feature, expected one of 'x'");
    assertThatThrownBy(() -> Csv.targets("y", "y").read("f.csv", new StringReader("x,y\n1,2\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("targets are 'y', 'y', expected different columns");
    assertThatThrownBy(() -> Csv.targets())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("columns is empty, expected at least one");
    assertThatThrownBy(() -> Y.separator('"'))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("separator is a quote or the end of a line, expected another character");
  }

  @Test
  void columnsOfOtherDataAreNotChanged() throws IOException {
    Columns columns = Y.read("f.csv", new StringReader("x,y\n1,2\n")).columns();
    assertThatThrownBy(() -> Csv.like(columns).features("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the columns are those of other data, expected no change of them");
  }

  @Test
  void whatTheProgressActionThrowsReachesTheCaller() {
    Csv csv = Y.onProgress(p -> {
      throw new IllegalStateException("enough");
    });
    String text = "x,y\n" + "1,2\n".repeat(70_000);
    assertThatThrownBy(() -> csv.read("f.csv", new StringReader(text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }
}
