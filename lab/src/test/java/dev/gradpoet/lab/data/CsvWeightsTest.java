package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** A column of weights, and what becomes of it. */
class CsvWeightsTest {
  private static final Csv CLASSES = Csv.classes("kind").weights("n");

  private static Table read(Csv csv, String text) throws IOException {
    return csv.read("f.csv", new StringReader(text));
  }

  private static void rejects(Csv csv, String text, String message) {
    assertThatThrownBy(() -> read(csv, text))
        .isInstanceOf(DataFileException.class)
        .hasMessage(message);
  }

  @Test
  void theColumnIsTheWeightsAndNoFeature() throws IOException {
    Table table = read(CLASSES, "n,x,kind,y\n2,1,b,5\n0,2,a,6\n0.5,3,b,7\n");

    assertThat(table.data().weights()).containsExactly(2, 0, 0.5f);
    assertThat(table.data().x()).containsExactly(1, 5, 2, 6, 3, 7);
    assertThat(table.data().classes()).containsExactly(1, 0, 1);
    assertThat(table.columns().inputNames()).containsExactly("x", "y");
  }

  @Test
  void numbersMayHaveWeights() throws IOException {
    Table table = read(Csv.targets("y", "z").weights("w"), "x,w,y,z\n1,2,3,4\n5,6,7,8\n");

    assertThat(table.data().weights()).containsExactly(2, 6);
    assertThat(table.data().x()).containsExactly(1, 5);
    assertThat(table.data().targets()).containsExactly(3, 4, 7, 8);
  }

  @Test
  void otherDataMayHaveWeightsOrNot() throws IOException {
    Columns columns = read(CLASSES, "n,x,kind\n2,1,b\n1,2,a\n").columns();

    assertThat(read(Csv.like(columns), "kind,x\na,7\n").data().isWeighted()).isFalse();
    assertThat(read(Csv.like(columns).weights("count"), "kind,x,count\na,7,3\n")
            .data()
            .weights())
        .containsExactly(3);
  }

  @Test
  void partsKeepTheWeights() throws IOException {
    StringBuilder text = new StringBuilder("x,kind,n\n");
    for (int row = 1; row <= 20; row++) {
      text.append(row).append(row % 2 == 0 ? ",a," : ",b,").append(10 * row).append('\n');
    }
    Dataset data = read(CLASSES, text.toString()).data();
    Splits.Parts parts = Splits.stratified(data, 0.2, 0.2, 1);
    Folds.Fold fold = Folds.of(data, 4, 1).iterator().next();

    for (Dataset part : new Dataset[] {
      parts.training(), parts.validation(), parts.test(), fold.training(), fold.validation()
    }) {
      for (int i = 0; i < part.size(); i++) {
        assertThat(part.weights()[i]).isEqualTo(10 * part.x()[i]);
      }
    }
  }

  @Test
  void wrongWeightsArePlaced() {
    rejects(
        CLASSES,
        "x,kind,n\n1,a,1\n2,b,-1\n",
        "f.csv, line 3, column 'n': '-1' is negative, expected a weight of at least 0");
    rejects(CLASSES, "x,kind,n\n1,a,one\n", "f.csv, line 2, column 'n': 'one' is not a number");
    rejects(
        CLASSES,
        "x,kind,n\n1,a,0\n2,b,0\n",
        "f.csv, column 'n': weights has only 0, expected at least one greater number");
    rejects(
        CLASSES,
        "x,kind\n1,a\n",
        "f.csv, line 1: there is no column 'n', expected one of 'x', 'kind'");
    assertThatThrownBy(() -> read(CLASSES, "x,kind,n\n1,a,\n2,b,1\n"))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("'n'");
  }

  @Test
  void weightsAreNothingElse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(CLASSES.features("x", "n"), "x,kind,n\n1,a,1\n"))
        .withMessage(
            "column 'n' is chosen twice, expected weights that are neither a feature nor a target");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(Csv.targets("n").weights("n"), "x,n\n1,1\n"))
        .withMessageStartingWith("column 'n' is chosen twice");
  }
}
