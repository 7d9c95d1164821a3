package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.NetworkBuilder;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same declaration gives the same bytes: twice, in any locale, in any other virtual machine, in any order of sets. */
@Tag("networks")
class DeterminismTest {
  private static final int COUNT = 30;

  /** Prints all files, for a virtual machine of its own. */
  public static void main(String[] arguments) {
    System.out.writeBytes(all().getBytes(StandardCharsets.UTF_8));
  }

  private static String all() {
    return LongStream.range(0, COUNT)
        .mapToObj(seed -> GeneratedNetworks.plain(RandomNetworks.of(seed)))
        .collect(Collectors.joining());
  }

  @Test
  void twiceGivesTheSame() {
    assertThat(all()).isEqualTo(all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE", "th-TH-u-nu-thai"})
  void anotherLocaleGivesTheSame(String tag) {
    String expected = all();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(all()).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Immutable sets and maps are iterated by a salt that each virtual machine draws. */
  @Test
  void anotherVirtualMachineGivesTheSame() throws IOException, InterruptedException {
    String expected = all();
    String java = ProcessHandle.current().info().command().orElseThrow();
    for (String option : List.of("-XX:hashCode=2", "-Duser.language=tr")) {
      Process process = new ProcessBuilder(
              java,
              "-XX:+UnlockExperimentalVMOptions",
              option,
              "-cp",
              System.getProperty("java.class.path"),
              DeterminismTest.class.getName())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      String actual = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void anotherOrderOfMembersGivesTheSame() {
    List<String> names = new ArrayList<>(List.of(
        "mask",
        "forward",
        "forward_",
        "loss",
        "loss_",
        "backwardHidden",
        "forwardHidden",
        "sigmoid",
        "a",
        "b",
        "c"));
    List<String> types =
        new ArrayList<>(List.of("Layer", "Checks", "FloatMath", "Math", "System", "Arrays"));
    String expected = GeneratedNetworks.plain(withMembers(names, types));
    for (int turn = 0; turn < names.size(); turn++) {
      Collections.rotate(names, 1);
      Collections.reverse(types);
      assertThat(GeneratedNetworks.plain(withMembers(names, types))).isEqualTo(expected);
    }
  }

  private static NetworkModel withMembers(List<String> names, List<String> types) {
    NetworkBuilder network = network("Members", 2)
        .memberNames(names.toArray(new String[0]))
        .takenNames(types.toArray(new String[0]))
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 40, Activation.SIGMOID)
        .dropout("thinned", 0.5);
    return network.dense("output", 3, Activation.SOFTMAX).build();
  }

  @Test
  void theNameOfALayerChangesNothingElse() {
    String first = GeneratedNetworks.plain(named("hidden", "output"));
    String[] lines = GeneratedNetworks.plain(named("zidden", "autput")).split("\n", -1);
    List<String> renamed = IntStream.range(0, lines.length)
        .mapToObj(i -> lines[i]
            .replace("zidden", "hidden")
            .replace("Zidden", "Hidden")
            .replace("ZIDDEN", "HIDDEN")
            .replace("autput", "output")
            .replace("Autput", "Output")
            .replace("AUTPUT", "OUTPUT"))
        .toList();
    assertThat(renamed).isEqualTo(Arrays.asList(first.split("\n", -1)));
  }

  private static NetworkModel named(String hidden, String output) {
    return network("Named", 2)
        .dense(hidden, 30, Activation.MISH)
        .dropout("thinned", 0.5)
        .dense(output, 3, Activation.GELU)
        .build();
  }
}
