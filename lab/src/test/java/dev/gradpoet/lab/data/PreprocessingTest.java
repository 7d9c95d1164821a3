package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.training.Dataset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
  private static final Columns COLUMNS = new Columns(
      List.of(
          new NumericColumn("age", OptionalDouble.of(0.1f)),
          new CategoricalColumn("city", List.of("Rome = \"α\"", "a b"), true, false),
          new NumericColumn("x.y", OptionalDouble.empty())),
      List.of("kind"),
      List.of("no", "yes"),
      List.of("NA", "?"));

  @Test
  void aRowIsEncodedAndScaled() {
    Scaler scaler = Scaler.of(new double[] {1, 0, 0, 0}, new double[] {2, 1, 1, 0.5});
    Preprocessing preprocessing = Preprocessing.none().columns(COLUMNS).inputs(scaler);

    assertThat(preprocessing.encode("5", " a b ", "3")).containsExactly(2, 0, 1, 6);
    assertThat(preprocessing.encode(Map.of("x.y", "3", "city", "a b", "age", "5", "other", "?")))
        .containsExactly(2, 0, 1, 6);
  }

  @Test
  void aPredictionIsGivenInTheUnitsOfTheTargets() {
    Scaler scaler = Scaler.of(new double[] {100}, new double[] {50});
    Preprocessing preprocessing = Preprocessing.none().targets(scaler);
    Dataset data = Dataset.of(new float[] {1}, 1, new float[] {150}, 1);

    assertThat(preprocessing.apply(data).targets()).containsExactly(1);
    assertThat(preprocessing.restore(1, -1)).containsExactly(150, 50);
  }

  @Test
  void theLabelOfAPredictionFollowsTheRuleOfAccuracy() {
    Architecture two =
        Architecture.of("t", 1, "cross_entropy").dense("o", 2, "softmax", true).build();
    Architecture one = Architecture.of("t", 1, "binary_cross_entropy")
        .dense("o", 1, "sigmoid", true)
        .build();

    assertThat(COLUMNS.label(two, new float[] {.4f, .6f})).isEqualTo("yes");
    assertThat(COLUMNS.label(one, new float[] {.5f})).isEqualTo("no");
    assertThat(COLUMNS.label(one, new float[] {.51f})).isEqualTo("yes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.label(one, new float[] {Float.NaN}))
        .withMessage("index is -1, expected 0 to 1");
  }

  @Test
  void allOfItIsReadBackBitForBitFromAmongOtherEntries() {
    Random random = new Random(3);
    double[] offset = random.doubles(4, -1e300, 1e300).toArray();
    double[] scale = {1 / 3.0, Double.MIN_VALUE, -0.1, Math.PI};
    Preprocessing whole = Preprocessing.none().columns(COLUMNS).inputs(Scaler.of(offset, scale));
    Map<String, String> map = new HashMap<>(whole.toMap());
    assertThat(map.keySet()).allMatch(key -> key.startsWith("preprocessing."));
    map.put("format", "pt");

    Preprocessing read = Preprocessing.from(map);

    assertThat(read).isEqualTo(whole);
    assertThat(read.inputs().orElseThrow().scale()).containsExactly(scale);
    assertThat(read.columns().orElseThrow()).isEqualTo(COLUMNS);
  }

  @Test
  void numbersAsTargetsAndTheirScalerAreReadBack() {
    Columns columns = new Columns(
        List.of(new NumericColumn("x", OptionalDouble.empty())),
        List.of("y", "z"),
        List.of(),
        List.of());
    Preprocessing whole =
        Preprocessing.none().columns(columns).targets(Scaler.standard(new float[] {1, 2, 3, 5}, 2));

    assertThat(Preprocessing.from(whole.toMap())).isEqualTo(whole);
    assertThat(Preprocessing.from(Map.of("format", "pt"))).isEqualTo(Preprocessing.none());
  }

  @Test
  void entriesThatAreNotReadableAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.from(Map.of("preprocessing.inputs.offset", "1.0")))
        .withMessage("the entry 'preprocessing.inputs.scale' is not there, expected one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.from(Map.of(
            "preprocessing.inputs.offset", "1.0 x", "preprocessing.inputs.scale", "1.0 1.0")))
        .withMessage("'preprocessing.inputs.offset' has 'x', expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.from(Map.of("preprocessing.columns.label.0", "a")))
        .withMessage("the entry 'preprocessing.columns.feature.0.name' is not there, expected one");
    Map<String, String> map =
        new HashMap<>(Preprocessing.none().columns(COLUMNS).toMap());
    map.put("preprocessing.columns.feature.1.unknownAsZeros", "maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.from(map))
        .withMessage(
            "'preprocessing.columns.feature.1.unknownAsZeros' has 'maybe', expected true or false");
  }

  @Test
  void rowsThatDoNotFitAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.encode("1", "a b"))
        .withMessage("values has 2 values, expected 3: 'age', 'city', 'x.y'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.encode("1", "a b", "?"))
        .withMessage("column 'x.y': the value is missing, expected a number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.encode("1", "", "2"))
        .withMessage("column 'city': the value is missing, expected one of 'Rome = \"α\"', 'a b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.encode("old", "a b", "2"))
        .withMessage("column 'age': 'old' is not a number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> COLUMNS.encode(Map.of("age", "1")))
        .withMessage("row has no value for column 'city', only for 'age'");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CategoricalColumn("c", List.of("a"), false, false).encode("b", new float[1], 0))
        .withMessage("column 'c': 'b' is an unknown category, expected one of 'a'");
    assertThatIllegalStateException()
        .isThrownBy(() -> Preprocessing.none().encode("1"))
        .withMessage("there are no columns, expected those of a table");
  }

  @Test
  void partsThatDoNotFitTogetherAreRejected() {
    Scaler one = Scaler.of(new double[] {0}, new double[] {1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.none().columns(COLUMNS).inputs(one))
        .withMessage("inputs scales 1 values, but there are 4 inputs of a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preprocessing.none().columns(COLUMNS).targets(one))
        .withMessage("targets scales 1 values, but there are 0 targets that are numbers");
  }
}
