package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Columns;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Javadoc of a generated class: a table of its layers and how its parameters lie. */
final class ClassDoc {
  private static final String MATRIX = "inputs × units";

  private final Program program;
  private final Comments comments;
  private final int parameters;

  ClassDoc(Plan plan, Comments comments) {
    this.program = plan.program();
    this.parameters = plan.program().parameterCount();
    this.comments = comments;
  }

  /** The text; it links {@code declared}, the annotated type. */
  CodeBlock text(ClassName declared) {
    CodeBlock.Builder text = CodeBlock.builder()
        .add(
            "Forward pass and backpropagation of {@link $T}, written out for its exact shape.\n\n<pre>\n",
            declared);
    for (String line : table()) {
      text.add("$L\n", line);
    }
    return text.add("</pre>\n\n<p>$L", parametersText())
        .add(
            "One instance serves one thread; {@link #fork} makes another over the same parameters.\n")
        .build();
  }

  // A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases
  // follow them.
  //
  // A layer's weights are row-major, kernel height × kernel width × input channels × channels of
  // edges, inputs × units of digit; …
  /** How parameters lie; nothing where there are no weights. */
  private String parametersText() {
    Map<String, List<String>> layers = new LinkedHashMap<>();
    for (Layer layer : program.layers()) {
      for (Parameter parameter : layer.parameters()) {
        if (parameter.role() == ParameterRole.WEIGHTS) {
          String extents = extents(parameter);
          layers.putIfAbsent(extents, new ArrayList<>());
          layers.get(extents).add(layer.name());
        }
      }
    }
    if (layers.isEmpty()) {
      return "";
    }
    String biases = "; its biases\nfollow them. ";
    if (layers.keySet().equals(Set.of(MATRIX))) {
      return "A layer's weights are " + MATRIX + ", row-major: {@code p[input * units + unit]}"
          + biases;
    }
    StringBuilder text = new StringBuilder("A layer's weights are row-major");
    layers.forEach((extents, names) ->
        text.append(", ").append(extents).append(" of ").append(String.join(" and ", names)));
    return text + biases;
  }

  /** The extents of weights in words; a matrix is by inputs and units, whatever the dimensions of the inputs. */
  private static String extents(Parameter weights) {
    List<Index> indices = Index.flattened(weights.tensor().indices());
    List<String> axes = new ArrayList<>();
    for (Index index : indices) {
      axes.add(index.axis());
    }
    return axes.contains("") ? MATRIX : String.join(" × ", axes);
  }

  private List<String> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "kind", "activation", "shape", "parameters", ""));
    rows.add(List.of("input", "", "", shape(program.input()), "", ""));
    for (Layer layer : program.layers()) {
      int size = layer.parameterCount();
      rows.add(List.of(
          layer.name(),
          layer.kind(),
          layer.activation().replace('_', ' '),
          shape(layer),
          Integer.toString(size),
          size == 0 ? "" : range(layer)));
    }
    rows.add(List.of("", "", "", "total", Integer.toString(parameters), ""));
    List<String> lines = Columns.aligned(rows, Set.of(3, 4));
    lines.add("");
    lines.add("loss: " + comments.loss());
    if (program.weight().isPresent()) {
      lines.add("w: the weight of the sample");
    }
    for (String penalty : comments.penalties()) {
      lines.add("penalty: " + penalty);
    }
    return lines;
  }

  /** {@code 64 → 32}; what keeps its shape has one. */
  private static String shape(Layer layer) {
    String own = shape(layer.value());
    String read = shape(layer.reads().get(0));
    return layer.parameters().isEmpty() && own.equals(read) ? own : read + " → " + own;
  }

  private static String shape(Tensor values) {
    List<String> extents = new ArrayList<>();
    for (int extent : values.extents()) {
      extents.add(Integer.toString(extent));
    }
    return String.join(" × ", extents);
  }

  private static String range(Layer layer) {
    int offset = layer.parameters().get(0).offset();
    return "p[" + offset + ".." + (offset + layer.parameterCount() - 1) + "]";
  }
}
