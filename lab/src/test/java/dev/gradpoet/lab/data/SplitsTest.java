package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.training.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {

  /** Sample s has the value s, and its class: the first 60 of 100 have class 0, then 30, then 10. */
  private static Dataset data(int... counts) {
    int[] classes = IntStream.range(0, counts.length)
        .flatMap(c -> IntStream.generate(() -> c).limit(counts[c]))
        .toArray();
    float[] x = new float[classes.length];
    for (int s = 0; s < x.length; s++) {
      x[s] = s;
    }
    return Dataset.ofClasses(x, 1, classes, counts.length);
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[data.outputs()];
    for (int c : data.classes()) {
      counts[c]++;
    }
    return counts;
  }

  private static List<Float> samples(Dataset... parts) {
    List<Float> all = new ArrayList<>();
    for (Dataset part : parts) {
      for (float value : part.x()) {
        all.add(value);
      }
    }
    return all;
  }

  private static List<Float> upTo(int size) {
    return IntStream.range(0, size).mapToObj(s -> (float) s).toList();
  }

  @Test
  void stratifiedPartsHaveTheClassesInProportion() {
    Splits.Parts parts = Splits.stratified(data(60, 30, 10), 0.2, 0.1, 5);

    assertThat(counts(parts.training())).containsExactly(42, 21, 7);
    assertThat(counts(parts.validation())).containsExactly(12, 6, 2);
    assertThat(counts(parts.test())).containsExactly(6, 3, 1);
    assertThat(samples(parts.training(), parts.validation(), parts.test()))
        .containsExactlyInAnyOrderElementsOf(upTo(100));
  }

  @Test
  void samplesKeepTheirClasses() {
    Dataset training = Splits.stratified(data(6, 4), 0.5, 5).first();
    for (int s = 0; s < training.size(); s++) {
      assertThat(training.classes()[s]).isEqualTo(training.x()[s] < 6 ? 0 : 1);
    }
  }

  @Test
  void classesAreMixedWithinAPart() {
    int[] classes = Splits.stratified(data(50, 50), 0.8, 5).first().classes();

    assertThat(Arrays.copyOf(classes, 20)).contains(0, 1);
  }

  @Test
  void theSameSeedGivesTheSameParts() {
    Dataset data = data(20, 20);

    assertThat(Splits.stratified(data, 0.5, 1).first().x())
        .containsExactly(Splits.stratified(data, 0.5, 1).first().x());
    assertThat(Splits.stratified(data, 0.5, 1).first().x())
        .isNotEqualTo(Splits.stratified(data, 0.5, 2).first().x());
    assertThat(Splits.of(data, 0.2, 0.2, 1).test().x())
        .containsExactly(Splits.of(data, 0.2, 0.2, 1).test().x());
  }

  @Test
  void smallClassesHaveASampleInEachPart() {
    Splits.Parts parts = Splits.stratified(data(97, 3), 0.1, 0.1, 5);

    assertThat(counts(parts.training())[1]).isEqualTo(1);
    assertThat(counts(parts.validation())[1]).isEqualTo(1);
    assertThat(counts(parts.test())[1]).isEqualTo(1);
  }

  @Test
  void aClassWithTooFewSamplesIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.stratified(data(50, 2), 0.1, 0.1, 5))
        .withMessage("class 1 has 2 samples, expected at least 3, one for each part");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.stratified(data(1, 50), 0.5, 5))
        .withMessage("class 0 has 1 sample, expected at least 2, one for each part");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.stratified(data(50, 4), 5, 5))
        .withMessage("class 1 has 4 samples, expected at least 5, one for each fold");
  }

  @Test
  void aClassThatDoesNotOccurIsNone() {
    assertThat(counts(Splits.stratified(data(4, 0, 4), 0.5, 5).first())).containsExactly(2, 0, 2);
  }

  @Test
  void numbersAsTargetsAreNotStratified() {
    Dataset numbers = Dataset.of(new float[4], 1, new float[4], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.stratified(numbers, 0.5, 5))
        .withMessage("data has numbers as targets, expected classes to keep their proportions");
  }

  @Test
  void threePartsAtRandomAreOfTheSizesAskedFor() {
    Splits.Parts parts = Splits.of(data(60, 40), 0.15, 0.25, 5);

    assertThat(parts.training().size()).isEqualTo(60);
    assertThat(parts.validation().size()).isEqualTo(15);
    assertThat(parts.test().size()).isEqualTo(25);
    assertThat(samples(parts.training(), parts.validation(), parts.test()))
        .containsExactlyInAnyOrderElementsOf(upTo(100));
  }

  @Test
  void sharesOutOfRangeAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.of(data(9, 9), 0.5, 0.5, 5))
        .withMessage(
            "validation is 0.5 and test is 0.5, expected numbers greater than 0, less than 1 together");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.stratified(data(9, 9), 1, 5))
        .withMessage("fraction is 1.0, expected a number greater than 0 and less than 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Splits.of(data(1, 1), 0.1, 0.1, 5))
        .withMessage("data has 2 samples, expected at least 3, one for each part");
  }

  @Test
  void eachSampleIsValidatedOnOnce() {
    for (Folds folds :
        List.of(Folds.of(data(13, 10), 4, 5), Folds.stratified(data(13, 10), 4, 5))) {
      List<Float> validated = new ArrayList<>();
      int number = 0;
      for (Folds.Fold fold : folds) {
        number++;
        assertThat(fold.number()).isEqualTo(number);
        assertThat(fold.validation().size()).isBetween(5, 6);
        assertThat(samples(fold.training(), fold.validation()))
            .containsExactlyInAnyOrderElementsOf(upTo(23));
        validated.addAll(samples(fold.validation()));
      }
      assertThat(number).isEqualTo(folds.count()).isEqualTo(4);
      assertThat(validated).containsExactlyInAnyOrderElementsOf(upTo(23));
    }
  }

  @Test
  void stratifiedFoldsSpreadEachClass() {
    for (Folds.Fold fold : Folds.stratified(data(12, 9, 4), 4, 5)) {
      int[] counts = counts(fold.validation());
      assertThat(counts[0]).isEqualTo(3);
      assertThat(counts[1]).isBetween(2, 3);
      assertThat(counts[2]).isEqualTo(1);
    }
  }

  @Test
  void foldsDependOnTheSeedAlone() {
    Dataset data = data(30, 30);

    assertThat(Folds.stratified(data, 3, 1).fold(2).training().x())
        .containsExactly(Folds.stratified(data, 3, 1).fold(2).training().x())
        .isNotEqualTo(Folds.stratified(data, 3, 2).fold(2).training().x());
  }

  @Test
  void foldsThatCannotBeAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(data(2, 1), 4, 5))
        .withMessage("data has 3 samples, expected at least 4, one for each fold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(data(2, 1), 1, 5))
        .withMessage("count is 1, expected at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Folds.of(data(2, 1), 2, 5).fold(3))
        .withMessage("number is 3, expected 1 to 2");
  }
}
