package dev.gradpoet.samples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data files are read as they are, or not at all. */
class TableTest {

  @ParameterizedTest
  @CsvSource({"iris.csv, 150, 4, 3", "wine.csv, 178, 13, 3", "digits.csv, 1797, 64, 10"})
  void theFilesOfTheSamplesAreRead(String file, int samples, int features, int labels) {
    Table table = Table.read(file);

    assertThat(table.samples().size()).isEqualTo(samples);
    assertThat(table.samples().inputs()).isEqualTo(features);
    assertThat(table.samples().outputs()).isEqualTo(labels);
    assertThat(table.features()).hasSize(features);
    assertThat(table.labels()).hasSize(labels);
  }

  @Test
  void labelsAreSortedAndAClassIsTheirPosition() {
    Table table =
        Table.parse("pets.csv", List.of("legs,tail,pet", "4,0.5,dog", "2,0.25,bird", "4,1,dog"));

    assertThat(table.features()).containsExactly("legs", "tail");
    assertThat(table.labels()).containsExactly("bird", "dog");
    assertThat(table.samples().x()).containsExactly(4, 0.5f, 2, 0.25f, 4, 1);
    assertThat(table.samples().classes()).containsExactly(1, 0, 1);
  }

  @Test
  void aMissingFileIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.read("irises.csv"))
        .withMessage("there is no data file 'irises.csv'");
  }

  @Test
  void aFileWithoutSamplesIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.parse("pets.csv", List.of("legs,pet")))
        .withMessage("pets.csv has no samples, expected a line of names and one for each sample");
  }

  @Test
  void aLineWithAMissingFieldIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.parse("pets.csv", List.of("legs,pet", "4,dog", "bird")))
        .withMessage("pets.csv, line 3: 1 fields, expected 2");
  }

  @Test
  void anEmptyLineIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.parse("pets.csv", List.of("legs,pet", "4,dog", "")))
        .withMessage("pets.csv, line 3: 1 fields, expected 2");
  }

  @Test
  void aFieldThatIsNoNumberIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.parse("pets.csv", List.of("legs,pet", "four,dog", "2,bird")))
        .withMessage("pets.csv, line 2, legs: 'four' is not a number");
  }

  @Test
  void anEmptyLabelIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.parse("pets.csv", List.of("legs,pet", "4,dog", "2,")))
        .withMessage("pets.csv, line 3, pet: the label is empty");
  }
}
