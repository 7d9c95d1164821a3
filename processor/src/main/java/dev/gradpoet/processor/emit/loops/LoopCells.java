package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a value lies, inside the loops of one layer: {@code u} runs over its units, {@code i} over its inputs. */
public final class LoopCells {
  private final Plan plan;
  private final Names names;
  private final Index units;
  private final Samples samples;
  private final Map<Expr, Tensor> tensors;

  /** @param tensors all tensors of the program by their variables */
  LoopCells(Plan plan, Names names, Map<Expr, Tensor> tensors, String layer, Samples samples) {
    this.samples = samples;
    this.plan = plan;
    this.names = names;
    this.units = Index.flattened(plan.program().value(layer).indices()).get(1);
    this.tensors = tensors;
  }

  /** The code for a variable that stands for a tensor; null for all else. */
  @Nullable
  Java atom(Expr expression) {
    Tensor tensor = tensors.get(expression);
    return tensor == null ? null : new Java(cell(tensor), JavaExpression.PRIMARY);
  }

  /** The tensor behind a variable. */
  Tensor tensor(Expr.Var variable) {
    return Objects.requireNonNull(tensors.get(variable), variable::name);
  }

  /** The code for the value of {@code tensor} at the loops' indices. */
  CodeBlock cell(Tensor tensor) {
    String array = array(tensor);
    return switch (tensor.role()) {
      case INPUT, TARGET ->
        CodeBlock.of(
            "$N[$L + $L]",
            array,
            sampleStart(tensor, "b"),
            loop(tensor.indices().get(1)));
      case PARAMETER -> CodeBlock.of("$N[$L]", array, placeOfParameter(tensor));
      case SAMPLE_WEIGHT ->
        samples.isBatch() ? CodeBlock.of("weights[first + b]") : CodeBlock.of("$N", array);
      default ->
        tensor.indices().size() > 1
            ? cell(tensor, loop(tensor.indices().get(1)))
            : CodeBlock.of(samples.isBatch() && !tensor.layer().isEmpty() ? "$N[b]" : "$N", array);
    };
  }

  /** {@code HIDDEN_WEIGHTS + i * HIDDEN + u}. */
  private CodeBlock placeOfParameter(Tensor tensor) {
    String start = names.start(tensor, plan.program());
    List<Index> indices = tensor.indices();
    return indices.size() == 1
        ? CodeBlock.of("$N + $L", start, loop(indices.get(0)))
        : CodeBlock.of(
            "$N + $L * $N + $L",
            start,
            loop(indices.get(0)),
            names.width(indices.get(1)),
            loop(indices.get(1)));
  }

  /** The code for the value of {@code tensor} at the current sample and {@code index}. */
  CodeBlock cell(Tensor tensor, String index) {
    String array = array(tensor);
    return switch (samples) {
      case ONE -> CodeBlock.of("$N[$L]", array, index);
      case ROWS -> CodeBlock.of("$N[b][$L]", array, index);
      case PADDED ->
        CodeBlock.of(
            "$N[b * $N$L]",
            array,
            names.layerConstant(tensor.layer(), "ROW"),
            index.equals("0") ? "" : " + " + index);
      case LANES -> throw samples.isNotOfLayers();
    };
  }

  /** The array and the place in it where the values of the current sample start: {@code x, at} or {@code hidden, 0}. */
  CodeBlock start(Tensor tensor) {
    return tensor.role() == Role.INPUT
        ? CodeBlock.of("x, $L", sampleStart(tensor, "b"))
        : start(tensor, "b");
  }

  /** The array of a layer's values and the place in it where those of a sample start. */
  CodeBlock start(Tensor tensor, String sample) {
    String array = array(tensor);
    return switch (samples) {
      case ONE -> CodeBlock.of("$N, 0", array);
      case ROWS -> CodeBlock.of("$N[$L], 0", array, sample);
      case PADDED ->
        sample.equals("0")
            ? CodeBlock.of("$N, 0", array)
            : CodeBlock.of(
                "$N, $L * $N", array, sample, names.layerConstant(tensor.layer(), "ROW"));
      case LANES -> throw samples.isNotOfLayers();
    };
  }

  /** The array of the values of the current sample, where each sample has one. */
  CodeBlock row(Tensor tensor) {
    return CodeBlock.of(samples == Samples.ONE ? "$N" : "$N[b]", array(tensor));
  }

  /** The array of the values of the sample {@code offset} after the current one. */
  CodeBlock rowOfSample(Tensor tensor, int offset) {
    return CodeBlock.of("$N[b$L]", array(tensor), offset == 0 ? "" : " + " + offset);
  }

  /** The code for the value of {@code tensor}, {@code offset} samples after the current one. */
  CodeBlock cellOfSample(Tensor tensor, int offset) {
    String index = loop(tensor.indices().get(1));
    String sample = offset == 0 ? "b" : "(b + " + offset + ")";
    return tensor.role() == Role.INPUT
        ? CodeBlock.of("x[$L + $L]", sampleStart(tensor, sample), index)
        : CodeBlock.of("$L[$L]", rowOfSample(tensor, offset), index);
  }

  /** The code for the value of {@code tensor}, {@code offset} places after that at the loops' indices. */
  CodeBlock cellAt(Tensor tensor, int offset) {
    String index = loop(tensor.indices().get(1)) + (offset == 0 ? "" : " + " + offset);
    return tensor.role() == Role.INPUT
        ? CodeBlock.of("x[$L + $L]", sampleStart(tensor, "b"), index)
        : CodeBlock.of("$L[$L]", row(tensor), index);
  }

  private String sampleStart(Tensor tensor, String sample) {
    String start = tensor.role() == Role.INPUT ? "at" : "to";
    return samples.isBatch()
        ? start + " + " + sample + " * " + names.width(tensor.indices().get(1))
        : start;
  }

  /** The name of the array that holds {@code tensor}. */
  String array(Tensor tensor) {
    return names.of(plan.held(tensor));
  }

  /** The variable of the loop over {@code index}. */
  String loop(Index index) {
    return index.equals(units) ? "u" : "i";
  }

  /** The constant that bounds the loop over {@code index}. */
  public String extent(Index index) {
    return names.width(index);
  }
}
