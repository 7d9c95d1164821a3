package dev.gradpoet.processor.program;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.NestText;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A program as equations, for people: what there is, then all that is computed, in order. */
public final class ProgramText {
  /** Equations that are longer have their ranges further to the right, not all others too. */
  private static final int LONGEST = 60;

  private final Program program;
  private final UnaryOperator<String> spelling;
  private final List<NestText.Line> lines = new ArrayList<>();

  private ProgramText(Program program, UnaryOperator<String> spelling) {
    this.program = program;
    this.spelling = spelling;
  }

  /**
   * The tensors of {@code program} with their shapes, then its equations: forward, loss, backward, penalties.
   *
   * @param spelling how mathematical signs are written where this is read
   */
  public static String of(Program program, UnaryOperator<String> spelling) {
    return new ProgramText(program, spelling).text();
  }

  private String text() {
    line("", program.type().qualifiedName() + ", b counts the samples", "");
    tensors();
    section("forward");
    for (Step step : program.forward()) {
      layer(step);
    }
    List<Step> predicting =
        program.forward().stream().filter(program::differsInPrediction).toList();
    if (!predicting.isEmpty()) {
      section("forward in prediction, where it differs");
      predicting.forEach(step -> layer(program.inPrediction(step)));
    }
    section("loss");
    Layer output = program.layers().get(program.layers().size() - 1);
    equations("  ", program.loss(), "", letters(output));
    section("backward, ∂ for the derivative of the sum of L by what follows");
    program.backward().forEach(this::layer);
    if (!program.penalty().isEmpty()) {
      section("penalties, ∂R for the number of samples");
      equations("  ", program.penalty(), "", List.of());
      equations("  ", program.penaltyGradient(), "", List.of());
    }
    return aligned();
  }

  private void tensors() {
    section("tensors");
    tensor("  ", program.input(), "input");
    tensor("  ", program.target(), "target");
    program.weight().ifPresent(weight -> tensor("  ", weight, "weight of the sample"));
    Set<Tensor> losses = new LinkedHashSet<>();
    program.loss().forEach(nest -> losses.add(nest.out().tensor()));
    for (Tensor tensor : losses) {
      tensor("  ", tensor, tensor.role() == Role.LOSS ? "loss" : "");
    }
    for (Layer layer : program.layers()) {
      line("  ", layer.name(), described(layer));
      for (Parameter parameter : layer.parameters()) {
        tensor("    ", parameter.tensor(), parameter.name());
      }
      for (Tensor tensor : program.intermediates(layer)) {
        tensor("    ", tensor, isDrawn(layer, tensor) ? "drawn at random" : "");
      }
      tensor("    ", layer.value(), "handed on");
    }
  }

  private static String described(Layer layer) {
    return layer.activation().isEmpty()
        ? layer.kind()
        : layer.kind() + ", " + layer.activation().replace('_', ' ');
  }

  private static boolean isDrawn(Layer layer, Tensor tensor) {
    return layer.draws().stream().anyMatch(draw -> draw.tensor().equals(tensor));
  }

  private void tensor(String indent, Tensor tensor, String what) {
    line(indent, NestText.declaration(tensor), what);
  }

  private void section(String title) {
    line("", "", "");
    line("", title, "");
  }

  private void layer(Step step) {
    if (!step.parts().isEmpty()) {
      line("  ", step.layer().name(), "");
      equations("    ", step.parts(), step.layer().name(), letters(step.layer()));
    }
  }

  /** What {@code layer} runs over, first the dimensions of what it reads: the same letters forward and backward. */
  private List<Index> letters(Layer layer) {
    Set<Index> used = new LinkedHashSet<>();
    for (Step step : program.forward()) {
      if (step.layer().equals(layer)) {
        for (Nest nest : Part.nests(step.parts())) {
          used.addAll(nest.loops());
        }
      }
    }
    Set<Index> letters = new LinkedHashSet<>();
    layer.reads().forEach(tensor -> letters.addAll(tensor.indices()));
    letters.addAll(layer.value().indices());
    letters.retainAll(used);
    return List.copyOf(letters);
  }

  private void equations(
      String indent, List<? extends Part> parts, String layer, List<Index> letters) {
    for (NestText.Line line : NestText.lines(parts, layer, letters)) {
      line(indent, line.equation(), line.ranges());
    }
  }

  private void line(String indent, String left, String right) {
    lines.add(new NestText.Line(indent + spelling.apply(left), spelling.apply(right)));
  }

  private String aligned() {
    int width = 0;
    for (NestText.Line line : lines) {
      int length = line.equation().length();
      width = Math.max(width, line.ranges().isEmpty() || length > LONGEST ? 0 : length);
    }
    String format = "%-" + width + "s   %s";
    return lines.stream()
        .map(line ->
            String.format(Locale.ROOT, format, line.equation(), line.ranges()).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
