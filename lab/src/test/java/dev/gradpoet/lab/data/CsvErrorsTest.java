package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
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
    for (Csv csv : List.of(
        Y.without("w"), Y.categorical("w"), Y.whenMissing(Missing.drop(), "w"), Y.weights("w"))) {
      rejects(csv, "x,y\n1,2\n", "f.csv, line 1: there is no column 'w', expected one of 'x', 'y'");
    }
  }

  @Test
  void anotherSeparatorIsRemindedOf() {
    rejects(
        Y,
        "x;y\n1;2\n",
        "f.csv, line 1: there is no column 'y', expected one of 'x;y';"
            + " separator(...) or separatedByBlanks() tells what separates them");
  }

  @Test
  void twoColumnsOfOneNameAreRejectedIfTheyAreUsed() throws IOException {
    String text = "x,y,x\n1,2,3\n";
    rejects(Y, text, "f.csv, line 1: column 3 is called 'x' like column 1, expected another name");
    Csv unused = Csv.targets("y").header("a", "y", "b").features("a");
    assertThat(unused.read("f.csv", new StringReader("1,2,3\n")).data().x()).containsExactly(1);
  }

  @Test
  void aColumnWithoutNameIsNoFeatureUnlessItIsChosen() throws IOException {
    String text = ",x,y\n7,1,2\n8,3,4\n";
    rejects(
        Y,
        text,
        "f.csv, line 1: column 1 has no name, as the index of rows that pandas and R write:"
            + " leave it out by without(\"\"), or choose it by features(...)");
    assertThat(Y.without("").read("f.csv", new StringReader(text)).data().x())
        .containsExactly(1, 3);
    assertThat(Y.features("x").read("f.csv", new StringReader(text)).data().x())
        .containsExactly(1, 3);
    assertThat(Y.features("").read("f.csv", new StringReader(text)).data().x())
        .containsExactly(7, 8);
    // A separator at the end of each line makes another one.
    String two = ",x,y,\n7,1,2,\n";
    assertThat(Y.without("").read("f.csv", new StringReader(two)).data().x()).containsExactly(1);
  }

  @Test
  void longTextsAreCutInMessages() {
    rejects(
        Y,
        "x,y\n" + "9".repeat(1_000_000) + "x,2\n",
        "f.csv, line 2, column 'x': '" + "9".repeat(40)
            + "...' (1000001 characters) is not a number");
    rejects(
        Y,
        "x,y\n" + "9".repeat(1_000_000) + ",2\n",
        "f.csv, line 2, column 'x': '" + "9".repeat(40)
            + "...' (1000000 characters) is beyond what a float holds");
    rejects(
        Csv.targets("n".repeat(200)),
        "m".repeat(200) + "\n1\n",
        "f.csv, line 1: there is no column '" + "n".repeat(40)
            + "...' (200 characters), expected one of '" + "m".repeat(40)
            + "...' (200 characters)");
    rejects(
        Csv.targets("y"),
        "\"a\nb\",y\n\u001b[31m\"\n,1\n",
        "f.csv, line 3: 1 fields, expected 2, as many as columns");
    rejects(
        Csv.targets("y"),
        "x,y\n\u001b[31m,1\n",
        "f.csv, line 2, column 'x': '\\u001b[31m' is not a number");
  }

  @Test
  void aHeaderWithoutEndIsRejected() {
    String name = "abcdefghijklmnop,";
    Reader endless = new Reader() {
      private long left = 200_000_000;

      @Override
      public int read(char[] into, int from, int length) {
        int count = (int) Math.min(left, length);
        for (int i = 0; i < count; i++) {
          into[from + i] = name.charAt((int) (left-- % name.length()));
        }
        return count == 0 ? -1 : count;
      }

      @Override
      public void close() {}
    };
    assertThatThrownBy(() -> Y.read("f.csv", endless))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            "f.csv, line 1: the header has more than 1048576 names or 16777216 characters, expected fewer columns");
  }

  @Test
  void manyColumnsTakeTimeInProportion() throws IOException {
    // With time in the square of the columns, this takes a minute or more.
    int columns = 200_000;
    StringBuilder header = new StringBuilder("y");
    String[] names = new String[columns];
    for (int i = 0; i < columns; i++) {
      names[i] = "x" + i;
      header.append(",x").append(i);
    }
    String text = header + "\n" + "1,".repeat(columns) + "2\n";

    assertThat(Y.read("f.csv", new StringReader(text)).data().inputs()).isEqualTo(columns);
    Csv chosen = Y.features(names).categorical(names);
    assertThat(chosen.read("f.csv", new StringReader(text)).data().inputs()).isEqualTo(columns);
    assertThat(Csv.targets(names).read("f.csv", new StringReader(text)).data().outputs())
        .isEqualTo(columns);
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
    assertThatThrownBy(() -> Y.categorical("y").read("f.csv", new StringReader("x,y\n1,2\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("categorical has 'y', which is not a feature, expected one of 'x'");
    assertThatThrownBy(() -> Y.features("x")
            .whenMissing(Missing.drop(), "z")
            .read("f.csv", new StringReader("x,y,z\n1,2,3\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "whenMissing has 'z', which is neither a feature nor a target, expected one of 'x', 'y'");
    assertThatThrownBy(
            () -> Y.whenMissing(Missing.mean(), "y").read("f.csv", new StringReader("x,y\n1,2\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("whenMissing fills 'y', which is no feature, expected drop() or fail()");
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
