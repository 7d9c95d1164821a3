package dev.gradpoet.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.Printed;
import dev.gradpoet.samples.data.StratifiedSplit;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 97 % of the digits are read right. */
class DigitsSampleTest {
  private static final double THRESHOLD = 0.97;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSampleReachesItsAccuracyFromSeveralInitialWeights(long seed) {
    StratifiedSplit images = DigitsSample.split(DigitsSample.SEED);
    DigitsNetwork network = DigitsNetwork.create(seed);
    DigitsSample.train(network, images.training(), seed, epoch -> {});

    assertThat(DigitsSample.accuracy(network, images.test())).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void theSampleEndsWithAccuracyTimeAndTheGeneratedSource() {
    String printed = Printed.by(DigitsSample::main);

    Matcher end = Pattern.compile("Test accuracy +(\\S+) % of 359 images that it has not seen\n"
            + "Training time +(\\S+) s\n"
            + "Generated source +(\\S.*)\n$")
        .matcher(printed);
    assertThat(end.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(end.group(1))).isGreaterThanOrEqualTo(100 * THRESHOLD);
    assertThat(Path.of(end.group(3)))
        .endsWith(Path.of("dev", "gradpoet", "samples", "digits", "DigitsNetwork.java"))
        .content()
        .contains("public final class DigitsNetwork implements Digits");
  }

  @Test
  void aClassOfTheJdkHasNoGeneratedSource() {
    assertThat(GeneratedSource.of(String.class)).isEmpty();
  }

  @Test
  void aClassOfALibraryHasNoGeneratedSource() {
    assertThat(GeneratedSource.of(Test.class)).isEmpty();
  }
}
