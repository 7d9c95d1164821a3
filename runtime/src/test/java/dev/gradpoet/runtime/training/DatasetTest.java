package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.internal.Finite;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  static Stream<Arguments> wrong() {
    float[] two = {1, 2};
    return Stream.of(
        wrong(
            () -> Dataset.of(new float[0], 2, two, 1),
            "x is empty, expected at least one sample of 2 values"),
        wrong(
            () -> Dataset.of(new float[5], 2, two, 1),
            "x has 5 values, expected a multiple of inputs = 2"),
        wrong(() -> Dataset.of(two, 0, two, 1), "inputs is 0, expected at least 1"),
        wrong(() -> Dataset.of(two, 1, two, -1), "outputs is -1, expected at least 1"),
        wrong(
            () -> Dataset.of(two, 1, new float[0], 1),
            "targets is empty, expected at least one sample of 1 values"),
        wrong(
            () -> Dataset.of(two, 1, new float[3], 2),
            "targets has 3 values, expected a multiple of outputs = 2"),
        wrong(
            () -> Dataset.of(two, 1, new float[3], 1),
            "targets are for 3 samples, expected 2, as many as in x"),
        wrong(
            () -> Dataset.of(new float[] {1, 2, 3, NAN}, 2, two, 1),
            "x has NaN in sample 1, feature 1, expected a finite number"),
        wrong(
            () -> Dataset.of(two, 1, new float[] {1, 2, -INF, 4}, 2),
            "targets has -Infinity in sample 1, output 0, expected a finite number"),
        wrong(
            () -> Dataset.ofClasses(new float[] {INF, 1}, 1, new int[] {0, 1}, 2),
            "x has Infinity in sample 0, feature 0, expected a finite number"),
        wrong(
            () -> Dataset.ofClasses(two, 1, new int[] {0, 1, 2}, 3),
            "classes are for 3 samples, expected 2, as many as in x"),
        wrong(
            () -> Dataset.ofClasses(two, 1, new int[] {0, 3}, 3),
            "classes has 3 in sample 1, expected 0 to 2: classes count from 0"),
        wrong(
            () -> Dataset.ofClasses(two, 1, new int[] {-1, 0}, 3),
            "classes has -1 in sample 0, expected 0 to 2: classes count from 0"),
        wrong(
            () -> Dataset.ofClasses(two, 1, new int[] {0, 0}, 1),
            "classCount is 1, expected at least 2"),
        wrong(
            () -> Dataset.of(new float[][] {{1, 2}, {3}}, new float[][] {{1}, {2}}),
            "x has 1 values in sample 1, expected 2 as in sample 0"),
        wrong(
            () -> Dataset.of(new float[][] {{1}, {3}}, new float[][] {{1}}),
            "targets are for 1 samples, expected 2, as many as in x"),
        wrong(
            () -> Dataset.of(new float[][] {{}}, new float[][] {{1}}),
            "the number of features of sample 0 of x is 0, expected at least 1"),
        wrong(
            () -> Dataset.of(new float[0][], new float[0][]),
            "x is empty, expected at least one sample"),
        wrong(
            () -> Dataset.ofClasses(new float[][] {{1}, {2}}, new int[] {0, 2}, 2),
            "classes has 2 in sample 1, expected 0 to 1: classes count from 0"));
  }

  private static Arguments wrong(Runnable creation, String message) {
    return Arguments.of(message, creation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongDataIsNamedAndPlaced(String message, Runnable creation) {
    assertThatIllegalArgumentException().isThrownBy(creation::run).withMessage(message);
  }

  @Test
  void missingDataIsNamed() {
    assertThatThrownBy(() -> Dataset.of(null, 1, new float[1], 1))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("x is null");
    assertThatThrownBy(() -> Dataset.ofClasses(new float[1], 1, null, 2))
        .hasMessage("classes is null");
    assertThatThrownBy(() -> Dataset.of(new float[][] {null}, new float[][] {{1}}))
        .hasMessage("x[0] is null");
    assertThatThrownBy(() -> Dataset.of(new float[][] {{1}, {2}}, new float[][] {{1}, null}))
        .hasMessage("targets[1] is null");
  }

  @Test
  void holdsWhatItWasGivenWithoutCopies() {
    float[] x = {1, 2, 3, 4};
    float[] t = {5, 6};
    Dataset data = Dataset.of(x, 2, t, 1);
    assertThat(data.x()).isSameAs(x);
    assertThat(data.targets()).isSameAs(t);
    assertThat(data.size()).isEqualTo(2);
    assertThat(data.inputs()).isEqualTo(2);
    assertThat(data.outputs()).isEqualTo(1);
    assertThat(data.classifies()).isFalse();
    assertThat(data).hasToString("2 samples of 2 values, 1 target values");
    assertThatIllegalStateException()
        .isThrownBy(data::classes)
        .withMessage("the targets are numbers: use targets()");
  }

  @Test
  void classesAreNotMadeOneHot() {
    int[] classes = {0, 2};
    Dataset data = Dataset.ofClasses(new float[] {1, 2, 3, 4}, 2, classes, 3);
    assertThat(data.classes()).isSameAs(classes);
    assertThat(data.outputs()).isEqualTo(3);
    assertThat(data).hasToString("2 samples of 2 values, 3 classes");
    assertThatIllegalStateException()
        .isThrownBy(data::targets)
        .withMessage("the targets are class indices: use classes()");
  }

  @Test
  void rowsAreLaidOutOneAfterAnother() {
    Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}}, new float[][] {{5}, {6}});
    assertThat(data.x()).containsExactly(1, 2, 3, 4);
    assertThat(data.targets()).containsExactly(5, 6);
  }

  @Test
  void subsetTakesSamplesByIndexInOrder() {
    Dataset data =
        Dataset.of(new float[] {1, 2, 3, 4, 5, 6}, 2, new float[] {7, 8, 9}, 1).subset(2, 0, 2);
    assertThat(data.x()).containsExactly(5, 6, 1, 2, 5, 6);
    assertThat(data.targets()).containsExactly(9, 7, 9);
    Dataset classes =
        Dataset.ofClasses(new float[] {1, 2, 3}, 1, new int[] {0, 1, 2}, 3).subset(1);
    assertThat(classes.x()).containsExactly(2);
    assertThat(classes.classes()).containsExactly(1);
    assertThat(classes.outputs()).isEqualTo(3);
  }

  @Test
  void subsetChecksItsIndices() {
    Dataset data = HandNetwork.classes(5, 2, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(data::subset)
        .withMessage("the number of indices is 0, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.subset(0, 5))
        .withMessage("indices[1] is 5, expected 0 to 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.subset(-1))
        .withMessage("indices[0] is -1, expected 0 to 4");
  }

  @Test
  void splitSharesAllSamplesReproducibly() {
    float[] x = new float[10];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    Dataset data = Dataset.of(x, 1, x, 1);
    Dataset.Split split = data.split(0.7, 3);
    assertThat(split.first().size()).isEqualTo(7);
    assertThat(split.second().size()).isEqualTo(3);
    assertThat(split.first().targets()).containsExactly(split.first().x());
    float[] both = Arrays.copyOf(split.first().x(), 10);
    System.arraycopy(split.second().x(), 0, both, 7, 3);
    assertThat(both).isNotEqualTo(x).containsExactlyInAnyOrder(x);
    assertThat(data.split(0.7, 3).first().x()).containsExactly(split.first().x());
    assertThat(data.split(0.7, 4).first().x()).isNotEqualTo(split.first().x());
  }

  @Test
  void splitLeavesNoPartEmpty() {
    Dataset data = HandNetwork.classes(3, 2, 2, 1);
    assertThat(data.split(0.001, 1).first().size()).isEqualTo(1);
    assertThat(data.split(0.999, 1).second().size()).isEqualTo(1);
  }

  @Test
  void splitChecksItsArguments() {
    Dataset data = HandNetwork.classes(3, 2, 2, 1);
    for (double bad : new double[] {0, 1, -1, NAN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> data.split(bad, 1))
          .withMessage("fraction is " + bad + ", expected a number greater than 0 and less than 1");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> data.subset(0).split(0.5, 1))
        .withMessage("the dataset has 1 sample, expected at least 2 to split");
  }

  @Test
  void everyValueThatIsNotFiniteIsFoundWhereverItIs() {
    for (int length = 1; length < 40; length++) {
      for (int at = 0; at < length; at++) {
        for (float bad : new float[] {NAN, INF, -INF}) {
          float[] values = new float[length];
          values[length - 1] = Float.MAX_VALUE;
          assertThat(Finite.firstNonFinite(values, 0, length)).isEqualTo(-1);
          values[at] = bad;
          assertThat(Finite.firstNonFinite(values, 0, length)).isEqualTo(at);
          assertThat(Finite.firstNonFinite(values, at + 1, length)).isEqualTo(-1);
          assertThat(Finite.firstNonFinite(values, 0, at)).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void everyValueThatIsNotZeroIsFoundWhereverItIs() {
    for (int length = 1; length < 40; length++) {
      float[] values = new float[length];
      assertThat(Finite.areZero(values, 0, length)).isTrue();
      for (int at = 0; at < length; at++) {
        for (float bad : new float[] {NAN, INF, 1, -0f}) {
          Arrays.fill(values, 0);
          values[at] = bad;
          assertThat(Finite.areZero(values, 0, length)).isFalse();
          assertThat(at == 0 || Finite.areZero(values, 0, at)).isTrue();
          assertThat(at == length - 1 || Finite.areZero(values, at + 1, length)).isTrue();
          Arrays.fill(values, bad);
          assertThat(Finite.areZero(values, 0, length)).isFalse();
        }
      }
    }
  }
}
