package dev.gradpoet.lab.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.gradpoet.lab.data.CategoricalColumn;
import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.lab.data.Csv;
import dev.gradpoet.lab.data.Missing;
import dev.gradpoet.lab.data.NumericColumn;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.lab.data.Table;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import java.io.StringReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that take rows as they stand in a file, and give targets in their own units. */
class PreprocessedModelTest {
  private static final String HOUSES = """
      street,area,city,year,floor,price
      Ring,81.5,Rome,1990,ground,310000
      Weg,120,Köln,NA,first,455000.5
      Weg,64,Köln,2020,?,280000
      Platz,99.25,"a, ""b""\",1890,first,390000
      Ring,NA,Rome,2001,ground,505000
      """;

  private static final List<String> TARGETS = List.of("t1", "t2", "t3", "t4", "t5", "t6");

  /** A network that gives its inputs as they are. */
  private static NeuralNetwork identity(int width) {
    float[] weights = new float[width * width];
    for (int i = 0; i < width; i++) {
      weights[i * width + i] = 1;
    }
    Architecture architecture = Architecture.of("identity", width, "squared_error")
        .dense("output", width, "identity", false)
        .build();
    return new Interpreted(architecture, weights);
  }

  private static Interpreted random(int inputs, int outputs, long seed) {
    Architecture architecture = Architecture.of("random", inputs, "squared_error")
        .dense("hidden", 12, "tanh", true)
        .dense("output", outputs, "identity", true)
        .build();
    float[] parameters = new float[architecture.parameterCount()];
    Random random = new Random(seed);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = (float) random.nextGaussian() / 2;
    }
    return new Interpreted(architecture, parameters);
  }

  private static float[] predict(NeuralNetwork network, float[] x) {
    int samples = x.length / network.inputs();
    float[] out = new float[samples * network.outputs()];
    network.predict(x, 0, samples, out);
    return out;
  }

  @Test
  void scalersGiveTheSameBitsAsInJavaAlsoWithOffsetsBeyondAFloat() throws Exception {
    double[] offset = {1e9 + 0.123, -16_777_217.5, 1e-30, 0, 3e38, 1 / 3.0, 2e300};
    double[] scale = {0.7, 1e-3, 1e-32, 1e30, 1e37, 3, -1e300};
    Preprocessing preprocessing = Preprocessing.none().inputs(Scaler.of(offset, scale));
    int width = offset.length;
    float[] x = new float[1000 * width];
    Random random = new Random(5);
    for (int k = 0; k < x.length; k++) {
      double spread = Math.min(Math.abs(scale[k % width]), 1e37);
      x[k] = (float) (Math.min(offset[k % width], 3e38) + spread * (2 * random.nextDouble() - 1));
    }
    try (Session session = Session.of(Onnx.of(identity(width)).preprocessing(preprocessing))) {
      assertThat(session.predict(x, 1000)).containsExactly(preprocessing.apply(x));
    }
  }

  @Test
  void scaledTargetsAreGivenInTheirOwnUnits() throws Exception {
    Scaler targets = Scaler.of(new double[] {1e6, 0.25}, new double[] {12_345.678, 1e-3});
    Preprocessing preprocessing = Preprocessing.none().targets(targets);
    float[] x = {-1, 2, 0.5f, 0, 1e-3f, 3};
    try (Session session = Session.of(Onnx.of(identity(2)).preprocessing(preprocessing))) {
      assertThat(session.predict(x, 3)).containsExactly(preprocessing.restore(x));
    }
  }

  @Test
  void rowsOfATableBecomePrices() throws Exception {
    Table table = Csv.targets("price")
        .categorical("street", "city", "floor")
        .missingTokens("NA", "?")
        .whenMissing(Missing.mean())
        .unknownCategoriesAsZeros()
        .read("houses", new StringReader(HOUSES));
    Dataset data = table.data();
    Preprocessing preprocessing = Preprocessing.none()
        .columns(table.columns())
        .inputs(Scaler.standard(data))
        .targets(Scaler.standard(data.targets(), 1));
    Interpreted network = random(data.inputs(), 1, 7);
    float[] expected =
        preprocessing.restore(predict(network, preprocessing.apply(data).x()));

    Onnx model = Onnx.of(network).preprocessing(preprocessing);
    try (Session session = Session.of(model)) {
      assertThat(session.ort().getInputNames()).containsExactly("x", "categories");
      float[] x = {81.5f, 1990, 120, Float.NaN, 64, 2020, 99.25f, 1890, Float.NaN, 2001};
      String[] categories = {
        "Ring",
        "Rome",
        "ground",
        "Weg",
        "Köln",
        "first",
        "Weg",
        "Köln",
        "?",
        "Platz",
        "a, \"b\"",
        "first",
        "Ring",
        "Rome",
        "ground"
      };
      Session.assertClose(session.predict(x, categories, 5), expected, "the rows of the table");

      float[] unknown = preprocessing.encode("Gasse", "70", "Paris", "NA", "attic");
      Session.assertClose(
          session.predict(new float[] {70, Float.NaN}, new String[] {"Gasse", "Paris", "attic"}, 1),
          preprocessing.restore(predict(network, unknown)),
          "a row of unknown categories");
    }
  }

  @Test
  void labelsOfATableAreThoseThatJavaGives() throws Exception {
    Table table = Csv.classes("floor")
        .features("year", "area")
        .missingTokens("NA", "?")
        .whenMissing(Missing.drop())
        .read("houses", new StringReader(HOUSES));
    Scaler scaler = Scaler.minMax(table.data());
    Preprocessing preprocessing = Preprocessing.none().columns(table.columns()).inputs(scaler);
    Interpreted network = random(2, 2, 8);

    try (Session session = Session.of(Onnx.of(network).preprocessing(preprocessing))) {
      assertThat(session.ort().getInputNames()).containsExactly("x");
      Session.assertClose(
          session.predict(table.data().x(), table.data().size()),
          predict(network, preprocessing.apply(table.data()).x()),
          "the rows of the table");
    }
  }

  @Test
  void categoriesAloneNeedNoNumbers() throws Exception {
    Columns columns = new Columns(
        List.of(new CategoricalColumn("c", List.of("a", "b", "c"), false, false)),
        List.of("t1", "t2", "t3"),
        List.of(),
        List.of());
    Onnx model = Onnx.of(identity(3)).preprocessing(Preprocessing.none().columns(columns));
    try (Session session = Session.of(model)) {
      assertThat(session.ort().getInputNames()).containsExactly("categories");
      assertThat(session.predict(new float[0], new String[] {"c", "a"}, 2))
          .containsExactly(0, 0, 1, 1, 0, 0);
    }
  }

  @Test
  void rowsWithBlanksAreThoseOfJavaOnceTheyAreStripped() throws Exception {
    Columns columns = Csv.targets("t1", "t2", "t3")
        .categorical("c")
        .missingTokens(" ?")
        .whenMissing(Missing.mean())
        .read(
            "f",
            new StringReader("c,t1,t2,t3\n red,1,2,3\n東京\u3000,1,2,3\n\u00a0?,1,2,3\n1,1,2,3\n"))
        .columns();
    Onnx model = Onnx.of(identity(3)).preprocessing(Preprocessing.none().columns(columns));
    try (Session session = Session.of(model)) {
      for (String value : List.of(" red", "東京\u3000", "\t?", " 1", "1.0", "+1 ")) {
        // What the guide's str.strip() leaves; the Java of it takes less away.
        String stripped = value.replace("\u3000", "").strip();
        assertThat(session.predict(new float[0], new String[] {stripped}, 1))
            .as(value)
            .containsExactly(columns.encode(value));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void whatIsAnErrorInJavaIsOneInTheModel(boolean unknownAsZeros, boolean missingAsZeros)
      throws Exception {
    // One of the categories reads as a missing value, which it therefore never is; one comes twice.
    CategoricalColumn column = new CategoricalColumn(
        "kind", List.of("a", "NA", "b", "a", "ß"), unknownAsZeros, missingAsZeros);
    NumericColumn number = new NumericColumn("n", OptionalDouble.of(0.5));
    Columns columns = new Columns(List.of(number, column), TARGETS, List.of(), List.of("NA", "?"));
    Preprocessing preprocessing = Preprocessing.none().columns(columns);
    int errors = 0;
    try (Session session = Session.of(Onnx.of(identity(6)).preprocessing(preprocessing))) {
      for (String value : List.of("a", "b", "ß", "", "NA", "?", "A", "ab")) {
        float[] expected = {};
        try {
          expected = preprocessing.encode("", value);
        } catch (IllegalArgumentException e) {
          errors++;
        }
        float[] x = {Float.NaN};
        String[] categories = {value};
        if (expected.length > 0) {
          assertThat(session.predict(x, categories, 1)).as(value).containsExactly(expected);
        } else {
          assertThatThrownBy(() -> session.predict(x, categories, 1))
              .as(value)
              .isInstanceOf(OrtException.class)
              .hasMessageContaining("Unknown Category and zeros = 0");
        }
      }
    }
    assertThat(errors).isEqualTo((unknownAsZeros ? 0 : 2) + (missingAsZeros ? 0 : 3));
  }
}
