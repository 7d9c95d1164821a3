package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.testing.Goldens;
import dev.gradpoet.processor.testing.RandomGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/TinyNetwork.lesson.json");
  private static final NetworkModel TINY = Goldens.tiny("Tiny", Style.TEACHING);

  private static Lesson lesson(NetworkModel network) {
    return Lesson.of(Planner.plan(Derivation.of(network.withStyle(Style.TEACHING)), false));
  }

  @Test
  void lessonIsAsExpected() throws IOException {
    String lesson = LessonJson.of(lesson(TINY)) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, lesson);
    }
    assertThat(lesson).isEqualTo(Files.readString(GOLDEN));
  }

  static Stream<NetworkModel> networks() {
    NetworkModel drops = network("Drops", 3)
        .loss(Loss.BINARY_CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 3, Activation.GELU)
        .l2(0.1)
        .dropout("thin", 0.5)
        .dense("output", 2, Activation.SIGMOID)
        .build();
    NetworkModel loops = network("Loops", 20)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 20, Activation.MISH)
        .dropout("thin", 0.5)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
    NetworkModel image = network("Image", 1)
        .shape(8, 8, 1)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 4, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("shapes", 4, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .activate("active", Activation.RELU)
        .dense("digit", 3, Activation.SOFTMAX)
        .build();
    return Stream.concat(
        Stream.of(TINY, drops, loops, image),
        LongStream.rangeClosed(1, 20).mapToObj(seed -> RandomGraphs.of(seed, Style.TEACHING)));
  }

  /** All that a pass computes has a card, and each card but that of the update says how something is computed. */
  @ParameterizedTest
  @MethodSource("networks")
  void cardsAndValuesAreOfEachOther(NetworkModel network) {
    Lesson lesson = lesson(network);
    Set<Tensor> explained = new LinkedHashSet<>();
    for (Card card : lesson.cards()) {
      assertThat(card.lines()).as(card.title()).isNotEmpty();
      assertThat(card.tensors().isEmpty()).isEqualTo(card.kind() == Card.Kind.UPDATE);
      explained.addAll(card.tensors());
    }
    assertThat(explained).containsAll(computed(lesson.program()));
  }

  private static Set<Tensor> computed(Program program) {
    Set<Tensor> computed = new LinkedHashSet<>();
    program.loss().forEach(nest -> computed.add(nest.out().tensor()));
    for (List<Step> steps : List.of(program.forward(), program.backward())) {
      for (Step step : steps) {
        for (Nest nest : Part.nests(step.parts())) {
          computed.add(nest.out().tensor());
        }
      }
    }
    return computed;
  }

  /** Each value that the generated class holds has a name in the lesson. */
  @ParameterizedTest
  @MethodSource("networks")
  void namesAreThoseOfTheClass(NetworkModel network) {
    Lesson lesson = lesson(network);
    String text = lesson.generated().generated().text();
    lesson
        .generated()
        .cells()
        .variables()
        .keySet()
        .forEach(name -> assertThat(text).containsPattern("\\b" + name + "\\b"));
    lesson
        .generated()
        .cells()
        .arrays()
        .keySet()
        .forEach(name -> assertThat(text).containsPattern("\\bfloat\\[\\] " + name + "\\b"));
    Set<Tensor> held = new LinkedHashSet<>(lesson.generated().cells().arrays().values());
    lesson.generated().cells().variables().values().forEach(at -> held.add(at.tensor()));
    for (var layer : lesson.program().layers()) {
      assertThat(held).contains(layer.value());
    }
  }

  /** A layer may be called as a method of the class: this has another name then, which the lesson says. */
  @Test
  void methodsAreCalledAsInTheClass() {
    NetworkModel network = network("Odd", 2)
        .style(Style.TEACHING)
        .dense("pass", 2, Activation.TANH)
        .l2(0.1)
        .dense("addPenalty", 1, Activation.SIGMOID)
        .build();
    assertThat(LessonJson.compact(lesson(network)))
        .contains("\"training\":\"pass_\"", "\"addPenalty\":\"addPenalty_\"");
    assertThat(Page.of(network)).contains("<h3>pass_</h3>", "<h3>addPenalty_</h3>");
  }

  @Test
  void aLargeNetworkHasNoNumbers() {
    NetworkModel wide = network("Wide", 784)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 128, Activation.RELU)
        .dense("output", 10, Activation.SOFTMAX)
        .build();
    assertThat(lesson(wide).example()).isEmpty();
    assertThat(LessonJson.of(lesson(wide)).length()).isLessThan(100_000);
  }
}
