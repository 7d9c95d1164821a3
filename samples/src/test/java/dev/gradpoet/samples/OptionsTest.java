package dev.gradpoet.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Path FOLDER = Path.of("target", "sample");

  private static Options of(String... args) {
    return Options.of(args, 40, FOLDER);
  }

  @Test
  void withoutArgumentsTheyAreThoseOfTheSample() {
    assertThat(of()).isEqualTo(new Options(40, FOLDER, false));
  }

  @Test
  void eachCanBeTold() {
    assertThat(of("--resume", "--epochs", "3", "--folder", "pictures"))
        .isEqualTo(new Options(3, Path.of("pictures"), true));
  }

  @Test
  void anotherArgumentIsRejected() {
    assertThatThrownBy(() -> of("--epoch"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'--epoch' is unknown, expected --epochs, --folder or --resume");
  }

  @Test
  void aMissingValueIsRejected() {
    assertThatThrownBy(() -> of("--folder"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--folder has no value, expected one after it");
  }

  @Test
  void epochsThatAreNoNumberAreRejected() {
    assertThatThrownBy(() -> of("--epochs", "many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--epochs is 'many', expected a whole number, at least 1");
  }
}
