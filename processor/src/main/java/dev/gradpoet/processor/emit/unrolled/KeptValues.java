package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The values of straight-line code where they stay readable after a pass: a field for each. */
record KeptValues(Program program, UnrolledWriter writer) {

  // /** hidden: z, a and δ of the last pass. */
  // private float hiddenZ0, hiddenZ1, hidden0, hidden1, deltaHidden0, deltaHidden1;
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Step step : program.forward()) {
      Tensor value = program.value(step.layer().name());
      boolean isWeighted = step.layer().draws().isEmpty();
      Tensor first = isWeighted
          ? value.sibling(Quantity.WEIGHTED_INPUT)
          : step.layer().draws().get(0).tensor();
      int start = fields.size();
      add(fields, first);
      add(fields, value);
      if (isWeighted) {
        add(fields, first.gradient());
      }
      for (NestForm nest : NestForm.of(step)) {
        if (nest instanceof Reduce) {
          add(fields, nest.out());
        }
      }
      String what = isWeighted ? "z, a and δ" : "mask and values";
      fields.set(
          start,
          fields.get(start).toBuilder()
              .addJavadoc("$L: $L of the last pass.\n", value.layer(), what)
              .build());
    }
    return fields;
  }

  private void add(List<FieldSpec> fields, Tensor tensor) {
    for (int k = 0; k < tensor.size(1); k++) {
      fields.add(
          FieldSpec.builder(float.class, writer.cell(tensor, k).code().toString(), Modifier.PRIVATE)
              .build());
    }
  }

  // new float[] {hidden0, hidden1}
  /** A fresh array of the values of {@code tensor}. */
  CodeBlock array(Tensor tensor) {
    List<CodeBlock> values = new ArrayList<>();
    for (int k = 0; k < tensor.size(1); k++) {
      values.add(writer.cell(tensor, k).code());
    }
    return CodeBlock.of("new float[] {$L}", CodeBlocks.joined(values, ",$W"));
  }

  /** Expressions for suppliers of copies of z, a and δ of a layer with weighted inputs. */
  List<CodeBlock> copies(Layer layer) {
    Tensor value = program.value(layer.name());
    Tensor z = value.sibling(Quantity.WEIGHTED_INPUT);
    return List.of(
        CodeBlock.of("() -> $L", array(z)),
        CodeBlock.of("() -> $L", array(value)),
        CodeBlock.of("() -> $L", array(z.gradient())));
  }
}
