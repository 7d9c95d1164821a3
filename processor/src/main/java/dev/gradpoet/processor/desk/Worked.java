package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;

/** The example with all its numbers, as tables: what each layer computes, forward and backward, then the parameters and their step. */
final class Worked {
  private final Program program;
  private final Example example;
  private final double rate;
  private final StringBuilder html = new StringBuilder();

  private Worked(Program program, Example example, double rate) {
    this.program = program;
    this.example = example;
    this.rate = rate;
  }

  /** @param rate the learning rate of the step */
  static String of(Lesson lesson, double rate) {
    return lesson
        .example()
        .map(example -> new Worked(lesson.program(), example, rate).html())
        .orElse("<p>Too many numbers for a table: see the layers.</p>");
  }

  private String html() {
    values();
    for (Layer layer : program.layers()) {
      layer(layer);
    }
    for (Parameter parameter : program.parameters()) {
      parameter(parameter);
    }
    return html.toString();
  }

  private void values() {
    begin("Sample", List.of("", "value"));
    row("x", example.x().length, List.of("x"));
    row("t", example.t().length, List.of("t"));
    String loss = program.sampleLoss().text();
    row("L", 1, List.of(loss));
    html.append("</tbody></table>\n");
  }

  private void row(String letter, int size, List<String> tensors) {
    for (int k = 0; k < size; k++) {
      html.append("<tr><th scope=\"row\">").append(letter);
      html.append(size == 1 ? "" : "<sub>" + (k + 1) + "</sub>").append("</th>");
      for (String tensor : tensors) {
        cell(tensor, k);
      }
      html.append("</tr>\n");
    }
  }

  private void cell(String tensor, int k) {
    cell(tensor, k, example.value(tensor, k));
  }

  private void cell(String tensor, int k, double value) {
    html.append("<td data-value=\"")
        .append(Html.escape(tensor))
        .append(':')
        .append(k)
        .append("\">");
    html.append(Html.number(value)).append("</td>");
  }

  private void layer(Layer layer) {
    Equations equations = new Equations(program);
    List<String> heads = new ArrayList<>(List.of("unit"));
    List<String> tensors = new ArrayList<>();
    for (Tensor tensor : example.values().keySet()) {
      boolean isOfUnits = tensor.layer().equals(layer.name())
          && !tensor.isParameter()
          && tensor.size(1) == layer.value().size(1)
          && tensor.isOfSamples();
      if (isOfUnits) {
        heads.add(PlainText.of(equations.letter(tensor)));
        tensors.add(tensor.text());
      }
    }
    begin(layer.name(), heads);
    int units = layer.value().size(1);
    for (int k = 0; k < units; k++) {
      html.append("<tr><th scope=\"row\">").append(k + 1).append("</th>");
      for (String tensor : tensors) {
        cell(tensor, k);
      }
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
  }

  private void parameter(Parameter parameter) {
    String letter = parameter.tensor().name();
    String loss = parameter.isPenalised() ? "(L + R)" : "L";
    String slope = "∂" + loss + "/∂" + letter;
    begin(
        parameter.tensor().layer() + ", " + parameter.name(),
        List.of(letter, "value", slope, "value − " + Html.number(rate) + " · " + slope));
    int columns = parameter
        .tensor()
        .indices()
        .get(parameter.tensor().indices().size() - 1)
        .extent();
    double[] gradient = example.gradientWithPenalties();
    for (int k = 0; k < parameter.size(); k++) {
      int position = parameter.offset() + k;
      String name = parameter.tensor().indices().size() == 2
          ? (k / columns + 1) + "," + (k % columns + 1)
          : String.valueOf(k + 1);
      html.append("<tr><th scope=\"row\">").append(letter).append("<sub>").append(name);
      html.append("</sub></th>");
      double value = example.value("p", position);
      cell("p", position, value);
      cell("g", position, gradient[position]);
      cell("next", position, value - rate * gradient[position]);
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
  }

  private void begin(String caption, List<String> heads) {
    html.append("<table class=\"worked\"><caption>").append(Html.escape(caption));
    html.append("</caption><thead><tr>");
    for (String head : heads) {
      html.append(
          head.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + Html.escape(head) + "</th>");
    }
    html.append("</tr></thead><tbody>\n");
  }
}
