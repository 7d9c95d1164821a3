package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CsvMissingTest {
  private static final Csv CSV = Csv.targets("y").missingTokens("NA", "?");
  private static final String TEXT = "a,city,y\n1,Rome,1\nNA,Bonn,2\n4,,3\n";

  private static Table read(Csv csv, String text) throws IOException {
    return csv.read("f.csv", new StringReader(text));
  }

  @Test
  void aMissingValueIsNamedByLineAndColumn() {
    assertThatThrownBy(() -> read(CSV, "a,y\n1,2\n ,3\n"))
        .isInstanceOf(DataFileException.class)
        .hasMessage("f.csv, line 3, column 'a': the value is missing, expected one in each row");
  }

  @Test
  void theFirstTenMissingValuesAreNamedAndAllCounted() {
    String text = "a,b,y\n" + "NA,?,1\n".repeat(6) + "1,2,\n";
    assertThatThrownBy(() -> read(CSV, text))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            "f.csv, line 2, column 'a': the value is missing, expected one in each row; 13 are missing:"
                + " line 2, column 'a'; line 2, column 'b'; line 3, column 'a'; line 3, column 'b';"
                + " line 4, column 'a'; line 4, column 'b'; line 5, column 'a'; line 5, column 'b';"
                + " line 6, column 'a'; line 6, column 'b'; and 3 more");
  }

  @Test
  void tokensAreMissingOnlyIfTheyWereSaid() {
    assertThatThrownBy(() -> read(Csv.targets("y"), "a,y\nNA,2\n"))
        .hasMessage("f.csv, line 2, column 'a': 'NA' is not a number");
  }

  @Test
  void rowsAreLeftOut() throws IOException {
    Table table = read(CSV.categorical("city").whenMissing(Missing.drop()), TEXT + "5,Rome,?\n");

    assertThat(table.data().x()).containsExactly(1, 1);
    assertThat(table.droppedRows()).isEqualTo(3);
    // Bonn was in a row that is left out.
    assertThat(table.columns().inputNames()).containsExactly("a", "city=Rome");
    assertThat(table).hasToString("1 samples of 2 values, 1 target values, 3 rows left out");
  }

  @Test
  void meansAreFilledInAndRemembered() throws IOException {
    Table table = read(CSV.categorical("city").whenMissing(Missing.mean()), TEXT);

    assertThat(table.data().x()).containsExactly(1, 0, 1, 2.5f, 1, 0, 4, 0, 0);
    assertThat(table.columns().encode("?", "Rome")).containsExactly(2.5f, 0, 1);
    assertThat(table.columns().encode("", "")).containsExactly(2.5f, 0, 0);
    assertThat(read(Csv.like(table.columns()), "a,city,y\n?,Bonn,0\n").data().x())
        .containsExactly(2.5f, 1, 0);
  }

  @Test
  void aConstantIsFilledInAndRemembered() throws IOException {
    Table table = read(CSV.categorical("city").whenMissing(Missing.constant(-1)), TEXT);

    assertThat(table.data().x()).containsExactly(1, 0, 1, -1, 1, 0, 4, 0, 0);
    assertThat(table.columns().encode("NA", "Bonn")).containsExactly(-1, 1, 0);
  }

  @Test
  void aTargetIsNeverFilledIn() {
    assertThatThrownBy(() -> read(CSV.whenMissing(Missing.mean()), "a,y\n1,\n"))
        .hasMessage("f.csv, line 2, column 'y': the value is missing, expected one in each row");
  }

  @Test
  void aColumnWithoutAnyValueIsRejected() {
    assertThatThrownBy(() -> read(CSV.whenMissing(Missing.mean()), "a,y\n,1\n"))
        .hasMessage("f.csv, column 'a': all values are missing, so there is no mean");
    assertThatThrownBy(() -> read(CSV.categorical("a").whenMissing(Missing.mean()), "a,y\n,1\n"))
        .hasMessage("f.csv, column 'a': all values are missing, so there is no category");
    assertThatThrownBy(() -> read(CSV.whenMissing(Missing.drop()), "a,y\n,1\n"))
        .hasMessage("f.csv: all 1 rows have a missing value, expected one without");
  }

  @Test
  void mediansAreFilledInAndRemembered() throws IOException {
    Csv csv = CSV.whenMissing(Missing.median());
    Table table = read(csv, "a,b,y\n1,7,0\n?,?,0\n1000,NA,0\n2,9,0\n");

    assertThat(table.data().x()).containsExactly(1, 7, 2, 8, 1000, 8, 2, 9);
    assertThat(table.columns().encode("?", "")).containsExactly(2, 8);
    assertThatThrownBy(() -> read(csv, "a,y\n,1\n"))
        .hasMessage("f.csv, column 'a': all values are missing, so there is no median");
  }

  @Test
  void aColumnMayHaveARuleOfItsOwn() throws IOException {
    Csv csv = CSV.categorical("city")
        .whenMissing(Missing.mean())
        .whenMissing(Missing.drop(), "y", "city")
        .whenMissing(Missing.constant(0), "b");
    String text = "a,b,city,y\n1,2,Rome,1\n?,?,Rome,2\n8,9,Rome,?\n8,9,,5\n3,9,Rome,6\n";
    Table table = read(csv, text);

    assertThat(table.data().x()).containsExactly(1, 2, 1, 2, 0, 1, 3, 9, 1);
    assertThat(table.data().targets()).containsExactly(1, 2, 6);
    assertThat(table.droppedRows()).isEqualTo(2);
    assertThatThrownBy(() -> read(csv.whenMissing(Missing.fail(), "y"), text))
        .hasMessage("f.csv, line 4, column 'y': the value is missing, expected one in each row");
  }

  @Test
  void otherDataMayLeaveOutRowsWithoutATarget() throws IOException {
    Columns columns = read(CSV.whenMissing(Missing.mean()), "a,y\n1,1\n3,1\n").columns();
    Csv other = Csv.like(columns).whenMissing(Missing.drop(), "y");

    assertThat(read(other, "a,y\n?,1\n3,?\n").data().x()).containsExactly(2);
    assertThat(other.readInputs("f.csv", new StringReader("a,y\n?,1\n3,?\n")).x())
        .containsExactly(2, 3);
    assertThatThrownBy(() -> other.whenMissing(Missing.mean(), "a"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aConstantMustBeFinite() {
    assertThatThrownBy(() -> Missing.constant(1e39))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value is 1.0E39, expected a finite float");
  }
}
