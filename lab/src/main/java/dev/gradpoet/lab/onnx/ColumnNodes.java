package dev.gradpoet.lab.onnx;

import dev.gradpoet.lab.data.CategoricalColumn;
import dev.gradpoet.lab.data.Column;
import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.lab.data.NumericColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The nodes that encode rows: numbers, then for each column of categories an input for each category and one for none of them, are joined and
 * put in the order of the features.
 */
final class ColumnNodes {
  private static final String SCOPE = "preprocessing.columns";
  /** The code of a value that is an error: no one-hot vector has a place for it, which stops the operator. */
  private static final long ERROR = -1;

  private final Graph graph;
  private final Columns columns;

  ColumnNodes(Graph graph, Columns columns) {
    this.graph = graph;
    this.columns = columns;
  }

  /** The columns of one kind, in the order of the features. */
  static <C extends Column> List<C> of(Class<C> kind, Columns columns) {
    return columns.features().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Adds the inputs of the model and returns the value that is a row's inputs of the network, before they are scaled. */
  String write() {
    List<NumericColumn> numbers = of(NumericColumn.class, columns);
    List<CategoricalColumn> categories = of(CategoricalColumn.class, columns);
    int[] features = IntStream.range(0, columns.features().size())
        .filter(i -> columns.features().get(i) instanceof CategoricalColumn)
        .toArray();
    List<String> parts = new ArrayList<>();
    if (!numbers.isEmpty()) {
      parts.add(numbers(numbers));
    }
    if (categories.isEmpty()) {
      return parts.get(0);
    }
    String texts = graph.input(
        Onnx.CATEGORIES, DataType.STRING, categories.size(), "categories of " + names(categories));
    for (int i = 0; i < categories.size(); i++) {
      parts.add(oneHot(texts, i, categories.get(i), features[i]));
    }
    String joined =
        graph.node(SCOPE, "Concat", List.of(Attribute.of("axis", 1)), parts.toArray(String[]::new));
    return gather(SCOPE, joined, graph.constant(SCOPE + ".order", Tensor.integers(order())));
  }

  // x = isNaN(x) ? fill : x
  private String numbers(List<NumericColumn> numbers) {
    String x = graph.input(
        Onnx.INPUT,
        DataType.FLOAT,
        numbers.size(),
        "numbers of " + names(numbers) + "; NaN where one is missing");
    if (numbers.stream().allMatch(number -> number.fill().isEmpty())) {
      return x;
    }
    float[] fill = new float[numbers.size()];
    for (int i = 0; i < fill.length; i++) {
      fill[i] = (float) numbers.get(i).fill().orElse(Double.NaN);
    }
    String fills = graph.constant(SCOPE + ".fill", Tensor.floats(fill, 0, List.of(fill.length)));
    return graph.node(SCOPE, "Where", graph.node(SCOPE, "IsNaN", x), fills, x);
  }

  private static String names(List<? extends Column> some) {
    return String.join(", ", some.stream().map(Column::name).toList());
  }

  /** The inputs of the categories of a column, and after them one for a value that becomes zeros. */
  private String oneHot(String texts, int index, CategoricalColumn column, int feature) {
    String scope = SCOPE + ".feature." + feature;
    String position = graph.constant(scope + ".position", Tensor.integer(index));
    String text = gather(scope, texts, position);
    long zeros = column.width();
    long unknown = column.unknownAsZeros() ? zeros : ERROR;
    Map<String, Long> codes = codes(column, column.missingAsZeros() ? zeros : ERROR);
    String code = graph.mlNode(
        scope,
        "LabelEncoder",
        List.of(
            Attribute.texts("keys_strings", List.copyOf(codes.keySet())),
            Attribute.integers("values_int64s", List.copyOf(codes.values())),
            Attribute.of("default_int64", (int) unknown)),
        text);
    List<Long> places = LongStream.rangeClosed(0, zeros).boxed().toList();
    return graph.mlNode(
        scope,
        "OneHotEncoder",
        List.of(Attribute.integers("cats_int64s", places), Attribute.of("zeros", 0)),
        code);
  }

  /** As in Java, what stands for a missing value is looked at first, and of equal categories the first one counts. */
  private Map<String, Long> codes(CategoricalColumn column, long missing) {
    Map<String, Long> codes = new LinkedHashMap<>();
    codes.put("", missing);
    columns.missingTokens().forEach(token -> codes.put(token, missing));
    for (int i = 0; i < column.width(); i++) {
      codes.putIfAbsent(column.categories().get(i), (long) i);
    }
    for (int i = 0; i < column.width(); i++) {
      for (String spelling : column.spellings(i)) {
        codes.putIfAbsent(spelling, (long) i);
      }
    }
    return codes;
  }

  private String gather(String scope, String from, String indices) {
    return graph.node(scope, "Gather", List.of(Attribute.of("axis", 1)), from, indices);
  }

  /** Where the inputs of the network are among the joined values. */
  private long[] order() {
    LongStream.Builder order = LongStream.builder();
    int number = 0;
    int place = of(NumericColumn.class, columns).size();
    for (Column column : columns.features()) {
      if (column instanceof NumericColumn) {
        order.add(number++);
      } else {
        LongStream.range(place, place + column.width()).forEach(order::add);
        place += column.width() + 1;
      }
    }
    return order.build().toArray();
  }
}
