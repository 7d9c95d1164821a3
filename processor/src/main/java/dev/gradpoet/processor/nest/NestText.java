package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Formula;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parts as equations: {@code z[b,j] += Σ i x[b,i] W[i,j]}. */
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

  private static final Map<String, String> LETTERS = Map.of(
      "b", "b",
      "height", "row",
      "width", "col",
      "channels", "u",
      "kernel height", "kRow",
      "kernel width", "kCol",
      "kernel", "k",
      "input channels", "i",
      "time", "t");
  private static final String PLAIN = "ijklmnopqr";

  private final String layer;
  private final Map<Index, String> letters = new LinkedHashMap<>();
  private boolean sample;
  private @Nullable Tensor value;

  private NestText(String layer) {
    this.layer = layer;
  }

  /** {@code nest} in a line, with the names of all layers. */
  public static String of(Nest nest) {
    return line(nest, "", List.of()).toString();
  }

  private static Line line(Nest nest, String layer, List<Index> first) {
    NestText text = new NestText(layer);
    first.forEach(text::letter);
    nest.out().indices().forEach(text::letter);
    nest.reads().forEach(read -> read.indices().forEach(text::letter));
    return new Line(text.equation(nest), text.ranges(new HashSet<>(nest.loops())));
  }

  /** The equations of {@code parts}, of one sample, one after another; {@code value} is what {@code layer} hands on, and has its name. */
  public static List<String> equations(List<? extends Part> parts, String layer, Tensor value) {
    List<String> equations = new ArrayList<>();
    for (Nest nest : Part.nests(parts)) {
      NestText text = new NestText(layer);
      text.sample = true;
      text.value = value;
      nest.out().indices().forEach(text::letter);
      nest.reads().forEach(read -> read.indices().forEach(text::letter));
      equations.add(text.equation(nest));
    }
    return equations;
  }

  /**
   * {@code nest} for one sample.
   *
   * @param value what its layer hands on, which has the layer's name
   * @param names what loop variables are called
   */
  public static String ofSample(Nest nest, Tensor value, Function<Index, String> names) {
    NestText text = new NestText(value.layer());
    text.sample = true;
    text.value = value;
    for (Index index : nest.loops()) {
      if (!index.isBatch()) {
        text.letters.put(index, names.apply(index));
      }
    }
    return text.equation(nest);
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
    NestText text = new NestText(layer);
    outer.forEach(text::letter);
    int last = loop.over().extent() - 1;
    return "for "
        + text.letter(loop.over())
        + " = "
        + (loop.backwards() ? last + ", …, 0" : "0, …, " + last);
  }

  private String equation(Nest nest) {
    Map<Expr, Expr> texts = new HashMap<>();
    for (int k = 0; k < nest.reads().size(); k++) {
      texts.put(Nest.slot(k), new Expr.Var(access(nest.reads().get(k))));
    }
    Expr body = Substitution.replace(nest.body(), texts);
    return access(nest.out()) + (nest.adds() ? " += " : " = ") + combined(nest, body);
  }

  private String combined(Nest nest, Expr body) {
    Set<Index> over = new LinkedHashSet<>(nest.combined());
    StringBuilder indices = new StringBuilder();
    if (sample) {
      over.remove(Index.BATCH);
    }
    for (Index index : over) {
      indices.append(indices.isEmpty() ? "" : ",").append(letter(index));
    }
    if (!over.isEmpty()) {
      indices.append(" ");
    }
    String formula = Formula.of(body);
    String summand =
        body instanceof Expr.Add || body instanceof Expr.Sub || body instanceof Expr.Select
            ? "(" + formula + ")"
            : formula;
    return switch (nest.combine()) {
      case SET -> formula;
      case SUM -> over.isEmpty() ? formula : "Σ " + indices + summand;
      case MAX -> "max " + indices + summand;
      case ARG_MAX -> "arg max " + indices + summand;
      case LOG_SUM_EXP -> "log Σ " + indices + "exp(" + formula + ")";
    };
  }

  private String access(Access access) {
    Tensor tensor = access.tensor();
    String name = tensor.layer().isEmpty() || tensor.layer().equals(layer)
        ? tensor.name()
        : sample ? tensor.layer() : tensor.layer() + "." + tensor.name();
    if (tensor.original().equals(value)) {
      name = layer;
    }
    if (!sample) {
      name = quoted(name);
    }
    List<String> places = new ArrayList<>();
    for (Place place : access.places()) {
      if (sample && place.indices().equals(List.of(Index.BATCH))) {
        continue;
      }
      places.add(
          place instanceof Affine affine
              ? affine.text(this::letter)
              : access(((Lookup) place).number()));
    }
    return (tensor.isGradient() ? "∂" : "")
        + name
        + (places.isEmpty() ? "" : "[" + String.join(",", places) + "]");
  }

  /** Some values are called by their formula. */
  private static String quoted(String name) {
    return name.startsWith("Σ") ? "(" + name + ")" : name;
  }

  /** {@code tensor} without its layer, with the extents of its dimensions: {@code z[b,8]}. */
  public static String declaration(Tensor tensor) {
    List<String> extents = new ArrayList<>();
    for (Index index : tensor.indices()) {
      extents.add(index.isBatch() ? index.name() : Integer.toString(index.extent()));
    }
    return quoted(tensor.name()) + (extents.isEmpty() ? "" : "[" + String.join(",", extents) + "]");
  }

  private String letter(Index index) {
    String known = letters.get(index);
    if (known != null) {
      return known;
    }
    String letter = LETTERS.getOrDefault(index.axis(), index.axis());
    for (int k = 0; letter.isEmpty() && k < PLAIN.length(); k++) {
      String candidate = PLAIN.substring(k, k + 1);
      letter = letters.containsValue(candidate) ? "" : candidate;
    }
    if (letter.isEmpty()) {
      letter = PLAIN.substring(0, 1);
    }
    while (letters.containsValue(letter)) {
      letter += "′";
    }
    letters.put(index, letter);
    return letter;
  }

  private String ranges(Set<Index> loops) {
    List<String> ranges = new ArrayList<>();
    for (Index index : letters.keySet()) {
      if (!index.isBatch() && loops.contains(index)) {
        ranges.add(letter(index) + " < " + index.extent());
      }
    }
    return String.join(", ", ranges);
  }
}
