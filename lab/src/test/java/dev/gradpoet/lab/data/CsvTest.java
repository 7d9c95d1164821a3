package dev.gradpoet.lab.data;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final String HOUSES = """
      rooms,city,area,price,kind
      3,Rome,80.5,200,flat
      2,Berlin,60,150,house
      5,Rome,120,400,flat
      """;

  private static Table read(Csv csv, String text) throws IOException {
    return csv.read("houses.csv", new StringReader(text));
  }

  @Test
  void allOtherColumnsAreFeaturesInTheOrderOfTheHeader() throws IOException {
    Table table = read(Csv.targets("c"), "a,c,b\n1,2,3\n4,5,6\n");

    assertThat(table.data().x()).containsExactly(1, 3, 4, 6);
    assertThat(table.data().targets()).containsExactly(2, 5);
    assertThat(table.columns().inputNames()).containsExactly("a", "b");
    assertThat(table.columns().targets()).containsExactly("c");
    assertThat(table.columns().classifies()).isFalse();
  }

  @Test
  void featuresAreChosenByNameAndInOrder() throws IOException {
    Table table = read(Csv.targets("price").features("area", "rooms"), HOUSES);

    assertThat(table.data().x()).containsExactly(80.5f, 3, 60, 2, 120, 5);
    assertThat(table.data().inputs()).isEqualTo(2);
  }

  @Test
  void columnsAreLeftOut() throws IOException {
    Table table = read(Csv.targets("price").without("city", "kind"), HOUSES);

    assertThat(table.columns().inputNames()).containsExactly("rooms", "area");
  }

  @Test
  void severalTargetsAreInTheOrderAskedFor() throws IOException {
    Table table = read(Csv.targets("price", "area").features("rooms"), HOUSES);

    assertThat(table.data().targets()).containsExactly(200, 80.5f, 150, 60, 400, 120);
    assertThat(table.data().outputs()).isEqualTo(2);
  }

  @Test
  void categoriesAreSortedAndOneHot() throws IOException {
    Table table = read(Csv.targets("price").features("rooms", "city").categorical("city"), HOUSES);

    assertThat(table.columns().inputNames()).containsExactly("rooms", "city=Berlin", "city=Rome");
    assertThat(table.data().x()).containsExactly(3, 0, 1, 2, 1, 0, 5, 0, 1);
  }

  @Test
  void labelsAreSorted() throws IOException {
    Table table = read(Csv.classes("city").features("rooms"), HOUSES);

    assertThat(table.columns().labels()).containsExactly("Berlin", "Rome");
    assertThat(table.data().classes()).containsExactly(1, 0, 1);
    assertThat(table.data().outputs()).isEqualTo(2);
    assertThat(table.columns().label(0)).isEqualTo("Berlin");
  }

  @Test
  void labelsThatAreIntegersAreSortedByValue() throws IOException {
    Table table = read(Csv.classes("digit"), "x,digit\n1,10\n2,9\n3,-1\n4,10\n");

    assertThat(table.columns().labels()).containsExactly("-1", "9", "10");
    assertThat(table.data().classes()).containsExactly(2, 1, 0, 2);
  }

  @Test
  void labelsThatAreDecimalNumbersAreSortedByValue() throws IOException {
    assertThat(labels("10.0", "2.0", "1.0", "-1.5")).containsExactly("-1.5", "1.0", "2.0", "10.0");
    assertThat(labels("1e3", "2e-3", ".5", "5.")).containsExactly("2e-3", ".5", "5.", "1e3");
    assertThat(labels("10", "9", "none")).containsExactly("10", "9", "none");
  }

  @Test
  void aLabelWithAPlusIsANumber() throws IOException {
    Table table = read(Csv.classes("k"), "x,k\n1,+1\n2,-1\n3,1\n");

    assertThat(table.columns().labels()).containsExactly("-1", "+1");
    assertThat(table.data().classes()).containsExactly(1, 0, 1);
  }

  @Test
  void labelsAndCategoriesThatAreTheSameWholeNumberAreTheSame() throws IOException {
    Table table = read(
        Csv.classes("k").categorical("c"),
        "c,k\n1,1.0\n1.0,0\n+1,1\n01,2\n-0,+2.\n0,02\n1.10,1\n1.1,0\n");

    assertThat(table.columns().labels()).containsExactly("0", "1.0", "02", "2");
    assertThat(table.data().classes()).containsExactly(1, 0, 1, 3, 3, 2, 1, 0);
    assertThat(table.columns().inputNames())
        .containsExactly("c=-0", "c=01", "c=1", "c=1.1", "c=1.10");
    assertThat(table.columns().encode("1.00")).containsExactly(0, 0, 1, 0, 0);
    assertThat(read(Csv.like(table.columns()), "c,k\n1.,2.0\n").data().classes())
        .containsExactly(3);
  }

  @Test
  void labelsOfAMillionDigitsAreSortedInNoTime() throws IOException {
    String digits = "9".repeat(1_000_000);

    assertThat(labels("1" + digits, "2", digits)).containsExactly("1" + digits, "2", digits);
  }

  private static List<String> labels(String... labels) throws IOException {
    String rows = Arrays.stream(labels).map(label -> "1," + label + "\n").collect(joining());
    return read(Csv.classes("k"), "x,k\n" + rows).columns().labels();
  }

  @Test
  void whiteSpaceIsTheSameInFilesRowsAndTokens() throws IOException {
    // All that Python's str.strip() takes away.
    String white =
        "\t\u000b\f\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
            + "\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000";
    Table table = read(
        Csv.classes(" k").categorical("c ").missingTokens(" ?").whenMissing(Missing.mean()),
        "c" + white + ",x,k\n" + white + "東京" + white + "," + white + "3" + white + ",a" + white
            + "\n\"\n" + white + "?" + white + "\r\n\",?" + white + "," + white + "b\n");

    assertThat(table.data().x()).containsExactly(1, 3, 0, 3);
    assertThat(table.columns().labels()).containsExactly("a", "b");
    assertThat(table.columns().missingTokens()).containsExactly("?");
    assertThat(table.columns().encode(white + "東京\n" + white, " ? ")).containsExactly(1, 3);
    assertThat(new CategoricalColumn("c", List.of(" a\u3000"), false, false).categories())
        .containsExactly("a");
    assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE).filter(c -> Blanks.is((char) c)))
        .containsExactlyInAnyOrderElementsOf(("\r\n" + white).chars().boxed().toList());
  }

  @Test
  void blanksEmptyLinesQuotesAndLineEndsOfAnyKindAreUnderstood() throws IOException {
    Table table = read(Csv.classes("k"), " x , k\r\n 1 ,\"a, \"\"b\"\"\"\r\n\r\n2, c \r\n");

    assertThat(table.data().x()).containsExactly(1, 2);
    assertThat(table.columns().labels()).containsExactly("a, \"b\"", "c");
  }

  @Test
  void theLastLineNeedsNoEnd() throws IOException {
    assertThat(read(Csv.targets("y"), "x,y\n1,2\n3,4").data().size()).isEqualTo(2);
  }

  @Test
  void otherSeparatorsAreTaken() throws IOException {
    Table table = read(Csv.targets("y").separator(';'), "x;y\n1.5;2\n");

    assertThat(table.data().x()).containsExactly(1.5f);
  }

  @Test
  void runsOfBlanksSeparateValues() throws IOException {
    Csv csv = Csv.targets("mpg").header("mpg", "cylinders", "weight", "name").categorical("name");
    String text = """
        18.0   8      3504.\t"chevrolet  ""chevelle"" malibu"
          25.0 4  2046.   "ford"
        \t
        17.0 8 3449\t\t"it"\t""";
    for (Csv reads : List.of(csv.separatedByBlanks(), csv.separator(';').separatedByBlanks())) {
      Table table = read(reads, text);

      assertThat(table.data().targets()).containsExactly(18, 25, 17);
      assertThat(table.data().x())
          .containsExactly(8, 3504, 1, 0, 0, 4, 2046, 0, 1, 0, 8, 3449, 0, 0, 1);
      assertThat(table.columns().inputNames())
          .contains("name=chevrolet  \"chevelle\" malibu", "name=ford", "name=it");
    }
  }

  @Test
  void runsOfBlanksMayLieOnTheEdgesOfBuffers() throws IOException {
    for (int shift = 0; shift < 40; shift++) {
      String text = "y x\n" + " ".repeat(shift) + ("1" + " ".repeat(30) + "2\n").repeat(3000);
      Table table = read(Csv.targets("y").separatedByBlanks(), text);

      assertThat(table.data().size()).isEqualTo(3000);
      assertThat(table.data().x()).containsOnly(2);
    }
  }

  @Test
  void rowsWithoutTargetsAreReadLikeOthers() throws IOException {
    Columns columns =
        read(Csv.classes("kind").without("price").categorical("city"), HOUSES).columns();
    Inputs rows = Csv.like(columns)
        .readInputs(
            "new.csv", new StringReader("area,city,rooms,id\n70,Rome,4,?\n71,Berlin,5,7\n"));

    assertThat(rows.x()).containsExactly(4, 0, 1, 70, 5, 1, 0, 71);
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.droppedRows()).isZero();
    assertThat(rows).hasToString("2 rows of 4 values");
    assertThat(
            Csv.like(columns).readInputs("houses.csv", new StringReader(HOUSES)).x())
        .containsExactly(read(Csv.like(columns), HOUSES).data().x());
    assertThatThrownBy(() -> read(Csv.like(columns), "area,city,rooms\n70,Rome,4\n"))
        .isInstanceOf(DataFileException.class)
        .hasMessage("houses.csv, line 1: there is no column of targets, expected 'kind';"
            + " readInputs reads rows without them");
    assertThatThrownBy(() -> Csv.classes("kind").readInputs("f.csv", new StringReader(HOUSES)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the columns are not those of other data, expected Csv.like(columns)");
  }

  @Test
  void aFileWithoutHeaderIsGivenOne() throws IOException {
    Table table = read(Csv.targets("y").header("x", "y"), "1,2\n3,4\n");

    assertThat(table.data().x()).containsExactly(1, 3);
    assertThat(table.data().targets()).containsExactly(2, 4);
  }

  @Test
  void rowsBeyondAChunkKeepTheirOrder() throws IOException {
    StringBuilder text = new StringBuilder("x,k,y\n");
    for (int row = 0; row < 100_000; row++) {
      text.append(row).append(',').append(row % 3).append(',').append(-row).append('\n');
    }
    Table table = read(Csv.targets("y").categorical("k"), text.toString());

    assertThat(table.data().size()).isEqualTo(100_000);
    for (int row = 0; row < 100_000; row++) {
      assertThat(table.data().x()[row * 4]).isEqualTo(row);
      assertThat(table.data().x()[row * 4 + 1 + row % 3]).isEqualTo(1);
      assertThat(table.data().targets()[row]).isEqualTo(-row);
    }
  }

  @Test
  void otherDataIsReadLikeTheFirstWhateverTheOrderOfItsColumns() throws IOException {
    Columns columns =
        read(Csv.classes("kind").without("price").categorical("city"), HOUSES).columns();
    Table other = read(
        Csv.like(columns), "kind,area,more,city,rooms\nhouse,70,x,Rome,4\nhouse,71,x,Berlin,4\n");

    assertThat(other.columns()).isEqualTo(columns);
    assertThat(other.data().x()).containsExactly(4, 0, 1, 70, 4, 1, 0, 71);
    assertThat(other.data().classes()).containsExactly(1, 1);
    assertThat(other.data().outputs()).isEqualTo(2);
  }

  @Test
  void unknownCategoriesOfOtherDataAreZerosOnRequest() throws IOException {
    Csv csv = Csv.targets("price").features("city").categorical("city").unknownCategoriesAsZeros();
    Columns columns = read(csv, HOUSES).columns();

    assertThat(read(Csv.like(columns), "city,price\nParis,1\nRome,2\n").data().x())
        .containsExactly(0, 0, 0, 1);
    assertThat(columns.encode("Paris")).containsExactly(0, 0);
  }
}
