package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.JavaExpression.Java;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a value lies, inside the loops of one layer: {@code u} runs over its units, {@code i} over its inputs. */
final class LoopCells {
  private final Plan plan;
  private final Names names;
  private final Index units;
  private final Map<Expr, Tensor> tensors;

  /** @param tensors all tensors of the program by their variables */
  LoopCells(Plan plan, Names names, Map<Expr, Tensor> tensors, String layer) {
    this.plan = plan;
    this.names = names;
    this.units = plan.program().value(layer).indices().get(1);
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
    return switch (tensor.quantity()) {
      case INPUT -> CodeBlock.of("x[at + $L]", loop(tensor.indices().get(1)));
      case TARGET, DISTRIBUTION ->
        CodeBlock.of("t[to + $L]", loop(tensor.indices().get(1)));
      case WEIGHTS ->
        CodeBlock.of(
            "$L[$L + i * $L + u]",
            array,
            names.layerConstant(tensor.layer(), "WEIGHTS"),
            names.layerConstant(tensor.layer(), "UNITS"));
      case BIASES ->
        CodeBlock.of("$L[$L + u]", array, names.layerConstant(tensor.layer(), "BIASES"));
      case LOG_SUM_EXP -> CodeBlock.of("$N", array);
      default -> CodeBlock.of("$N[$L]", array, loop(tensor.indices().get(1)));
    };
  }

  /** The name of the array that holds {@code tensor}: the weighted inputs share that of the activations where nothing reads them later. */
  String array(Tensor tensor) {
    if (tensor.quantity() == Quantity.WEIGHTED_INPUT && !tensor.isGradient()) {
      Tensor value = plan.program().value(tensor.layer());
      return names.of(plan.storesWeightedInputs(value) ? tensor : value);
    }
    return names.of(tensor);
  }

  /** The variable of the loop over {@code index}. */
  String loop(Index index) {
    return index.equals(units) ? "u" : "i";
  }

  /** The constant that bounds the loop over {@code index}. */
  String extent(Index index) {
    return index.name().isEmpty() ? "INPUTS" : names.layerConstant(index.name(), "UNITS");
  }
}
