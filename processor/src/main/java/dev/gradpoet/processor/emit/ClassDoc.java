package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Columns;
import dev.gradpoet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The Javadoc of a generated class: a table of its layers and how its parameters lie. */
final class ClassDoc {
  private final NetworkModel network;
  private final Comments comments;
  private final int parameters;

  ClassDoc(Plan plan, Comments comments) {
    this.network = plan.program().network();
    this.parameters = plan.program().parameterCount();
    this.comments = comments;
  }

  /** The text; it links {@code declared}, the annotated type. */
  CodeBlock text(ClassName declared) {
    CodeBlock.Builder text = CodeBlock.builder()
        .add(
            "Forward pass and backpropagation of {@link $T}, written out for its exact shape.\n\n<pre>\n",
            declared);
    table().forEach(line -> text.add("$L\n", Comments.html(line)));
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
    rows.add(List.of("input", "", "", Integer.toString(network.inputs()), "", ""));
    int width = network.inputs();
    int offset = 0;
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DenseModel dense) {
        int size = width * dense.units() + (dense.bias() ? dense.units() : 0);
        rows.add(List.of(
            layer.name(),
            "dense",
            lower(dense.activation()),
            width + " → " + dense.units(),
            Integer.toString(size),
            "p[" + offset + ".." + (offset + size - 1) + "]"));
        width = dense.units();
        offset += size;
      } else {
        rows.add(List.of(layer.name(), "dropout", "", Integer.toString(width), "0", ""));
      }
    }
    rows.add(List.of("", "", "", "total", Integer.toString(parameters), ""));
    List<String> lines = Columns.aligned(rows, Set.of(3, 4));
    lines.add("");
    String weight = network.sampleWeights() ? "; w is the weight of the sample" : "";
    lines.add("loss: " + comments.loss() + weight);
    comments.penalties().forEach(penalty -> lines.add("penalty: " + penalty));
    return lines;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
