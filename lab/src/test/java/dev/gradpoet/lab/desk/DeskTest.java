package dev.gradpoet.lab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  private static final Dataset DATA =
      Dataset.ofClasses(new float[][] {{0.5f, -1}, {1e-8f, 2}, {3, 4}}, new int[] {1, 0, 1}, 2);

  @TempDir
  Path directory;

  private final PointsNetwork network = PointsNetwork.create(1);

  private String written(Desk desk) throws IOException {
    Path file = directory.resolve("points.html");
    desk.write(file);
    return Files.readString(file);
  }

  private static String start(String page) {
    Matcher start =
        Pattern.compile("id=\"start\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertThat(start.find()).isTrue();
    return start.group(1);
  }

  @Test
  void weightsAndDataAreInThePage() throws IOException {
    String page = written(Desk.of(network).data(DATA).learningRate(0.25f));
    StringBuilder parameters = new StringBuilder();
    for (float parameter : network.parameters()) {
      parameters.append(parameters.isEmpty() ? "" : ", ").append(parameter == 0 ? "0" : parameter);
    }
    assertThat(start(page))
        .isEqualTo("{\"x\": [0.5, -1], \"t\": [0, 1], \"w\": 1, \"p\": [" + parameters
            + "], \"seed\": 1, \"learningRate\": 0.25, \"data\": {\"inputs\": [\"x1\", \"x2\"], \"targets\": [\"t1\", \"t2\"],"
            + " \"x\": [[0.5, -1], [1.0E-8, 2], [3, 4]], \"t\": [[0, 1], [1, 0], [0, 1]]}}");
  }

  @Test
  void onlyTheStartDiffersFromThePageOfTheProcessor() throws IOException {
    String given = new String(
        PointsNetwork.class.getResourceAsStream("PointsNetwork.html").readAllBytes(),
        StandardCharsets.UTF_8);
    String page = written(Desk.of(network));
    assertThat(page.replace(start(page), "")).isEqualTo(given.replace(start(given), ""));
    assertThat(start(page)).contains("\"x\": null, \"t\": null").contains("\"data\": null");
  }

  @Test
  void namesCannotEndTheirElement() throws IOException {
    String page = written(Desk.of(network)
        .data(DATA)
        .names(new String[] {"</script><b>", "a \"b\" \\"}, new String[] {"no", "yes"}));
    assertThat(start(page))
        .contains("\"\\u003c/script\\u003e\\u003cb\\u003e\", \"a \\\"b\\\" \\\\\"")
        .contains("[\"no\", \"yes\"]");
  }

  @Test
  void ofManySamplesEverySecondIsTaken() throws IOException {
    float[] x = new float[2 * 3001];
    int[] classes = new int[3001];
    String page = written(Desk.of(network).data(Dataset.ofClasses(x, 2, classes, 2)));
    assertThat(start(page).split("\\[0, 0\\]", -1)).hasSize(1 + 1 + 1501);
  }

  @Test
  void thePageMayBeAFile() throws IOException {
    Path given = directory.resolve("given.html");
    Desk.of(network).write(given);
    assertThat(written(Desk.of(network, given).data(DATA))).contains("\"data\": {");
  }

  @Test
  void errorsNameWhatWasGiven() throws IOException {
    Path other = directory.resolve("other.html");
    Files.writeString(other, "<html></html>");
    assertThatThrownBy(() -> Desk.of(network, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("other.html is no page that Gradpoet's processor has written");
    Path page = directory.resolve("page.html");
    Files.writeString(
        page, written(Desk.of(network)).replace("\"PointsNetwork\"", "\"OtherNetwork\""));
    assertThatThrownBy(() -> Desk.of(network, page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "page.html is the page of dev.gradpoet.lab.desk.OtherNetwork, but the network is a dev.gradpoet.lab.desk.PointsNetwork");
    Files.writeString(
        page, written(Desk.of(network)).replace("\"parameterCount\":17", "\"parameterCount\":18"));
    assertThatThrownBy(() -> Desk.of(network, page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(
            "page.html is the page of a network with 18 parameters, but this one has 17: it was written before the network changed");
    NeuralNetwork fork = new Unpaged().network;
    assertThatThrownBy(() -> Desk.of(fork))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("compile it with -Agradpoet.desk=classes");
    Desk desk = Desk.of(network);
    assertThatThrownBy(
            () -> desk.data(Dataset.ofClasses(new float[] {1, 2, 3}, 3, new int[] {0}, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples have 3 inputs and 2 outputs, but the network has 2 and 2");
    assertThatThrownBy(() -> desk.names(new String[] {"a"}, new String[] {"b", "c"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 names of inputs were given, expected 2");
    assertThatThrownBy(() -> desk.learningRate(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rate is 0.0, expected a positive number");
    network.parameters()[3] = Float.NaN;
    assertThatThrownBy(() -> desk.write(directory.resolve("nan.html")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("value 3 of the parameters is NaN: a page shows finite numbers only");
    assertThat(directory.resolve("nan.html")).doesNotExist();
  }

  /** A network whose class has no page beside it. */
  private static final class Unpaged {
    final NeuralNetwork network = (NeuralNetwork) java.lang.reflect.Proxy.newProxyInstance(
        Unpaged.class.getClassLoader(),
        new Class<?>[] {NeuralNetwork.class},
        (proxy, method, arguments) -> null);
  }
}
