package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Columns;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The Javadoc of a generated class: a table of its layers and how its parameters lie. */
final class ClassDoc {
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
    table().forEach(line -> text.add("$L\n", line));
    return text.add("</pre>\n\n")
        .add(
            "<p>A layer's weights are inputs × units, row-major: {@code p[input * units + unit]}; its biases\n")
        .add(
            "follow them. One instance serves one thread; {@link #fork} makes another over the same parameters.\n")
        .build();
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
    comments.penalties().forEach(penalty -> lines.add("penalty: " + penalty));
    return lines;
  }

  /** {@code 64 → 32}; what keeps its shape has one. */
  private static String shape(Layer layer) {
    String own = shape(layer.value());
    String read = shape(layer.reads().get(0));
    return layer.parameters().isEmpty() && own.equals(read) ? own : read + " → " + own;
  }

  private static String shape(Tensor values) {
    return values.indices().subList(1, values.indices().size()).stream()
        .map(index -> Integer.toString(index.extent()))
        .collect(Collectors.joining(" × "));
  }

  private static String range(Layer layer) {
    int offset = layer.parameters().get(0).offset();
    return "p[" + offset + ".." + (offset + layer.parameterCount() - 1) + "]";
  }
}
