package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.RunSaver;
import dev.gradpoet.runtime.training.Trainer;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionBoundaryTest {
  private static final int LEFT = Axes.LEFT;
  private static final int TOP = Plot.HEADER + 8;
  private static final int SIDE = 460;

  /** Points at the corners of a square; the data has room of 8 % around. */
  private static final Dataset CORNERS =
      Dataset.ofClasses(new float[] {-1, -1, -1, 1, 1, -1, 1, 1}, 2, new int[] {0, 0, 1, 1}, 2);

  @TempDir
  private Path directory;

  private static NeuralNetwork half() {
    return new TestNetworks_HalfNetwork(new float[] {50, 0, 0});
  }

  private static Dataset points(int size, int classes) {
    Random random = new Random(5);
    float[] x = new float[2 * size];
    int[] labels = new int[size];
    for (int s = 0; s < size; s++) {
      labels[s] = s % classes;
      x[2 * s] = random.nextFloat() + labels[s];
      x[2 * s + 1] = random.nextFloat();
    }
    return Dataset.ofClasses(x, 2, labels, classes);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void withOneOutputColoursGoFromClassToClass() {
    Plot plot = DecisionBoundary.of(half(), CORNERS);

    double middle = TOP + SIDE / 2.0;
    assertThat(Pictures.at(plot, LEFT + SIDE * 0.2, middle)).isEqualTo(Style.signed(-0.55));
    assertThat(Pictures.at(plot, LEFT + SIDE * 0.8, middle)).isEqualTo(Style.signed(0.55));
    assertThat(Pictures.at(plot, LEFT + SIDE / 2.0, middle)).isEqualTo(Style.INK);
    assertThat(Svg.of(plot).texts())
        .contains(
            "4 samples, accuracy 1.000", "input 0", "input 1", "class 0", "class 1", "output");
  }

  @Test
  void samplesLieWhereTheyAreInTheColourOfTheirClass() {
    Plot plot = DecisionBoundary.of(half(), CORNERS);

    double least = SIDE * 0.16 / 2.32;
    double most = SIDE - least;
    assertThat(Pictures.at(plot, LEFT + least, TOP + least)).isEqualTo(Style.BLUE);
    assertThat(Pictures.at(plot, LEFT + least, TOP + most)).isEqualTo(Style.BLUE);
    assertThat(Pictures.at(plot, LEFT + most, TOP + least)).isEqualTo(Style.VERMILION);
    assertThat(Pictures.at(plot, LEFT + most, TOP + most)).isEqualTo(Style.VERMILION);
  }

  @Test
  void theVerticalAxisGoesUp() {
    Plot plot = DecisionBoundary.of(
        new TestNetworks_HalfNetwork(new float[] {0, 50, 0}),
        CORNERS,
        List.of("across", "up"),
        List.of("low", "high"));

    assertThat(Pictures.at(plot, LEFT + SIDE / 2.0, TOP + SIDE * 0.2))
        .isEqualTo(Style.signed(0.55));
    assertThat(Pictures.at(plot, LEFT + SIDE / 2.0, TOP + SIDE * 0.8))
        .isEqualTo(Style.signed(-0.55));
    assertThat(Svg.of(plot).texts()).contains("across", "up", "low", "high");
  }

  @Test
  void withHingeTheBoundaryIsAtZero() {
    NeuralNetwork network = new TestNetworks_SideNetwork(new float[] {1, 0, 0});
    Plot plot = DecisionBoundary.of(network, CORNERS);

    assertThat(Pictures.at(plot, LEFT + SIDE / 2.0, TOP + SIDE / 2.0)).isEqualTo(Style.INK);
    assertThat(Pictures.at(plot, LEFT + 1, TOP + SIDE / 2.0)).isEqualTo(Style.signed(-0.55));
    assertThat(Svg.of(plot).texts()).contains("−1.0", "1.0");
  }

  @Test
  void ofManyClassesEachRegionHasTheColourOfItsClass() {
    // Hidden units 0 and 1 are x₀ and −x₀; class 1 grows with the first, class 2 with the second.
    float[] parameters = new float[8 * 3 + 9 * 3];
    parameters[0] = 1;
    parameters[1] = -1;
    parameters[24 + 1] = 60;
    parameters[24 + 3 + 2] = 60;
    NeuralNetwork network = new TestNetworks_ThirdsNetwork(parameters);
    // Of class 2, there is no sample.
    Plot plot = DecisionBoundary.of(network, points(30, 3).subset(0, 1, 3, 4));

    assertThat(Pictures.at(plot, LEFT + SIDE - 2, TOP + 2))
        .isEqualTo(Style.tint(Style.category(1), 0.55));
    assertThat(Svg.of(plot).texts())
        .contains("class 0", "class 1", "class 2")
        .doesNotContain("output");
  }

  @Test
  void ofVeryManySamplesSomeAreDrawn() {
    int[] sorted =
        IntStream.range(0, 5000).map(i -> i < 2500 ? 2 * i : 2 * i - 4999).toArray();
    Plot plot = DecisionBoundary.of(half(), points(5000, 2).subset(sorted));

    Svg svg = Svg.of(plot);
    assertThat(svg.texts().get(1)).startsWith("5,000 samples").endsWith("; 2,000 of them drawn");
    // A fill and an edge for each point of class 0, and for that of the legend: as many as of class
    // 1.
    assertThat(svg.count("ellipse")).isEqualTo(2 * 1001);
  }

  @Test
  void samplesOfOnePlaceHaveAPlaneAround() {
    Plot plot =
        DecisionBoundary.of(half(), Dataset.ofClasses(new float[] {3, 0}, 2, new int[] {1}, 2));

    assertThat(Pictures.at(plot, LEFT + SIDE / 2.0, TOP + SIDE / 2.0)).isEqualTo(Style.VERMILION);
    Pictures.assertTextsInside(plot);
  }

  @Test
  void framesAreWrittenBeforeEachSoManyEpochsAndAfterTheLast() throws IOException {
    List<Integer> told = new ArrayList<>();
    TrainingListener counting = new TrainingListener() {
      @Override
      public void onEpoch(Epoch epoch) {
        told.add(epoch.number());
      }
    };
    Path frames = directory.resolve("in").resolve("frames");
    Trainer.of(TestNetworks_HalfNetwork.create(1))
        .epochs(5)
        .listener(DecisionBoundary.frames(frames, CORNERS, 2).andThen(counting))
        .train(CORNERS);

    try (var files = Files.list(frames)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "epoch-00000.png", "epoch-00002.png", "epoch-00004.png", "epoch-00005.png");
    }
    assertThat(told).containsExactly(1, 2, 3, 4, 5);
    assertThat(Files.readAllBytes(frames.resolve("epoch-00000.png")))
        .isNotEqualTo(Files.readAllBytes(frames.resolve("epoch-00005.png")));
  }

  @Test
  void framesOfAResumedTrainingGoOnWithItsNumbers() throws IOException {
    RunSaver goingOn = new RunSaver() {
      @Override
      public void onStart(Run run) {
        Epoch epoch = new Epoch(1, new Evaluation(1, Map.of()), Optional.empty());
        run.resume(List.of(epoch), 0, 0);
      }
    };
    Trainer.of(half())
        .epochs(3)
        .listener(DecisionBoundary.frames(directory, CORNERS, 2))
        .checkpoints(goingOn)
        .train(CORNERS);

    assertThat(files()).containsExactly("epoch-00002.png", "epoch-00003.png");
  }

  @Test
  void framesDoNotChangeTraining() {
    Dataset data = points(64, 3);
    NeuralNetwork alone = TestNetworks_ThirdsNetwork.create(1);
    NeuralNetwork watched = TestNetworks_ThirdsNetwork.create(1);
    Trainer.of(alone).epochs(3).train(data);
    Trainer.of(watched)
        .epochs(3)
        .listener(DecisionBoundary.frames(directory, data, 1))
        .train(data);

    assertThat(watched.parameters()).isEqualTo(alone.parameters());
  }

  @Test
  void framesOfATrainingAreRefusedToAnotherOne() throws IOException {
    TrainingListener frames = DecisionBoundary.frames(directory, CORNERS, 1);
    NeuralNetwork other = TestNetworks_HalfNetwork.create(1);
    List<String> refused = new ArrayList<>();
    Trainer.of(TestNetworks_HalfNetwork.create(1))
        .epochs(1)
        .listener(frames)
        .onEpoch(epoch -> {
          try {
            Trainer.of(other).listener(frames).train(CORNERS);
          } catch (IllegalStateException e) {
            refused.add(e.getMessage());
          }
        })
        .train(CORNERS);

    assertThat(refused)
        .containsExactly(
            "the listener of decision boundaries serves another run that is not over: one instance serves one run at a time");
    assertThat(files()).containsExactly("epoch-00000.png", "epoch-00001.png");
    Trainer.of(other).epochs(2).listener(frames).train(CORNERS);
    assertThat(files()).contains("epoch-00002.png");
  }

  @Test
  void framesThatCannotBeWrittenEndTraining() throws IOException {
    Path file = directory.resolve("file");
    Files.writeString(file, "not a directory");
    Trainer trainer = Trainer.of(TestNetworks_HalfNetwork.create(1))
        .listener(DecisionBoundary.frames(file, CORNERS, 1));

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> trainer.train(CORNERS));
    assertThat(file).hasContent("not a directory");
  }

  @Test
  void whatHasNoPictureIsRejected() {
    NeuralNetwork six = TestNetworks_PixelsNetwork.create(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionBoundary.of(six, CORNERS))
        .withMessage("network 'dev.gradpoet.lab.plot.TestNetworks$Pixels' has 6 inputs,"
            + " expected 2 for a picture of the plane");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(six)
            .listener(DecisionBoundary.frames(directory, CORNERS, 1))
            .train(Dataset.of(new float[6], 6, new float[six.outputs()], six.outputs())))
        .withMessageEndingWith("expected 2 for a picture of the plane");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionBoundary.frames(directory, CORNERS, 0))
        .withMessage("every is 0, expected at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionBoundary.of(half(), CORNERS, List.of("x"), List.of("a", "b")))
        .withMessage("inputs has 1 labels, expected 2, one for each input");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> DecisionBoundary.of(half(), CORNERS, List.of("x", "y"), List.of("a", "b", "c")))
        .withMessage("labels has 3 labels, expected 2, one for each class");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DecisionBoundary.of(half(), points(9, 3)))
        .withMessageContaining("data has 3 classes");
  }
}
