package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Step;
import java.util.List;

/** Layers that straight-line code calls, instead of writing them out. */
public interface CalledLayers {

  /** Whether {@code layer} is one of them. */
  boolean has(Layer layer);

  /** The methods that compute them. */
  List<MethodSpec> methods();

  /** Statements that compute the layer of {@code step}, in code whose other values are locals of {@code writer}. */
  List<Statement> forward(Step step, UnrolledWriter writer);

  /** Statements that compute δ of the layer of {@code step}, and add the gradient of its parameters. */
  List<Statement> backward(Step step, UnrolledWriter writer);

  /** Whether straight-line code reads {@code value}: all layers but these are that. */
  boolean isReadByStatements(Tensor value);

  /** Statements that hand {@code value} to {@link #backward}, if δ of one of these needs it: a mask, or a gradient from above. */
  List<Statement> receive(Tensor value, UnrolledWriter writer);
}
