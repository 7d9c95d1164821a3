package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.formula.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Parts as lines of text, with how far their loops run: {@code z[b,j] += Σ i x[b,i] W[i,j]    i < 4, j < 3}. */
public final class NestText {
  /** How wide an equation is before its ranges. */
  private static final int WIDTH = 56;

  /**
   * A line.
   *
   * @param equation or the head of a loop
   * @param ranges the values of its loop variables but the samples; empty without any
   */
  public record Line(String equation, String ranges) {

    /** Both, with space between. */
    @Override
    public String toString() {
      return ranges.isEmpty()
          ? equation
          : equation + " ".repeat(Math.max(1, WIDTH - equation.length())) + "   " + ranges;
    }
  }

  private NestText() {}

  /** {@code nest} in a line, with the names of all layers. */
  public static String of(Nest nest) {
    return line(nest, "", List.of()).toString();
  }

  private static Line line(Nest nest, String layer, List<Index> first) {
    IndexForm form = IndexForm.ofBatch(layer, first);
    String equation = PlainText.of(form.equation(nest));
    return new Line(equation, form.ranges(new HashSet<>(nest.loops())));
  }

  /** {@code parts}, a line each, with the names of all layers; those of a loop are indented. */
  public static List<Line> lines(List<? extends Part> parts) {
    return lines(parts, "", List.of());
  }

  /**
   * {@code parts}, a line each; those of a loop are indented.
   *
   * @param layer whose name is left out
   * @param first loop variables that have the first letters, so that several lists of parts agree on them
   */
  public static List<Line> lines(List<? extends Part> parts, String layer, List<Index> first) {
    List<Line> lines = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Nest nest) {
        lines.add(line(nest, layer, first));
        continue;
      }
      Loop loop = (Loop) part;
      List<Index> outer = new ArrayList<>(first);
      outer.add(loop.over());
      lines.add(new Line(head(loop, layer, outer), ""));
      for (Line line : lines(loop.parts(), layer, outer)) {
        lines.add(new Line("  " + line.equation(), line.ranges()));
      }
    }
    return lines;
  }

  private static String head(Loop loop, String layer, List<Index> outer) {
    int last = loop.over().extent() - 1;
    return "for "
        + IndexForm.ofBatch(layer, outer).letter(loop.over())
        + " = "
        + (loop.backwards() ? last + ", …, 0" : "0, …, " + last);
  }

  /** {@code tensor} without its layer, with the extents of its dimensions: {@code z[b,8]}. */
  public static String declaration(Tensor tensor) {
    List<String> extents = new ArrayList<>();
    for (Index index : tensor.indices()) {
      extents.add(index.isBatch() ? index.name() : Integer.toString(index.extent()));
    }
    String name = PlainText.of(IndexForm.quoted(tensor.name()));
    return name + (extents.isEmpty() ? "" : "[" + String.join(",", extents) + "]");
  }
}
