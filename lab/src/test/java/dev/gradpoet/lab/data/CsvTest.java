package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
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
